using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;

namespace Warehouse.Tests.EndToEnd;

/// <summary>The extracts of a company small enough to be loaded and built many times.</summary>
public sealed class SmallCompany : IDisposable
{
    public SmallCompany() =>
        CompanyGenerator.Run(new GenerateOptions { OutputFolder = Folder, Accounts = 25, Months = 6, Events = 3000, Seed = 3 });

    /// <summary>The day on which the generator takes its last extracts.</summary>
    public static DateOnly LastDay { get; } = new(2026, 11, 5);

    public string Folder { get; } = Directory.CreateTempSubdirectory("warehouse-small-").FullName;

    public string Standard => Path.Combine(Folder, "standard");

    /// <summary>Every delivery, a folder with a manifest, relative to the extracts: <c>standard/accounts/2026-11-05</c>.</summary>
    public IReadOnlyList<string> Deliveries => [.. Directory.EnumerateFiles(Standard, "_manifest.json", SearchOption.AllDirectories)
        .Select(manifest => Path.GetRelativePath(Folder, Path.GetDirectoryName(manifest)!))
        .Order(StringComparer.Ordinal)];

    /// <summary>Copies a delivery as it is.</summary>
    public void Deliver(string delivery, string to)
    {
        var target = Path.Combine(to, delivery);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, delivery))) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>A home of a test's own over the real contracts and models, run in this process.</summary>
public sealed class SmallWarehouse : IDisposable
{
    private static readonly Checkout Checkout = Checkout.Current();

    private readonly WarehouseHome home = new(Directory.CreateTempSubdirectory("warehouse-home-").FullName);

    public SmallWarehouse() => EmptyBuild.PutInto(home);

    public void Load(string from)
    {
        using var connection = BuildDatabase.Open(home);
        LoadStage.Run(connection, home, Checkout, from, null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
    }

    public BuildResult Build(DateOnly asOf, bool full = false, DayRange? again = null) =>
        BuildStage.Run(home, Checkout, new BuildOptions(Full: full, AsOf: asOf, Again: again), QuietLog.Instance, TimeProvider.System);

    /// <summary>What readers get, table by table: its rows and a sum over their hashes, in which their order doesn't count.</summary>
    public IReadOnlyDictionary<string, string> Marts() => Ask(connection => connection
        .Query("select table_schema || '.' || table_name from information_schema.tables where table_schema in ('star', 'marts') order by all", row => row.GetString(0))
        .ToDictionary(table => table, table => connection.Scalar<string>($"select count(*) || ' rows, ' || coalesce(sum(hash(content)::hugeint), 0) from {table} as content")!));

    /// <summary>Models that most builds after the first made in part.</summary>
    public IReadOnlyList<string> MostlyMadeInPart() => Ask(connection => connection.Query(
        "select model from etl.model_run where run_id > (select min(run_id) from etl.model_run) group by model having count(*) filter (outcome = 'built in part') > count(*) / 2", row => row.GetString(0)));

    public T Ask<T>(Func<DuckDBConnection, T> question)
    {
        using var connection = BuildDatabase.Open(home);
        return question(connection);
    }

    public void Dispose() => Directory.Delete(home.Path, recursive: true);
}
