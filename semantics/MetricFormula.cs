using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics;

/// <summary>A metric's arithmetic in words that a reader of the catalogue follows.</summary>
internal static class MetricFormula
{
    public static string Of(Metric metric)
    {
        var formula = metric.Body switch
        {
            SimpleBody simple => Input(simple.Input),
            CumulativeBody cumulative => Cumulative(cumulative),
            ConversionBody conversion => Conversion(conversion),
            RatioBody ratio => $"{Input(ratio.Numerator)} ÷ {Input(ratio.Denominator)}",
            DerivedBody derived => Derived(derived),
            TransferBody transfer => $"{transfer.Input.Name} of what {(transfer.IsIn ? "arrives in" : "leaves")} a member of the cut, from {transfer.From} to {transfer.To}",
            SpreadBody { NamedOnly: true } spread => $"{Input(spread.Amount)} that names a member of the cut",
            SpreadBody spread => $"{Input(spread.Amount)}, lines that name no member of the cut spread over {Input(spread.Over)}{(spread.OverSetting.Length > 0 ? $" or what {spread.OverSetting} names" : "")}{(spread.Total.Length > 0 ? $"; without a cut, {spread.Total}" : "")}",
            RetentionBody retention => EntityFormula.Of(retention),
            CohortBody cohort => EntityFormula.Of(cohort),
            FunnelOutputBody funnel => EntityFormula.Of(funnel),
            BundleBody bundle => string.Join(", ", bundle.Outputs.Select(output => output.Name)),
            _ => "",
        };
        return metric.Filter is null ? formula : $"{formula}, where {metric.Filter}";
    }

    /// <summary>A measure and the rows that count: <c>sum(amount) of star.fct_mrr_movement where movement = 'new'</c>.</summary>
    public static string Of(SemanticModel model, Measure measure)
    {
        var filter = measure.Filter is null ? "" : $" where {measure.Filter}";
        var asOf = measure.AsOf switch { AsOf.End => ", as of the period's last closed month", AsOf.Start => ", as of the period's first month", _ => "" };
        if (measure.InForce is { } inForce) asOf = $", in force at the period's end: from {inForce.From} until before {inForce.To}{(inForce.PausedFrom is null ? "" : $", not paused")}";
        var latest = measure.Latest is null ? "" : $", the last of each {string.Join(", ", measure.Latest.Per)}";
        return $"{measure.Name} = {measure.Aggregation.Kind.ToString().ToLowerInvariant()}({measure.Value}) of {model.Relation}{filter}{asOf}{latest}";
    }

    private static string Cumulative(CumulativeBody body) =>
        $"{Input(body.Input)} {(body.Window is { } window ? $"over {window}" : body.GrainToDate.Length > 0 ? $"since the beginning of the {body.GrainToDate}" : "since ever")}";

    private static string Conversion(ConversionBody body) =>
        $"{Input(body.Conversion)}{(body.Window is { } window ? $" within {window}" : "")} after {Input(body.Base)} of the same {body.Entity}{(body.IsRate ? $" ÷ {Input(body.Base)}" : "")}";

    private static string Derived(DerivedBody derived)
    {
        var special = derived.Inputs.Where(i => Input(i) != i.Alias).Select(i => $"{i.Alias} = {Input(i)}").ToList();
        return special.Count == 0 ? derived.Formula.ToString() : $"{derived.Formula}, with {string.Join("; ", special)}";
    }

    private static string Input(MetricInput input)
    {
        var parts = new List<string> { input.Name };
        if (input.WindowMonths is { } months) parts.Add($"over {months} months{(input.IsWhole ? ", once whole" : "")}");
        if (input.OffsetMonths.Count > 0) parts.Add($"{input.OffsetMonths.Count} months earlier");
        if (input.OffsetMonths.Setting.Length > 0) parts.Add($"{input.OffsetMonths.Setting} earlier");
        if (input.OffsetWindow is { Months: null } length) parts.Add($"{length} earlier");
        if (input.OffsetToGrain.Length > 0) parts.Add($"at the beginning of the {input.OffsetToGrain}");
        if (input.CutAll) parts.Add("of all, in every cut");
        if (input.Without.Count > 0) parts.Add($"over all {string.Join(", ", input.Without)}");
        if (input.Filter is not null) parts.Add($"where {input.Filter}");
        return parts.Count == 1 ? parts[0] : $"{parts[0]} ({string.Join(", ", parts.Skip(1))})";
    }
}
