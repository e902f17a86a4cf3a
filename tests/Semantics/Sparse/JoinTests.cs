namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>Joins: over any number of keys, at a history's time, within partitions; and those that are refused, with the way named.</summary>
public sealed class JoinTests : IDisposable
{
    private const string Manifest =
        """
        ---
        semantic_model:
          name: sales
          node_relation: {schema_name: main, alias: fct_sale}
          defaults: {agg_time_dimension: sold_on}
          primary_entity: sale
          entities:
            - {name: shop, type: foreign, expr: shop_id}
            - {name: seller, type: foreign, expr: seller_id}
          dimensions:
            - {name: sold_on, type: time, type_params: {time_granularity: day}}
            - {name: loaded_on, type: time, is_partition: true, type_params: {time_granularity: day}}
          measures: [{name: sales, agg: sum, expr: amount, create_metric: true}]
        ---
        semantic_model:
          name: returns
          node_relation: {schema_name: main, alias: fct_return}
          defaults: {agg_time_dimension: returned_on}
          primary_entity: return
          entities: [{name: seller, type: foreign, expr: seller_id}, {name: city, type: foreign, expr: city_id}]
          dimensions: [{name: returned_on, type: time, type_params: {time_granularity: day}}]
          measures: [{name: returns, agg: count, expr: "1", create_metric: true}]
        ---
        semantic_model:
          name: shops
          node_relation: {schema_name: main, alias: dim_shop}
          entities: [{name: shop, type: primary, expr: id}, {name: city, type: foreign, expr: city_id}]
          dimensions: [{name: size, type: categorical}]
        ---
        semantic_model:
          name: cities
          node_relation: {schema_name: main, alias: dim_city}
          entities: [{name: city, type: primary, expr: id}, {name: country, type: foreign, expr: country_id}]
          dimensions: [{name: name, type: categorical}]
        ---
        semantic_model:
          name: countries
          node_relation: {schema_name: main, alias: dim_country}
          entities: [{name: country, type: primary, expr: id}]
          dimensions: [{name: currency, type: categorical}]
        ---
        semantic_model:
          name: teams
          node_relation: {schema_name: main, alias: dim_team}
          primary_entity: membership
          entities: [{name: seller, type: natural, expr: seller_id}]
          dimensions:
            - {name: team, type: categorical}
            - {name: from, type: time, expr: valid_from, type_params: {time_granularity: day, validity_params: {is_start: true}}}
            - {name: to, type: time, expr: valid_to, type_params: {time_granularity: day, validity_params: {is_end: true}}}
        ---
        semantic_model:
          name: reviews
          node_relation: {schema_name: main, alias: fct_review}
          primary_entity: review
          entities: [{name: shop, type: foreign, expr: shop_id}]
          dimensions: [{name: stars, type: categorical}]
        ---
        semantic_model:
          name: ranks
          node_relation: {schema_name: main, alias: dim_rank}
          entities: [{name: seller, type: primary, expr: seller_id}]
          dimensions:
            - {name: rank, type: categorical}
            - {name: loaded_on, type: time, is_partition: true, type_params: {time_granularity: day}}
        ---
        metric: {name: return_rate, type: ratio, type_params: {numerator: returns, denominator: sales}}
        """;

