using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>A SELECT that gives the rows of a file as text, or those of several files that are alike.</summary>
/// <param name="Sql">
/// Columns: each of the contract's as VARCHAR (NULL where the file has none); <c>_file</c>, which of the files it is, from 0; <c>_line</c>; <c>_raw</c>; and
/// <c>_broken</c>, <c>_expected</c>, <c>_found</c>, which say what is wrong with a row that can't be read.
/// </param>
/// <param name="HasLines">Whether <c>_line</c> and <c>_raw</c> are filled; where they aren't, a second reading finds them when they are needed.</param>
/// <param name="Header">The columns that the file has.</param>
internal sealed record RowSource(string Sql, bool HasLines, FileColumns Header)
{
    /// <summary>The faults' columns of a source whose rows can all be read, and that doesn't count lines.</summary>
    public const string NothingBroken = "cast(null as bigint) as _line, cast(null as varchar) as _raw, cast(null as varchar) as _broken, cast(null as varchar) as _expected, cast(null as varchar) as _found";

    /// <summary>Columns that the SELECT gives in the type that <see cref="Conversion.Cast"/> would read their text as; it looks for no NULL texts among them.</summary>
    public IReadOnlySet<string> Native { get; init; } = new HashSet<string>();

    /// <summary>The place of a row's file where there is only one.</summary>
    public const string OneFile = "cast(0 as bigint) as _file";

    /// <summary>Under this name DuckDB tells the place of a row's file, unless the files have such a column themselves.</summary>
    public const string FileIndex = "file_index";

    /// <summary>The place of a row's file among those that one reader reads.</summary>
    public static string FileAmong(IReadOnlyList<PlainFile> files) => files.Count == 1 ? OneFile : $"cast({FileIndex} as bigint) as _file";

    /// <summary>Paths as a list in SQL.</summary>
    public static string Paths(IEnumerable<PlainFile> files) => $"[{string.Join(", ", files.Select(file => Literal.Quote(file.Path)))}]";

    /// <summary>The contract's columns, each by an expression over the file's.</summary>
    public static string ColumnsOf(Contract contract, Func<ContractColumn, string?> expression) =>
        string.Join(", ", contract.Columns.Select(column => $"{expression(column) ?? "cast(null as varchar)"} as {Identifier.Quote(column.Name)}"));

    /// <summary>A test and its result: NULL for the texts that a contract takes for NULL.</summary>
    public static string NullWhenEmpty(Contract contract, string text) =>
        $"case when {text} in ({string.Join(", ", contract.Nulls.Prepend("").Select(Literal.Quote))}) then null else {text} end";
}

/// <summary>The columns of a file, put beside those of its contract.</summary>
/// <param name="Names">As the file has them, in its order, without blanks around them.</param>
/// <param name="Places">The contract's columns that the file has, with their place in <paramref name="Names"/>.</param>
/// <param name="Unknown">In the file only.</param>
/// <param name="Missing">In the contract only, and not required.</param>
internal sealed record FileColumns(IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> Places, IReadOnlyList<string> Unknown, IReadOnlyList<string> Missing)
{
    /// <summary>Compares the members of a file's JSON objects with its contract: a column with paths is there when one of them begins in the file.</summary>
    /// <exception cref="WarehouseException">A required column is missing, or one of the contract's is there twice.</exception>
    public static FileColumns MatchMembers(Contract contract, string file, IReadOnlyList<string> members)
    {
        var reached = contract.Columns.Where(column => column.Paths.Any(path => members.Contains(JsonPaths.Member(path)))).ToList();
        var read = reached.SelectMany(column => column.Paths.Select(JsonPaths.Member).Append(column.From)).ToHashSet(StringComparer.Ordinal);
        var flat = Match(contract with { Columns = [.. contract.Columns.Except(reached)] }, file, members);
        return flat with { Unknown = [.. flat.Unknown.Where(name => !read.Contains(name))] };
    }

    /// <summary>The columns of a Parquet file as they are written there, with their types; empty for text.</summary>
    public IReadOnlyList<(string Name, string Type)> Stored { get; init; } = [];

    /// <summary>Whether the file has a column of the contract.</summary>
    public bool Has(ContractColumn column) => Places.ContainsKey(column.Name);

    /// <summary>Whether one SELECT can read both files: the same columns in the same order.</summary>
    public bool IsLike(FileColumns other) => Names.SequenceEqual(other.Names, StringComparer.Ordinal) && Stored.SequenceEqual(other.Stored) && !Stored.Any(column => column.Name.Equals(RowSource.FileIndex, StringComparison.OrdinalIgnoreCase));

    /// <summary>Columns of the contract to which the file gives another type, and which; known of Parquet only.</summary>
    public IReadOnlyList<(ContractColumn Column, string Found)> Retyped { get; init; } = [];

    /// <summary>Compares a file's columns with its contract; case and outer blanks don't matter.</summary>
    /// <exception cref="WarehouseException">A required column is missing, or one of the contract's is there twice; the message names it and the nearest one found.</exception>
    public static FileColumns Match(Contract contract, string file, IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim()).ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in contract.Columns)
        {
            var found = names.Select((name, at) => (name, at)).Where(item => item.name.Equals(column.From, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count > 1) throw new WarehouseException($"{file}:1: the header has the column '{column.From}' {found.Count} times (columns {string.Join(" and ", found.Select(item => item.at + 1))}); expected it once");
            if (found.Count == 1) places.Add(column.Name, found[0].at);
        }

        var used = places.Values.ToHashSet();
        var unknown = names.Where((name, at) => name.Length > 0 && !used.Contains(at)).ToList();
        var absent = contract.Columns.Where(column => !places.ContainsKey(column.Name)).ToList();
        if (absent.Where(column => column.Required).ToList() is { Count: > 0 } required) throw Lacking(contract, file, names, unknown, required);
        return new FileColumns(names, places, unknown, [.. absent.Select(column => column.From)]);
    }

    private static WarehouseException Lacking(Contract contract, string file, List<string> names, List<string> unknown, List<ContractColumn> required)
    {
        var first = required[0].From;
        var meant = NearestName.Of(first, unknown) is { } near ? $"; is '{near}' meant?" : "";
        var split = names.Count == 1 && names[0].IndexOfAny([';', '\t', '|', ',']) >= 0 ? " The header is one column: set 'delimiter' in the contract to what separates them." : "";
        return new WarehouseException(
            $"{file}:1: the required {(required.Count == 1 ? "column" : "columns")} {string.Join(", ", required.Select(column => $"'{column.From}'"))} {(required.Count == 1 ? "is" : "are")} missing{meant}; found {string.Join(", ", names.Take(30))}.{split} Contract: {contract.File}");
    }
}
