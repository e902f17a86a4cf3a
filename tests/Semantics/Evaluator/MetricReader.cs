using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Reads a metric of a manifest.</summary>
internal static class MetricReader
{
    public static MetricDef Read(YamlNode node)
    {
        var parameters = node.At("type_params");
        var cumulative = parameters.At("cumulative_type_params");
        var conversion = parameters.At("conversion_type_params");
        var metric = new MetricDef(node.Name(), node.At("type").Text()!.ToLowerInvariant())
        {
            Filters = node.At("filter").Texts(),
            Grain = node.At("time_granularity").Text(),
            Measure = Measure(parameters.At("measure") ?? conversion.At("base_measure")),
            Conversion = Measure(conversion.At("conversion_measure")),
            Expr = parameters.At("expr").Text(),
            Window = (cumulative.At("window") ?? parameters.At("window") ?? conversion.At("window")).Span(),
            GrainToDate = (cumulative.At("grain_to_date") ?? parameters.At("grain_to_date")).Text(),
            PeriodAgg = cumulative.At("period_agg").Text(),
            Entity = conversion.At("entity").Text(),
            IsRate = conversion.At("calculation").Text() != "conversions",
            ConstantProperties = [.. conversion.At("constant_properties").Items().Select(p => (p.At("base_property").Text()!, p.At("conversion_property").Text()!))],
        };
        var inputs = metric.Type == "ratio" ? [parameters.At("numerator")!, parameters.At("denominator")!] : parameters.At("metrics").Items();
        return metric with { Inputs = [.. inputs.Select(Input)] };
    }

    private static MeasureInput? Measure(YamlNode? node) => node switch
    {
        null => null,
        YamlScalarNode name => new MeasureInput(name.Value!),
        _ => new MeasureInput(node.Name())
        {
            Filters = node.At("filter").Texts(),
            JoinsSpine = node.At("join_to_timespine").IsTrue(),
            Fill = node.At("fill_nulls_with").Number(),
        },
    };

    private static MetricInput Input(YamlNode node) => node is YamlScalarNode name ? new MetricInput(name.Value!) : new MetricInput(node.Name())
    {
        Alias = node.At("alias").Text(),
        Filters = node.At("filter").Texts(),
        OffsetWindow = node.At("offset_window").Span(),
        OffsetToGrain = node.At("offset_to_grain").Text(),
    };
}
