using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Publish;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse restore</c>: lists the kept versions, or puts one of them before the readers again.</summary>
internal static class RestoreCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<bool> Wait = CommandOptions.Wait();
    private static readonly Argument<string?> Version = new("version") { Description = "The version to bring back; without it the kept ones are listed", Arity = ArgumentArity.ZeroOrOne };

    public static Command Build()
    {
        var command = new Command("restore", "List the published versions, or put an earlier one before the readers again") { Version, Home, Wait };
        command.SetAction((arguments, stop) =>
        {
            var home = new WarehouseHome(arguments.GetValue(Home)!);
            if (arguments.GetValue(Version) is { } version)
            {
                using var pipeline = new WarehousePipeline(home, "restore", arguments.GetValue(Wait), new TerminalLog(), TimeProvider.System, stop);
                pipeline.Restore(version);
                Messages.Line("the next publication takes its place; to keep it, pause that job: warehouse jobs pause publish");
            }
            else
            {
                List(home);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void List(WarehouseHome home)
    {
        var versions = RestoreStage.List(home);
        foreach (var kept in versions) Console.Out.WriteLine(RestoreStage.Describe(kept));
        Messages.Line(versions.Count == 0 ? "nothing has been published yet" : "bring one back with: warehouse restore VERSION");
    }
}
