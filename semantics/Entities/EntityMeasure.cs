using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>A measure as it is read for each entity: whose rows, which of them belong to a span of days, what they add up to.</summary>
/// <param name="Alias">The name of the model's row in the query.</param>
/// <param name="Entity">The key by which rows name the entity; null where rows are added up whosever they are.</param>
/// <param name="Unit">What is followed: where the key names one version of an entity, the name that all of them share.</param>
/// <param name="UnitJoin">The join that <paramref name="Unit"/> needs; null where the row holds it.</param>
/// <param name="Filter">Rows that count; null = all.</param>
internal sealed record EntityMeasure(SemanticModel Model, string Alias, Entity? Entity, Measure Measure, Expression Unit, Join? UnitJoin, Expression? Filter)
{
    /// <summary>The same for readings of the same rows.</summary>
    public string Key => $"{Model.Name}|{Measure.Name}|{Entity?.Name}|{Filter}";

    /// <summary>The column of the entity in the tables of a query.</summary>
    public string UnitColumn => Entity?.Name ?? "";

    /// <summary>What a row adds.</summary>
    public Expression Value => Measure.Value.In(Alias);

    /// <summary>What a row adds, valued at the rates before a day.</summary>
    /// <param name="otherwise">The day for currencies that had no rate then; null = they count as 0.</param>
    public Expression ValueBefore(Expression day, Expression? otherwise = null) => Measure.Money is { } money ? money.In(Alias).Before(day, otherwise) : Value;

    /// <summary>How much a row weighs against the entity's other rows; all alike where rows are counted.</summary>
    /// <param name="value">What it adds.</param>
    public Expression Weight(Expression value) =>
        Measure.Aggregation.Kind is AggregationKind.Count or AggregationKind.CountDistinct or AggregationKind.SumBoolean ? new Constant(1L) : value;

    /// <summary>The row's day, or the first day of its period.</summary>
    public Expression Time => Measure.Time.Grain == Grain.Day ? new Truncated(Measure.Time.Value.In(Alias), Grain.Day) : Measure.Time.Value.In(Alias);

    /// <summary>The time at which a row first counts.</summary>
    public Expression First => Measure.InForce is { } inForce ? inForce.In(Alias).From : Time;

    /// <summary>
    /// The rows of a span: of a stock those in force at the last instant before its end, or of the last day (month, …) in it; of a flow those inside.
    /// </summary>
    public Expression IsRead(Expression startsOn, Expression endsBefore)
    {
        if (Measure.InForce is { } inForce) return inForce.In(Alias).Before(endsBefore);
        if (Measure.AsOf is not null)
        {
            var last = new Truncated(new Binary("-", endsBefore, new Constant(1L)), Measure.Time.Grain ?? Grain.Day);
            return new Binary("=", Time, last);
        }

        return new Binary("and", new Binary(">=", Time, startsOn), new Binary("<", Time, endsBefore));
    }

    /// <summary>The rows of a span that count; null where all that are read do.</summary>
    public Expression? Counts(Expression endsBefore) => Measure.InForce?.In(Alias).CountsBefore(endsBefore);

    /// <summary>Whether what is read depends on where a span begins.</summary>
    public bool IsFlow => Measure.InForce is null && Measure.AsOf is null;
}
