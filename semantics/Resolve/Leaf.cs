using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>One column of an aggregated table, from which metrics are computed.</summary>
/// <param name="Column">Unique in the query.</param>
/// <param name="Filter">Rows that count, besides those that the measure itself lets through.</param>
/// <param name="WholeWindow">Set where it is unknown until each of so many months has a row.</param>
/// <param name="Offset">Months back; before the spine it is unknown.</param>
internal sealed record Leaf(string Column, Measure Measure, Expression? Filter, int? WholeWindow, int Offset)
{
    /// <summary>Whether a period without rows is 0.</summary>
    public bool FillsWithZero => Measure.FillsWithZero && WholeWindow is null;

    /// <summary>Which number of its source it is, where a source yields several of one measure.</summary>
    public string Output { get; init; } = "";
}

/// <summary>What is read together, in one scan.</summary>
/// <param name="Reach">Which days it reads for a period.</param>
/// <param name="Cuts">The cuts asked for that it keeps; less than all of them where the value is that of all members.</param>
/// <param name="Conditions">Filters of the request.</param>
internal abstract record Source(SemanticModel Model, Dimension Time, Reach Reach, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
{
    /// <summary>The same for sources that can be read in one scan.</summary>
    public abstract string Key { get; }

    private protected string CommonKey =>
        $"{Model.Name}|{Time.Name}|{Reach.Name}|{string.Join(",", Cuts.Select(c => c.Text))}|{string.Join(",", Conditions)}";
}

/// <summary>Measures of a model.</summary>
/// <param name="Latest">Set where only each holder's last row counts, of those that <paramref name="LatestAmong"/> lets through.</param>
internal sealed record MeasureSource(
    SemanticModel Model,
    Dimension Time,
    Reach Reach,
    IReadOnlyList<DimensionName> Cuts,
    IReadOnlyList<Expression> Conditions,
    LatestOnly? Latest,
    Expression? LatestAmong) : Source(Model, Time, Reach, Cuts, Conditions)
{
    public override string Key =>
        $"{CommonKey}|{(Latest is null ? "" : $"{string.Join(",", Latest.Per)}/{string.Join(",", Latest.By)}/{LatestAmong}")}";
}

/// <summary>Rows whose member of the cut differs between two keys.</summary>
/// <param name="Compared">The dimensions that make the cut: those asked for and those filtered by.</param>
internal sealed record TransferSource(
    SemanticModel Model,
    Dimension Time,
    Reach Reach,
    IReadOnlyList<DimensionName> Cuts,
    IReadOnlyList<Expression> Conditions,
    IReadOnlyList<DimensionName> Compared,
    string From,
    string To,
    string Role,
    bool IsIn) : Source(Model, Time, Reach, Cuts, Conditions)
{
    public override string Key => $"{CommonKey}|{string.Join(",", Compared.Select(c => c.Text))}|{From}|{To}|{IsIn}";
}

/// <summary>An amount spread over a base. The model, time and reach are those of the base.</summary>
/// <param name="Spread">The dimensions that make the cut: those asked for and those filtered by.</param>
/// <param name="Unnamed">The member that says that a line of the amount names none.</param>
internal sealed record SpreadSource(
    SemanticModel Model,
    Dimension Time,
    Reach Reach,
    IReadOnlyList<DimensionName> Cuts,
    IReadOnlyList<Expression> Conditions,
    IReadOnlyList<DimensionName> Spread,
    Leaf Over,
    SemanticModel AmountModel,
    Leaf Amount,
    Reach AmountReach,
    string Unnamed) : Source(Model, Time, Reach, Cuts, Conditions)
{
    public override string Key =>
        $"{CommonKey}|{string.Join(",", Spread.Select(c => c.Text))}|{Over.Measure.Name}|{Over.Filter}|{Amount.Measure.Name}|{Amount.Filter}|{AmountReach.Name}";
}
