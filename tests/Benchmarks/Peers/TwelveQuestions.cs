using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Benchmarks.Peers;

/// <summary>
/// Twelve questions of 10 M facts: the engine's SQL beside an analyst's, in turns on one connection, and the time from
/// request to SQL. Fails where an answer is not the analyst's.
/// </summary>
internal static class TwelveQuestions
{
    private const int Warmup = 200;
    private const int Repeats = 30;

    public static int Run(string folder, int rounds)
    {
        using var connection = Duck.Open(PeerStar.Build(folder), new DuckOptions { ReadOnly = true });
        var compiler = MetricCompiler.Load(Question.InPeers("metricflow.yaml"));
        Console.WriteLine($"Twelve questions of 10.0 M usage rows, 617 k MRR months, 1.0 M visits and purchases; {Machine.Describe()}; medians of {rounds} runs in turns, milliseconds.");
        Console.WriteLine("| question | compile | by hand | ours | ratio | right |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        var (hand, ours, areRight) = (0.0, 0.0, true);
        foreach (var question in Question.ReadAll())
        {
            var compile = Compile(compiler, question.Request);
            var sql = compiler.Compile(question.Request, isInline: true).Sql;
            IReadOnlyList<string> byHand = [], answered = [];
            var times = Turns.Run(rounds, () => byHand = Rows(connection, question.ByHand), () => answered = Rows(connection, sql));
            var isRight = Same(byHand, answered);
            var (expected, found) = (Turns.Median(times[0]), Turns.Median(times[1]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {question.Name} | {compile:0.000} | {expected:0.0} | {found:0.0} | {found / expected:0.00} | {(isRight ? "yes" : "NO")} |"));
            (hand, ours, areRight) = (hand + expected, ours + found, areRight && isRight);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| sum | | {hand:0.0} | {ours:0.0} | {ours / hand:0.00} | {(areRight ? "yes" : "NO")} |"));
        return areRight ? 0 : 1;
    }

    private static double Compile(MetricCompiler compiler, MetricRequest request)
    {
        for (var i = 0; i < Warmup; i++) compiler.Compile(request, isInline: true);
        return Turns.Median(Turns.Run(Repeats, () => compiler.Compile(request, isInline: true))[0]);
    }

    /// <summary>The rows as texts in an order of their own; numbers to nine digits, a day's midnight as the day.</summary>
    private static List<string> Rows(DuckDB.NET.Data.DuckDBConnection connection, string sql) =>
        [.. connection.Query(sql, reader => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.Get<object>(column))))).Order(StringComparer.Ordinal)];

    private static bool Same(IReadOnlyList<string> expected, IReadOnlyList<string> found) => expected.SequenceEqual(found, StringComparer.Ordinal);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        string text => text,
        System.Numerics.BigInteger whole => ((double)whole).ToString("G9", CultureInfo.InvariantCulture),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture).ToString("G9", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
