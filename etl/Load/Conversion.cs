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

    /// <summary>Formats of timestamps that count from 1970, with their units a second.</summary>
    private static readonly Dictionary<string, int> EpochUnits = new() { ["epoch"] = 1, ["epoch_ms"] = 1000 };

    /// <summary>The name under which a column's text stands beside its typed value; no column of a contract begins with an underscore.</summary>
    public static string TextName(string column) => $"_text_{column}";

    /// <summary>The name under which a column's cast stands before it is looked at; casts are costly, so each is done once.</summary>
    public static string CastName(string column) => $"_cast_{column}";

    /// <summary>The cast of a column's text in alias <c>source</c>, NULL where DuckDB can't; a text is its own.</summary>
    public static string Cast(Contract contract, ContractColumn column)
    {
        var text = $"source.{Identifier.Quote(column.Name)}";
        return column.Type.Kind switch
        {
            ColumnKind.Varchar => text,
            ColumnKind.Date => Date(contract, text),
            ColumnKind.Timestamp => Instant(contract, text),
            ColumnKind.Month => $"case when length({text}) = 7 then try_cast(replace({text}, '/', '-') || '-01' as date) else {Date(contract, text)} end",
            _ => $"try_cast({text} as {column.Type.Sql})",
        };
    }

    /// <summary>The typed value of a column from its cast; NULL where the cast was too kind.</summary>
    public static string Value(ContractColumn column)
    {
        var cast = Identifier.Quote(CastName(column.Name));
        return column.Type.Kind switch
        {
            ColumnKind.Integer or ColumnKind.Bigint => $"case when {cast} = try_cast({Identifier.Quote(TextName(column.Name))} as double) then {cast} end",
            ColumnKind.Double => $"case when isfinite({cast}) then {cast} end",
            ColumnKind.Date => $"case when {cast} between date '{Earliest}' and date '{Latest}' then {cast} end",
            ColumnKind.Month => $"case when {cast} between date '{Earliest}' and date '{Latest}' then cast(date_trunc('month', {cast}) as date) end",
            ColumnKind.Timestamp => $"case when {cast} between timestamptz '{Earliest} 00:00:00+00' and timestamptz '{Latest} 00:00:00+00' then make_timestamp(epoch_us({cast})) end",
            _ => cast,
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
        // A text of blanks sorts before '!', which is quicker to tell than trimming every text.
        if (column.Required) yield return new(column.Type.Kind == ColumnKind.Varchar ? $"{text} is null or ({text} < '!' and trim({text}) = '')" : $"{text} is null", column.Name, "a required value is empty", column.Type.Expected);
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

    /// <remarks>Its UTC clock is then read through the count of microseconds, as a cast to TIMESTAMP would need the session's zone again.</remarks>
    private static string Instant(Contract contract, string text)
    {
        var written = contract.TimestampFormats.Except(EpochUnits.Keys).ToList();
        var ways = contract.TimestampFormats.Where(EpochUnits.ContainsKey).Select(unit => Epoch(text, EpochUnits[unit])).ToList();
        if (written.Count > 0) ways.Add($"timezone({Literal.Quote(contract.TimeZone)}, try_strptime({text}, {Formats(written)}))");
        ways.Add($"try_cast({text} as timestamptz)");
        return ways.Count == 1 ? ways[0] : $"coalesce({string.Join(", ", ways)})";
    }

    /// <summary>An instant written as a count since 1970; NULL for a count that no year from 1900 to 9999 has, at which DuckDB would throw.</summary>
    private static string Epoch(string text, int unitsPerSecond)
    {
        var count = $"try_cast({text} as double)";
        return $"case when {count} between -2208988800.0 * {unitsPerSecond} and 253402300799.0 * {unitsPerSecond} then to_timestamp({count} / {unitsPerSecond}) end";
    }

    private static string Formats(IReadOnlyList<string> formats) => $"[{string.Join(", ", formats.Select(Literal.Quote))}]";

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
