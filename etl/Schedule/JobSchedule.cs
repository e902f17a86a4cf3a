namespace Warehouse.Etl.Schedule;

/// <summary>What runs when: the validated content of <c>schedule.json</c>.</summary>
/// <param name="TimeZone">The zone in which every cron expression and holiday is read.</param>
/// <param name="Jobs">In the order of the file; a job stands anywhere relative to those it runs after.</param>
/// <param name="Freshness">How old the data of each source may be.</param>
/// <param name="Alerts">Where alerts go.</param>
/// <param name="HealthPort">The loopback port that tells how the service is; null opens none.</param>
/// <param name="Warnings">What is valid, yet will surprise somebody: a calendar whose holidays have run out.</param>
public sealed record JobSchedule(
    TimeZoneInfo TimeZone,
    IReadOnlyList<ScheduledJob> Jobs,
    IReadOnlyList<FreshnessLimit> Freshness,
    AlertSettings Alerts,
    int? HealthPort,
    IReadOnlyList<string> Warnings)
{
    /// <summary>How packs are mailed; null where they are not.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>A job by its name.</summary>
    /// <exception cref="ScheduleException">There is none of this name; the message names the nearest.</exception>
    public ScheduledJob Job(string name) =>
        Jobs.FirstOrDefault(job => job.Name == name) ?? throw new ScheduleException($"there is no job '{name}'{NearestName.Hint(name, Jobs.Select(job => job.Name))}");

    /// <summary>The jobs that run when <paramref name="name"/> has succeeded.</summary>
    public IEnumerable<ScheduledJob> After(string name) => Jobs.Where(job => job.After.Contains(name));
}

/// <summary>How old a source's data may be before readers are told.</summary>
/// <param name="Source">The source, as <c>etl.delivery</c> names it.</param>
/// <param name="Object">One object of it; null means the newest delivery of any.</param>
/// <param name="Within">Counted from when the delivery was extracted.</param>
public sealed record FreshnessLimit(string Source, string? Object, TimeSpan Within)
{
    /// <summary>"standard" or "standard/invoices".</summary>
    public string Name => Object is null ? Source : $"{Source}/{Object}";
}

/// <summary>Where alerts go besides the log.</summary>
/// <param name="WebhookVariable">Name of the environment variable that holds the webhook's URL; the URL itself is a secret and stands in no file.</param>
/// <param name="RepeatAfter">An alert that still holds is sent again after this long.</param>
public sealed record AlertSettings(string WebhookVariable, TimeSpan RepeatAfter);

/// <summary>How packs are mailed.</summary>
/// <param name="Host">The SMTP server.</param>
/// <param name="Port">Default 587.</param>
/// <param name="IsEncrypted">Whether the connection is encrypted by STARTTLS before anything is said. Default true.</param>
/// <param name="User">Who signs in; null means nobody does.</param>
/// <param name="PasswordVariable">Name of the environment variable that holds the password; the password itself is a secret and stands in no file.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The receivers' addresses.</param>
public sealed record MailSettings(string Host, int Port, bool IsEncrypted, string? User, string PasswordVariable, string From, IReadOnlyList<string> To);
