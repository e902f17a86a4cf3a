using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Cohorts;

/// <summary>Cohorts by age, read for the cuts of a request.</summary>
internal sealed record CohortSource(
    EntityMeasure Measure, EntityMeasure Start, Grain Grain, CohortReading Reading, CohortEntry Entry, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
    : EntitySource(Start.Model, Start.Measure.Time, Cuts, Conditions)
{
    public override string Key => $"cohort|{Measure.Key}|{Start.Key}|{Grain}|{Reading}|{Entry}|{CommonKey}";

    public override TableNode Plan(string name, IReadOnlyList<Leaf> leaves, EntityBinder binder)
    {
        var members = binder.Members(Start, CohortRenderer.Cells, new Column(CohortRenderer.AcquiredBefore, CohortRenderer.Cells))
            .With(CohortBody.Cohort, new Column(CohortBody.Cohort, CohortRenderer.Cells), Grain)
            .With(CohortBody.Age, new Column(CohortBody.Age, CohortRenderer.Cells));
        var columns = leaves.Select(leaf => new CohortColumn(leaf.Column, Enum.Parse<CohortNumber>(leaf.Output)));
        return new FollowCohorts(name, Measure, Start, Grain, Reading, Entry, members.Cut(Cuts, Conditions), [.. columns]);
    }
}
