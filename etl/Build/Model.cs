namespace Warehouse.Etl.Build;

/// <summary>One model: a <c>.sql</c> file with one SELECT, and the <c>.yml</c> beside it that says what it promises.</summary>
/// <param name="Schema">The folder under <c>models/</c>, which is the schema: staging, intermediate, star or marts.</param>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Sql">The SELECT.</param>
public sealed record Model(string Schema, string Name, string SqlFile, string Sql, ModelContract Contract)
{
    /// <summary><c>schema.name</c>, as other models and people write it.</summary>
    public string FullName => $"{Schema}.{Name}";
}

/// <summary>What a model's <c>.yml</c> promises.</summary>
/// <param name="Grain">The columns that name a row: tested unique and not null.</param>
/// <param name="IsTable">Kept as a table; otherwise a view.</param>
/// <param name="Rebuild">How an incremental model follows its inputs; empty for one that is always made whole.</param>
public sealed record ModelContract(
    string File,
    string DescriptionEn,
    string DescriptionJa,
    IReadOnlyList<string> Grain,
    bool IsTable,
    IReadOnlyList<ModelColumn> Columns,
    IReadOnlyList<ModelTest> Tests,
    IReadOnlyList<RebuildRule> Rebuild)
{
    /// <summary>
    /// The columns by which a table's rows lie in the file, as a full build writes them; empty for as they come. DuckDB notes the least and greatest value of each
    /// stretch of rows, so a question about a month reads that month only.
    /// </summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>What readers of the published file see beside the relation.</summary>
    public string Comment => InBothLanguages(DescriptionEn, DescriptionJa);

    public bool IsIncremental => Rebuild.Count > 0;

    public string TypeOf(string column) => Columns.First(known => known.Name == column).Type!;

    internal static string InBothLanguages(string en, string ja) => $"{en} / {ja}";
}

/// <summary>How a change of an input reaches an incremental model: its rows with the same values of some columns are made anew.</summary>
/// <param name="When">The input that changes, <c>schema.name</c>, read by the model itself or through views; or <see cref="AsOf"/>: the days between the old as-of and the new one.</param>
/// <param name="Columns">The model's columns.</param>
/// <param name="From">The same values as expressions over the input's columns.</param>
/// <param name="Within">How the input's rows hold for some days only; null where each holds for ever.</param>
/// <remarks>
/// The rule is a promise: where rows of the input come, go or change, only rows of the model with their values do; and a row of the model with
/// value v of a column is made from those rows only, of an input that the model itself reads, for which the column's expression is v.
/// </remarks>
public sealed record RebuildRule(string When, IReadOnlyList<string> Columns, IReadOnlyList<string> From, ValidDays? Within = null)
{
    public const string AsOf = "as_of";

    /// <summary>The model's columns by whose values the rows that are to be made anew are told.</summary>
    public IReadOnlyList<string> Affected => Within is null ? Columns : [.. Columns, Within.Day];

    /// <summary>The column of days that are alike in the model and its input; null for none.</summary>
    public string? DayOf(Model model) => Columns.Where((column, i) => From[i] == column && model.Contract.TypeOf(column) == "date").FirstOrDefault();
}

/// <summary>Says that a row of a table is read for the days from one of its columns to another, that one left out, and that the model reads the two for nothing else.</summary>
/// <param name="Day">The model's column of days.</param>
/// <param name="From">The table's column of first days.</param>
/// <param name="To">The table's column of the days after the last; NULL for none.</param>
public sealed record ValidDays(string Day, string From, string To);

/// <summary>A column of a model, in the relation's order.</summary>
/// <param name="Type">DuckDB's type, as written in the contract; null leaves it unchecked.</param>
public sealed record ModelColumn(string Name, string? Type, string DescriptionEn, string DescriptionJa, IReadOnlyList<ModelTest> Tests)
{
    /// <summary>What readers of the published file see beside the column.</summary>
    public string Comment => ModelContract.InBothLanguages(DescriptionEn, DescriptionJa);
}

/// <summary>One test: a SELECT of the rows that break it.</summary>
/// <param name="Name">Unique within the model.</param>
/// <param name="StopsPublication">Severity error; otherwise warn.</param>
public sealed record ModelTest(string Name, string Sql, bool StopsPublication, string DescriptionEn, string DescriptionJa);
