namespace Warehouse.Etl.Extract;

/// <summary>How an object is delivered.</summary>
public enum DeliveryMode
{
    /// <summary>All rows each time; history of every key is kept.</summary>
    Snapshot,

    /// <summary>Changed rows; the newest version of a key counts.</summary>
    Incremental,

    /// <summary>Append-only rows, one a key, kept without versions.</summary>
    Events,
}

/// <summary>Within what an event's key is looked for again.</summary>
public enum KeyScope
{
    /// <summary>All that was ever loaded.</summary>
    Ever,

    /// <summary>The calendar year of the event's time, in UTC.</summary>
    Year,

    /// <summary>Its calendar month.</summary>
    Month,

    /// <summary>Its day.</summary>
    Day,
}

/// <summary>What one object of a source must look like: <c>sql/raw/SOURCE/OBJECT.yml</c>, validated.</summary>
public sealed record Contract
{
    /// <summary>The file that states it.</summary>
    public required string File { get; init; }

    public required string Source { get; init; }

    public required string Object { get; init; }

    public required Description Description { get; init; }

    /// <summary>Patterns of the object's files, relative to the source's folder.</summary>
    public required IReadOnlyList<Glob> Files { get; init; }

    public required DeliveryMode Mode { get; init; }

    /// <summary>The columns that tell rows apart.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The column whose later value wins among rows of one key, or null.</summary>
    public string? Updated { get; init; }

    /// <summary>The column that says when an event took place, or null; the incremental build finds the events of a day by it.</summary>
    public string? Time { get; init; }

    /// <summary>Within which part of <see cref="Time"/> a key names one event.</summary>
    public required KeyScope KeyScope { get; init; }

    /// <summary>IANA zone of timestamps that carry no offset. Default UTC.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Of text files. Default utf-8.</summary>
    public required string Encoding { get; init; }

    /// <summary>Between a CSV file's fields. Default a comma; a tab for <c>.tsv</c>.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Formats of dates in strptime's letters, tried before ISO.</summary>
    public required IReadOnlyList<string> DateFormats { get; init; }

    /// <summary>Formats of timestamps, tried before ISO; <c>epoch</c> and <c>epoch_ms</c> are seconds and milliseconds since 1970 in UTC.</summary>
    public required IReadOnlyList<string> TimestampFormats { get; init; }

    /// <summary>Texts that mean NULL besides the empty one.</summary>
    public required IReadOnlyList<string> Nulls { get; init; }

    /// <summary>The share of rejected rows above which a load of the object fails whole. Default 0.10.</summary>
    public required decimal RejectLimit { get; init; }

    public required IReadOnlyList<ContractColumn> Columns { get; init; }

    /// <summary>The JSON pointer of a list each of whose elements is a row, as the columns' paths name it; null when a line is one row.</summary>
    public string? Each { get; init; }

    public required IReadOnlyList<RowRule> Rules { get; init; }

    /// <summary>"standard/accounts".</summary>
    public string Name => $"{Source}/{Object}";

    /// <summary>The relation that models read: current rows, or all rows of an events object.</summary>
    public string Relation => $"{Source}__{Object}";

    /// <summary>The table that rows are loaded into.</summary>
    public string Table => Mode == DeliveryMode.Events ? Relation : $"{Relation}__versions";

    /// <summary>Rows of an events object that later ones replaced, until the next build has seen it.</summary>
    public string ReplacedTable => $"{Relation}__replaced";

    /// <summary>What separates the fields of a CSV file.</summary>
    public char DelimiterOf(FileKind kind) => Delimiter ?? (kind.TabSeparated ? '\t' : ',');

    public ContractColumn Column(string name) => Columns.First(column => column.Name == name);
}

/// <summary>A text in both languages.</summary>
public sealed record Description(string En, string Ja);

/// <summary>One column: its name in the warehouse, its type, what its values must satisfy.</summary>
/// <param name="Name">Its name in the warehouse.</param>
/// <param name="Type">What its text is read as.</param>
/// <param name="Required">A row without a value is rejected, a file without the column fails.</param>
/// <param name="From">Its name in the file.</param>
/// <param name="Paths">
/// Where it stands in a line of JSON, as JSON pointers, the first with a value counting: <c>/properties/name</c>; <c>/items/data/*/id</c> of each
/// element of a list. Empty, and in files of other formats: under <paramref name="From"/>.
/// </param>
/// <param name="Description">What it holds.</param>
/// <param name="Minimum">The least number allowed.</param>
/// <param name="Maximum">The greatest number allowed.</param>
/// <param name="Values">The only texts allowed; empty means any.</param>
/// <param name="Pattern">A regular expression that the whole text matches.</param>
public sealed record ContractColumn(
    string Name,
    ColumnType Type,
    bool Required,
    string From,
    IReadOnlyList<string> Paths,
    Description Description,
    decimal? Minimum,
    decimal? Maximum,
    IReadOnlyList<string> Values,
    string? Pattern);

/// <summary>A condition over the typed columns of one row; a row for which it is false is rejected.</summary>
/// <param name="Name">Its name in ledgers.</param>
/// <param name="Sql">A boolean in SQL; unknown (NULL) passes.</param>
/// <param name="Column">The column that is blamed.</param>
/// <param name="Reason">What the user is told.</param>
public sealed record RowRule(string Name, string Sql, string Column, string Reason);
