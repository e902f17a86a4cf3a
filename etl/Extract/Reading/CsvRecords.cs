namespace Warehouse.Etl.Extract.Reading;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The line where it starts, from 1.</param>
/// <param name="Raw">Its text as delivered.</param>
/// <param name="Fields">Its fields; empty when it is broken.</param>
/// <param name="Fault">What makes it unreadable, or null.</param>
internal sealed record CsvRecord(long Line, string Raw, IReadOnlyList<string> Fields, LineFault? Fault);

/// <summary>Reads a CSV file record by record, with line numbers, and goes on after what is broken.</summary>
/// <remarks>
/// DuckDB's reader is the fast way for files without fault; this one finds what is wrong and where. A quote that is never closed, or closed
/// where it makes no sense, costs its own line only: reading goes on with the next.
/// </remarks>
internal sealed class CsvRecords(string path, char delimiter) : IDisposable
{
    /// <summary>A record of more lines than this is taken for an unclosed quote.</summary>
    private const int MostLines = 10_000;

    private readonly PhysicalLines lines = new(path);
    private readonly Queue<PhysicalLine> returned = new();

    /// <summary>The next record; blank lines are passed over; null at the end.</summary>
    /// <param name="filter">Records that it doesn't want are passed over too, mostly without being taken apart.</param>
    public CsvRecord? Next(IRecordFilter? filter = null)
    {
        while (NextLine(filter) is { } line)
        {
            if (line is { Text.Length: 0, Fault: null }) continue;
            var record = Read(line);
            if (filter is null || record.Fault is not null || filter.Wants(record.Fields)) return record;
        }

        return null;
    }

    public void Dispose() => lines.Dispose();

    private CsvRecord Read(PhysicalLine first)
    {
        if (first.Fault is { } fault) return new CsvRecord(first.Number, first.Text, [], fault);
        var taken = new List<PhysicalLine> { first };
        var fields = new CsvFields(delimiter);
        try
        {
            while (!fields.Add(taken[^1].Text))
            {
                fields.AddLineEnd(taken[^1].End);
                var next = taken.Count < MostLines ? NextLine() : null;
                if (next is not null) taken.Add(next);
                if (next is null or { Fault: not null }) return Unclosed(taken);
            }
        }
        catch (FormatException error)
        {
            return taken.Count > 1 ? Unclosed(taken) : Broken(taken, "text follows a closing quote", "a delimiter or the end of the line", error.Message);
        }

        return new CsvRecord(first.Number, taken.Count == 1 ? first.Text : string.Concat(taken.Select((line, at) => at < taken.Count - 1 ? line.Text + line.End : line.Text)), fields.Fields, null);
    }

    /// <summary>A quote that "closes" on a later line in the middle of text was never meant to be open so long.</summary>
    private CsvRecord Unclosed(List<PhysicalLine> taken) => Broken(taken, "a quote is opened and not closed", "a closing quote", "none");

    /// <summary>The first line alone is broken; the others are read again from their own start.</summary>
    private CsvRecord Broken(List<PhysicalLine> taken, string reason, string expected, string found)
    {
        var later = returned.ToList();
        returned.Clear();
        foreach (var line in taken.Skip(1).Concat(later)) returned.Enqueue(line);
        return new CsvRecord(taken[0].Number, taken[0].Text, [], new LineFault(reason, expected, found));
    }

    private PhysicalLine? NextLine(IRecordFilter? filter = null) => returned.TryDequeue(out var line) ? line : lines.Next(filter);
}
