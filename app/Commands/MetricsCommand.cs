using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;
using Warehouse.Semantics.Docs;
using Warehouse.Semantics.Publish.Lineage;
using Warehouse.Semantics.Schema;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse metrics</c>: the list of metrics by area or owner, or all that is known of one, down to the extracts' columns.</summary>
/// <remarks>A home that has published gives the targets of its own; without one the definitions speak for themselves.</remarks>
internal static class MetricsCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Argument<string?> Name = new("NAME") { Description = "One metric", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Owner = new("--owner") { Description = "Only the metrics that this team answers for" };

    private static readonly Option<bool> Schema = new("--schema") { Description = "Print the definitions' language as a JSON Schema, for editors" };

    public static Command Build()
    {
        var command = new Command("metrics", "List the metrics, or show one: formula, owner, target, cuts, lineage down to the extracts' columns") { Name, Home, Owner, Schema };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(Schema))
            {
                Console.Out.Write(JsonSchema.Text());
                return 0;
            }

            var home = new WarehouseHome(arguments.GetValue(Home)!);
            using var metrics = File.Exists(home.PublishedLink) ? QueryCommand.Open(arguments.GetValue(Home)!) : null;
            var catalog = metrics?.Catalog ?? Catalog.Read(RepositoryRoot.Combine("models", "metrics"));
            if (arguments.GetValue(Name) is { } name) Describe(catalog, name, metrics?.TargetOf(name, metrics.Context.ClosingMonth), Console.Out);
            else List(catalog, arguments.GetValue(Owner), Console.Out);
            return 0;
        });
        return command;
    }

    private static void List(Catalog catalog, string? owner, TextWriter to)
    {
        var owners = catalog.Definitions.Values.Select(metric => metric.Owner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (owner is not null && !owners.Contains(owner, StringComparer.Ordinal)) throw new SemanticException($"no metric is owned by '{owner}'; owners: {string.Join(", ", owners)}");
        var width = catalog.Definitions.Keys.Max(name => name.Length);
        foreach (var (topic, all) in MetricTopics.Group(catalog))
        {
            var metrics = all.Select(metric => metric.Definition).Where(metric => owner is null || metric.Owner == owner).ToList();
            if (metrics.Count == 0) continue;
            to.WriteLine($"{MetricTopics.Name(topic).En}  {MetricTopics.Name(topic).Ja}");
            foreach (var metric in metrics)
                to.WriteLine($"  {metric.Name.PadRight(width)}  {metric.Owner,-8} {metric.Unit,-8} {metric.Label.En}  {metric.Label.Ja}{(TargetText.Of(metric) is { Length: > 0 } target ? $"  {target}" : "")}");
            to.WriteLine();
        }

        if (owner is not null) return;
        foreach (var query in catalog.SavedQueries) to.WriteLine($"view metrics.{query.Name}: {query.Label.En}  {query.Label.Ja}");
    }

    private static void Describe(Catalog catalog, string name, MetricTarget? target, TextWriter to)
    {
        var metric = catalog.Describe(name);
        var what = metric.Definition;
        to.WriteLine($"{what.Name}  {what.Label.En}  {what.Label.Ja}");
        to.WriteLine($"  {what.Description.En}");
        to.WriteLine($"  {what.Description.Ja}");
        Line("owner", what.Owner);
        Line("unit", what.Unit);
        Line("target", TargetText.Of(what));
        if (target is { IsOfMonth: true } row) Line("this month", TargetText.Of(what with { Target = row.Target, Amber = row.Amber }));
        Line("better", what.Better);
        Line("formula", $"{metric.Formula}  ({metric.Type})");
        Line("made of", string.Join(", ", metric.Inputs));
        foreach (var measure in metric.Measures) Line("measure", measure);
        Line("cut by", string.Join(", ", what.Dimensions));
        Line("needs", string.Join(", ", metric.Requires));
        Line("in views", string.Join(", ", catalog.SavedQueries.Where(query => query.Request.Metrics.Contains(name, StringComparer.Ordinal)).Select(query => $"metrics.{query.Name}")));
        Line("defined in", metric.DefinedAt);
        Lineage(MetricLineage.Of(catalog, CheckoutRelations.Read(Checkout.Current())), name, Line);

        void Line(string head, string text)
        {
            if (text.Length > 0) to.WriteLine($"  {head,-11} {text}");
        }
    }

    /// <summary>The columns on the way, nearest first, one line a relation; extracts are named as such.</summary>
    private static void Lineage(MetricLineage lineage, string name, Action<string, string> line)
    {
        var relations = lineage.Upstream("metric", name, "column")
            .Select(column => (Relation: column[..column.LastIndexOf('.')], Column: column[(column.LastIndexOf('.') + 1)..]))
            .GroupBy(column => column.Relation, column => column.Column, StringComparer.Ordinal)
            .OrderBy(relation => Layer(relation.Key));
        foreach (var relation in relations)
            line(relation.Key.StartsWith("raw.", StringComparison.Ordinal) ? "extract" : "from", $"{relation.Key} ({string.Join(", ", relation.Order(StringComparer.Ordinal))})");
    }

    private static int Layer(string relation) => Array.IndexOf(["marts", "star", "intermediate", "staging", "etl", "raw"], relation.Split('.')[0]);
}
