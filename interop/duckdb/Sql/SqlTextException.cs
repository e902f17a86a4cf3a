namespace Warehouse.DuckDb;

/// <summary>A text is not the SQL that was expected; the message begins with line and column where they are known.</summary>
public sealed class SqlTextException : Exception
{
    public SqlTextException(string reason, int? line = null, int? column = null)
        : base(line is null ? reason : $"line {line}, column {column}: {reason}")
    {
        Reason = reason;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>From 1; null when the parser named no place.</summary>
    public int? Line { get; }

    /// <summary>From 1, in characters.</summary>
    public int? Column { get; }
}
