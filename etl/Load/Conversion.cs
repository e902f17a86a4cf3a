using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>The SQL that turns the text of a contract's columns into typed values, and that says what is wrong with a row.</summary>
/// <remarks>
/// Sessions run in the contract's time zone, so a timestamp without an offset is read on its clock. DuckDB's own casts are too kind in places:
/// '1.5' becomes the integer 2, an offset is dropped from a TIMESTAMP, and 'infinity' is a date. What they let through is checked here.
/// </remarks>
internal static class Conversion
{
    private const string Earliest = "1900-01-01";
    private const string Latest = "9999-12-31";

    /// <summary>The name under which a column's text stands beside its typed value; no column of a contract begins with an underscore.</summary>
    public static string TextName(string column) => $"_text_{column}";

    /// <summary>The typed value of a column from its text in alias <c>source</c>; NULL where the text doesn't fit.</summary>
    public static string Value(Contract contract, ContractColumn column)
    {
        var text = $"source.{Identifier.Quote(column.Name)}";
        return column.Type.Kind switch
        {
            ColumnKind.Varchar => text,
            ColumnKind.Integer or ColumnKind.Bigint => $"case when try_cast({text} as double) = cast(try_cast({text} as {column.Type.Sql}) as double) then try_cast({text} as {column.Type.Sql}) end",
            ColumnKind.Double => $"case when isfinite(try_cast({text} as double)) then try_cast({text} as double) end",
            ColumnKind.Date => Bounded(Date(contract, text), "date"),
            ColumnKind.Timestamp => Bounded(Timestamp(contract, text), "timestamp"),
            ColumnKind.Month => $"cast(date_trunc('month', {Bounded($"case when length({text}) = 7 then try_cast(replace({text}, '/', '-') || '-01' as date) else {Date(contract, text)} end", "date")}) as date)",
            _ => $"try_cast({text} as {column.Type.Sql})",
        };
    }

    /// <summary>Every way in which a row of a contract can be wrong, the first that holds being the one to tell.</summary>
    public static IReadOnlyList<Fault> Faults(Contract contract)
    {
        var faults = new List<Fault> { new("_broken is not null", null, "the row can't be read", null) };
        foreach (var column in contract.Columns) faults.AddRange(Of(contract, column));
        faults.AddRange(contract.Rules.Select(rule => new Fault($"not ({rule.Sql})", rule.Column, rule.Reason, rule.Sql)));
        return faults;
    }

    private static IEnumerable<Fault> Of(Contract contract, ContractColumn column)
    {
        var text = Identifier.Quote(TextName(column.Name));
        var typed = Identifier.Quote(column.Name);
        if (column.Required) yield return new(column.Type.Kind == ColumnKind.Varchar ? $"trim(coalesce({text}, '')) = ''" : $"{text} is null", column.Name, "a required value is empty", column.Type.Expected);
        if (column.Type.Kind != ColumnKind.Varchar) yield return new($"{text} is not null and {typed} is null", column.Name, "the value doesn't fit its type", Expected(contract, column));
        if (column.Minimum is { } least) yield return new($"{typed} < {Number(least)}", column.Name, "the value is too small", $"at least {Number(least)}");
        if (column.Maximum is { } most) yield return new($"{typed} > {Number(most)}", column.Name, "the value is too large", $"at most {Number(most)}");
        if (column.Values.Count > 0) yield return new($"{typed} not in ({string.Join(", ", column.Values.Select(Literal.Quote))})", column.Name, "the value is not one of those known", $"one of {string.Join(", ", column.Values)}");
        if (column.Pattern is { } pattern) yield return new($"not regexp_full_match({typed}, {Literal.Quote(pattern)})", column.Name, "the value has another shape", $"text like {pattern}");
    }

    private static string Expected(Contract contract, ContractColumn column)
    {
        var formats = column.Type.Kind switch
        {
            ColumnKind.Date or ColumnKind.Month => contract.DateFormats,
            ColumnKind.Timestamp => contract.TimestampFormats,
            _ => [],
        };
        return formats.Count == 0 ? column.Type.Expected : $"{column.Type.Expected}, or {string.Join(", ", formats)}";
    }

    /// <remarks>A date written with a time is the day on the contract's clock.</remarks>
    private static string Date(Contract contract, string text)
    {
        var iso = $"case when length({text}) <= 10 then try_cast({text} as date) else cast(try_cast({text} as timestamptz) as date) end";
        return contract.DateFormats.Count == 0 ? iso : $"coalesce(cast(try_strptime({text}, {Formats(contract.DateFormats)}) as date), {iso})";
    }

    /// <remarks>Through the count of microseconds, as a cast from an instant would need the session's zone again.</remarks>
    private static string Timestamp(Contract contract, string text)
    {
        var instant = $"try_cast({text} as timestamptz)";
        if (contract.TimestampFormats.Count > 0) instant = $"coalesce(timezone({Literal.Quote(contract.TimeZone)}, try_strptime({text}, {Formats(contract.TimestampFormats)})), {instant})";
        return $"make_timestamp(epoch_us(case when isfinite({instant}) then {instant} end))";
    }

    private static string Bounded(string value, string type) =>
        $"case when ({value}) between {type} '{Earliest}' and {type} '{Latest}' then ({value}) end";

    private static string Formats(IReadOnlyList<string> formats) => $"[{string.Join(", ", formats.Select(Literal.Quote))}]";

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
