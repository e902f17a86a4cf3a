using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>The scorecard's title: how many targets are met, and which are missed where that can be said shortly.</summary>
public static class ScorecardTitle
{
    /// <summary>The title.</summary>
    public static string Of(Language language, IReadOnlyList<KpiGroup> groups, IReadOnlyList<KpiState> states)
    {
        var judged = states.Where(state => state.Verdict != Verdict.None).ToArray();
        var met = judged.Count(state => state.Verdict == Verdict.Met);
        var missed = judged.Where(state => state.Verdict == Verdict.Missed).ToArray();
        var watched = judged.Length - met - missed.Length;
        if (judged.Length == 0) return language.Pick("目標と比べられる指標はまだない", "No metric can be compared with its target yet");

        var start = language.Pick($"{judged.Length}指標のうち{met}指標が目標を達成", $"{met} of {judged.Length} metrics met their targets");
        return (met, watched, missed.Length) switch
        {
            _ when met == judged.Length => language.Pick($"{judged.Length}指標すべてが目標を達成", $"All {judged.Length} metrics met their targets"),
            (0, _, var number) => language.Pick(
                $"{judged.Length}指標のうち目標を達成したものはなく、{number}指標が未達",
                $"None of {judged.Length} metrics met its target; {number} missed"),
            (_, var number, 0) => language.Pick($"{start}、未達はなく{number}指標が注意", $"{start}; none missed, {number} to watch"),
            (_, _, 1) => language.Pick($"{start}し、未達は{missed[0].Kpi.Short(language)}の1指標", $"{start}; {missed[0].Kpi.Short(language)} missed"),
            (_, _, 2) => TitleWidth.FirstThatFits(
                language.Pick(
                    $"{start}し、未達は{missed[0].Kpi.Short(language)}と{missed[1].Kpi.Short(language)}",
                    $"{start}; {missed[0].Kpi.Short(language)} and {missed[1].Kpi.Short(language)} missed"),
                language.Pick($"{start}し、2指標が未達", $"{start}; 2 missed")),
            _ => Spread(language, start, groups, missed),
        };
    }

    // Where most of what is missed belongs to one block, the title names the block.
    private static string Spread(Language language, string start, IReadOnlyList<KpiGroup> groups, KpiState[] missed)
    {
        var worst = groups.Select(group => (Group: group, Count: missed.Count(state => group.Kpis.Contains(state.Kpi)))).MaxBy(each => each.Count);
        var plain = language.Pick($"{start}し、{missed.Length}指標が未達", $"{start}; {missed.Length} missed");
        return worst.Count * 2 > missed.Length
            ? language.Pick($"{plain}、うち{worst.Count}つは{worst.Group.NameJa}", $"{plain}, {worst.Count} of them in {worst.Group.NameEn.ToLowerInvariant()}")
            : plain;
    }
}
