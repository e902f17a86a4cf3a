using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Build;

namespace Warehouse.App.Commands;

/// <summary>The commands that write a warehouse, one by one and all in one: load, build, check, publish, run.</summary>
internal static class StageCommands
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<bool> Wait = CommandOptions.Wait();
    private static readonly Option<string?> From = CommandOptions.From();
    private static readonly Option<string?> Source = CommandOptions.Source();
    private static readonly Option<DateOnly?> AsOf = CommandOptions.AsOf();
    private static readonly Option<string?> Select = new("--select") { Description = "Models to build: fct_mrr_month+ (and what reads it), +fct_mrr_month (and what it reads)" };
    private static readonly Option<bool> Full = new("--full") { Description = "Build also what has not changed" };

    private static readonly Option<DateOnly?> Start = CommandOptions.Date("--start", "First day to make anew, changed or not, in the models that are built by day, with what follows from it");
    private static readonly Option<DateOnly?> End = CommandOptions.Date("--end", "Last day to make anew (default: the first)");

    public static IEnumerable<Command> Build()
    {
        yield return Stage("load", "Load new files into the raw layer", [From, Source], (pipeline, arguments) => pipeline.Load(Landing(arguments), arguments.GetValue(Source)));
        yield return Stage("build", "Build the models that have changed", [Select, Full, AsOf, Start, End], (pipeline, arguments) => pipeline.Build(Options(arguments) with { Again = Again(arguments) }));
        yield return Stage("check", "Hold the build to its contracts and identities", [], (pipeline, _) => pipeline.Check());
        yield return Stage("publish", "Put the checked build before its readers", [], (pipeline, _) => pipeline.Publish());
        yield return Stage("run", "Load, build, check and publish", [From, Source, Select, Full, AsOf], (pipeline, arguments) => pipeline.Run(Landing(arguments), arguments.GetValue(Source), Options(arguments)));
    }

    private static Command Stage(string name, string description, Option[] options, Action<WarehousePipeline, ParseResult> work)
    {
        var command = new Command(name, description) { Home, Wait };
        foreach (var option in options) command.Options.Add(option);
        command.SetAction((arguments, stop) =>
        {
            var log = new TerminalLog();
            using (var pipeline = new WarehousePipeline(new WarehouseHome(arguments.GetValue(Home)!), name, arguments.GetValue(Wait), log, TimeProvider.System, stop))
            {
                work(pipeline, arguments);
            }

            log.Clear();
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Landing(ParseResult arguments) => arguments.GetValue(From) ?? new WarehouseHome(arguments.GetValue(Home)!).LandingFolder;

    private static BuildOptions Options(ParseResult arguments) => new(arguments.GetValue(Select), arguments.GetValue(Full), arguments.GetValue(AsOf));

    private static DayRange? Again(ParseResult arguments) =>
        arguments.GetValue(Start) is { } first ? new DayRange(first, arguments.GetValue(End) ?? first)
        : arguments.GetValue(End) is null ? null
        : throw new WarehouseException("--end: expected --start beside it, found none");
}
