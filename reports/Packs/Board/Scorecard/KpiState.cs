using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>A headline metric over thirteen months, against its target.</summary>
/// <param name="Observed">The month that the value belongs to: the pack's, or for a start-month metric the latest that is old enough.</param>
/// <param name="Values">Thirteen months that end with <paramref name="Observed"/>; null where unobservable.</param>
/// <param name="Better"><c>up</c>, <c>down</c> or empty.</param>
/// <param name="IsLowerBound">The value is capped and stands for "at least".</param>
/// <param name="WasLowerBound">So was the value a year ago.</param>
public sealed record KpiState(
    Kpi Kpi,
    DateOnly Observed,
    IReadOnlyList<Quantity?> Values,
    Quantity? Target,
    Quantity? Amber,
    string Better,
    bool IsLowerBound,
    bool WasLowerBound)
{
    /// <summary>The value; null where unobservable.</summary>
    public Quantity? Value => Values[^1];

    /// <summary>The value a year before.</summary>
    public Quantity? YearAgo => Values[0];

    /// <summary>The difference on the month before, from unrounded values.</summary>
    public Quantity? MonthChange => Value - Values[^2];

    /// <summary>The difference on the year before, from unrounded values.</summary>
    public Quantity? YearChange => Value - YearAgo;

    /// <summary>The verdict of the month.</summary>
    public Verdict Verdict => Judge(Value);

    /// <summary>The verdict of the month before.</summary>
    public Verdict Before => Judge(Values[^2]);

    /// <summary>For how many months in a row, this one included, the target has not been met, within the thirteen.</summary>
    public Quantity MonthsShort => Target is { } target
        ? Quantity.Between(
            Values.Reverse().TakeWhile(value => Judge(value) is Verdict.Watch or Verdict.Missed).OfType<Quantity>(),
            Better == "up" ? decimal.MinValue : target,
            Better == "up" ? target : decimal.MaxValue)
        : 0;

    /// <summary>How far the value falls short, as a share of the target; 0 where it does not.</summary>
    public Quantity Shortfall => Verdict is Verdict.Watch or Verdict.Missed && Target is { } target && target != 0
        ? ((Value!.Value - target) / target).Size
        : 0;

    /// <summary>Whether the value prints as the target although it misses it.</summary>
    public bool IsBarelyShort => Verdict is Verdict.Watch or Verdict.Missed && Kpi.Measure.PrintsAlike(Value!.Value, Target!.Value);

    /// <summary>The month's change in multiples of the median change of the months before; null with fewer than six of those.</summary>
    public Quantity? Surprise
    {
        get
        {
            if (MonthChange is not { } change) return null;
            var earlier = Values.Zip(Values.Skip(1), (before, after) => after - before).SkipLast(1)
                .OfType<Quantity>().Select(change => change.Size).Order().ToArray();
            if (earlier.Length < 6) return null;
            var usual = earlier[earlier.Length / 2];
            return usual == 0 ? null : change.Size / usual;
        }
    }

    private Verdict Judge(Quantity? value) => Verdicts.Judge(value, Target, Amber, Better);
}
