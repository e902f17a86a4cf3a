using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads a metric's <c>type</c> and <c>type_params</c>.</summary>
internal static class MetricBodyReader
{
    public static MetricBody Read(YamlMap metric)
    {
        metric.Required("type");
        var type = metric.Word("type");
        if (!MetricShapes.ByType.ContainsKey(type)) throw metric.PlaceOf("type").Error($"type '{type}' is unknown; {NearestName.Suggest(type, MetricShapes.ByType.Keys)}");
        var map = metric.Map("type_params") ?? throw metric.Place.Error($"expected a key 'type_params' for the {type} metric '{metric.Text("name")}'");
        return type switch
        {
            "simple" => Simple(map),
            "ratio" => Ratio(map),
            "derived" => Derived(map),
            "cumulative" => Cumulative(map),
            "conversion" => Conversion(map),
            "transfer" => Transfer(map),
            "spread" => Spread(map),
            "retention" => RetentionReader.Read(map),
            "cohort" => CohortReader.Read(map),
            "funnel" => FunnelReader.Read(map),
            _ => Bundle(map),
        };
    }

    private static SimpleBody Simple(YamlMap map)
    {
        map.Only(MetricShapes.Simple);
        var instead = map.Map("instead");
        return new SimpleBody(
            MetricInputReader.Read(map, "measure"),
            instead?.Keys.ToDictionary(key => key, key => instead.Required(key), StringComparer.Ordinal) ?? []);
    }

    private static RatioBody Ratio(YamlMap map)
    {
        map.Only(MetricShapes.Ratio);
        return new RatioBody(MetricInputReader.Read(map, "numerator"), MetricInputReader.Read(map, "denominator"));
    }

    /// <summary>Inputs that need no alias, filter or window may be left out of <c>metrics</c>: the formula names them.</summary>
    private static DerivedBody Derived(YamlMap map)
    {
        map.Only(MetricShapes.Derived);
        var formula = ExpressionParser.Manifest(map.Required("expr"), $"{map.PlaceOf("expr")}: expr");
        var inputs = MetricInputReader.ReadList(map, "metrics").ToList();
        foreach (var name in formula.All<Column>().Select(c => c.Name).Distinct(StringComparer.Ordinal))
        {
            if (inputs.All(i => i.Alias != name)) inputs.Add(MetricInputReader.Plain(name, map.PlaceOf("expr")));
        }

        return new DerivedBody(formula, inputs);
    }

    /// <summary>The keys of MetricFlow's <c>cumulative_type_params</c> may stand beside the measure, as they once did.</summary>
    private static CumulativeBody Cumulative(YamlMap map)
    {
        map.Only(MetricShapes.Cumulative);
        var inner = map.Map("cumulative_type_params");
        inner?.Only(MetricShapes.CumulativeParameters);
        var window = MetricInputReader.Length(map, "window") ?? (inner is null ? null : MetricInputReader.Length(inner, "window"));
        var toDate = inner?.Has("grain_to_date") == true ? inner.Word("grain_to_date") : map.Word("grain_to_date");
        if (window is not null && toDate.Length > 0) throw map.Place.Error("expected window or grain_to_date, found both");
        var period = inner?.Word("period_agg") switch
        {
            null or "" or "first" => PeriodAggregation.First,
            "last" => PeriodAggregation.Last,
            "average" => PeriodAggregation.Average,
            var other => throw inner.PlaceOf("period_agg").Error($"period_agg: expected first, last or average, found '{other}'"),
        };
        return new CumulativeBody(MetricInputReader.Read(map, "measure"), window, toDate, period, map.Flag("whole"));
    }

    private static ConversionBody Conversion(YamlMap map)
    {
        map.Only(MetricShapes.Conversion);
        var inner = map.Map("conversion_type_params") ?? throw map.Place.Error("expected a key 'conversion_type_params' with base_measure, conversion_measure and entity");
        inner.Only(MetricShapes.ConversionParameters);
        var isRate = inner.Word("calculation") switch
        {
            "" or "conversion_rate" => true,
            "conversions" => false,
            var other => throw inner.PlaceOf("calculation").Error($"calculation: expected conversion_rate or conversions, found '{other}'"),
        };
        return new ConversionBody(
            MetricInputReader.Read(inner, "base_measure"),
            MetricInputReader.Read(inner, "conversion_measure"),
            inner.Required("entity"),
            MetricInputReader.Length(inner, "window"),
            isRate,
            [.. inner.Maps("constant_properties").Select(Property)]);
    }

    private static ConstantProperty Property(YamlMap map)
    {
        map.Only(MetricShapes.ConstantProperty);
        return new ConstantProperty(map.Required("base_property"), map.Required("conversion_property"), map.Place);
    }

    private static TransferBody Transfer(YamlMap map)
    {
        map.Only(MetricShapes.Transfer);
        var isIn = map.Required("side") switch
        {
            "in" => true,
            "out" => false,
            var other => throw map.PlaceOf("side").Error($"side: expected in or out, found '{other}'"),
        };
        return new TransferBody(MetricInputReader.Read(map, "measure"), map.Required("from"), map.Required("to"), map.Required("as"), isIn);
    }

    private static SpreadBody Spread(YamlMap map)
    {
        map.Only(MetricShapes.Spread);
        return new SpreadBody(
            MetricInputReader.Read(map, "amount"),
            MetricInputReader.Read(map, "over"),
            map.Text("over_setting"),
            map.Required("unnamed"),
            map.Flag("named_only"),
            map.Text("named_by"),
            map.Text("total"));
    }

    private static BundleBody Bundle(YamlMap map)
    {
        map.Only(MetricShapes.Bundle);
        var outputs = map.Texts("outputs");
        return outputs.Count > 0
            ? new BundleBody([.. outputs.Select(name => MetricInputReader.Plain(name, map.PlaceOf("outputs")))])
            : throw map.Place.Error("expected outputs: a list of metrics");
    }
}
