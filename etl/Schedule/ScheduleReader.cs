using System.Globalization;
using System.Text;

namespace Warehouse.Etl.Schedule;

/// <summary>What a schedule may name that others define.</summary>
/// <param name="Sources">Those that have contracts.</param>
/// <param name="Packs">Those that can be printed.</param>
public sealed record KnownNames(IReadOnlyList<string> Sources, IReadOnlyList<string> Packs);

/// <summary>Reads and validates <c>schedule.json</c>.</summary>
public static class ScheduleReader
{
    private const string DefaultZone = "Asia/Tokyo";

    /// <summary>How long before a calendar's last holiday its end is mentioned.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(60);

    /// <summary>The schedule in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="time">The clock that tells whether a calendar has run out.</param>
    /// <param name="known">What the schedule may name; null leaves those names unchecked.</param>
    /// <exception cref="ScheduleException">The file is missing, is not JSON, or a field is wrong; the message names file, line, job and field.</exception>
    public static JobSchedule Read(string file, TimeProvider time, KnownNames? known = null)
    {
        if (!File.Exists(file)) throw new ScheduleException($"{file}: there is no such file; a schedule holds time_zone and jobs");
        return Parse(File.ReadAllText(file), file, time, known);
    }

    /// <summary>The schedule in a text; <paramref name="file"/> names it in errors.</summary>
    public static JobSchedule Parse(string json, string file, TimeProvider time, KnownNames? known = null)
    {
        var root = new ScheduleFields(file, "", JsonNodeAt.Parse(Encoding.UTF8.GetBytes(json), file))
            .Only("time_zone", "health_port", "alerts", "mail", "freshness", "calendars", "jobs");
        var zone = Zone(root);
        var calendars = Calendars(root, file);
        var mail = root.Find("mail") is { } written ? MailReader.Read(new ScheduleFields(file, "mail", written)) : null;
        var jobs = JobReader.Read(root, file, zone, calendars, known);
        if (mail is null && jobs.FirstOrDefault(job => job.Work.IsMailed) is { } mailed) throw root.Wrong("mail", $"the server and the addresses that job '{mailed.Name}' mails by: host, from and to");
        return new JobSchedule(zone, jobs, Freshness(root, file, known), Alerts(root, file), root.Whole("health_port", 1, 65535), [.. RunOut(calendars, jobs, time)]) { Mail = mail };
    }

    private static TimeZoneInfo Zone(ScheduleFields root)
    {
        var name = root.Text("time_zone") ?? DefaultZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw root.Wrong("time_zone", "an IANA name that this machine knows, such as Asia/Tokyo");
    }

    private static Dictionary<string, BusinessCalendar> Calendars(ScheduleFields root, string file)
    {
        var calendars = new Dictionary<string, BusinessCalendar>(StringComparer.Ordinal);
        if (root.Find("calendars") is not { } written) return calendars;
        if (written.Fields is null) throw root.Wrong("calendars", "an object of calendars by name");
        foreach (var (name, node) in written.Fields)
        {
            var fields = new ScheduleFields(file, $"calendar '{name}'", node).Only("weekly", "holidays");
            var weekdays = fields.Texts("weekly").Select(day => Weekday(fields, day)).ToHashSet();
            if (weekdays.Count == 7) throw fields.Wrong("weekly", "at least one working day", "all seven days");
            calendars.Add(name, new BusinessCalendar(name, weekdays, fields.Texts("holidays").Select(day => Holiday(fields, day)).ToHashSet()));
        }

        return calendars;
    }

    private static DayOfWeek Weekday(ScheduleFields fields, string day) =>
        Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(day[0])
            ? parsed
            : throw fields.Wrong("weekly", "days of the week such as saturday", $"'{day}'");

    private static DateOnly Holiday(ScheduleFields fields, string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed
            : throw fields.Wrong("holidays", "dates as YYYY-MM-DD", $"'{day}'");

    private static List<FreshnessLimit> Freshness(ScheduleFields root, string file, KnownNames? known)
    {
        if (root.Find("freshness") is not { } written) return [];
        var limits = new List<FreshnessLimit>();
        foreach (var node in written.Items ?? throw root.Wrong("freshness", "a list of source, object and within"))
        {
            var fields = new ScheduleFields(file, $"freshness {limits.Count + 1}", node).Only("source", "object", "within");
            var limit = new FreshnessLimit(fields.Text("source") ?? throw fields.Wrong("source", "the name of a source, such as standard"), fields.Text("object"), fields.Span("within") ?? throw fields.Wrong("within", "a length of time such as 26h"));
            if (limits.Exists(other => other.Name == limit.Name)) throw fields.Wrong("source", "each source and object once", $"'{limit.Name}' twice");
            fields.Among("source", known?.Sources);
            limits.Add(limit);
        }

        return limits;
    }

    private static AlertSettings Alerts(ScheduleFields root, string file)
    {
        var fields = root.Find("alerts") is { } written ? new ScheduleFields(file, "alerts", written).Only("webhook_variable", "repeat_after") : null;
        var variable = fields?.Text("webhook_variable");
        if (variable?.Contains("://", StringComparison.Ordinal) == true) throw fields!.Wrong("webhook_variable", "the name of the environment variable that holds the URL (a URL is a secret and does not belong in a file)", "a URL");
        return new AlertSettings(variable ?? "WAREHOUSE_ALERT_WEBHOOK", fields?.Span("repeat_after") ?? TimeSpan.FromDays(1));
    }

    private static IEnumerable<string> RunOut(Dictionary<string, BusinessCalendar> calendars, IReadOnlyList<ScheduledJob> jobs, TimeProvider time)
    {
        var noticed = DateOnly.FromDateTime((time.GetUtcNow() + Notice).UtcDateTime);
        foreach (var calendar in calendars.Values.Where(calendar => calendar.Holidays.Count > 0 && calendar.Holidays.Max() < noticed && jobs.Any(job => job.Timing?.Calendar == calendar)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"calendar '{calendar.Name}' lists holidays up to {calendar.Holidays.Max():yyyy-MM-dd} only; add the next year's to schedule.json");
        }
    }
}
