namespace Warehouse.Etl.Settings;

/// <summary>One step of the playbook: what customer success owes accounts of some tiers, and by when.</summary>
/// <param name="Step">Its name, such as <c>kickoff</c>.</param>
/// <param name="TouchTiers"><c>touch_tiers</c>: high, low, tech; a step without any is left out.</param>
/// <param name="Kinds"><c>kinds</c>: the touchpoints that do it.</param>
/// <param name="From"><c>from</c>: <c>start</c> of a paid life (default), the <c>risk</c> that a health score shows, or a contract's <c>term_end</c>.</param>
/// <param name="DueDays"><c>due_days</c>: days from there to the due day, negative before it. Not with <c>every_months</c>.</param>
/// <param name="WindowDays"><c>window_days</c>: how long before the due day it may be done. Default: <c>due_days</c>, or 30 where that is negative.</param>
/// <param name="LateDays"><c>late_days</c>: how long after the due day doing it still counts, as late. Default 14.</param>
/// <param name="EveryMonths"><c>every_months</c>: due once in every so many months from the start; absent = once.</param>
public sealed record PlaybookStep(
    string Step, IReadOnlyList<string> TouchTiers, IReadOnlyList<string> Kinds, string From, int DueDays, int WindowDays, int LateDays, int? EveryMonths)
{
    /// <summary>The steps of <c>playbook</c>, in the order of the file.</summary>
    internal static IReadOnlyList<PlaybookStep> Parse(SettingsReader read) =>
        [.. read.Keys("playbook").Select(step => Read(read, step)).Where(step => step.TouchTiers.Count > 0)];

    private static PlaybookStep Read(SettingsReader read, string step)
    {
        var tiers = read.Texts("playbook", step, "touch_tiers");
        var kinds = read.Texts("playbook", step, "kinds");
        if (kinds.Count == 0 && tiers.Count > 0) throw read.Error("a list of touchpoints, such as [\"kickoff\"]", "playbook", step, "kinds");
        var from = read.Text("playbook", step, "from");
        var everyMonths = read.Whole("playbook", step, "every_months");
        var dueDays = read.Whole("playbook", step, "due_days");
        if (everyMonths is null == dueDays is null) throw read.Error("either due_days or every_months", "playbook", step);
        if (everyMonths is not null && from != "start") throw read.Error("start, as every_months counts from there", "playbook", step, "from");
        var due = dueDays ?? 0;
        return new PlaybookStep(
            step,
            [.. tiers.Distinct(StringComparer.Ordinal)],
            [.. kinds.Select(kind => kind.ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
            from,
            due,
            read.Whole("playbook", step, "window_days") ?? (due < 0 ? 30 : due),
            everyMonths is null ? read.Whole("playbook", step, "late_days") ?? 0 : 0,
            everyMonths);
    }
}
