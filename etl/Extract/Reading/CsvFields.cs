using System.Text;

namespace Warehouse.Etl.Extract.Reading;

/// <summary>Splits the lines of one record into fields, as RFC 4180 says.</summary>
internal sealed class CsvFields(char delimiter)
{
    private readonly StringBuilder field = new();
    private bool isQuoted;

    /// <summary>The fields so far; complete when <see cref="Add"/> says so.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Takes the record's next line.</summary>
    /// <returns>Whether the record ends with it; false when a quote is still open.</returns>
    /// <exception cref="FormatException">Text follows a closing quote.</exception>
    public bool Add(string line)
    {
        var at = 0;
        while (true)
        {
            if (!isQuoted && QuoteAt(line, at) is var quote and >= 0)
            {
                isQuoted = true;
                at = quote + 1;
            }

            if (isQuoted)
            {
                at = Quoted(line, at);
                if (at < 0) return false;
                while (at < line.Length && line[at] == ' ') at++;
                if (at < line.Length && line[at] != delimiter) throw new FormatException($"'{line[at]}' at position {at + 1} of the line");
            }
            else
            {
                var end = line.IndexOf(delimiter, at);
                field.Append(line, at, (end < 0 ? line.Length : end) - at);
                at = end < 0 ? line.Length : end;
            }

            Fields.Add(field.ToString());
            field.Clear();
            if (at >= line.Length) return true;
            at++;
        }
    }

    /// <summary>Keeps a line end that stands between quotes.</summary>
    public void AddLineEnd(string end) => field.Append(end);

    /// <summary>Where a field's opening quote is, or -1. Blanks before it, like those after the closing one, are passed over, as DuckDB's strict reader does.</summary>
    private static int QuoteAt(string line, int at)
    {
        while (at < line.Length && line[at] == ' ') at++;
        return at < line.Length && line[at] == '"' ? at : -1;
    }

    /// <returns>The place after the closing quote, or -1 when the line ends before it.</returns>
    private int Quoted(string line, int at)
    {
        while (true)
        {
            var quote = line.IndexOf('"', at);
            if (quote < 0)
            {
                field.Append(line, at, line.Length - at);
                return -1;
            }

            field.Append(line, at, quote - at);
            if (quote + 1 < line.Length && line[quote + 1] == '"')
            {
                field.Append('"');
                at = quote + 2;
                continue;
            }

            isQuoted = false;
            return quote + 1;
        }
    }
}
