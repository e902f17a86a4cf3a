using System.CommandLine;
using System.Globalization;
using Warehouse.App.Reconcile;
using Warehouse.App.Workbook;
using Warehouse.Etl;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse reconcile</c>: MRR against invoices, deferred revenue and the ledger; costs and CAC against the ledger's totals.</summary>
internal static class ReconcileCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<DateOnly?> Month = CommandOptions.Month("--month", "The month reconciled (default: the closing month)");
    private static readonly Option<string> Format = new("--format") { Description = "text, csv, json or xlsx", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> Language = new("--lang") { Description = "Language of the lines' names: en or ja", DefaultValueFactory = _ => "en" };
    private static readonly Option<string?> Out = new("--out") { Description = "File to write (default: standard output; for xlsx HOME/packs/MONTH/reconciliation.xlsx)" };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("text", "csv", "json", "xlsx");
        Language.AcceptOnlyFromAmong("en", "ja");
        var command = new Command("reconcile", "Tie MRR to invoices and the ledger, costs and CAC to the ledger's totals: every difference named") { Home, Month, Format, Language, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var home = new WarehouseHome(arguments.GetValue(Home)!);
        using var metrics = QueryCommand.Open(home.Path);
        var book = BookReader.Read(metrics, home.PublishedLink, arguments.GetValue(Month));
        var (format, language, file) = (arguments.GetValue(Format)!, arguments.GetValue(Language)!, arguments.GetValue(Out));
        if (format == "xlsx")
        {
            file ??= Path.Combine(home.PacksFolder, book.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), "reconciliation.xlsx");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            XlsxWriter.Write(file, BookSheets.Of(book, language));
            Console.Out.WriteLine(file);
            return 0;
        }

        using var to = file is null ? null : new StreamWriter(file);
        Write(book, format, language, to ?? Console.Out);
        return 0;
    }

    private static void Write(ReconciliationBook book, string format, string language, TextWriter to)
    {
        switch (format)
        {
            case "csv": CsvFormat.Write(BookText.Rows(book, language), to); break;
            case "json": JsonFormat.Write(BookText.Rows(book, language), to); break;
            default: BookText.Write(book, language, to); break;
        }
    }
}
