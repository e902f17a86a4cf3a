using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Mutation;

/// <summary>Every metric's values over the unchanged models, by month, in its cuts and with what it needs; they are what a mutant's are held to.</summary>
internal sealed class Answers
{
    /// <summary>Cuts of accounts; a metric's other dimensions are asked too, each by itself.</summary>
    private static readonly string[] Cuts = ["", "account__touch_tier", "account__channel", "account__phase", "account__plan", "account"];

    private readonly MetricEngine engine;
    private readonly List<Question> questions = [];

    public Answers(DuckDBConnection connection, string definitions)
    {
        engine = MetricEngine.OpenOn(connection, definitions);
        foreach (var metric in engine.Definitions.Values)
        {
            var others = metric.Dimensions.Where(name => name != "metric_time" && !name.StartsWith("account", StringComparison.Ordinal));
            foreach (var cut in Cuts.Where(cut => cut.Length == 0 || metric.Dimensions.Contains(cut)).Concat(others)) Add(metric, cut);
        }
    }

    public int Count => questions.Count;

    /// <summary>The first metric that reads one of these relations and says something else; null where none does.</summary>
    public string? FirstThatDiffers(IReadOnlyCollection<string> changed) =>
        questions.FirstOrDefault(question => question.Reads(changed) && Ask(question.Request) != question.Answer)?.Name;

    private void Add(MetricDefinition metric, string cut)
    {
        var needed = engine.Catalog.Describe(metric.Name).Requires;
        string[] time = metric.Dimensions.Contains("metric_time") && !needed.Contains("cohort") ? ["metric_time__month"] : [];
        var steps = metric.Dimensions.Contains("step") ? new[] { "step" } : [];
        var request = new MetricRequest([metric.Name], [.. needed.Concat(steps).Concat(time).Append(cut).Where(name => name.Length > 0).Distinct()]);
        try
        {
            var sql = engine.Explain(request);
            questions.Add(new Question(cut.Length == 0 ? metric.Name : $"{metric.Name} by {cut}", request, sql, Ask(request)));
        }
        catch (SemanticException error)
        {
            Console.Error.WriteLine($"left out: {metric.Name} {cut}: {error.Message}");
        }
    }

    private string Ask(MetricRequest request) =>
        string.Join('\n', engine.Query(request).Rows.Select(row => string.Join('|', row.Select(Text))).Order(StringComparer.Ordinal));

    /// <summary>Ratios to ten digits: their last ones depend on the order in which rows are added up.</summary>
    private static string Text(object? cell) => cell is double ratio ? ratio.ToString("G10", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private sealed record Question(string Name, MetricRequest Request, string Sql, string Answer)
    {
        public bool Reads(IReadOnlyCollection<string> changed) => changed.Any(name => Sql.Contains(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal));
    }
}
