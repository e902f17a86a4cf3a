using System.CommandLine;
using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Close;
using Warehouse.Etl.Settings;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse settings</c>: what holds and where it comes from, what it has been, what a closed month was computed with, or the file's JSON Schema.</summary>
internal static class SettingsCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<bool> Schema = new("--schema") { Description = "Print the JSON Schema of warehouse.json, for editors" };
    private static readonly Option<bool> History = new("--history") { Description = "Every change that a build went by: when, was, became" };
    private static readonly Option<DateOnly?> Closed = CommandOptions.Month("--closed", "The settings that this closed month was computed with, as JSON");
    private static readonly Option<string> Format = new("--format") { Description = "table, csv or json", DefaultValueFactory = _ => "table" };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("table", "csv", "json");
        var command = new Command("settings", "Show the settings that hold and the file and line that each comes from") { Home, Schema, History, Closed, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var home = new WarehouseHome(arguments.GetValue(Home)!);
        if (arguments.GetValue(Schema)) Console.Out.Write(SettingsSchema.Text());
        else if (arguments.GetValue(Closed) is { } month) Console.Out.WriteLine(OfClosed(home, month));
        else Write(arguments.GetValue(History) ? Changes(home) : Effective(home), arguments.GetValue(Format)!);
        return 0;
    }

    private static MetricTable Effective(WarehouseHome home) => new(
        ["setting", "value", "from"],
        [.. WarehouseSettings.Read(home, Checkout.Current().SettingsFile).Effective.Select(setting => (IReadOnlyList<object?>)[setting.Key, setting.Value, setting.From])]);

    private static MetricTable Changes(WarehouseHome home)
    {
        if (!File.Exists(home.BuildFile)) throw new WarehouseException($"{home.Path}: there is no build here, and builds record what settings have been; run: warehouse run --home {home.Path} --from DIR");
        using var build = Duck.Open(home.BuildFile, new DuckOptions { ReadOnly = true });
        return new MetricTable(
            ["at", "setting", "was", "became"],
            [.. SettingHistory.Read(build).Select(change => (IReadOnlyList<object?>)[change.At, change.Key, change.Was, change.Became])]);
    }

    private static string OfClosed(WarehouseHome home, DateOnly month) => CloseLog.Read(home).Closed.TryGetValue(month, out var entry)
        ? entry.Settings
        : throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--closed {month:yyyy-MM}: the month is not closed; see: warehouse close --home {home.Path}"));

    private static void Write(MetricTable table, string format)
    {
        switch (format)
        {
            case "csv": CsvFormat.Write(table, Console.Out); break;
            case "json": JsonFormat.Write(table, Console.Out); break;
            default: TableFormat.Write(table, Console.Out); break;
        }
    }
}
