using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Warehouse.App.Terminal;

/// <summary>Prints each span that has ended, on stderr, a line each.</summary>
internal sealed class SpanPrinter : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            var tags = string.Concat(span.TagObjects.Select(tag => string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}")));
            Messages.Line(string.Create(CultureInfo.InvariantCulture, $"span {span.TraceId}/{span.SpanId} {span.DisplayName} {span.Duration.TotalSeconds:0.000} s{tags}{(span.Status == ActivityStatusCode.Error ? $" error={span.StatusDescription?.Split('\n')[0]}" : "")}"));
        }

        return ExportResult.Success;
    }
}

/// <summary>Prints each metric at the end, on stderr, a line a series.</summary>
internal sealed class MetricPrinter : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var tags = "";
                foreach (var tag in point.Tags) tags += string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}");
                var value = metric.MetricType == MetricType.Histogram
                    ? string.Create(CultureInfo.InvariantCulture, $"count={point.GetHistogramCount()} sum={point.GetHistogramSum():0.000}")
                    : string.Create(CultureInfo.InvariantCulture, $"{point.GetSumLong()}");
                Messages.Line($"metric {metric.Name} {value} {metric.Unit}{tags}");
            }
        }

        return ExportResult.Success;
    }
}
