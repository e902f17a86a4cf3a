using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.App.Trace;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse trace</c>: from a figure to its inputs, its accounts, the rows of the star, and the lines of the files that brought them.</summary>
internal static class TraceCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string> Metric = new("--metric") { Description = "The figure: ltv", Required = true };
    private static readonly Option<DateOnly?> Month = CommandOptions.Month("--month", "Its month (default: the closing month)");
    private static readonly Option<string?> Account = new("--account") { Description = "One account (default: the figure of all, followed down through the largest)" };
    private static readonly Option<int> Rows = new("--rows") { Description = "Rows shown of each table and extract", DefaultValueFactory = _ => 3 };
    private static readonly Option<string> Format = new("--format") { Description = "text, csv or json", DefaultValueFactory = _ => "text" };

    private static readonly (Option<string?> Option, string Dimension)[] Cuts =
    [
        .. new[] { "touch_tier", "segment", "phase", "channel", "industry", "region", "csm", "plan" }
            .Select(name => (new Option<string?>($"--{name.Replace('_', '-')}") { Description = $"Only this {name.Replace('_', ' ')}" }, $"account__{name}")),
    ];

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("text", "csv", "json");
        var command = new Command("trace", "Follow a figure down to accounts, rows, and the lines of the files that brought them") { Home, Metric, Month, Account, Rows, Format };
        foreach (var (option, _) in Cuts) command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var home = new WarehouseHome(arguments.GetValue(Home)!);
        if (!File.Exists(home.BuildFile)) throw new WarehouseException($"{home.Path}: there is no build here, which alone holds the extracts' rows; run: warehouse run --home {home.Path} --from DIR");
        var checkout = Checkout.Current();
        using var metrics = MetricEngine.Open(home.BuildFile, RepositoryRoot.Combine("models", "metrics"));
        var cuts = Cuts.Select(cut => (cut.Dimension, Member: arguments.GetValue(cut.Option))).Where(cut => cut.Member is not null).Select(cut => (cut.Dimension, cut.Member!)).ToList();
        var question = new TraceQuestion(arguments.GetValue(Metric)!, arguments.GetValue(Month) ?? metrics.Context.ClosingMonth, cuts, arguments.GetValue(Account), Math.Max(1, arguments.GetValue(Rows)));
        var temporary = Directory.CreateTempSubdirectory("warehouse-trace-").FullName;
        try
        {
            var trace = new MetricTracer(metrics, home.BuildFile, checkout, CheckoutRelations.Read(checkout), temporary).Of(question);
            switch (arguments.GetValue(Format))
            {
                case "csv": CsvFormat.Write(TraceText.Rows(trace), Console.Out); break;
                case "json": JsonFormat.Write(TraceText.Rows(trace), Console.Out); break;
                default: TraceText.Write(trace, Console.Out); break;
            }

            return 0;
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
