using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>A scan that follows entities: each has one member of the cut, as it was on the day that the type names.</summary>
internal abstract record EntitySource(SemanticModel Model, Dimension Time, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
    : Source(Model, Time, new Reach(ReachKind.Period, 0, 0), Cuts, Conditions)
{
    /// <summary>Whether it can be read by day and week, not only by month.</summary>
    public virtual bool IsDaily => Time.Grain == Grain.Day;

    /// <summary>The table of it, with a column for each leaf.</summary>
    public abstract TableNode Plan(string name, IReadOnlyList<Leaf> leaves, EntityBinder binder);
}

/// <summary>Makes the binders of entities' dimensions.</summary>
internal sealed class EntityBinder(MetricManifest manifest, DimensionFinder finder)
{
    /// <summary>Of entities, each with one member on a day.</summary>
    public MemberBinder Members(EntityMeasure measure, string rows, Expression endsBefore) => new(manifest, finder, measure, rows, endsBefore);

    /// <summary>Of rows, each with the member that it has on a day.</summary>
    public MemberBinder Rows(EntityMeasure rows, Expression endsBefore) => new(manifest, finder, rows, rows.Alias, endsBefore);
}
