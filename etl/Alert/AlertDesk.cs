using System.Threading.Channels;

namespace Warehouse.Etl.Alert;

/// <summary>Takes alerts, says them on the log, and sends those that are news to the webhook; no job waits for that.</summary>
public sealed class AlertDesk : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly Channel<Alert> queue = Channel.CreateBounded<Alert>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly AlertMemory memory;
    private readonly TimeSpan repeatAfter;
    private readonly Webhook? webhook;
    private readonly IStageLog log;
    private readonly TimeProvider time;
    private readonly Task sending;

    /// <param name="webhook">Null where alerts go to the log only.</param>
    /// <param name="repeatAfter">A matter that still stands is told again after this long.</param>
    public AlertDesk(AlertMemory memory, Webhook? webhook, TimeSpan repeatAfter, IStageLog log, TimeProvider time)
    {
        (this.memory, this.webhook, this.repeatAfter, this.log, this.time) = (memory, webhook, repeatAfter, log, time);
        sending = Task.Run(SendAll);
    }

    /// <summary>Tells of a matter, once while it stands.</summary>
    public void Raise(AlertKind kind, string subject, string message)
    {
        var alert = new Alert(kind, subject, message, time.GetUtcNow());
        lock (gate)
        {
            if (!memory.IsNews(alert, repeatAfter)) return;
        }

        Tell(alert);
    }

    /// <summary>Tells of a failure that happened just now, each time.</summary>
    public void Report(AlertKind kind, string subject, string message)
    {
        lock (gate) memory.Settle(kind, subject);
        Raise(kind, subject, message);
    }

    /// <summary>Tells that matters of a subject stand no longer; silent where none was told.</summary>
    public void Settle(string subject, string message, params AlertKind[] kinds)
    {
        var stood = false;
        lock (gate)
        {
            foreach (var kind in kinds) stood |= memory.Settle(kind, subject);
        }

        if (stood) Tell(new Alert(AlertKind.Recovered, subject, message, time.GetUtcNow()));
    }

    /// <summary>Waits a little for what is still to be sent.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        closing.CancelAfter(Farewell);
        await sending.ConfigureAwait(false);
        closing.Dispose();
        webhook?.Dispose();
    }

    private void Tell(Alert alert)
    {
        if (alert.Kind == AlertKind.Recovered) log.Line($"recovered: {alert.Message}");
        else log.Warn($"ALERT {alert.Message}");
        Observe.Telemetry.Alerted(alert.Kind.ToString());
        queue.Writer.TryWrite(alert);
    }

    private async Task SendAll()
    {
        await foreach (var alert in queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (webhook is null) continue;
            try
            {
                if (await webhook.SendAsync(alert, closing.Token).ConfigureAwait(false) is { } problem) log.Warn($"an alert about {alert.Subject} was not delivered: {problem}");
            }
            catch (OperationCanceledException)
            {
                log.Warn($"an alert about {alert.Subject} was not delivered before the service stopped");
            }
        }
    }
}
