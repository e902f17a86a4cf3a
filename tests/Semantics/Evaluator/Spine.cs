namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>The periods there are.</summary>
internal sealed class Spine(World world)
{
    private readonly Dictionary<string, IReadOnlyList<DateTime>> known = [];

    /// <summary>Periods of a standard grain, from the coarsest spine that is fine enough.</summary>
    public IReadOnlyList<DateTime> Times(string grain)
    {
        if (known.TryGetValue(grain, out var times)) return times;
        var spine = Source(grain);
        var table = world.Tables[spine.Table];
        return known[grain] = [.. table.Rows.Select(r => table.Cell(r, spine.Column)).OfType<DateTime>().Select(t => Periods.Truncate(t, grain)).Distinct()];
    }

    /// <summary>Every row of the coarsest spine that is fine enough.</summary>
    public IReadOnlyList<DateTime> Rows(string grain) => Times(Source(grain).Grain);

    /// <summary>The grain that a custom grain's periods are made of.</summary>
    public string BaseOf(string grain) =>
        Periods.IsGrain(grain) ? grain : world.Spines.FirstOrDefault(s => s.CustomGrains.Any(c => c.Name == grain))?.Grain ?? throw new RefusedException($"no grain {grain}");

    /// <summary>Each day of a custom period, and the day as far into the period so many periods later; null where that period is shorter.</summary>
    public IReadOnlyDictionary<DateTime, DateTime?> Shifted(string grain, int count)
    {
        var spine = world.Spines.First(s => s.CustomGrains.Any(c => c.Name == grain));
        var table = world.Tables[spine.Table];
        var column = spine.CustomGrains.First(c => c.Name == grain).Column;
        var periods = table.Rows.GroupBy(r => table.Cell(r, column)).OrderBy(g => g.Key)
            .Select(g => g.Select(r => (DateTime)table.Cell(r, spine.Column)!).Order().ToList()).ToList();
        var shifted = new Dictionary<DateTime, DateTime?>();
        for (var i = 0; i < periods.Count; i++)
        {
            var later = i + count < periods.Count && i + count >= 0 ? periods[i + count] : null;
            for (var d = 0; d < periods[i].Count; d++)
            {
                DateTime? target = later is null ? null : Periods.Add(later[0], d, spine.Grain);
                shifted[periods[i][d]] = later is not null && target <= later[^1] ? target : null;
            }
        }

        return shifted;
    }

    private SpineDef Source(string grain) =>
        world.Spines.Where(s => Periods.Coarseness(s.Grain) <= Periods.Coarseness(grain)).MaxBy(s => Periods.Coarseness(s.Grain))
            ?? throw new RefusedException($"no time spine is as fine as {grain}");
}
