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
            if (!isQuoted && field.Length == 0 && at < line.Length && line[at] == '"')
            {
                isQuoted = true;
                at++;
            }

            if (isQuoted)
            {
                at = Quoted(line, at);
                if (at < 0) return false;
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