    private readonly Shop shop = new(
        Manifest,
        "create table dim_country as select * from (values (1, 'JPY')) as c(id, currency)",
        "create table dim_city as select * from (values (1, 'Kobe', 1), (2, 'Nara', 1), (3, 'Atlantis', null)) as c(id, name, country_id)",
        "create table dim_shop as select * from (values (1, 1, 'big'), (2, 3, 'small')) as s(id, city_id, size)",
        "create table dim_team as select * from (values (7, 'red', date '2026-01-01', date '2026-01-10'), (7, 'blue', date '2026-01-10', null)) as t(seller_id, team, valid_from, valid_to)",
        "create table dim_rank as select * from (values (7, 'junior', date '2026-01-01'), (7, 'senior', date '2026-02-01')) as r(seller_id, rank, loaded_on)",
        "create table fct_review as select * from (values (1, 5), (1, 1)) as r(shop_id, stars)",
        "create table fct_return as select * from (values (date '2026-01-12', 7, 1)) as r(returned_on, seller_id, city_id)",
        "create table fct_sale as select * from (values (date '2026-01-09', 1, 7, 10, date '2026-01-01'), (date '2026-01-10', 2, 7, 20, date '2026-02-01'), (date '2026-01-11', 9, 8, 40, date '2026-01-01')) as s(sold_on, shop_id, seller_id, amount, loaded_on)");

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("shop__size", "big 10\nsmall 20\n– 40")]
    [InlineData("shop__city__name", "Atlantis 20\nKobe 10\n– 40")]
    [InlineData("shop__city__country__currency", "JPY 10\n– 60")]
    [InlineData("country__currency", "JPY 10\n– 60")]
    [InlineData("shop__city", "1 10\n3 20\n– 40")]
    public void Sales_OverKeys_FindTheirMember(string groupBy, string expected) => shop.Ask("sales", groupBy).ShouldBe(expected);

    /// <summary>The beginning of a name may be left out; the column shows it whole.</summary>
    [Fact]
    public void Name_ThatIsLeftOut_StandsWholeInTheAnswer() => shop.Table("sales", "country__currency").Columns[0].ShouldBe("shop__city__country__currency");

    /// <summary>The end of a history's row belongs to the next: on the 10th the seller is blue.</summary>
    [Fact]
    public void History_AtTheSalesDay_IsTheRowInForce() => shop.Ask("sales", "seller__team").ShouldBe("blue 20\nred 10\n– 40");

    [Fact]
    public void Members_OfAHistory_AreThoseOfAllItsRows() => shop.Ask("", "seller__team").ShouldBe("blue\nred");

    [Fact]
    public void Partitions_OfBoth_AreJoinedWithin() => shop.Ask("sales", "seller__rank").ShouldBe("junior 10\nsenior 20\n– 40");

    [Theory]
    [InlineData("sales", "shop__stars", "the measure 'sales' cannot be cut by 'shop__stars': the join sales → shop → reviews would repeat rows of sales, so its numbers would be counted more than once")]
    [InlineData("returns", "seller__rank", "the join returns → seller → ranks would fan out: ranks has a row for each loaded_on, which returns does not know")]
    [InlineData("return_rate", "city__name", "'city__name' is not the same for all that is asked: returns as city__name; sales as shop__city__name. Numbers of different members do not go side by side")]
    [InlineData("sales", "shop__colour", "the measure 'sales' of sales does not know 'shop__colour'; known: metric_time, sale__loaded_on, sale__sold_on, seller, ")]
    [InlineData("sales", "shop__size__month", "'shop__size' is not a time, so it has no month")]
    [InlineData("sales", "metric_time__hour", "the measure 'sales' is known by day, so metric_time has no hour")]
    [InlineData("sails", "", "the metric 'sails' is unknown; did you mean 'sales'?")]
    [InlineData("", "sale__sold_on,seller__team", "teams is a history of seller: its members are asked for together with a metric")]
    [InlineData("", "", "nothing is asked for: name at least one metric or one dimension")]
    public void Question_WithoutOneMeaning_IsRefusedWithTheReason(string metrics, string groupBy, string message) => shop.Refused(metrics, groupBy).ShouldStartWith(message);

    [Fact]
    public void Filter_OverAKeyThatFansOut_IsRefused() => shop.Refused("sales", where: "{{ Dimension('shop__stars') }} > 3").ShouldContain("sales → shop → reviews would repeat rows");

    [Fact]
    public void Filter_WithAnUnknownGrain_NamesTheKnown() => shop.Refused("sales", where: "{{ TimeDimension('metric_time', 'hlaf') }} = 'H1'").ShouldStartWith("'metric_time': 'hlaf' is not a grain; did you mean 'half'?");

    [Fact]
    public void TwoWaysOfTheSameLength_AreAmbiguous()
    {
        using var twice = new Shop(Manifest + "\n---\nsemantic_model:\n  name: old_shops\n  node_relation: {schema_name: main, alias: dim_shop}\n  entities: [{name: shop, type: unique, expr: id}]\n  dimensions: [{name: size, type: categorical}]\n");
        twice.Refused("sales", "shop__size").ShouldMatch(@"^'shop__size' is ambiguous: shops \(shop.yml, line \d+\), old_shops \(shop.yml, line \d+\) all have it$");
    }
}
