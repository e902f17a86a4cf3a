using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Warehouse.Semantics;

namespace Warehouse.Benchmarks.Peers;

/// <summary>
/// One question to SQL in a process of its own, for a comparison with other semantic layers, which starts it once a question:
/// <c>compile FILE.yaml --metrics=a,b --group-by=x --where=… --start-time=D --end-time=D --order=-a --limit=N --warmup=N --repeat=N</c>.
/// Prints one JSON object: the SQL, the time that loading took, the times of each compilation after the warm-up, in milliseconds.
/// </summary>
internal static class CompileQuestion
{
    public static int Run(string manifest, IReadOnlyList<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        var compiler = MetricCompiler.Load(manifest);
        var loaded = watch.Elapsed.TotalMilliseconds;

        var warmup = Number(arguments, "--warmup=") ?? 0;
        var repeat = Number(arguments, "--repeat=") ?? 1;
        var times = new double[repeat];
        CompiledQuery? compiled = null;
        for (var turn = -warmup; turn < repeat; turn++)
        {
            watch.Restart();
            compiled = compiler.Compile(Request(arguments), isInline: true);
            if (turn >= 0) times[turn] = watch.Elapsed.TotalMilliseconds;
        }

        Print(compiled!, loaded, times);
        return 0;
    }

    private static MetricRequest Request(IReadOnlyList<string> arguments) => new(Names(arguments, "--metrics="), Names(arguments, "--group-by="))
    {
        Filters = [.. All(arguments, "--where=")],
        Start = Day(arguments, "--start-time="),
        End = Day(arguments, "--end-time="),
        OrderBy = [.. All(arguments, "--order=")],
        Limit = Number(arguments, "--limit="),
    };

    private static void Print(CompiledQuery compiled, double loaded, double[] times)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("version", "warehouse " + typeof(MetricCompiler).Assembly.GetName().Version!.ToString(3));
        json.WriteString("how", "declared");
        json.WriteNumber("load_ms", loaded);
        json.WriteStartArray("compile_ms");
        foreach (var time in times) json.WriteNumberValue(time);
        json.WriteEndArray();
        json.WriteString("sql", compiled.Sql);
        json.WriteEndObject();
    }

    private static IEnumerable<string> All(IReadOnlyList<string> arguments, string option) =>
        arguments.Where(argument => argument.StartsWith(option, StringComparison.Ordinal)).Select(argument => argument[option.Length..]);

    private static string? One(IReadOnlyList<string> arguments, string option) => All(arguments, option).FirstOrDefault();

    private static string[] Names(IReadOnlyList<string> arguments, string option) =>
        One(arguments, option)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int? Number(IReadOnlyList<string> arguments, string option) =>
        One(arguments, option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static DateOnly? Day(IReadOnlyList<string> arguments, string option) =>
        One(arguments, option) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
