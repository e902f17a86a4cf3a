using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Draws which models there are, how they join and what they measure.</summary>
internal sealed class ModelsDraw(Chance chance)
{
    private static readonly (string Agg, string Expr)[] Numbers =
    [
        ("sum", "amount"), ("sum", "1"), ("count", "kind"), ("count_distinct", "customer_id"), ("sum_boolean", "is_gift"), ("average", "amount"),
        ("min", "amount"), ("max", "amount"), ("median", "amount"), ("percentile", "amount"), ("sum", "amount * 2"), ("count", "1"),
    ];

    public IReadOnlyList<ModelDef> Models()
    {
        List<ModelDef> models = [Orders()];
        if (!chance.In(3)) models.Add(Visits());
        if (!chance.In(4)) models.Add(Customers());
        if (!chance.In(3)) models.Add(Products());
        if (!chance.In(3)) models.Add(new ModelDef("regions", "region", null, [new("region", "primary", "region_id")], [Word("country"), Time("opened_on", "day")], []));
        if (chance.In(2)) models.Add(Tiers());
        return models;
    }

    private ModelDef Orders()
    {
        var isNamed = chance.In(2);
        List<EntityDef> entities = isNamed ? [] : [new("order", "primary", "order_id")];
        entities.Add(new("customer", "foreign", "customer_id"));
        if (!chance.In(3)) entities.Add(new("product", "foreign", "product_id"));
        string[] times = ["ordered_on", "ordered_on", "ordered_on", "paid_on", "month_on", "ordered_at"];
        var measures = chance.Some(Numbers, 6).Select((n, i) => new MeasureDef($"o{i}_{n.Agg}", n.Agg, n.Expr, chance.In(2) ? "ordered_on" : chance.One<string>(times))
        {
            Percentile = n.Agg == "percentile" ? chance.One(0.25, 0.9) : null,
            IsDiscrete = n.Agg == "percentile" && chance.In(2),
        });
        return new ModelDef(
            "orders",
            "orders",
            isNamed ? "order" : null,
            entities,
            [Time("ordered_on", "day"), Time("paid_on", "day"), Time("month_on", "month"), Time("ordered_at", "hour"), Word("is_gift"), Word("kind"), new("is_large", false, "amount > 3")],
            [new MeasureDef("orders_count", "sum", "1", "ordered_on"), .. measures]);
    }

    private ModelDef Visits()
    {
        List<MeasureDef> measures = [new("visits_count", "count", "1", "visited_on")];
        if (!chance.In(3))
        {
            measures.Add(new MeasureDef("balance_now", "sum", "balance", "visited_on")
            {
                NonAdditive = new NonAdditiveDef("visited_on", chance.In(2), chance.In(2) ? ["customer"] : []),
            });
        }

        return new ModelDef(
            "visits",
            "visits",
            "visit",
            [new("customer", "foreign", "customer_id"), new("product", "foreign", "product_id")],
            [Time("visited_on", "day"), Word("channel")],
            measures);
    }

    private ModelDef Customers()
    {
        List<EntityDef> entities = [new("customer", "primary", "customer_id")];
        if (chance.In(2)) entities.Add(new("code", "unique", "code"));
        if (!chance.In(3)) entities.Add(new("region", "foreign", "region_id"));
        return new ModelDef(
            "customers",
            "customers",
            null,
            entities,
            [Word("segment"), Time("joined_on", "day"), Word("is_vip")],
            chance.In(2) ? [new("customers_count", "sum", "1", "joined_on"), new("mean_size", "average", "size", "joined_on")] : []);
    }

    private ModelDef Products()
    {
        var isUnique = chance.In(3);
        return new ModelDef("products", "products", isUnique ? "item" : null, [new("product", isUnique ? "unique" : "primary", "product_id")], [Word("colour"), Word("size")], []);
    }

    private ModelDef Tiers()
    {
        List<EntityDef> entities = [new("customer", "natural", "customer_id")];
        if (chance.In(4)) entities.Add(new("region", "foreign", "manager_id"));
        return new ModelDef(
            "tiers",
            "tiers",
            "tier_span",
            entities,
            [Word("tier"), Time("valid_from", "day") with { IsValidityStart = true }, Time("valid_to", "day") with { IsValidityEnd = true }],
            []);
    }

    private static DimensionDef Word(string name) => new(name, false, name);

    private static DimensionDef Time(string name, string grain) => new(name, true, name, grain);
}
