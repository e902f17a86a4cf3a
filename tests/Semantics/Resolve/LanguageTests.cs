using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Resolve;

/// <summary>The language itself, on a shop of its own: aggregations, filters, offsets, windows, wider cuts, joins over two keys.</summary>
public sealed class LanguageTests : IDisposable
{
    private const string Shop =
        """
        warehouse: {settings: etl.setting, spine: {model: star.sale, month: sold_on}}
        semantic_models:
          - name: sales
            model: star.sale
            primary_entity: sale
            defaults: {agg_time_dimension: sold_on}
            entities:
              - {name: product, type: foreign, expr: product_id}
            dimensions:
              - {name: sold_on, type: time, type_params: {time_granularity: day}}
              - {name: paid_on, type: time, type_params: {time_granularity: day}}
              - {name: is_gift, type: categorical}
            measures:
              - {name: amount, agg: sum}
              - {name: gifts, agg: sum_boolean, expr: is_gift}
              - {name: orders, agg: count, expr: buyer}
              - {name: buyers, agg: count_distinct, expr: buyer}
              - {name: mean_amount, agg: average, expr: amount}
              - {name: least, agg: min, expr: amount}
              - {name: most, agg: max, expr: amount}
              - {name: middle, agg: median, expr: amount}
              - {name: p75, agg: percentile, expr: amount, agg_params: {percentile: 0.75}}
              - {name: p75_sold, agg: percentile, expr: amount, agg_params: {percentile: 0.75, use_discrete_percentile: true}}
              - {name: paid, agg: sum, expr: amount, agg_time_dimension: paid_on}
              - {name: large, agg: count, expr: case when amount >= 20 then buyer end}
              - {name: net, agg: sum, expr: amount * 0.9}
          - name: products
            model: star.product
            entities:
              - {name: product, type: primary, expr: product_id}
              - {name: maker, type: foreign, expr: maker_id}
            dimensions: [{name: colour, type: categorical}]
          - name: makers
            model: star.maker
            entities: [{name: maker, type: primary, expr: maker_id}]
            dimensions: [{name: town, type: categorical}]
        metrics:
          - {name: gift_amount, type: simple, type_params: {measure: amount}, filter: "{{ Dimension('sale__is_gift') }}"}
          - {name: red_share, type: ratio, type_params: {numerator: {name: amount, filter: "{{ Dimension('product__colour') }} = 'red'"}, denominator: amount}}
          - {name: share_of_all, type: ratio, type_params: {numerator: amount, denominator: {name: amount, cut: all}}}
          - {name: share_of_town, type: ratio, type_params: {numerator: amount, denominator: {name: amount, without: [product__colour]}}}
          - {name: growth, type: derived, type_params: {expr: amount - before, metrics: [{name: amount, offset_window: 1 month, alias: before}]}}
          - {name: growth_rate, type: derived, type_params: {expr: growth / before, metrics: [{name: amount, offset_window: 1 month, alias: before}]}}
          - {name: growth_before, type: derived, type_params: {expr: g, metrics: [{name: growth, offset_window: 1 month, alias: g}]}}
          - {name: trailing, type: cumulative, type_params: {measure: amount, window: 2 months}}
          - {name: trailing_whole, type: cumulative, type_params: {measure: amount, window: 2 months, whole: true}}
          - {name: trailing_buyers, type: cumulative, type_params: {measure: buyers, window: 2 months}}
          - {name: bounded, type: derived, type_params: {expr: "least(greatest(coalesce(amount, 0), 15), 40) * -1 + 2 * 3"}}
          - {name: amount, type: simple, type_params: {measure: amount}}
        """;

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03", fiscalYearStart: 1, manifest: ManifestReader.ReadText(Shop, "shop.yml"))
        .Run("create table star.sale (sold_on date, paid_on date, product_id integer, is_gift boolean, buyer varchar, amount decimal(18, 4))")
        .Run("create table star.product (product_id integer, maker_id integer, colour varchar)")
        .Run("create table star.maker (maker_id integer, town varchar)")
        .Rows("star.maker", "maker_id, town", "1, 'Kobe'", "2, 'Nara'")
        .Rows("star.product", "product_id, maker_id, colour", "1, 1, 'red'", "2, 1, 'blue'", "3, 2, 'red'")
        .Rows(
            "star.sale",
            "sold_on, paid_on, product_id, is_gift, buyer, amount",
            "'2026-01-31', '2026-03-01', 1, true, 'x', 10",
            "'2026-02-01', '2026-02-01', 2, false, 'x', 20",
            "'2026-02-28', '2026-03-05', 3, true, 'y', 30",
            "'2026-02-28', null, 9, null, null, 40");

    public void Dispose() => warehouse.Dispose();

    [Theory]
    [InlineData("amount", "100")]
    [InlineData("gift_amount", "40")]
    [InlineData("bounded", "-34")]
    public void Metric_OverEverything_IsItsSum(string metric, string expected) => warehouse.Query(metric).Text().ShouldBe(expected);

