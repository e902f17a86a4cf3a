namespace Warehouse.Tests.Interop;

/// <summary>Finds files of the checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    internal static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Warehouse.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Warehouse.sln.");
    }
}
