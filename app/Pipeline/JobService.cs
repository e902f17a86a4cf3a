using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Schedule;

namespace Warehouse.App.Pipeline;

/// <summary>All that running a home's jobs takes: the lock, the history, the log and the desk for alerts. One process at a time has it.</summary>
internal sealed class JobService : IAsyncDisposable
{
    private readonly IDisposable held;
    private readonly OperationLog log;
    private readonly AlertDesk alerts;

    private JobService(WarehouseHome home, JobSchedule schedule, IStageLog terminal, TimeProvider time, IDisposable held)
    {
        this.held = held;
        Folder = new JobFolder(home);
        History = new JobHistory(Folder, time);
        log = new OperationLog(home, "serve", terminal);
        Webhook = SecretUrl.FromEnvironment(schedule.Alerts.WebhookVariable);
        alerts = new AlertDesk(new AlertMemory(Folder.AlertsFile), Webhook is null ? null : new Webhook(Webhook, home.Path, time), schedule.Alerts.RepeatAfter, log, time);
        Perform = new JobPerformer(home, schedule, alerts, terminal, time).PerformAsync;
        Observer = new JobReporter(log, alerts);
    }

    public JobFolder Folder { get; }

    public JobHistory History { get; }

    public PerformJob Perform { get; }

    public IJobObserver Observer { get; }

    /// <summary>Where alerts go besides the log; null = nowhere.</summary>
    public SecretUrl? Webhook { get; }

    /// <summary>Becomes the one that runs this home's jobs.</summary>
    /// <returns>Null when another process is.</returns>
    /// <exception cref="WarehouseException">The home can't be written, or the webhook's URL is none.</exception>
    public static JobService? TryStart(WarehouseHome home, JobSchedule schedule, IStageLog terminal, TimeProvider time)
    {
        home.Create();
        if (new JobFolder(home).TryLock() is not { } held) return null;
        try
        {
            return new JobService(home, schedule, terminal, time, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await alerts.DisposeAsync();
        log.Dispose();
        held.Dispose();
    }
}
