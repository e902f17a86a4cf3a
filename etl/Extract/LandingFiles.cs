namespace Warehouse.Etl.Extract;

/// <summary>The files below a source's folder, with what is wrong with those that can't be loaded.</summary>
internal sealed record LandingFiles(IReadOnlyList<string> Files, IReadOnlyList<string> Manifests, IReadOnlyList<string> Problems)
{
    private const int DeepestFolder = 16;

    /// <summary>Walks a folder. Names that begin with a dot or an underscore are passed over, but for manifests.</summary>
    public static LandingFiles Find(string folder, Func<string, bool> isDeliverable)
    {
        var files = new List<string>();
        var manifests = new List<string>();
        var problems = new List<string>();
        Walk(folder, 0);
        return new LandingFiles(files, manifests, problems);

        void Walk(string below, int depth)
        {
            foreach (var entry in Entries(below, problems))
            {
                var name = entry.Name;
                if (name == Manifest.Name) manifests.Add(entry.FullName);
                if (name.StartsWith('.') || name.StartsWith('_')) continue;

                var isFolder = entry is DirectoryInfo;
                var wanted = FileKind.Of(name) is not null && isDeliverable(entry.FullName);
                if (isFolder && wanted) problems.Add($"{entry.FullName}: expected a file, found a folder");
                else if (isFolder && depth < DeepestFolder) Walk(entry.FullName, depth + 1);
                else if (IsBroken(entry)) problems.Add($"{entry.FullName}: a symbolic link to {entry.LinkTarget}, which isn't there");
                else if (!isFolder) files.Add(entry.FullName);
            }
        }
    }

    private static bool IsBroken(FileSystemInfo entry)
    {
        try
        {
            return entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is null or { Exists: false };
        }
        catch (IOException)
        {
            // A link that leads to itself.
            return true;
        }
    }

    private static List<FileSystemInfo> Entries(string folder, List<string> problems)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{folder}: can't be listed: {error.Message}");
            return [];
        }
    }
}
