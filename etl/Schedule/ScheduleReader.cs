using System.Text.Json;
using System.Text.Json.Serialization;
using Quartz;

namespace Warehouse.Etl.Schedule;

/// <summary>Reads and validates <c>schedule.json</c>.</summary>
public static class ScheduleReader
{
    private static readonly string[] Verbs = ["run", "report"];
    private static readonly string[] KnownLanguages = ["ja", "en"];
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The schedule in a file.</summary>
    /// <exception cref="ScheduleException">The file is missing, is not JSON, or a job's field is wrong.</exception>
    public static JobSchedule Read(string file)
    {
        if (!File.Exists(file)) throw new ScheduleException($"{file}: there is no such file; a schedule holds time_zone and jobs");
        return Parse(File.ReadAllText(file), file);
    }

    /// <summary>The schedule in a text; <paramref name="file"/> names it in errors.</summary>
    public static JobSchedule Parse(string json, string file)
    {
        var written = Deserialize(json, file);
        var zone = Zone(written.TimeZone ?? "Asia/Tokyo", file);
        var jobs = new List<ScheduledJob>();
        foreach (var job in written.Jobs ?? [])
        {
            jobs.Add(Validate(job, zone, jobs, file));
        }

        if (jobs.Count == 0) throw new ScheduleException($"{file}: jobs is empty; expected at least one job with name, does and cron");
        return new JobSchedule(zone, jobs);
    }

    private static WrittenSchedule Deserialize(string json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<WrittenSchedule>(json, Strict) ?? new WrittenSchedule();
        }
        catch (JsonException error)
        {
            throw new ScheduleException($"{file}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: {error.Message.Split(" Path:")[0]} (at {error.Path})");
        }
    }

    private static TimeZoneInfo Zone(string name, string file) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new ScheduleException($"{file}: time_zone is '{name}', which this machine does not know; expected an IANA name such as Asia/Tokyo");

    private static ScheduledJob Validate(WrittenJob job, TimeZoneInfo zone, List<ScheduledJob> before, string file)
    {
        var name = job.Name is { Length: > 0 } given
            ? given
            : throw new ScheduleException($"{file}: job {before.Count + 1} has no name; every job needs one, of its own");
        if (before.Exists(other => other.Name == name)) throw Wrong(file, name, "name", "a name of its own", $"'{name}' twice");
        if (!Verbs.Contains(job.Does)) throw Wrong(file, name, "does", "run or report", $"'{job.Does}'");
        if (job.Does == "report" && job.Pack is null) throw Wrong(file, name, "pack", "the pack to print, such as board", "nothing");
        if (job.Does != "report" && (job.Pack ?? job.Languages?.FirstOrDefault()) is { } stray) throw Wrong(file, name, "pack and languages", "only where does is report", $"'{stray}'");
        var languages = job.Languages ?? ["ja"];
        if (languages.FirstOrDefault(language => !KnownLanguages.Contains(language)) is { } unknown) throw Wrong(file, name, "languages", "ja, en or both", $"'{unknown}'");
        return new ScheduledJob(name, job.Does!, Cron(job, name, zone, file), job.Description ?? "", job.Pack, languages);
    }

    private static CronExpression Cron(WrittenJob job, string name, TimeZoneInfo zone, string file)
    {
        try
        {
            return new CronExpression(job.Cron ?? "", zone);
        }
        catch (FormatException error)
        {
            throw Wrong(file, name, "cron", "second minute hour day month weekday, such as '0 30 5 * * ?' for 05:30 daily", $"'{job.Cron}' ({error.Message})");
        }
    }

    private static ScheduleException Wrong(string file, string job, string field, string expected, string found) =>
        new($"{file}: job '{job}', {field}: expected {expected}, found {found}");

    private sealed record WrittenSchedule
    {
        public string? TimeZone { get; init; }
        public WrittenJob[]? Jobs { get; init; }
    }

    private sealed record WrittenJob
    {
        public string? Name { get; init; }
        public string? Does { get; init; }
        public string? Cron { get; init; }
        public string? Description { get; init; }
        public string? Pack { get; init; }
        public string[]? Languages { get; init; }
    }
}
