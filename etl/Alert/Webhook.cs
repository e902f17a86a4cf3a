using System.Net.Http.Headers;
using System.Text.Json;

namespace Warehouse.Etl.Alert;

/// <summary>Posts alerts as JSON to a URL, again and again with growing pauses when it does not answer well.</summary>
/// <remarks>
/// The body: <c>{"kind": "job_failed", "subject": "load", "message": "…", "at": "2026-11-05T20:30:11Z", "home": "/srv/warehouse", "text": "…"}</c>;
/// <c>text</c> is the whole alert in a line, the field that chat services show.
/// </remarks>
public sealed class Webhook : IDisposable
{
    /// <summary>For a little more than an hour: a chat service that is down for a while at night must not cost an alert.</summary>
    private const int Attempts = 16;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions Words = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly SecretUrl url;
    private readonly string home;
    private readonly TimeProvider time;

    public Webhook(SecretUrl url, string home, TimeProvider time) => (this.url, this.home, this.time) = (url, home, time);

    /// <summary>Sends one alert.</summary>
    /// <returns>Null when it was received, else why not, without any secret.</returns>
    public async Task<string?> SendAsync(Alert alert, CancellationToken stop)
    {
        string? problem = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 1) await Task.Delay(PauseBefore(attempt), time, stop).ConfigureAwait(false);
            (problem, var again) = await TryAsync(alert, stop).ConfigureAwait(false);
            if (problem is null || !again) return problem;
        }

        return $"{problem}, {Attempts} times";
    }

    public void Dispose() => client.Dispose();

    private static TimeSpan PauseBefore(int attempt) => FirstPause * Math.Pow(2, attempt - 2) is var pause && pause < LongestPause ? pause : LongestPause;

    private async Task<(string? Problem, bool Again)> TryAsync(Alert alert, CancellationToken stop)
    {
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { alert.Kind, alert.Subject, alert.Message, At = alert.At.UtcDateTime, home, text = $"warehouse {home}: {alert.Message}" }, Words);
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            using var answer = await client.PostAsync(url.Url, content, stop).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode) return (null, false);
            var code = (int)answer.StatusCode;
            // What the receiver refuses for good is not offered again; it may be busy, too slow or broken for now.
            return ($"{url} answered {code}", code is 408 or 425 or 429 or >= 500);
        }
        catch (HttpRequestException error)
        {
            return ($"{url} could not be reached: {url.Mask(error.Message)}", true);
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return ($"{url} did not answer within {Patience.TotalSeconds:0} s", true);
        }
    }
}
