using System.Text.Json.Serialization;

namespace Warehouse.Etl.Alert;

/// <summary>What an alert is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertKind>))]
public enum AlertKind
{
    /// <summary>A job failed and will not be tried again.</summary>
    [JsonStringEnumMemberName("job_failed")]
    JobFailed,

    /// <summary>A delivery broke its contract beyond its limit, and changed nothing.</summary>
    [JsonStringEnumMemberName("reject_limit")]
    RejectLimit,

    /// <summary>A check of severity error failed, so nothing was published.</summary>
    [JsonStringEnumMemberName("check_failed")]
    CheckFailed,

    /// <summary>A source's data is older than its limit.</summary>
    [JsonStringEnumMemberName("data_stale")]
    DataStale,

    /// <summary>What an earlier alert told of holds no longer.</summary>
    [JsonStringEnumMemberName("recovered")]
    Recovered,
}

/// <summary>Something a person should know.</summary>
/// <param name="Subject">What it is about: a job's or a source's name. One subject and kind is one standing matter, told once and again only after a while.</param>
/// <param name="Message">In full, for a person.</param>
/// <param name="At">When it was found.</param>
public sealed record Alert(AlertKind Kind, string Subject, string Message, DateTimeOffset At);

/// <summary>Why work failed, where an alert tells it apart.</summary>
public enum FailureKind
{
    Other,
    RejectLimit,
    Check,
}
