using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Funnels;

namespace Warehouse.Semantics.Entities;

/// <summary>The types that follow entities, in words that a reader of the catalogue follows.</summary>
internal static class EntityFormula
{
    public static string Of(RetentionBody body)
    {
        var cohort = $"each {body.Entity} with {body.Measure.Name} above 0 at the period's end − {body.Window}";
        var kept = body.Keep switch
        {
            Keep.Value => $"{body.Measure.Name} at the period's end",
            Keep.Least => $"the lesser of {body.Measure.Name} then and at the period's end",
            _ => "those that still have any at the period's end",
        };
        var opening = body.Keep == Keep.Entity ? "their number then" : $"{body.Measure.Name} then";
        return body.Output switch
        {
            RetentionOutput.Opening => $"{opening}, of {cohort}",
            RetentionOutput.Kept => $"{kept}, of {cohort}",
            RetentionOutput.Lost => $"{opening} − {kept}, of {cohort}",
            _ => $"{kept} ÷ {opening}, of {cohort}",
        };
    }

    public static string Of(CohortBody body)
    {
        var start = (body.Start ?? body.Measure).Name;
        var of = body.Entry == CohortEntry.First ? $"by the first {body.Grain.Name()} with {start} above 0" : $"by each {body.Grain.Name()} with {start} above 0";
        var name = body.Measure.Name;
        var cell = body.Value switch
        {
            CohortValue.Retained => $"{name} at the age ÷ {name} at age 0",
            CohortValue.Logo => $"those with {name} above 0 at the age ÷ all",
            CohortValue.Amount => $"{name} at the age",
            CohortValue.Cumulative => $"{name} from age 0 to the age ÷ their number",
            CohortValue.Entities => $"those with {name} above 0 at the age",
            _ => "their number, where the age is reached",
        };
        return $"{cell}, of each {body.Entity} {of}{(body.Reading == CohortReading.Unbroken ? ", until first without" : "")}";
    }

    public static string Of(FunnelOutputBody body)
    {
        var funnel = body.Funnel;
        var steps = funnel.Steps.Prepend(funnel.Entry).Select(s =>
            s.Name + (s.WithinDays is { } days ? $" (within {days} days{(s.From.Length > 0 ? $" of {s.From}" : "")})" : ""));
        var order = funnel.Order switch { StepOrder.Strict => ", nothing in between", StepOrder.Any => ", in any order after the first", _ => "" };
        return $"{body.Output switch { FunnelOutput.OfFirst => "share of the first step", FunnelOutput.MedianDays => "median days", FunnelOutput.P75Days => "p75 days", var o => o.ToString().ToLowerInvariant() }}"
            + $" of each {funnel.Entity}: {string.Join(" → ", steps)}{order}{(funnel.Lost is { } lost ? $", lost by {lost.Name}" : "")}";
    }
}
