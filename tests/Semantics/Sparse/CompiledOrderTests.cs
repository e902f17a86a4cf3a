using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>A statement that is only made sorts as it is asked; an answer that is read is sorted always (the other tests compare rows in order).</summary>
public sealed class CompiledOrderTests
{
    private const string Manifest = """
        semantic_model:
          name: sale
          node_relation: { schema_name: main, alias: sales }
          defaults: { agg_time_dimension: sold }
          primary_entity: sale
          dimensions:
            - { name: sold, type: time, expr: day, type_params: { time_granularity: day } }
          measures:
            - { name: amount, agg: sum, create_metric: true }
        ---

        """;

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("-amount", null, "order by amount desc nulls last, metric_time__day nulls last")]
    [InlineData(null, 3, "order by metric_time__day nulls last limit 3")]
    public void Statement_OrderAndLimit_SortsAsAsked(string? order, int? limit, string expected)
    {
        var request = new MetricRequest(["amount"], ["metric_time__day"]) { OrderBy = order is null ? [] : [order], Limit = limit };

        var sql = new MetricCompiler(ManifestReader.ReadText(Manifest + Shop.Spine, "shop.yml")).Compile(request).Sql;

        var from = sql.IndexOf("order by", StringComparison.Ordinal);
        (from < 0 ? "" : string.Join(' ', sql[from..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe(expected);
    }
}
