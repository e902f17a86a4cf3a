using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>Reads and validates the jobs of a schedule.</summary>
internal static class JobReader
{
    private static readonly string[] Verbs = [.. Enum.GetNames<JobVerb>().Select(verb => verb.ToLowerInvariant())];
    private static readonly string[] Languages = ["ja", "en"];

    public static IReadOnlyList<ScheduledJob> Read(ScheduleFields root, string file, TimeZoneInfo zone, IReadOnlyDictionary<string, BusinessCalendar> calendars, KnownNames? known)
    {
        var written = root.Find("jobs")?.Items ?? throw root.Wrong("jobs", "a list of jobs");
        if (written.Count == 0) throw root.Wrong("jobs", "at least one job with name, does and cron", "none");
        var jobs = new List<(ScheduledJob Job, ScheduleFields Fields)>();
        foreach (var node in written)
        {
            var named = node.Fields?.GetValueOrDefault("name")?.Text is { Length: > 0 } name ? $"job '{name}'" : $"job {jobs.Count + 1}";
            var fields = new ScheduleFields(file, named, node);
            var job = Job(fields, zone, calendars);
            if (jobs.Exists(other => other.Job.Name == job.Name)) throw fields.Wrong("name", "a name of its own", $"'{job.Name}' a second time");
            fields.Among("source", known?.Sources);
            fields.Among("pack", known?.Packs);
            if (job.Timing is { } timing && timing.Next(DateTimeOffset.UnixEpoch) is null) throw fields.Wrong("cron", "a time that comes", $"'{timing.Cron.CronExpressionString}', which never does{(timing.Calendar is { } calendar ? $" on a working day of '{calendar.Name}'" : "")}");
            jobs.Add((job, fields));
        }

        RefuseUnknownAndCircular(jobs);
        return [.. jobs.Select(pair => pair.Job)];
    }

    private static ScheduledJob Job(ScheduleFields fields, TimeZoneInfo zone, IReadOnlyDictionary<string, BusinessCalendar> calendars)
    {
        fields.Only("name", "does", "cron", "calendar", "after", "description", "from", "source", "pack", "languages", "for_each", "to", "mail", "retry", "timeout", "misfire", "late_after");
        var name = fields.Text("name") ?? throw fields.Wrong("name", "a name of its own, such as load");
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) throw fields.Wrong("name", "letters, digits, - and _ only");
        var verb = fields.Word("does", Verbs) ?? throw fields.Wrong("does", $"{string.Join(", ", Verbs[..^1])} or {Verbs[^1]}");
        var does = Enum.Parse<JobVerb>(verb, ignoreCase: true);
        var timing = Timing(fields, zone, calendars);
        var after = fields.Texts("after");
        if (timing is null && after.Count == 0) throw fields.Wrong("cron", "a cron expression, or 'after' with the job that it follows");
        if (fields.Span("timeout") is { } limit && limit == TimeSpan.Zero) throw fields.Wrong("timeout", "a length of time above zero");
        return new ScheduledJob(
            name,
            does,
            timing,
            after,
            fields.Text("description") ?? "",
            Work(fields, does),
            Retry(fields),
            fields.Span("timeout"),
            fields.Word("misfire", "run_once", "skip") == "skip" ? MisfireRule.Skip : MisfireRule.RunOnce,
            fields.Span("late_after") ?? TimeSpan.FromMinutes(30));
    }

    private static JobTiming? Timing(ScheduleFields fields, TimeZoneInfo zone, IReadOnlyDictionary<string, BusinessCalendar> calendars)
    {
        var named = fields.Text("calendar");
        var calendar = named is null ? null
            : calendars.TryGetValue(named, out var known) ? known
            : throw fields.Wrong("calendar", "the name of one of 'calendars'", $"'{named}'{NearestName.Hint(named, calendars.Keys)}");
        if (fields.Text("cron") is not { } cron) return calendar is null ? null : throw fields.Wrong("calendar", "it only beside a cron expression");
        try
        {
            return new JobTiming(new CronExpression(cron, zone), calendar);
        }
        catch (FormatException error)
        {
            throw fields.Wrong("cron", "second minute hour day month weekday, such as '0 30 5 * * ?' for 05:30 daily", $"'{cron}' ({error.Message})");
        }
    }

    private static JobWork Work(ScheduleFields fields, JobVerb does)
    {
        RefuseUnless(fields, does is JobVerb.Report or JobVerb.Deliver, "report or deliver", "pack", "languages");
        RefuseUnless(fields, does is JobVerb.Report, "report", "for_each");
        RefuseUnless(fields, does is JobVerb.Deliver, "deliver", "to", "mail");
        RefuseUnless(fields, does is JobVerb.Load or JobVerb.Run, "load or run", "from", "source");
        if (does is not (JobVerb.Report or JobVerb.Deliver)) return new JobWork(fields.Text("from"), fields.Text("source"), null, []);
        var languages = fields.Texts("languages") is { Count: > 0 } asked ? asked : ["ja"];
        if (languages.FirstOrDefault(language => !Languages.Contains(language)) is { } unknown) throw fields.Wrong("languages", "ja, en or both", $"'{unknown}'");
        var work = new JobWork(null, null, fields.Text("pack") ?? throw fields.Wrong("pack", "the pack to print or deliver, such as board"), languages)
        {
            ForEach = fields.Text("for_each"),
            To = fields.Text("to"),
            IsMailed = fields.Flag("mail") ?? false,
        };
        return does == JobVerb.Report || work.To is not null || work.IsMailed ? work : throw fields.Wrong("to", "the folder to deliver to, or 'mail': true, or both");
    }

    private static void RefuseUnless(ScheduleFields fields, bool isRight, string verbs, params string[] names)
    {
        if (!isRight && names.FirstOrDefault(name => fields.Find(name) is not null) is { } field) throw fields.Wrong(field, $"it only where does is {verbs}");
    }

    private static RetryRule Retry(ScheduleFields fields)
    {
        if (fields.Find("retry") is not { } written) return RetryRule.None;
        var retry = fields.Within("retry", written).Only("times", "wait", "factor", "longest");
        var wait = retry.Span("wait") ?? TimeSpan.FromMinutes(1);
        var longest = retry.Span("longest") ?? (wait > TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1));
        if (longest < wait) throw retry.Wrong("longest", "at least 'wait'");
        return new RetryRule(retry.Whole("times", 0, 100) ?? throw retry.Wrong("times", "how many further attempts, 0 to 100"), wait, retry.Number("factor", 1, 100) ?? 2, longest);
    }

    private static void RefuseUnknownAndCircular(List<(ScheduledJob Job, ScheduleFields Fields)> jobs)
    {
        var byName = jobs.ToDictionary(pair => pair.Job.Name, pair => pair.Job, StringComparer.Ordinal);
        foreach (var (job, fields) in jobs)
        {
            if (job.After.FirstOrDefault(name => !byName.ContainsKey(name)) is { } unknown) throw fields.Wrong("after", "the name of another job", $"'{unknown}'{NearestName.Hint(unknown, byName.Keys)}");
            if (Circle(job, byName) is { } circle) throw fields.Wrong("after", "jobs that do not wait for this one", string.Join(" → ", circle));
        }
    }

    /// <returns>The way from a job back to itself; null when there is none.</returns>
    private static List<string>? Circle(ScheduledJob start, Dictionary<string, ScheduledJob> jobs)
    {
        var ways = new Queue<List<string>>([[start.Name]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in jobs[way[^1]].After)
            {
                if (next == start.Name) return [.. way, next];
                if (jobs.ContainsKey(next) && seen.Add(next)) ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }
}
