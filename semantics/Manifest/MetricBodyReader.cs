using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads a metric's <c>type</c> and <c>type_params</c>.</summary>
internal static class MetricBodyReader
{
    private static readonly string[] Types = ["simple", "ratio", "derived", "cumulative", "transfer", "spread", "bundle"];

    public static MetricBody Read(YamlMap metric)
    {
        var type = metric.Required("type");
        if (!Types.Contains(type, StringComparer.Ordinal)) throw metric.PlaceOf("type").Error($"type '{type}' is unknown; {NearestName.Suggest(type, Types)}");
        var map = metric.Map("type_params") ?? throw metric.Place.Error($"expected a key 'type_params' for the {type} metric '{metric.Text("name")}'");
        return type switch
        {
            "simple" => Simple(map),
            "ratio" => Ratio(map),
            "derived" => Derived(map),
            "cumulative" => Cumulative(map),
            "transfer" => Transfer(map),
            "spread" => Spread(map),
            _ => Bundle(map),
        };
    }

    private static SimpleBody Simple(YamlMap map)
    {
        map.Only("measure", "instead");
        var instead = map.Map("instead");
        return new SimpleBody(
            MetricInputReader.Read(map, "measure"),
            instead?.Keys.ToDictionary(key => key, key => instead.Required(key), StringComparer.Ordinal) ?? []);
    }

    private static RatioBody Ratio(YamlMap map)
    {
        map.Only("numerator", "denominator");
        return new RatioBody(MetricInputReader.Read(map, "numerator"), MetricInputReader.Read(map, "denominator"));
    }

    /// <summary>Inputs that need no alias, filter or window may be left out of <c>metrics</c>: the formula names them.</summary>
    private static DerivedBody Derived(YamlMap map)
    {
        map.Only("expr", "metrics");
        var formula = ExpressionParser.Manifest(map.Required("expr"), $"{map.PlaceOf("expr")}: expr");
        var inputs = MetricInputReader.ReadList(map, "metrics").ToList();
        foreach (var name in formula.All<Column>().Select(c => c.Name).Distinct(StringComparer.Ordinal))
        {
            if (inputs.All(i => i.Alias != name)) inputs.Add(MetricInputReader.Plain(name, map.PlaceOf("expr")));
        }

        return new DerivedBody(formula, inputs);
    }

    private static SimpleBody Cumulative(YamlMap map)
    {
        map.Only("measure", "window", "whole");
        var input = MetricInputReader.Read(map, "measure");
        return new SimpleBody(input with { WindowMonths = MetricInputReader.Window(map), IsWhole = map.Flag("whole") }, new Dictionary<string, string>());
    }

    private static TransferBody Transfer(YamlMap map)
    {
        map.Only("measure", "from", "to", "as", "side");
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
        map.Only("amount", "over", "unnamed", "named_only", "named_by");
        return new SpreadBody(
            MetricInputReader.Read(map, "amount"),
            MetricInputReader.Read(map, "over"),
            map.Required("unnamed"),
            map.Flag("named_only"),
            map.Text("named_by"));
    }

    private static BundleBody Bundle(YamlMap map)
    {
        map.Only("outputs");
        var outputs = map.Texts("outputs");
        return outputs.Count > 0
            ? new BundleBody([.. outputs.Select(name => MetricInputReader.Plain(name, map.PlaceOf("outputs")))])
            : throw map.Place.Error("expected outputs: a list of metrics");
    }
}
