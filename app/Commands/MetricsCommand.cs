using System.CommandLine;
using System.Globalization;
using Warehouse.Semantics;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse metrics</c>: the list of metrics, or all that is known of one.</summary>
internal static class MetricsCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Argument<string?> Name = new("NAME") { Description = "One metric", Arity = ArgumentArity.ZeroOrOne };

    public static Command Build()
    {
        var command = new Command("metrics", "List the metrics, or show one: formula, owner, unit, dimensions, lineage") { Name, Home };
        command.SetAction(arguments =>
        {
            using var metrics = QueryCommand.Open(arguments.GetValue(Home)!);
            if (arguments.GetValue(Name) is { } name) Describe(metrics.Catalog.Describe(name), Console.Out);
            else List(metrics.Definitions.Values, Console.Out);
            return 0;
        });
        return command;
    }

    private static void List(IEnumerable<MetricDefinition> definitions, TextWriter to)
    {
        var all = definitions.OrderBy(metric => metric.Name, StringComparer.Ordinal).ToList();
        var width = all.Max(metric => metric.Name.Length);
        foreach (var metric in all) to.WriteLine($"{metric.Name.PadRight(width)}  {metric.Unit,-8}  {metric.Label.En}  {metric.Label.Ja}");
    }

    private static void Describe(MetricDescription metric, TextWriter to)
    {
        var what = metric.Definition;
        to.WriteLine($"{what.Name}  {what.Label.En}  {what.Label.Ja}");
        to.WriteLine($"  {what.Description.En}");
        to.WriteLine($"  {what.Description.Ja}");
        Line("formula", metric.Formula);
        Line("unit", what.Unit);
        Line("owner", what.Owner);
        if (what.Target is { } target) Line("target", string.Create(CultureInfo.InvariantCulture, $"{target} (better {what.Better}{(what.Amber is { } amber ? $", amber to {amber}" : "")})"));
        Line("made of", string.Join(", ", metric.Inputs));
        foreach (var measure in metric.Measures) Line("measure", measure);
        Line("reads", string.Join(", ", metric.Sources));
        Line("cut by", string.Join(", ", what.Dimensions));
        Line("defined in", metric.DefinedAt);

        void Line(string head, string text)
        {
            if (text.Length > 0) to.WriteLine($"  {head,-11} {text}");
        }
    }
}
