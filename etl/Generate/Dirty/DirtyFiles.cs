using System.Text;
using Warehouse.Etl.Generate.Extracts;

namespace Warehouse.Etl.Generate.Dirty;

/// <summary>Spoils what was generated, in ways that a load must reject, set aside or repair, and writes down which.</summary>
/// <remarks>
/// Spoilt rows are added; no good one is lost. So whoever loads the spoilt company keeps what he would have kept of the clean one, and
/// <c>truth/dirty.csv</c> lists, line by line, what he refuses.
/// </remarks>
internal static class DirtyFiles
{
    /// <summary>At most one row in so many is spoilt, below the limit from which a load refuses a file as a whole.</summary>
    private const int MostRowsBetween = 50;
    private const int LeastRowsBetween = 15;

    private static readonly Dictionary<string, Spoiling[]> Kinds = new()
    {
        ["tickets"] =
        [
            Spoiling.Repeated("ticket_id"), Spoiling.Emptier("ticket_id", "channel"), Spoiling.Value("not_a_time", "ticket_id", "opened_at", "2026-13-40T25:00:00+09:00"),
            Spoiling.Value("required_and_empty", "ticket_id", "account_id", ""), Spoiling.Value("not_a_whole_number", "ticket_id", "agent_replies", "1.5"),
            Spoiling.Value("too_small", "ticket_id", "satisfaction", "-3"), Spoiling.Value("ends_before_it_begins", "ticket_id", "solved_at", "2001-01-01T00:00:00+09:00"), Spoiling.Short("ticket_id"),
        ],
        ["invoices"] =
        [
            Spoiling.Repeated("invoice_line_id"), Spoiling.Emptier("invoice_line_id", "status"), Spoiling.Value("not_a_number", "invoice_line_id", "amount", "n/a"),
            Spoiling.Value("unknown_value", "invoice_line_id", "kind", "gift"), Spoiling.Value("not_a_date", "invoice_line_id", "issued_date", "2026-02-30"),
        ],
    };

    /// <summary>Spoils the standard source's files.</summary>
    public static void Spoil(string standard, string truth)
    {
        using var told = new CsvFile(Path.Combine(truth, "dirty.csv"), ["object", "line", "kind", "outcome", "column"]);
        foreach (var (name, kinds) in Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal)) Spoil(Only(standard, name), kinds, (line, kind) => told.Row(name, line, kind.Kind, kind.IsRepetition ? "superseded" : "rejected", kind.Column));
        WriteOtherwise(Only(standard, "contacts"));
        told.Row("contacts", 1, "written_otherwise", "repaired", "");
    }

    private static string Only(string standard, string name) => Directory.EnumerateFiles(Path.Combine(standard, name), "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();

    private static void Spoil(string file, Spoiling[] kinds, Action<long, Spoiling> tell)
    {
        var lines = File.ReadAllLines(file);
        var columns = lines[0].Split(',');
        var between = Math.Clamp((lines.Length - 1) / kinds.Length, LeastRowsBetween, MostRowsBetween);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        var (written, spoilt) = (0L, 0);
        foreach (var (at, line) in lines.Index())
        {
            Write(line);
            if (at % between != between - 1 || line.Contains('"')) continue;
            var kind = kinds[spoilt++ % kinds.Length];
            Write(kind.Line(new SpoiltRow(columns, line.Split(','))));
            tell(written, kind);
        }

        void Write(string line)
        {
            writer.WriteLine(line);
            written++;
        }
    }

    /// <summary>The same rows as another program would write them: a byte order mark, a header in capitals, quotes, lines that end as on Windows, a delimiter too many.</summary>
    private static void WriteOtherwise(string file)
    {
        var lines = File.ReadAllLines(file);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(true)) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', lines[0].Split(',').Select(name => $" {name.ToUpperInvariant()} ")));
        foreach (var line in lines.Skip(1)) writer.WriteLine(line.Contains('"') ? line : string.Join(',', line.Split(',').Select(field => field.Length == 0 ? "" : $"\"{field}\"")) + ",");
    }
}
