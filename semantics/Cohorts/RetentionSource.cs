using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Cohorts;

/// <summary>A closed cohort read for the cuts of a request.</summary>
internal sealed record RetentionSource(
    EntityMeasure Measure, EntityMeasure? Paused, Duration Window, Duration Offset, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
    : EntitySource(Measure.Model, Measure.Measure.Time, Cuts, Conditions)
{
    public override string Key => $"retention|{Measure.Key}|{Paused?.Key}|{Window}|{Offset}|{CommonKey}";

    public override TableNode Plan(string name, IReadOnlyList<Leaf> leaves, EntityBinder binder)
    {
        var members = binder.Members(Measure, RetentionRenderer.Entities, new Column(RetentionRenderer.OpenedBefore, RetentionRenderer.Entities));
        var columns = leaves.Select(leaf => new RetainedColumn(leaf.Column, Enum.Parse<RetainedNumber>(leaf.Output)));
        return new RetainEntities(name, Measure, Paused, Window, Offset, members.Cut(Cuts, Conditions), [.. columns]);
    }
}
