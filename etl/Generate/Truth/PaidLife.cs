using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>A longest stretch of days with some paid item in force, gaps of up to 30 days bridged.</summary>
/// <param name="Number">From 1, by start.</param>
/// <param name="Start">First paid day.</param>
/// <param name="End">First day without; null while something is in force at the as-of.</param>
public sealed record PaidLife(int Number, DateOnly Start, DateOnly? End)
{
    private const int BridgedDays = 30;

    /// <summary>Whether the life holds the day, bridged gaps included.</summary>
    public bool Holds(DateOnly day) => Start <= day && (End is null || day < End);

    /// <summary>Whether it began and ended without reaching a month's last day, so that no month's MRR shows it.</summary>
    public bool IsIntraMonth => End is { } end && end <= Start.LastDayOfMonth();

    /// <summary>The lives of an account by what has happened until the as-of.</summary>
    public static IReadOnlyList<PaidLife> Of(IReadOnlyList<Stretch> stretches, DateOnly asOf)
    {
        List<PaidLife> lives = [];
        foreach (var stretch in stretches.Where(stretch => !stretch.IsTrial && stretch.Start <= asOf && stretch.End != stretch.Start).OrderBy(stretch => stretch.Start))
        {
            var servedTo = stretch.End ?? DateOnly.MaxValue;
            if (lives.Count > 0 && lives[^1].End!.Value.DaysTo(stretch.Start) <= BridgedDays)
                lives[^1] = lives[^1] with { End = Calendar.Later(lives[^1].End!.Value, servedTo) };
            else
                lives.Add(new PaidLife(lives.Count + 1, stretch.Start, servedTo));
        }

        // An end that lies ahead has not happened.
        return [.. lives.Select(life => life.End > asOf ? life with { End = null } : life)];
    }
}
