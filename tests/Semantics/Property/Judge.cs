using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Puts a trial's questions to the engine and to the evaluator.</summary>
internal sealed class Judge
{
    /// <summary>Questions that both answered, and that both refused.</summary>
    public (int Answered, int Refused) Counts { get; private set; }

    /// <summary>The first disagreement, told so that it can be repeated by hand; null where there is none.</summary>
    public string? Disagreement(Trial trial)
    {
        var folder = Directory.CreateTempSubdirectory("trial");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "world.yml"), WorldText.Manifest(trial.World));
            var connection = Duck.Open(Duck.InMemory);
            foreach (var (name, table) in trial.World.Tables) connection.ExecuteScript(WorldText.Sql(name, table));
            using var engine = Open(connection, folder.FullName);
            var evaluator = new Answering(trial.World);
            foreach (var question in trial.Questions)
            {
                if (Difference(engine, evaluator, question) is { } difference) return Told(trial, question, engine, evaluator, difference);
            }

            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MetricEngine Open(DuckDBConnection connection, string folder)
    {
        try
        {
            return MetricEngine.Open(connection, ManifestReader.Read(folder), "trial");
        }
        catch (SemanticException error)
        {
            connection.Dispose();
            throw new InvalidOperationException($"{error.Message}\n{File.ReadAllText(Path.Combine(folder, "world.yml"))}", error);
        }
    }

    private string? Difference(MetricEngine engine, Answering evaluator, Question question)
    {
        var (expected, refusal) = Try(() => evaluator.Reply(question));
        var (found, error) = Try(() => engine.Query(Request(question)));
        if (error is not null and not SemanticException) return $"failed: {error.Message}";
        if (expected is null && found is null)
        {
            Counts = (Counts.Answered, Counts.Refused + 1);
            return null;
        }

        if (expected is null) return $"answered what has no right answer: {refusal?.Message}";
        if (found is null) return $"refused: {error?.Message}";
        Counts = (Counts.Answered + 1, Counts.Refused);
        return Comparison.Difference(question, expected, found);
    }

    private static (T? Value, Exception? Error) Try<T>(Func<T> ask)
        where T : class
    {
        try
        {
            return (ask(), null);
        }
        catch (Exception error) when (error is RefusedException or SemanticException or DuckDBException)
        {
            return (null, error);
        }
    }

    private static MetricRequest Request(Question question) => new(question.Metrics, [.. question.GroupBy.Select(i => i.Column)])
    {
        Where = question.Where.Count == 0 ? null : question.Where.Single(),
        Start = question.First is { } first ? DateOnly.FromDateTime(first) : null,
        End = question.Last is { } last ? DateOnly.FromDateTime(last) : null,
        OrderBy = question.OrderBy,
        Limit = question.Limit,
    };

    private static string Told(Trial trial, Question question, MetricEngine engine, Answering evaluator, string difference)
    {
        var (expected, refusal) = Try(() => evaluator.Reply(question));
        var (found, error) = Try(() => engine.Query(Request(question)));
        var (explained, _) = Try(() => engine.Explain(Request(question)));
        var tables = string.Join("", trial.World.Tables.Where(t => t.Key is not "spine" and not "hours" && trial.World.Models.Any(m => m.Table == t.Key)).Select(t => WorldText.Sql(t.Key, t.Value)));
        return $"""
            seed {trial.Seed}: {difference}
            {WorldText.Ask(question)}
            {WorldText.Manifest(trial.World)}
            {tables}
            {explained}
            expected
            {(expected is null ? refusal?.Message : string.Join("\n", expected.Rows.Take(30).Select(Comparison.Text)))}
            found
            {(found is null ? error?.Message : string.Join("\n", found.Rows.Take(30).Select(r => Comparison.Text(r.Select(Comparison.Cell)))))}
            """;
    }
}
