using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Check;
using Warehouse.Semantics;

namespace Warehouse.App.Pipeline;

/// <summary>Checks that need the definitions of the metrics beside the build.</summary>
internal static class MetricChecks
{
    /// <summary>A target of a metric that is not defined stands beside nothing: its name is told, and where it comes from.</summary>
    public static IReadOnlyList<CheckQuery> Of(Checkout checkout)
    {
        var folder = Path.Combine(checkout.ModelsFolder, "metrics");
        var names = string.Join(", ", Catalog.Read(folder).Definitions.Keys.Select(Literal.Quote));
        var sql = $"""
            select 'extract targets' as target_of, metric, min(month) as first_month, count(*) as targets
            from star.fct_target
            where metric not in ({names})
            group by metric
            union all
            select 'warehouse.json kpi_targets', metric, null, 1
            from etl.kpi_target
            where metric not in ({names})
            """;
        return [new CheckQuery("target_of_unknown_metric", null, folder, sql, StopsPublication: false, "Every target is of a metric that is defined", "目標値の指標はすべて定義されている")];
    }
}
