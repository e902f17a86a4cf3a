using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>A relation of the warehouse and how it is read: by which entities it joins, by what it is cut, what it measures.</summary>
/// <param name="Schema">Empty where the database's search path finds the relation.</param>
/// <param name="PrimaryEntity">What one row is; its dimensions are then named <c>entity__dimension</c>. Empty: they are named alone.</param>
internal sealed record SemanticModel(
    string Name,
    string Schema,
    string Table,
    string PrimaryEntity,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<Measure> Measures,
    Place Place)
{
    /// <summary>The attached database that holds the relation; empty = the one that is open.</summary>
    public string Database { get; init; } = "";

    /// <summary><c>schema.table</c>, with the database in front where one is named.</summary>
    public string Relation => string.Join(".", new[] { Database, Schema, Table }.Where(part => part.Length > 0));

    /// <summary>The column from which a row of a history is valid; null where the relation is no history.</summary>
    public Dimension? ValidFrom => Dimensions.FirstOrDefault(d => d.Validity == Validity.Start);

    /// <summary>The column at which a row of a history ends; NULL there = still valid.</summary>
    public Dimension? ValidTo => Dimensions.FirstOrDefault(d => d.Validity == Validity.End);

    /// <summary>The entity by which rows of other models find exactly one row of this; null where none has this name.</summary>
    public Entity? Unique(string name) =>
        Entities.FirstOrDefault(e => e.Name == name && e.Kind is EntityKind.Primary or EntityKind.Unique);

    /// <summary>The days over which a row is one of several versions; null where rows have no history.</summary>
    public InForce? History => ValidFrom is { } from && ValidTo is { } to ? new InForce(from.Value, to.Value, null, null) : null;

    /// <summary>A dimension of its own by its bare name.</summary>
    public Dimension? Own(string name) => Dimensions.FirstOrDefault(d => d.Name == name);
}

/// <summary>A key by which models join.</summary>
/// <param name="Identity">What a reader calls one: where the key has several versions of it (history), the name that they share.</param>
internal sealed record Entity(string Name, EntityKind Kind, Expression Key, Expression? Identity, Place Place);

/// <summary>Whether a key names one row (primary, unique), one among several versions (natural) or a row of another model (foreign).</summary>
internal enum EntityKind
{
    Primary,
    Unique,
    Natural,
    Foreign,
}

/// <summary>Something to cut or filter by.</summary>
/// <param name="Grain">The grain of a time; null where the dimension is categorical.</param>
/// <param name="ConformsTo">The dimension of an entity that this column plays here without a key: a cost line names its tier, not its account.</param>
/// <param name="Dense">
/// Set where every combination with the cut's other dimensions is a row, reached or not: each age of each cohort. Dimensions
/// that go together, as a step and its number do, share the text.
/// </param>
internal sealed record Dimension(string Name, Expression Value, Grain? Grain, string ConformsTo, string Dense, Place Place)
{
    /// <summary>Whether rows belong to a partition: relations that both have it are joined within it.</summary>
    public bool IsPartition { get; init; }

    /// <summary>Which end of a history's rows this time is.</summary>
    public Validity Validity { get; init; }
}

/// <summary>What a time says about the rows of a history (SCD2).</summary>
internal enum Validity
{
    None,

    /// <summary>The row is valid from here, inclusive.</summary>
    Start,

    /// <summary>The row is valid until here, exclusive; NULL = still.</summary>
    End,
}

/// <summary>A number that rows add up to.</summary>
/// <param name="Time">The time dimension that dates it.</param>
/// <param name="Filter">Rows that count, over the model's columns.</param>
/// <param name="AsOf">Set for a stock: read at one end of a period, never summed over months.</param>
/// <param name="FillsWithZero">Whether a period without rows is 0.</param>
/// <param name="Latest">Set where only the last row of each holder in the period counts.</param>
internal sealed record Measure(
    string Name,
    Aggregation Aggregation,
    Expression Value,
    Dimension Time,
    Expression? Filter,
    AsOf? AsOf,
    bool FillsWithZero,
    LatestOnly? Latest,
    Place Place)
{
    /// <summary>Set for a stock of MetricFlow's kind: only the rows at one end of a period count.</summary>
    public NonAdditive? NonAdditive { get; init; }

    /// <summary>Set for a stock over rows that each hold for a stretch of days.</summary>
    public InForce? InForce { get; init; }

    /// <summary>Set for amounts in the currency of their row; <see cref="Value"/> is then what they are worth in the reporting currency, but for what is in force.</summary>
    public Money? Money { get; init; }
}

/// <summary>MetricFlow's semi-additive measure: of the times that a period has rows for, one counts.</summary>
/// <param name="Time">The time over which it is not added up.</param>
/// <param name="TakesLast">Whether the last time counts, else the first.</param>
/// <param name="Groupings">Entities that each have a time of their own.</param>
internal sealed record NonAdditive(Dimension Time, bool TakesLast, IReadOnlyList<string> Groupings);

/// <summary>The end of a period at which a stock is read.</summary>
internal enum AsOf
{
    /// <summary>The last month of the period that has closed.</summary>
    End,

    /// <summary>The first month of the period: openings.</summary>
    Start,
}

/// <summary>Of the rows of one holder in a period only the last counts: a respondent's last answer.</summary>
/// <param name="Per">Who holds the rows.</param>
/// <param name="By">Columns that order them; the highest is the last.</param>
internal sealed record LatestOnly(IReadOnlyList<string> Per, IReadOnlyList<string> By);

/// <summary>How rows become one number.</summary>
/// <param name="Percentile">0 to 1, for <see cref="AggregationKind.Percentile"/>.</param>
internal sealed record Aggregation(AggregationKind Kind, decimal Percentile = 0, bool IsDiscrete = false, bool IsApproximate = false)
{
    /// <summary>Sums and counts of nothing are 0; a mean of nothing is unknown.</summary>
    public bool IsZeroForNothing => AddsUp || Kind == AggregationKind.CountDistinct;

    /// <summary>Whether the number of several months is the sum of theirs.</summary>
    public bool AddsUp => Kind is AggregationKind.Sum or AggregationKind.SumBoolean or AggregationKind.Count;
}

internal enum AggregationKind
{
    Sum,
    SumBoolean,
    Count,
    CountDistinct,
    Average,
    Min,
    Max,
    Median,
    Percentile,
}
