using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse report</c>: prints a pack of one month, or one for each member of a dimension.</summary>
internal static class ReportCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string> Pack = new("--pack") { Description = "Which pack", DefaultValueFactory = _ => PackPrinter.Packs[0] };
    private static readonly Option<DateOnly?> Month = CommandOptions.Month("--month", "The month reported on (default: the closing month)");
    private static readonly Option<string[]> Languages = CommandOptions.Names("--lang", "ja, en or both with a comma (default: ja)");
    private static readonly Option<string?> ForEach = new("--for-each") { Description = "One pack for each member of a dimension of accounts: csm, touch_tier, segment" };
    private static readonly Option<string?> Out = new("--out") { Description = "Folder for the files (default: HOME/packs/MONTH)" };

    public static Command Build()
    {
        Pack.AcceptOnlyFromAmong([.. PackPrinter.Packs]);
        Languages.Validators.Add(result =>
        {
            foreach (var language in result.Tokens.SelectMany(token => token.Value.Split(',')).Where(language => language is not ("ja" or "en")))
            {
                result.AddError($"--lang: expected ja or en, found '{language}'");
            }
        });
        var command = new Command("report", "Print a pack as PDF and HTML") { Home, Pack, Month, Languages, ForEach, Out };
        command.SetAction(async (arguments, stop) =>
        {
            var log = new TerminalLog();
            var order = new PackOrder(arguments.GetValue(Pack)!, arguments.GetValue(Month), arguments.GetValue(Languages) is { Length: > 0 } asked ? [.. asked.Distinct()] : ["ja"])
            {
                Folder = arguments.GetValue(Out),
                ForEach = arguments.GetValue(ForEach),
            };
            var printed = await PackPrinter.PrintAsync(new WarehouseHome(arguments.GetValue(Home)!), order, log, stop);
            log.Clear();
            foreach (var file in printed.Files) Console.Out.WriteLine(file);
            printed.ThrowIfFailed();
            return 0;
        });
        return command;
    }
}
