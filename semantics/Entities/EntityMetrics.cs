using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;
using Warehouse.Semantics.Stocks;

namespace Warehouse.Semantics.Entities;

/// <summary>The arithmetic of the types that follow entities, over the numbers that their tables yield.</summary>
internal sealed class EntityMetrics(MetricManifest manifest)
{
    private readonly EntityMeasureFinder finder = new(manifest);

    /// <summary>A stock of rows that each hold for a stretch of days.</summary>
    /// <param name="suffix">How the column's name ends.</param>
    public static Column Stock(SemanticModel model, Measure measure, IEntityLeaves leaves, string suffix = "") => leaves.Number(
        (cuts, conditions) => new InForceSource(model, measure.Time, measure.InForce!, leaves.Offset, cuts, conditions),
        measure,
        measure.Name,
        $"{model.Name}_in_force{(leaves.Offset.Count == 0 ? "" : $"_{leaves.Offset.ToString().Replace(' ', '_')}_before")}",
        measure.Name + suffix,
        measure.FillsWithZero);

    /// <summary>A closed cohort's rate, or one of its numbers.</summary>
    public Expression Retention(RetentionBody body, IEntityLeaves leaves)
    {
        var measure = finder.Find(body.Measure, body.Entity);
        var paused = body.Paused is { } input ? finder.Find(input, body.Entity) : null;
        if (paused is not null && (paused.Model != measure.Model || paused.IsFlow != measure.IsFlow))
            throw body.Paused!.Place.Error($"paused: '{body.Paused.Name}' must be read like '{body.Measure.Name}', of the same model as of the same day");
        var name = $"{measure.Measure.Name}_after_{body.Window.ToString().Replace(' ', '_')}";
        Column Number(RetainedNumber number) => leaves.Number(
            (cuts, conditions) => new RetentionSource(measure, paused, body.Window, leaves.Offset, cuts, conditions), measure.Measure, number.ToString(), name, $"{name}_{Word(number)}", fillsWithZero: true);

        var isHeld = paused is not null || measure.Measure.InForce?.PausedFrom is not null;
        var opening = Number(body.Keep == Keep.Entity ? RetainedNumber.Entities : RetainedNumber.Opening);
        if (body.Output == RetentionOutput.Opening) return opening;
        var kept = Number(body.Keep switch
        {
            Keep.Value => RetainedNumber.Closing,
            Keep.Least => RetainedNumber.Least,
            _ => isHeld ? RetainedNumber.Held : RetainedNumber.Retained,
        });
        return body.Output switch
        {
            RetentionOutput.Kept => kept,
            RetentionOutput.Lost => new Binary("-", opening, kept),
            _ => new Binary("/", kept, opening),
        };
    }

    /// <summary>A cell of cohorts by age.</summary>
    public Expression Cohort(CohortBody body, IEntityLeaves leaves, Place place)
    {
        if (leaves.Offset.Count != 0)
            throw place.Error("a cohort metric goes by age, so it is not read earlier; ask for another age, or other cohorts");
        var measure = finder.Find(body.Measure, body.Entity);
        var start = body.Start is { } input ? finder.Find(input, body.Entity) : measure;
        var name = $"{measure.Measure.Name}_by_age{(body.Reading == CohortReading.Active ? "" : "_unbroken")}";
        Column Number(CohortNumber number) => leaves.Number(
            (cuts, conditions) => new CohortSource(measure, start, body.Grain, body.Reading, body.Entry, cuts, conditions), start.Measure, number.ToString(), name, $"{name}_{Word(number)}", fillsWithZero: false);
        return body.Value switch
        {
            CohortValue.Retained => new Binary("/", Number(CohortNumber.Amount), Number(CohortNumber.First)),
            CohortValue.Logo => new Binary("/", Number(CohortNumber.Entities), Number(CohortNumber.Size)),
            CohortValue.Cumulative => new Binary("/", Number(CohortNumber.Cumulative), Number(CohortNumber.Size)),
            CohortValue.Amount => Number(CohortNumber.Amount),
            CohortValue.Entities => Number(CohortNumber.Entities),
            _ => Number(CohortNumber.Size),
        };
    }

    /// <summary>One of a funnel's numbers.</summary>
    public Expression Funnel(FunnelOutputBody body, IEntityLeaves leaves, Metric metric)
    {
        if (leaves.Offset.Count != 0)
            throw metric.Place.Error($"'{metric.Name}' goes by the day of entry, so it is not read earlier; ask for other months of entry");
        var steps = new FunnelWalk(finder, body.Funnel);
        var name = metric.Name[..metric.Name.LastIndexOf($"_{FunnelMetrics.NameOf(body.Output)}", StringComparison.Ordinal)];
        Column Number(FunnelNumber number) => leaves.Number(
            (cuts, conditions) => new FunnelSource(steps.Entry, steps.Steps, steps.Lost, body.Funnel.Order, leaves.AsOf, cuts, conditions),
            steps.Entry.Events.Measure,
            number.ToString(),
            name,
            $"{name}_{Word(number)}",
            fillsWithZero: number is not (FunnelNumber.MedianDays or FunnelNumber.P75Days));
        Binary Sum(params FunnelNumber[] numbers) => (Binary)numbers.Skip(1).Aggregate((Expression)Number(numbers[0]), (sum, next) => new Binary("+", sum, Number(next)));
        return body.Output switch
        {
            FunnelOutput.Rate => new Binary("/", Number(FunnelNumber.Converted), Sum(FunnelNumber.Converted, FunnelNumber.Lost, FunnelNumber.Late)),
            FunnelOutput.OfFirst => new Binary("/", Sum(FunnelNumber.Converted, FunnelNumber.Late), Number(FunnelNumber.Started)),
            var output => Number(Enum.Parse<FunnelNumber>(output.ToString())),
        };
    }

    private static string Word<T>(T number)
        where T : struct, Enum => number.ToString().ToLowerInvariant();
}
