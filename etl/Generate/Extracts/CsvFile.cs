using System.Globalization;
using System.Text;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Writes a UTF-8 CSV file with a header row, LF line ends and empty fields for NULL.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly string[] _columns;

    /// <summary>Creates the file and writes its header.</summary>
    public CsvFile(string path, string[] columns)
    {
        _columns = columns;
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        Write(columns);
    }

    /// <summary>Rows written after the header.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes a row.</summary>
    /// <param name="values">A value for each column: text, whole number, decimal, day, instant, truth value or null.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    public void Row(params ReadOnlySpan<object?> values)
    {
        if (values.Length != _columns.Length)
            throw new ArgumentException($"expected {_columns.Length} values, one for each of {string.Join(", ", _columns)}; found {values.Length}", nameof(values));
        Rows++;
        for (var column = 0; column < values.Length; column++)
        {
            if (column > 0) _writer.Write(',');
            WriteField(Text(values[column]));
        }

        _writer.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"expected text, a number, a day, an instant or a truth value; found {value.GetType().Name}", nameof(value)),
    };

    private void Write(string[] fields)
    {
        _writer.WriteLine(string.Join(',', fields));
    }

    private void WriteField(string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0) _writer.Write(text);
        else _writer.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
