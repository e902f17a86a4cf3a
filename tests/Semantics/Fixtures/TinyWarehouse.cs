using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Fixtures;

/// <summary>A published warehouse of a few hand-written rows, read with the definitions of <c>models/metrics</c>.</summary>
internal sealed class TinyWarehouse : IDisposable
{
    private static readonly Lazy<MetricManifest> Definitions = new(() => ManifestReader.Read(RepositoryRoot.Combine("models", "metrics")));
    private static readonly Lazy<string> Star = new(() => File.ReadAllText(RepositoryRoot.Combine("tests", "Semantics", "Fixtures", "star.sql")));

    private static readonly (string Prefix, string Key, string[] Columns) Current = ("account_", "account_key", ["touch_tier", "csm"]);
    private static readonly (string Prefix, string Key, string[] Columns) Opening = ("opening_", "opening_account_key", ["touch_tier", "csm"]);
    private static readonly (string Prefix, string Key, string[] Columns) Acquisition = ("acquisition_", "acquisition_account_key", ["touch_tier", "csm", "segment", "channel"]);

    private static readonly (string Fact, (string Prefix, string Key, string[] Columns)[] Keys)[] Carried =
        [("fct_mrr_month", [Current, Opening, Acquisition]), ("fct_mrr_movement", [Current, Acquisition]), ("fct_retention", [Current, Acquisition])];

    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);
    private readonly MetricManifest manifest;
    private MetricEngine? engine;

    /// <summary>Months run from <paramref name="first"/> to <paramref name="closing"/>, both <c>yyyy-MM</c>; the as-of is ten days later.</summary>
    public TinyWarehouse(string first, string closing, int fiscalYearStart = 4, int ltvCap = 60, int cacLag = 0, MetricManifest? manifest = null)
    {
        this.manifest = manifest ?? Definitions.Value;
        connection.ExecuteScript(Star.Value);
        var closingMonth = Month(closing);
        connection.Execute(
            "insert into etl.setting values ($1, $2, $3, 'Asia/Tokyo', 'JPY', $4, 10000000, 1000000, $5, 0.10, $6, false, 'みほん', 5)",
            closingMonth.AddMonths(1).AddDays(9), closingMonth, Month(first), fiscalYearStart, ltvCap, cacLag);
        Accounts("0 unknown tier=unknown");
    }

    public MetricEngine Engine => engine ??= Open();

    /// <summary>Members of <c>dim_account</c>: <c>key account_id column=value …</c>, <c>tier</c> for touch_tier.</summary>
    public TinyWarehouse Accounts(params string[] members)
    {
        foreach (var member in members)
        {
            var parts = member.Split(' ');
            var columns = parts.Skip(2).Select(p => p.Split('=')).ToDictionary(p => p[0] == "tier" ? "touch_tier" : p[0], p => p[1]);
            var names = string.Concat(columns.Keys.Select(name => $", {Identifier.Quote(name)}"));
            var values = string.Concat(columns.Select((_, i) => $", ${i + 3}"));
            connection.Execute(
                $"insert into star.dim_account (account_key, account_id{names}) values ($1, $2{values})",
                [int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], .. columns.Values]);
        }

        return this;
    }

    /// <summary>Rows of a relation: the columns, then each row's values as SQL writes them.</summary>
    public TinyWarehouse Rows(string relation, string columns, params string[] rows)
    {
        connection.Execute($"insert into {relation} ({columns}) values {string.Join(", ", rows.Select(row => $"({row})"))}");
        return this;
    }

    /// <summary>Runs a statement on the database.</summary>
    public TinyWarehouse Run(string sql)
    {
        connection.Execute(sql);
        return this;
    }

    public MetricTable Query(string metrics, string groupBy = "", string? where = null, string? start = null, string? end = null) =>
        Engine.Query(Request(metrics, groupBy, where, start, end));

    /// <summary>A request in the command line's words; <paramref name="start"/> and <paramref name="end"/> are <c>yyyy-MM-dd</c>.</summary>
    public static MetricRequest Request(string metrics, string groupBy = "", string? where = null, string? start = null, string? end = null) =>
        new(Names(metrics), Names(groupBy)) { Where = where, Start = Day(start), End = Day(end) };

    public void Dispose()
    {
        engine?.Dispose();
        connection.Dispose();
    }

    private MetricEngine Open()
    {
        // What facts carry of the versions that their keys name, as the models do.
        foreach (var (fact, keys) in Carried)
        {
            foreach (var (prefix, key, columns) in keys)
            {
                var sets = columns.Select(column => $"{prefix}{column} = account.{column}");
                connection.Execute($"update star.{fact} as fact set {string.Join(", ", sets)} from star.dim_account as account where account.account_key = fact.{key}");
            }
        }

        return MetricEngine.Open(connection, manifest, "test");
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateOnly Month(string text) => DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
