using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Funnels;

/// <summary>A funnel's steps with the rows that are their events.</summary>
internal sealed class FunnelWalk
{
    private readonly List<EntityMeasure> kinds = [];

    /// <exception cref="SemanticException">A step's measure is unknown, or its model does not know the entity.</exception>
    public FunnelWalk(EntityMeasureFinder finder, FunnelBody funnel)
    {
        var walked = new List<WalkedStep>();
        foreach (var step in funnel.Steps.Prepend(funnel.Entry))
        {
            var kind = Kind(finder.Find(step.Measure, funnel.Entity));
            var from = step.From.Length == 0 ? Math.Max(1, walked.Count) : walked.First(w => w.Name == step.From).Number;
            walked.Add(new WalkedStep(
                step.Name, kinds[kind], walked.Count + 1, kind + 1, walked.Count(w => w.Kind == kind + 1) + 1, step.WithinDays, from, step.From.Length > 0));
        }

        (Entry, Steps) = (walked[0], walked[1..]);
        Lost = funnel.Lost is { } lost ? finder.Find(lost, funnel.Entity) : null;
    }

    public WalkedStep Entry { get; }

    public IReadOnlyList<WalkedStep> Steps { get; }

    /// <summary>What ends it; null where nothing does.</summary>
    public EntityMeasure? Lost { get; }

    private int Kind(EntityMeasure events)
    {
        var at = kinds.FindIndex(known => known.Key == events.Key);
        if (at >= 0) return at;
        kinds.Add(events);
        return kinds.Count - 1;
    }
}
