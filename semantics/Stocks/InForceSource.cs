using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Stocks;

/// <summary>Stocks over rows that hold for a stretch of days, read for the cuts of a request.</summary>
internal sealed record InForceSource(
    SemanticModel Model, Dimension Time, InForce InForce, Duration Offset, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
    : EntitySource(Model, Time, Cuts, Conditions)
{
    public override string Key => $"in force|{InForce.From}|{InForce.To}|{InForce.PausedFrom}|{InForce.PausedTo}|{Offset}|{CommonKey}";

    public override TableNode Plan(string name, IReadOnlyList<Leaf> leaves, EntityBinder binder)
    {
        var rows = EntityMeasureFinder.Rows(Model, leaves[0].Measure);
        var cut = binder.Rows(rows, new Column(InForceRenderer.EndsBefore, InForceRenderer.Reads)).Cut(Cuts, Conditions);
        var columns = leaves.Select(leaf => new MeasureColumn(
            leaf.Column, leaf.Measure.Aggregation, ValueOf(leaf), EntityMeasureFinder.Rows(Model, leaf.Measure).Filter, null, false));
        return new ReadInForce(name, rows, InForce.In(rows.Alias), Offset, cut, [.. columns]);
    }

    private Expression ValueOf(Leaf leaf) => EntityMeasureFinder.Rows(Model, leaf.Measure).ValueBefore(new Column(InForceRenderer.EndsBefore, InForceRenderer.Reads));
}
