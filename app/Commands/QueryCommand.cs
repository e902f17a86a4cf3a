using System.CommandLine;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse query</c>: metrics by name, cut by dimensions, as a table, CSV or JSON.</summary>
internal static class QueryCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string?> Manifest = new("--manifest") { Description = "Folder of metric definitions (default: the checkout's models/metrics)" };
    private static readonly Option<string?> Database = new("--database") { Description = "A DuckDB file to ask instead of the home's published one" };
    private static readonly Option<string[]> Metrics = CommandOptions.Names("--metrics", "Metrics by name, with commas: nrr,grr");
    private static readonly Option<string[]> GroupBy = CommandOptions.Names("--group-by", "Dimensions, with commas: metric_time__month,account__touch_tier");
    private static readonly Option<string?> Where = new("--where") { Description = "Filter: \"{{ Dimension('account__touch_tier') }} = 'high'\"" };
    private static readonly Option<DateOnly?> Start = CommandOptions.Date("--start", "First day of metric_time, inclusive");
    private static readonly Option<DateOnly?> End = CommandOptions.Date("--end", "Last day of metric_time, inclusive");
    private static readonly Option<DateOnly?> AsOf = CommandOptions.Date("--as-of", "The day to whose end stocks, retention, cohorts and funnels are asked, of definitions without a warehouse");
    private static readonly Option<string[]> OrderBy = CommandOptions.Names("--order-by", "Columns; a leading minus sorts descending");
    private static readonly Option<int?> Limit = new("--limit") { Description = "At most so many rows" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Print the plan and the SQL instead of the answer" };
    private static readonly Option<string> Format = ChoiceOf("--format", "table, csv or json", "table", "csv", "json");

    public static Command Build()
    {
        var command = new Command("query", "Answer a question about metrics")
        {
            Home, Manifest, Database, Metrics, GroupBy, Where, Start, End, AsOf, OrderBy, Limit, Format, Explain,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>The metrics of a home's published version.</summary>
    /// <exception cref="WarehouseException">Nothing has been published there.</exception>
    public static MetricEngine Open(string home) => MetricEngine.Open(Published(home), RepositoryRoot.Combine("models", "metrics"));

    private static int Run(ParseResult arguments)
    {
        var request = new MetricRequest(arguments.GetValue(Metrics) ?? [], arguments.GetValue(GroupBy) ?? [])
        {
            Where = arguments.GetValue(Where),
            Start = arguments.GetValue(Start),
            End = arguments.GetValue(End),
            OrderBy = arguments.GetValue(OrderBy) ?? [],
            AsOf = arguments.GetValue(AsOf),
            Limit = arguments.GetValue(Limit),
        };
        using var metrics = MetricEngine.Open(
            arguments.GetValue(Database) ?? Published(arguments.GetValue(Home)!),
            arguments.GetValue(Manifest) ?? RepositoryRoot.Combine("models", "metrics"));
        if (arguments.GetValue(Explain))
        {
            Console.Out.WriteLine(metrics.Explain(request));
            return 0;
        }

        var answer = metrics.Query(request);
        switch (arguments.GetValue(Format))
        {
            case "csv": CsvFormat.Write(answer, Console.Out); break;
            case "json": JsonFormat.Write(answer, Console.Out); break;
            default: TableFormat.Write(answer, Console.Out); break;
        }

        return 0;
    }

    private static string Published(string home)
    {
        var published = new WarehouseHome(home).PublishedLink;
        return File.Exists(published)
            ? published
            : throw new WarehouseException($"{home}: nothing has been published here; run: warehouse run --home {home} --from DIR, or: warehouse demo");
    }

    private static Option<string> ChoiceOf(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
