namespace Warehouse.Etl.Extract;

/// <summary>Finds what has been delivered.</summary>
public static class Landing
{
    /// <summary>The deliveries of <c>FROM/SOURCE/OBJECT/…</c>, or, with a source named, of that source's own folder.</summary>
    /// <param name="contracts">All contracts.</param>
    /// <param name="from">The folder.</param>
    /// <param name="source">The source whose own folder it is, or null when it holds a folder a source.</param>
    /// <param name="log">Told of files that no contract wants.</param>
    /// <returns>Deliveries by object, older ones first.</returns>
    /// <exception cref="WarehouseException">The folder is missing or holds nothing to load, or some files can't be loaded; the message lists them all.</exception>
    public static IReadOnlyList<Delivery> Find(ContractFolder contracts, string from, string? source, IStageLog log)
    {
        if (!Directory.Exists(from)) throw new WarehouseException($"{from}: expected a folder of extracts, found {(File.Exists(from) ? "a file" : "nothing")}");
        if (source is not null) return NotEmpty(InSource(contracts.Of(source), Path.GetFullPath(from), log), from, $"files of {source}'s objects");

        var folders = Directory.EnumerateDirectories(from).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).ToList();
        foreach (var other in folders.Except(contracts.Sources))
        {
            if (NearestName.Of(other, contracts.Sources) is { } near) log.Warn($"{Path.Combine(from, other)}: passed over, as no source is named '{other}'; did you mean '{near}'?");
        }

        var deliveries = folders.Intersect(contracts.Sources).SelectMany(name => InSource(contracts.Of(name), Path.GetFullPath(Path.Combine(from, name)), log)).ToList();
        return NotEmpty(deliveries, from, $"folders named after sources ({string.Join(", ", contracts.Sources)}) with files in them; the folder of one source alone is loaded with --source");
    }

    private static List<Delivery> NotEmpty(List<Delivery> deliveries, string from, string expected) =>
        deliveries.Count > 0 ? deliveries : throw new WarehouseException($"{from}: nothing to load; expected {expected}");

    private static List<Delivery> InSource(IReadOnlyList<Contract> contracts, string folder, IStageLog log)
    {
        var found = LandingFiles.Find(folder, path => Wanted(contracts, folder, path).Any());
        var problems = found.Problems.ToList();
        var manifests = found.Manifests.Select(Manifest.Read).ToList();
        var listed = manifests.SelectMany(manifest => manifest.Files ?? []).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(manifests.SelectMany(manifest => (manifest.Files ?? []).Where(file => !File.Exists(file)).Select(file => $"{manifest.File}: lists {file}, which isn't there; deliver the folder again")));

        var deliveries = new List<Delivery>();
        var groups = found.Files
            .Select(file => (File: file, Contract: Owner(contracts, folder, file, problems, log), Manifest: Nearest(manifests, folder, file)))
            .Where(item => item.Contract is not null)
            .Where(item => item.Manifest?.Files is null || listed.Contains(item.File) || Unlisted(item.File, item.Manifest, log))
            .GroupBy(item => (item.Contract, Folder: Path.GetDirectoryName(item.Manifest?.File ?? item.File)!, item.Manifest, Loose: item.Manifest is null ? item.File : null));
        foreach (var group in groups)
        {
            var files = group.Select(item => item.File).ToList();
            var manifest = group.Key.Manifest;
            deliveries.Add(new Delivery(group.Key.Contract!, group.Key.Folder, manifest?.ExtractedAt ?? WrittenAt(files[0]), manifest?.Complete ?? false, manifest is not null, files));
        }

        return problems.Count == 0
            ? [.. deliveries.OrderBy(delivery => delivery.Contract.Object, StringComparer.Ordinal).ThenBy(delivery => delivery.ExtractedAt.Written).ThenBy(delivery => delivery.Folder, StringComparer.Ordinal)]
            : throw new WarehouseException($"{folder}: nothing was loaded, as these can't be:\n{string.Join('\n', problems)}");
    }

    private static Contract? Owner(IReadOnlyList<Contract> contracts, string folder, string file, List<string> problems, IStageLog log)
    {
        var wanted = Wanted(contracts, folder, file).ToList();
        if (wanted.Count == 0)
        {
            log.Warn($"{file}: passed over, as no contract of {contracts[0].Source} wants it (sql/raw/{contracts[0].Source}/*.yml)");
            return null;
        }

        if (wanted.Count > 1) problems.Add($"{file}: wanted by {string.Join(" and ", wanted.Select(contract => contract.File))}; narrow their patterns");
        if (FileKind.Of(file) is not null) return wanted[0];

        log.Warn($"{file}: passed over; expected .csv, .tsv, .jsonl or .parquet, each also .gz or .zst");
        return null;
    }

    private static IEnumerable<Contract> Wanted(IReadOnlyList<Contract> contracts, string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        return contracts.Where(contract => contract.Files.Any(glob => glob.Matches(relative)));
    }

    private static bool Unlisted(string file, Manifest manifest, IStageLog log)
    {
        log.Warn($"{file}: passed over, as {manifest.File} doesn't list it");
        return false;
    }

    /// <summary>The manifest in the file's folder or the nearest one above it, up to the source's folder.</summary>
    private static Manifest? Nearest(List<Manifest> manifests, string folder, string file)
    {
        for (var at = Path.GetDirectoryName(file); at is not null && at.Length >= folder.Length; at = Path.GetDirectoryName(at))
        {
            if (manifests.FirstOrDefault(manifest => Path.GetDirectoryName(manifest.File) == at) is { } manifest) return manifest;
        }

        return null;
    }

    /// <remarks>
    /// A loose file is a delivery of its own, so that it means the same whether it is loaded alone or together with its neighbours. Cut to
    /// microseconds, as DuckDB keeps them.
    /// </remarks>
    private static Moment WrittenAt(string file)
    {
        var written = File.GetLastWriteTimeUtc(file);
        return new Moment(new DateTime(written.Ticks - (written.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc), true);
    }
}
