using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.Etl;

/// <summary>A source of a test's own: its contracts, its landing folder and the build it is loaded into, which stays open.</summary>
public sealed class ScratchSource : IDisposable
{
    private readonly ScratchCheckout checkout = new();
    private readonly Lazy<DuckDBConnection> connection;

    public ScratchSource()
    {
        Landing = Path.Combine(checkout.Folder, "landing");
        Directory.CreateDirectory(Landing);
        connection = new Lazy<DuckDBConnection>(() =>
        {
            var opened = BuildDatabase.Open(checkout.Home);
            Migration.Apply(opened, checkout.Checkout, TimeProvider.System);
            return opened;
        });
    }

    public string Landing { get; }

    public WarehouseHome Home => checkout.Home;

    public Checkout Checkout => checkout.Checkout;

    public DuckDBConnection Connection => connection.Value;

    /// <summary>Lines of warning and progress of the last load.</summary>
    public RememberingLog Log { get; } = new();

    /// <summary>A contract of source <c>crm</c>; a column is written <c>name type</c>, with a star where it is required.</summary>
    public void Contract(string name, string columns, string key = "id", string mode = "incremental", string more = "")
    {
        var list = string.Concat(columns.Split(';', StringSplitOptions.TrimEntries).Select(column =>
        {
            var parts = column.Split(' ', 3);
            return $"\n  - {{name: {parts[0].TrimEnd('*')}, type: '{parts[1]}', required: {(parts[0].EndsWith('*') ? "true" : "false")}, description: {{en: E, ja: J}}{(parts.Length > 2 ? $", {parts[2]}" : "")}}}";
        }));
        checkout.Write($"sql/raw/crm/{name}.yml", $"source: crm\nobject: {name}\ndescription: {{en: E, ja: J}}\nmode: {mode}\nkey: [{key}]\n{more}\ncolumns:{list}\n");
    }

    /// <summary>Puts a file of source <c>crm</c> into the landing folder.</summary>
    public string Deliver(string path, string text) => Deliver(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Deliver(string, string)"/>
    public string Deliver(string path, byte[] bytes, string? writtenAt = null)
    {
        var file = Path.Combine(Landing, "crm", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        if (writtenAt is not null) File.SetLastWriteTimeUtc(file, DateTime.Parse(writtenAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
        return file;
    }

    /// <summary>A delivery with its manifest.</summary>
    public void Snapshot(string folder, string extractedAt, string text, bool complete = true)
    {
        Deliver($"{folder}/rows.csv", text);
        Deliver($"{folder}/_manifest.json", $$"""{"extracted_at": "{{extractedAt}}", "files": ["rows.csv"], "complete": {{(complete ? "true" : "false")}}}""");
    }

    public LoadResult Load(CancellationToken cancellation = default) =>
        LoadStage.Run(Connection, Home, Checkout, Landing, null, TimeProvider.System, Log, cancellation);

    /// <summary>The only object's outcome.</summary>
    public ObjectLoaded LoadOne() => Load().Objects.ShouldHaveSingleItem();

    /// <summary>Rows of a query, their columns joined by bars; NULL is a dash.</summary>
    public IReadOnlyList<string> Rows(string sql) => Connection.Query(sql, row => string.Join("|", Enumerable.Range(0, row.FieldCount).Select(at => Shown(row, at))));

    public void Dispose()
    {
        if (connection.IsValueCreated) connection.Value.Dispose();
        checkout.Dispose();
    }

    private static string Shown(DuckDBDataReader row, int at) => row.IsDBNull(at) ? "-" : row.GetValue(at) switch
    {
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };
}

/// <summary>A log that a test can read.</summary>
public sealed class RememberingLog : IStageLog
{
    public List<string> Lines { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Line(string message) => Lines.Add(message);

    public void Warn(string message) => Warnings.Add(message);

    public void Progress(string what, int done, int total)
    {
    }
}
