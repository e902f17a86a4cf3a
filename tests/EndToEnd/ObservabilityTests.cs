using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Warehouse.Tests.Etl.Alert;

namespace Warehouse.Tests.EndToEnd;

/// <summary>What an operator sees of a run, as the settings say: a structured log, traces and metrics on the console or at a collector, progress on a terminal.</summary>
public sealed class ObservabilityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-observed-").FullName;

    public ObservabilityTests()
    {
        Directory.CreateDirectory(Path.Combine(Landing, "standard", "costs"));
        File.WriteAllText(Path.Combine(Landing, "standard", "costs", "costs.csv"), "cost_id,month,category,amount\nC1,2026-10,sales,100\nC2,2026-10,marketing,200\n");
    }

    private string Home => Path.Combine(folder, "home");

    private string Landing => Path.Combine(folder, "landing");

    [Fact]
    public void Load_ExportersOnTheConsole_PrintsSpanAndMetricsAndKeepsALogOfJsonLines()
    {
        var loaded = Load(("OTEL_TRACES_EXPORTER", "console"), ("OTEL_METRICS_EXPORTER", "console"));

        var said = loaded.Error.Split('\n');
        said.ShouldContain(line => line.StartsWith("span ", StringComparison.Ordinal) && line.Contains(" stage load ", StringComparison.Ordinal) && line.EndsWith($" warehouse.home={Home} warehouse.rows=2", StringComparison.Ordinal));
        said.ShouldContain("metric warehouse.rows 2 {row} stage=load");
        said.ShouldContain(line => line.StartsWith("metric warehouse.stage.duration count=1 sum=", StringComparison.Ordinal) && line.Contains(" stage=load", StringComparison.Ordinal) && line.Contains(" outcome=done", StringComparison.Ordinal));
        loaded.Output.ShouldBeEmpty();

        var entries = File.ReadAllLines(Directory.EnumerateFiles(Path.Combine(Home, "logs"), "warehouse-*.jsonl").Single()).Select(line => JsonNode.Parse(line)!).ToList();
        entries.ShouldAllBe(entry => (string?)entry["verb"] == "load" && (int)entry["pid"]! > 0 && ((string)entry["@t"]!).EndsWith('Z'));
        var ended = entries.Single(entry => entry["stage"] is not null);
        ((string?)ended["stage"], (string?)ended["outcome"], (long)ended["rows"]!).ShouldBe(("load", "done", 2));
        ((double)ended["seconds"]!).ShouldBePositive();
    }

    [Fact]
    public void Load_CollectorNamed_GetsTracesAndMetricsByOtlp()
    {
        using var collector = new Collector();

        var loaded = Load(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        collector.Received.Keys.Order(StringComparer.Ordinal).ShouldBe(["/v1/metrics", "/v1/traces"]);
        // Names and values stand in protocol buffers as they are.
        collector.Received["/v1/traces"].ShouldContain("stage load");
        collector.Received["/v1/metrics"].ShouldContain("warehouse.stage.duration");
        collector.Received["/v1/metrics"].ShouldContain("warehouse.rows");
        loaded.Error.ShouldNotContain("span ");
    }

    [Fact]
    public void Exporter_ThatIsUnknown_IsRefusedByName()
    {
        using var process = CommandLine.Start([("OTEL_TRACES_EXPORTER", "jaeger")], "jobs");

        process.StandardError.ReadToEnd().ShouldContain("OTEL_TRACES_EXPORTER: expected otlp, console or none, found 'jaeger'");
        process.WaitForExit();
        process.ExitCode.ShouldBe(1);
    }

    [SkippableFact]
    public void Load_OnATerminal_DrawsABarAndTakesItBack()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "script, of util-linux, gives a program a terminal");
        using var terminal = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/script") { RedirectStandardOutput = true, ArgumentList = { "-qec", $"stty cols 80; dotnet '{CommandLine.Program}' load --home '{Home}' --from '{Landing}'", "/dev/null" } })!;
        var seen = terminal.StandardOutput.ReadToEnd();
        terminal.WaitForExit();

        seen.ShouldContain("━");
        seen.ShouldContain("0/1 standard/costs");
        // What stays on the last line is the message: the bar before it was wiped.
        seen.ShouldContain("load: 2 rows loaded, 0 rejected");
        seen[seen.LastIndexOf('━')..].ShouldContain("\r\e[2K");
        CommandLine.Succeed("load", "--home", Home, "--from", Landing).Error.ShouldNotContain("━");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private CommandResult Load(params (string Name, string Value)[] environment)
    {
        using var process = CommandLine.Start(environment, "load", "--home", Home, "--from", Landing);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
        return new CommandResult(process.ExitCode, output.GetAwaiter().GetResult(), error);
    }

    /// <summary>A collector of telemetry on this machine that keeps what it gets, by path.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();

        public Collector()
        {
            Url = $"http://127.0.0.1:{WebhookListener.FreePort()}";
            listener.Prefixes.Add($"{Url}/");
            listener.Start();
            _ = Task.Run(AnswerAll);
        }

        public string Url { get; }

        public ConcurrentDictionary<string, string> Received { get; } = [];

        public void Dispose() => listener.Close();

        private async Task AnswerAll()
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                    var body = await reader.ReadToEndAsync();
                    Received.AddOrUpdate(context.Request.Url!.AbsolutePath, body, (_, before) => before + body);
                    context.Response.Close();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }
    }
}
