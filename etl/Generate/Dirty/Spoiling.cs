namespace Warehouse.Etl.Generate.Dirty;

/// <summary>A way in which one row of a file is spoilt: a line put behind a good one, which itself stays as it is.</summary>
/// <param name="Kind">Its name in <c>truth/dirty.csv</c>.</param>
/// <param name="Column">The column that a load must blame; empty for the row as a whole.</param>
/// <param name="Line">The line from the fields of the good row, by name.</param>
internal sealed record Spoiling(string Kind, string Column, Func<SpoiltRow, string> Line)
{
    /// <summary>Whether the row says again what is there, so that it loses to it; otherwise it breaks the contract.</summary>
    public bool IsRepetition { get; init; }

    /// <summary>The same row once more.</summary>
    public static Spoiling Repeated(string key) => new("repeated", key, row => row.Line) { IsRepetition = true };

    /// <summary>The same row with a value left out; the fuller one is the better.</summary>
    public static Spoiling Emptier(string key, string column) => new("emptier", key, row => row.With(column, "").Line) { IsRepetition = true };

    /// <summary>A row of another key with a value that no load may take.</summary>
    public static Spoiling Value(string kind, string key, string column, string value) => new(kind, column, row => row.With(key, $"X{row[key]}").With(column, value).Line);

    /// <summary>A row of another key that ends too early.</summary>
    public static Spoiling Short(string key) => new("too_few_fields", "", row => string.Join(',', row.With(key, $"X{row[key]}").Fields.SkipLast(2)));
}

/// <summary>A row of a CSV file without quotes.</summary>
internal sealed record SpoiltRow(IReadOnlyList<string> Columns, IReadOnlyList<string> Fields)
{
    public string Line => string.Join(',', Fields);

    public string this[string column] => Fields[Place(column)];

    public SpoiltRow With(string column, string value) => this with { Fields = [.. Fields.Select((field, at) => at == Place(column) ? value : field)] };

    private int Place(string column) => Columns.Index().First(known => known.Item == column).Index;
}
