using System.Globalization;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Check;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;
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
    private readonly IStageLog log;
    private readonly TimeProvider time;
    private readonly CancellationToken stop;
    private readonly WarehouseLock held;

    /// <exception cref="WarehouseException">Another process writes this home, or a contract is wrong.</exception>
    public WarehousePipeline(WarehouseHome home, string verb, bool wait, IStageLog log, TimeProvider time, CancellationToken stop)
    {
        checkout = Checkout.Current();
        held = WarehouseLock.Take(home, verb, time, wait, log, stop);
        (this.home, this.log, this.time, this.stop) = (home, log, time, stop);
    }

    /// <summary>Loads what is new; what is wrong with an object leaves that object as it was.</summary>
    /// <exception cref="WarehouseException">An object failed; the others are loaded.</exception>
    public void Load(string from, string? source)
    {
        using var connection = BuildDatabase.Open(home);
        Migration.Apply(connection, checkout, time);
        RunLedger.Record(connection, "load", time, _ =>
        {
            var result = LoadStage.Run(connection, home, checkout, from, source, time, log, stop);
            result.ThrowIfFailed();
            Say($"load: {result.RowsLoaded:N0} rows loaded, {result.RowsRejected:N0} rejected");
            return result;
        });
    }

    /// <summary>Builds what has changed.</summary>
    public void Build(BuildOptions options)
    {
        var result = BuildStage.Run(home, checkout, options, log, time, stop);
        Say($"build: {result.Built.Count} models built, {result.Unchanged} unchanged, as of {result.AsOf:yyyy-MM-dd} ({result.Elapsed.TotalSeconds:0.0} s)");
    }

    /// <summary>Checks the build and says what does not hold.</summary>
    /// <exception cref="WarehouseException">A check of severity error failed.</exception>
    public void Check()
    {
        var result = CheckStage.Run(home, checkout, log, time, stop);
        foreach (var warning in result.Warnings.Take(FailuresShown)) log.Warn(warning.Message);
        if (result.Warnings.Count > FailuresShown) log.Warn($"and {result.Warnings.Count - FailuresShown} more: see etl.check_result");
        if (result.Errors.Count > 0)
        {
            var shown = string.Join('\n', result.Errors.Take(FailuresShown).Select(failure => failure.Message));
            throw new WarehouseException($"{result.Errors.Count} of {result.Checks} checks failed; nothing is published, the last version stands:\n{shown}");
        }

        Say($"check: {result.Checks} checks, {result.Warnings.Count} warnings");
    }

    /// <summary>Publishes the build.</summary>
    public PublishResult Publish()
    {
        var settings = WarehouseSettings.Read(home, checkout.SettingsFile);
        var result = PublishStage.Run(home, checkout, settings.VersionsKept, log, time, WriteMetrics, stop);
        Say($"publish: version {result.Id}, {result.Bytes / 1024.0 / 1024.0:0.0} MiB: {home.PublishedLink}");
        return result;
    }

    /// <summary>Everything, in order.</summary>
    public PublishResult Run(string from, string? source, BuildOptions options)
    {
        Load(from, source);
        Build(options);
        Check();
        return Publish();
    }

    public void Dispose() => held.Dispose();

    /// <summary>The published file answers by itself: its saved queries, its catalogue and where each number comes from.</summary>
    private void WriteMetrics(string file) => MetricsSchema.Write(file, Path.Combine(checkout.ModelsFolder, "metrics"), CheckoutRelations.Read(checkout));

    private void Say(FormattableString text) => log.Line(text.ToString(CultureInfo.InvariantCulture));
}
