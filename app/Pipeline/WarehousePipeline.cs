using System.Globalization;
using Warehouse.App.Close;
using Warehouse.App.Terminal;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Build;
using Warehouse.Etl.Check;
using Warehouse.Etl.Close;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;
using Warehouse.Etl.Observe;
using Warehouse.Etl.Publish;
using Warehouse.Etl.Settings;
using Warehouse.Semantics.Publish;

namespace Warehouse.App.Pipeline;

/// <summary>The stages of one home, each said on the log in a line: load, build, check, publish. The home's lock is held while it lives.</summary>
internal sealed class WarehousePipeline : IDisposable
{
    private const int FailuresShown = 10;

    private readonly WarehouseHome home;
    private readonly Checkout checkout;
    private readonly OperationLog log;
    private readonly TimeProvider time;
    private readonly CancellationToken stop;
    private readonly WarehouseLock held;

    /// <exception cref="WarehouseException">Another process writes this home, or a contract is wrong.</exception>
    public WarehousePipeline(WarehouseHome home, string verb, bool wait, IStageLog log, TimeProvider time, CancellationToken stop)
    {
        checkout = Checkout.Current();
        held = WarehouseLock.Take(home, verb, time, wait, log, stop);
        (this.home, this.time, this.stop) = (home, time, stop);
        this.log = new OperationLog(home, verb, log);
    }

    /// <summary>Loads what is new; what is wrong with an object leaves that object as it was.</summary>
    /// <returns>Rows loaded.</returns>
    /// <exception cref="WarehouseException">An object failed; the others are loaded.</exception>
    public long Load(string from, string? source) => Stage("load", () =>
    {
        using var connection = BuildDatabase.Open(home);
        Migration.Apply(connection, checkout, time);
        return RunLedger.Record(connection, "load", time, _ =>
        {
            var result = LoadStage.Run(connection, home, checkout, from, source, time, log, stop);
            result.ThrowIfFailed();
            Say($"load: {result.RowsLoaded:N0} rows loaded, {result.RowsRejected:N0} rejected");
            return result.RowsLoaded;
        });
    });

    /// <summary>Builds what has changed.</summary>
    /// <returns>Rows of the tables that were built.</returns>
    public long Build(BuildOptions options) => Stage("build", () =>
    {
        var result = BuildStage.Run(home, checkout, options, log, time, stop);
        Say($"build: {result.Built.Count} models built, {result.Unchanged} unchanged, as of {result.AsOf:yyyy-MM-dd} ({result.Elapsed.TotalSeconds:0.0} s)");
        using var connection = BuildDatabase.Open(home);
        return connection.Scalar<long>("select coalesce(cast(sum(row_count) as bigint), 0) from etl.model_run where run_id = (select max(run_id) from etl.run where verb = 'build')");
    });

    /// <summary>Checks the build and says what does not hold.</summary>
    /// <exception cref="WarehouseException">A check of severity error failed.</exception>
    public void Check() => Stage("check", () =>
    {
        var result = CheckStage.Run(home, checkout, log, time, MetricChecks.Of(checkout), stop);
        foreach (var warning in result.Warnings.Take(FailuresShown)) log.Warn(warning.Message);
        if (result.Warnings.Count > FailuresShown) log.Warn($"and {result.Warnings.Count - FailuresShown} more: see etl.check_result");
        if (result.Errors.Count > 0)
        {
            var shown = string.Join('\n', result.Errors.Take(FailuresShown).Select(failure => failure.Message));
            throw new WarehouseException($"{result.Errors.Count} of {result.Checks} checks failed; nothing is published, the last version stands:\n{shown}") { Kind = FailureKind.Check };
        }

        var restatements = Closing.Follow(home, checkout);
        if (restatements.Count > 0) log.Warn(string.Create(CultureInfo.InvariantCulture, $"{restatements.Count} values of closed months would now be others and stay as closed; see: warehouse close --report"));
        Say($"check: {result.Checks} checks, {result.Warnings.Count} warnings");
        return (long?)null;
    });

    /// <summary>Publishes the build.</summary>
    public void Publish() => Stage("publish", () =>
    {
        var settings = WarehouseSettings.Read(home, checkout.SettingsFile);
        var result = PublishStage.Run(home, checkout, settings.VersionsKept, log, time, WriteMetrics, stop);
        Say($"publish: version {result.Id}, {result.Bytes / 1024.0 / 1024.0:0.0} MiB: {home.PublishedLink}");
        return (long?)null;
    });

    /// <summary>Closes a month, or reopens it where a reason is given; then checks and publishes, so that readers see the log's new head.</summary>
    public void Close(DateOnly month, string by, string? reopenReason)
    {
        Stage("close", () =>
        {
            var entry = reopenReason is null ? Closing.Close(home, checkout, month, by, time) : CloseLog.Read(home).Reopen(month, by, time.GetUtcNow().UtcDateTime, reopenReason);
            Say($"close: entry {entry.Number}: {entry.Kind} {month:yyyy-MM} by {by}, {entry.ValueCount} values, head {entry.Hash}");
            return (long?)entry.ValueCount;
        });
        Check();
        Publish();
    }

    /// <summary>Puts a kept version before the readers again.</summary>
    public void Restore(string version) => Stage("restore", () =>
    {
        if (RestoreStage.Run(home, checkout, version, time) is { } unsound) log.Warn($"restore: not written down in etl.run: {unsound}");
        Say($"restore: readers get version {version} again: {home.PublishedLink}");
        return (long?)null;
    });

    /// <summary>Everything, in order.</summary>
    /// <returns>Rows loaded.</returns>
    public long Run(string from, string? source, BuildOptions options)
    {
        var rows = Load(from, source);
        Build(options);
        Check();
        Publish();
        return rows;
    }

    public void Dispose()
    {
        log.Dispose();
        held.Dispose();
    }

    private long Stage(string stage, Func<long> work) => Stage(stage, () => (long?)work()) ?? 0;

    private long? Stage(string stage, Func<long?> work)
    {
        var started = time.GetTimestamp();
        try
        {
            var rows = Telemetry.Stage(stage, home.Path, work, counted => counted);
            log.StageEnded(stage, "done", time.GetElapsedTime(started), rows, null);
            return rows;
        }
        catch (Exception error)
        {
            log.StageEnded(stage, error is OperationCanceledException ? "cancelled" : "failed", time.GetElapsedTime(started), null, error);
            throw;
        }
    }

    /// <summary>The published file answers by itself: its saved queries, its catalogue and where each number comes from.</summary>
    private void WriteMetrics(string file) => MetricsSchema.Write(file, Path.Combine(checkout.ModelsFolder, "metrics"), CheckoutRelations.Read(checkout));

    private void Say(FormattableString text) => log.Line(text.ToString(CultureInfo.InvariantCulture));
}
