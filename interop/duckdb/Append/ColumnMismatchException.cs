namespace Warehouse.DuckDb;

/// <summary>A value was given to a column that cannot hold it exactly.</summary>
public sealed class ColumnMismatchException : Exception
{
    public ColumnMismatchException(TableColumn column, string expected, object? found, string? reason = null)
        : base(Describe(column, expected, found, reason))
    {
        Column = column;
        Found = found?.GetType();
    }

    /// <summary>Table, row, column, what it expects, and what it was given.</summary>
    public override string Message => Where + base.Message;

    /// <summary>The column the value was meant for.</summary>
    public TableColumn Column { get; }

    /// <summary>The value's .NET type; null for NULL.</summary>
    public Type? Found { get; }

    /// <summary>Table and row, put before the message where they are known.</summary>
    internal string Where { get; set; } = "";

    private static string Describe(TableColumn column, string expected, object? found, string? reason)
    {
        var what = found is null ? "NULL" : $"{Kind(found)} {Shown(found)}";
        return $"column {column.Position} \"{column.Name}\" ({column.Type}): expected {expected}, found {what}{(reason is null ? "" : $": {reason}")}";
    }

    /// <remarks>Every integer has travelled as a long by the time it is refused, so its width would only mislead.</remarks>
    private static string Kind(object found) => found is long or ulong or System.Numerics.BigInteger ? "the integer" : found.GetType().Name;

    private static string Shown(object found) => found switch
    {
        string text when text.Length > 40 => $"\"{text[..40]}…\"",
        string text => $"\"{text}\"",
        byte[] bytes => $"of {bytes.Length} bytes",
        DateOnly date => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
