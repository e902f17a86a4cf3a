using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Funnels;

/// <summary>A funnel read for the cuts of a request.</summary>
internal sealed record FunnelSource(
    WalkedStep Entry, IReadOnlyList<WalkedStep> Steps, EntityMeasure? Lost, StepOrder Order, DateOnly AsOf, IReadOnlyList<DimensionName> Cuts, IReadOnlyList<Expression> Conditions)
    : EntitySource(Entry.Events.Model, Entry.Events.Measure.Time, Cuts, Conditions)
{
    public override string Key =>
        $"funnel|{string.Join(";", Steps.Prepend(Entry).Select(s => $"{s.Name},{s.Events.Key},{s.WithinDays},{s.From},{s.IsBranch}"))}|{Lost?.Key}|{Order}|{CommonKey}";

    public override TableNode Plan(string name, IReadOnlyList<Leaf> leaves, EntityBinder binder)
    {
        var dayAfter = new Binary("+", new Column(FunnelRenderer.EnteredOn, FunnelRenderer.Walked), new Constant(1L));
        var members = binder.Members(Entry.Events, FunnelRenderer.Walked, dayAfter)
            .With(FunnelBody.Step, new Column(FunnelBody.Step, FunnelRenderer.Walked))
            .With(FunnelBody.StepNumber, new Column(FunnelBody.StepNumber, FunnelRenderer.Walked));
        var columns = leaves.Select(leaf => new FunnelColumn(leaf.Column, Enum.Parse<FunnelNumber>(leaf.Output)));
        return new WalkFunnel(name, Entry, Steps, Lost, Order, AsOf, members.Cut(Cuts, Conditions), [.. columns]);
    }
}
