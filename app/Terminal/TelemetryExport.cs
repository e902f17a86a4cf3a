using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Warehouse.Etl.Observe;

namespace Warehouse.App.Terminal;

/// <summary>Sends traces and metrics where the usual environment variables of OpenTelemetry say; without them nothing is loaded or sent.</summary>
/// <remarks>
/// <c>OTEL_TRACES_EXPORTER</c> and <c>OTEL_METRICS_EXPORTER</c>: otlp, console or none; otlp is assumed where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>
/// is set. The exporter reads the other <c>OTEL_EXPORTER_OTLP_*</c> itself, and the service's name from <c>OTEL_SERVICE_NAME</c>.
/// </remarks>
internal sealed class TelemetryExport : IDisposable
{
    private readonly List<IDisposable> providers = [];

    private TelemetryExport()
    {
    }

    /// <exception cref="WarehouseException">An exporter is named that is not known.</exception>
    public static TelemetryExport FromEnvironment()
    {
        var export = new TelemetryExport();
        if (Chosen("OTEL_TRACES_EXPORTER") is { } traces) export.providers.Add(Traces(traces));
        if (Chosen("OTEL_METRICS_EXPORTER") is { } metrics) export.providers.Add(Metrics(metrics));
        return export;
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose() => providers.ForEach(provider => provider.Dispose());

    private static string? Chosen(string variable)
    {
        var named = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(named)) return string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : "otlp";
        return named is "otlp" or "console" ? named
            : named == "none" ? null
            : throw new Etl.WarehouseException($"{variable}: expected otlp, console or none, found '{named}'");
    }

    private static TracerProvider Traces(string exporter)
    {
        var builder = Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name);
        return (exporter == "otlp" ? builder.AddOtlpExporter() : builder.AddProcessor(new SimpleActivityExportProcessor(new SpanPrinter()))).Build()!;
    }

    private static MeterProvider Metrics(string exporter)
    {
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name);
        return (exporter == "otlp" ? builder.AddOtlpExporter() : builder.AddReader(new BaseExportingMetricReader(new MetricPrinter()))).Build()!;
    }
}