    [Fact]
    public void Aggregations_OfAMonth_AreTheirs()
    {
        using var measures = new TinyWarehouse("2026-01", "2026-03", manifest: ManifestReader.ReadText(
            Shop + string.Concat(new[] { "gifts", "orders", "buyers", "mean_amount", "least", "most", "middle", "p75", "p75_sold", "large", "net" }
                .Select(name => $"\n  - {{name: m_{name}, type: simple, type_params: {{measure: {name}}}}}")),
            "shop.yml"));
        measures.Run("create table star.sale (sold_on date, paid_on date, product_id integer, is_gift boolean, buyer varchar, amount decimal(18, 4))").Rows(
            "star.sale", "sold_on, is_gift, buyer, amount", "'2026-02-01', true, 'x', 10", "'2026-02-09', false, 'x', 20", "'2026-02-28', true, 'y', 30", "'2026-02-28', null, null, 40");
        measures.Query("m_gifts,m_orders,m_buyers,m_mean_amount,m_least,m_most,m_middle,m_p75,m_p75_sold,m_large,m_net", "metric_time__month", start: "2026-02-01").Text().ShouldBe(
            """
            2026-02 2 3 2 25 10 40 25 32.5 30 2 90
            2026-03 0 0 0 – – – – – – 0 0
            """);
    }

    /// <summary>A shift of a month takes the 31st along, and before the spine nothing is known.</summary>
    [Fact]
    public void Offset_ByAMonth_ShiftsWholePeriods() => warehouse.Query("amount,growth,growth_rate,growth_before", "metric_time__month").Text().ShouldBe(
        """
        2026-01 10 – – –
        2026-02 90 80 8 –
        2026-03 0 -90 -1 80
        """);

    [Fact]
    public void Window_OfTwoMonths_IsUnknownUntilWholeOnlyWhereAsked() =>
        warehouse.Query("trailing,trailing_whole,trailing_buyers", "metric_time__month").Text().ShouldBe(
            """
            2026-01 10 – 1
            2026-02 100 100 2
            2026-03 90 – 2
            """);

    [Fact]
    public void Cut_OverTwoKeys_KeepsRowsWithoutAMatchApart() => warehouse.Query("amount,share_of_all,red_share", "product__maker__town").Text().ShouldBe(
        """
        Kobe 30 0.3 0.3333
        Nara 30 0.3 1
        – 40 0.4 0
        """);

    [Fact]
    public void Cut_WithoutOneDimension_DividesByTheSumOverIt() =>
        warehouse.Query("share_of_town", "product__maker__town,product__colour", "{{ Dimension('product__colour') }} is not null").Text().ShouldBe(
            """
            Kobe blue 0.6667
            Kobe red 0.3333
            Nara red 1
            """);

    [Fact]
    public void Days_OfDailyFacts_AreRowsOfTheirOwn()
    {
        warehouse.Query("amount", "metric_time__day", start: "2026-01-31", end: "2026-02-02").Text().ShouldBe("2026-01-31 10\n2026-02 20\n2026-02-02 0");
        warehouse.Query("amount", "metric_time__week", start: "2026-02-23", end: "2026-03-01").Text().ShouldBe("2026-02-23 70");
        warehouse.Query("amount", start: "2026-01-31", end: "2026-02-27").Text().ShouldBe("30");
    }

    [Fact]
    public void Window_OverAStock_IsRefused()
    {
        var stock = Shop.Replace("{name: amount, agg: sum}", "{name: amount, agg: sum, as_of: end}", StringComparison.Ordinal);
        using var stocks = new TinyWarehouse("2026-01", "2026-03", manifest: ManifestReader.ReadText(stock, "shop.yml"))
            .Run("create table star.sale (sold_on date)");
        Should.Throw<SemanticException>(() => stocks.Query("trailing")).Message.ShouldEndWith(
            "the measure 'amount' is a stock: it is read as of a month's end and never summed over a window");
    }

    [Fact]
    public void Path_ThatTwoModelsAnswerTo_IsRefusedWithBoth()
    {
        var twice = Shop.Replace(
            "\nmetrics:\n",
            "\n  - {name: old_products, model: star.old_product, entities: [{name: product, type: unique, expr: id}], dimensions: [{name: colour, type: categorical}]}\nmetrics:\n",
            StringComparison.Ordinal);
        using var ambiguous = new TinyWarehouse("2026-01", "2026-03", manifest: ManifestReader.ReadText(twice, "shop.yml")).Run("create table star.sale (sold_on date)");
        Should.Throw<SemanticException>(() => ambiguous.Query("amount", "product__colour")).Message.ShouldStartWith(
            "'product__colour' is ambiguous: products (shop.yml, line 27), old_products (shop.yml, line 37) all have it");
    }
}
