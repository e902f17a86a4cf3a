using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>Writes the settings of the business into the build, where models read them.</summary>
/// <remarks>
/// Only what changed is written, row by row under its key. A table emptied and filled again in one transaction makes DuckDB undo both in its
/// index when the commit fails, as on a full disk, and that can end the process.
/// </remarks>
public static class SettingTables
{
    private const string Wanted = "_wanted_settings";

    /// <summary>Brings <c>etl.setting</c>, <c>etl.key_feature</c>, <c>etl.kpi_target</c> and the tables of scores and of the playbook to what the settings say, all in one transaction.</summary>
    /// <exception cref="WarehouseException">The reporting time zone is unknown.</exception>
    public static void Fill(DuckDBConnection connection, WarehouseSettings settings, DateOnly asOf)
    {
        TimeZones.Require(connection, settings.ReportingTimeZone, $"{settings.From("reporting_time_zone")}: 'reporting_time_zone'");
        var scores = settings.Scores;
        connection.InTransaction(() =>
        {
            Follow(connection, "setting", [],
            [
                [
                    asOf, AsOf.ClosingMonth(asOf), settings.FirstMonth, settings.ReportingTimeZone, settings.ReportingCurrency, settings.FiscalYearStartMonth,
                    settings.HighTouchArr, settings.LowTouchArr, settings.LtvCapMonths, settings.YearlyDiscountRate, settings.CacLagMonths,
                    settings.CustomerSuccessInCostOfRevenue, settings.CompanyName, settings.MinimumKeyFeatures, settings.FirstValueDays,
                    settings.CostSpreading, TimeZones.MinutesAhead(connection, settings.ReportingTimeZone),
                ],
            ]);
            Follow(connection, "key_feature", ["feature"], settings.KeyFeatures.Select(feature => new object?[] { feature }));
            Follow(connection, "first_value_feature", ["feature"], settings.FirstValueFeatures.Select(feature => new object?[] { feature }));
            Follow(connection, "icp_rule", ["attribute", "member"], settings.IcpRule.Select(condition => new object?[] { condition.Attribute, condition.Member, condition.AtLeast, condition.AtMost }));
            Follow(connection, "score_component", ["score", "component"], scores.Components.Select(part => new object?[] { part.Score, part.Component, part.Weight, part.Target }));
            Follow(connection, "score_band", ["score", "band"], [["health", "healthy", scores.HealthyFrom], ["health", "watch", scores.RiskBelow], ["health", "risk", 0m]]);
            Follow(connection, "renewal_stage", ["stage"], scores.RenewalStages.Select(stage => new object?[] { stage.Stage, stage.Intent }));
            Follow(connection, "kpi_target", ["metric"], settings.KpiTargets.Select(kpi => new object?[] { kpi.Metric, kpi.Target, kpi.Amber, kpi.Better }));
            Follow(connection, "playbook_step", ["step"], settings.Playbook.Select((step, index) => new object?[] { step.Step, index + 1, step.From, step.DueDays, step.WindowDays, step.LateDays, step.EveryMonths }));
            Follow(connection, "playbook_tier", ["step", "touch_tier"], settings.Playbook.SelectMany(step => step.TouchTiers, (step, tier) => new object?[] { step.Step, tier }));
            Follow(connection, "playbook_kind", ["step", "kind"], settings.Playbook.SelectMany(step => step.Kinds, (step, kind) => new object?[] { step.Step, kind }));
            Follow(connection, "tolerance", ["name"], [["reconciliation", settings.ReconciliationTolerance]]);
        });
    }

    /// <summary>Makes a table hold these rows; rows that it holds already aren't touched.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="name">The table in <c>etl</c>.</param>
    /// <param name="key">Its primary key; none for the table of one row.</param>
    /// <param name="rows">All its rows.</param>
    private static void Follow(DuckDBConnection connection, string name, string[] key, IEnumerable<object?[]> rows)
    {
        var table = Identifier.Quote("etl", name);
        connection.Execute($"create or replace temp table {Wanted} as from {table} limit 0");
        foreach (var row in rows) connection.Execute($"insert into {Wanted} values ({string.Join(", ", row.Select(_ => "?"))})", row);
        var columns = connection.Query($"select column_name from (describe {Wanted})", row => row.Get<string>(0)!);
        var same = string.Join(" and ", key.Select(column => $"wanted.{column} = held.{column}").DefaultIfEmpty("true"));
        var changed = string.Join(" or ", columns.Except(key).Select(column => $"wanted.{column} is distinct from held.{column}").DefaultIfEmpty("false"));
        var sets = string.Join(", ", columns.Except(key).Select(column => $"{column} = wanted.{column}"));
        connection.Execute($"delete from {table} as held where not exists (select 1 from {Wanted} as wanted where {same})");
        if (sets.Length > 0) connection.Execute($"update {table} as held set {sets} from {Wanted} as wanted where {same} and ({changed})");
        connection.Execute($"insert into {table} from {Wanted} as wanted where not exists (select 1 from {table} as held where {same})");
        connection.Execute($"drop table {Wanted}");
    }
}
