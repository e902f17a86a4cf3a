using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Check;
using Warehouse.Etl.Publish;

namespace Warehouse.Tests.Etl;

/// <summary>A checkout and a home of a test's own: the real migrations, and whatever models and checks the test writes.</summary>
public sealed class ScratchCheckout : IDisposable
{
    public ScratchCheckout()
    {
        Folder = Directory.CreateTempSubdirectory("warehouse-scratch-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "sql", "raw"));
        Directory.CreateDirectory(Path.Combine(Folder, "models"));
        CopyFolder(RepositoryRoot.Combine("sql", "migrations"), Path.Combine(Folder, "sql", "migrations"));
        Write("sql/functions/duckdb.sql", "create or replace macro twice(x) as x * 2;");
        Write("warehouse.json", "{\"company_name\": \"Test\"}");
        Home = new WarehouseHome(Path.Combine(Folder, "home"));
    }

    public string Folder { get; }

    public WarehouseHome Home { get; }

    public Checkout Checkout => new(Folder);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>A model with its contract; a column is written <c>name type</c>.</summary>
    public void Model(string name, string sql, string materialized = "table", string grain = "id", string columns = "", string more = "", string description = "In English")
    {
        Write($"models/{name}.sql", sql);
        var list = string.Concat(columns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(column => $"\n  - {{name: {column.Split(' ')[0]}, type: {column.Split(' ')[1]}, description: {{en: about it, ja: これのこと}}}}"));
        Write($"models/{name}.yml", $"description: {{en: {description}, ja: 日本語で}}\nmaterialized: {materialized}\n{(list.Length > 0 ? $"grain: [{grain}]\n" : "")}columns:{(list.Length > 0 ? list : " []")}\n{more}\n");
    }

    public BuildResult Build(string? select = null, bool full = false, string asOf = "2026-10-31", (string From, string To)? again = null) =>
        BuildStage.Run(Home, Checkout, new BuildOptions(select, full, Day(asOf), again is { } days ? new DayRange(Day(days.From), Day(days.To)) : null), QuietLog.Instance, TimeProvider.System);

    public CheckResult Check() => CheckStage.Run(Home, Checkout, QuietLog.Instance, TimeProvider.System);

    public PublishResult Publish(int kept = 5) => PublishStage.Run(Home, Checkout, kept, QuietLog.Instance, TimeProvider.System);

    /// <summary>A scalar of the build.</summary>
    public T? Ask<T>(string sql)
    {
        using var connection = BuildDatabase.Open(Home);
        return connection.Scalar<T>(sql);
    }

    /// <summary>Rows of a query in the order of all their columns, joined by blanks.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = BuildDatabase.Open(Home);
        return connection.Query($"select concat_ws(' ', *columns(*)) as line from ({sql}) order by all", row => row.GetString(0));
    }

    /// <summary>Changes the build behind the stages' back.</summary>
    public void Tamper(string sql)
    {
        using var connection = BuildDatabase.Open(Home);
        connection.Execute(sql);
    }

    /// <summary>A scalar of what readers see.</summary>
    public T? AskPublished<T>(string sql)
    {
        using var connection = Duck.Open(Home.PublishedLink, new DuckOptions { ReadOnly = true });
        return connection.Scalar<T>(sql);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
