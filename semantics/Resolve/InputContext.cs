using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>How a metric is read inside another: what the inputs on the way down ask for, added up.</summary>
internal sealed record InputContext(int OffsetMonths, int? WindowMonths, bool IsWhole, bool CutAll, IReadOnlyList<string> Without, Expression? Filter)
{
    public static InputContext Plain { get; } = new(0, null, false, false, [], null);

    /// <summary>The same for readings that give the same number.</summary>
    public string Key => $"{OffsetMonths}|{WindowMonths}|{IsWhole}|{CutAll}|{string.Join(",", Without)}|{Filter}";

    /// <summary>How the name of such a column ends.</summary>
    public string Suffix =>
        (WindowMonths is null ? "" : $"_{WindowMonths}m")
        + (OffsetMonths == 0 ? "" : $"_back_{OffsetMonths}")
        + (CutAll ? "_all" : Without.Count > 0 ? "_over_all" : "")
        + (Filter is null ? "" : "_filtered");

    /// <exception cref="SemanticException">A window would stand inside a window.</exception>
    public InputContext Into(MetricInput input, int offset)
    {
        if (input.WindowMonths is not null && WindowMonths is not null)
            throw input.Place.Error($"'{input.Name}' has a window of its own, and is read over another: a window of windows has no meaning");
        return new InputContext(
            OffsetMonths + offset,
            input.WindowMonths ?? WindowMonths,
            input.IsWhole || IsWhole,
            input.CutAll || CutAll,
            [.. Without.Union(input.Without)],
            And(Filter, input.Filter));
    }

    public InputContext With(Expression? filter) => filter is null ? this : this with { Filter = And(Filter, filter) };

    private static Expression? And(Expression? one, Expression? other) => new[] { one, other }.OfType<Expression>().AllOf();
}
