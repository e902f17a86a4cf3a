using System.Diagnostics;
using System.Diagnostics.Metrics;
using Warehouse.Etl.Observe;

namespace Warehouse.Tests.Etl.Observe;

public sealed class TelemetryTests : IDisposable
{
    private readonly List<Activity> spans = [];
    private readonly List<string> measured = [];
    private readonly ActivityListener listener;
    private readonly MeterListener meters = new();

    public TelemetryTests()
    {
        listener = new ActivityListener { ShouldListenTo = source => source.Name == Telemetry.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = span => { if ((span.GetTagItem("warehouse.home") ?? span.GetTagItem("warehouse.job")) is "here") spans.Add(span); } };
        ActivitySource.AddActivityListener(listener);
        meters.InstrumentPublished = (instrument, meter) => { if (instrument.Meter.Name == Telemetry.Name) meter.EnableMeasurementEvents(instrument); };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, $"{value}", tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value >= 0 ? "measured" : "negative", tags));
        meters.Start();
    }

    [Fact]
    public void Stage_InAJob_IsAChildSpanWithItsRows()
    {
        Telemetry.Job("here", () => Telemetry.Stage("test-load", "here", () => 7L, rows => rows));

        spans.Select(span => span.DisplayName).ShouldBe(["stage test-load", "job here"]);
        spans[0].ParentSpanId.ShouldBe(spans[1].SpanId);
        spans[0].GetTagItem("warehouse.rows").ShouldBe(7L);
        measured.ShouldContain("warehouse.rows 7 stage=test-load");
        measured.ShouldContain("warehouse.stage.duration measured stage=test-load outcome=done");
    }

    [Fact]
    public void Stage_Fails_SpanAndMeasureSaySo()
    {
        Should.Throw<InvalidDataException>(() => Telemetry.Stage<long>("test-build", "here", () => throw new InvalidDataException("no such column"), rows => rows));

        spans[0].Status.ShouldBe(ActivityStatusCode.Error);
        spans[0].StatusDescription.ShouldBe("no such column");
        measured.ShouldContain("warehouse.stage.duration measured stage=test-build outcome=failed");
    }

    [Fact]
    public void Job_Fails_ItsSpanSaysSo()
    {
        Should.Throw<InvalidDataException>(() => Telemetry.Job<long>("here", () => throw new InvalidDataException("no such column")));

        spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
        spans[0].StatusDescription.ShouldBe("no such column");
    }

    public void Dispose()
    {
        listener.Dispose();
        meters.Dispose();
    }

    private void Note(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = $"{instrument.Name} {value}";
        foreach (var tag in tags) text += $" {tag.Key}={tag.Value}";
        lock (measured) measured.Add(text);
    }
}
