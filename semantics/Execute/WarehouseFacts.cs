using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Execute;

/// <summary>What the engine reads once, when it opens a warehouse: the settings, the spine and the targets.</summary>
internal sealed record WarehouseFacts(WarehouseContext Context, MonthCalendar Calendar, Settings Settings, IReadOnlyDictionary<string, KpiTarget> Targets)
{
    /// <exception cref="SemanticException">The manifest names no settings, or there is not one row of them.</exception>
    public static WarehouseFacts Read(DuckDBConnection connection, WarehouseSection section, string versionId)
    {
        if (section.Settings.Length == 0) throw new SemanticException("the manifest has no key 'warehouse' with settings and spine, so the closing month is unknown");
        var settings = ReadSettings(connection, section.Settings);
        DateOnly? Date(string name) => settings.Value(name) is DateOnly date ? date : null;
        string Text(string name) => settings.Value(name) as string ?? "";

        var closing = Date("closing_month") ?? throw new SemanticException($"{section.Settings}: closing_month is empty; build the warehouse first");
        var first = Date("first_month")
            ?? connection.Scalar<DateOnly?>($"select min({Identifier.Quote(section.SpineColumn)}) from {Relation(section.SpineModel)}")
            ?? closing.AddMonths(1);
        var context = new WarehouseContext(Text("company_name"), Text("reporting_currency"), Date("as_of_date") ?? closing.AddMonths(1).AddDays(-1), closing, versionId);
        return new WarehouseFacts(context, new MonthCalendar(first, closing, settings.Number("fiscal_year_start_month")) { AsOf = context.AsOf }, settings, ReadTargets(connection, section.Targets));
    }

    /// <summary>What is known of a database that no manifest describes as a warehouse: nothing but its name.</summary>
    public static WarehouseFacts None(string versionId) => new(
        new WarehouseContext("", "", DateOnly.MinValue, DateOnly.MinValue, versionId),
        new MonthCalendar(DateOnly.MinValue, DateOnly.MinValue, 1),
        new Settings(new Dictionary<string, object?>(StringComparer.Ordinal)),
        new Dictionary<string, KpiTarget>(StringComparer.Ordinal));

    private static Settings ReadSettings(DuckDBConnection connection, string relation)
    {
        var rows = connection.Query($"select * from {Relation(relation)}", reader => Enumerable.Range(0, reader.FieldCount)
            .ToDictionary(reader.GetName, i => Cell.Read(reader, i), StringComparer.Ordinal));
        return rows.Count == 1 ? new Settings(rows[0]) : throw new SemanticException($"{relation}: expected one row of settings, found {rows.Count}");
    }

    private static Dictionary<string, KpiTarget> ReadTargets(DuckDBConnection connection, string relation)
    {
        if (relation.Length == 0) return [];
        var rows = connection.Query(
            $"select metric, target, amber, better from {Relation(relation)}",
            reader => (Name: reader.GetString(0), Target: new KpiTarget(reader.Get<decimal?>(1), reader.Get<decimal?>(2), reader.Get<string>(3))));
        return rows.ToDictionary(row => row.Name, row => row.Target, StringComparer.Ordinal);
    }

    private static string Relation(string name) => string.Join(".", name.Split('.').Select(Identifier.Quote));
}

/// <summary>A business's own target for a metric; what is null leaves the manifest's default.</summary>
internal sealed record KpiTarget(decimal? Target, decimal? Amber, string? Better);
