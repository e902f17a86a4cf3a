using System.Globalization;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Render;

/// <summary>How DuckDB spells names, literals, times and aggregates.</summary>
internal sealed class DuckDbDialect(int fiscalYearStartMonth, DayOfWeek weekStart = DayOfWeek.Monday)
{
    /// <summary>Words that DuckDB reserves; a name among them is quoted.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asof", "asymmetric", "between", "both", "by", "case", "cast", "check", "collate", "column",
        "constraint", "create", "cross", "default", "deferrable", "desc", "describe", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign",
        "from", "full", "grant", "group", "having", "in", "initially", "inner", "intersect", "into", "is", "join", "lambda", "lateral", "leading", "left", "like",
        "limit", "natural", "not", "null", "offset", "on", "only", "or", "order", "outer", "over", "pivot", "placing", "positional", "primary", "qualify",
        "references", "returning", "right", "rows", "select", "semi", "show", "some", "summarize", "symmetric", "table", "then", "to", "trailing", "true", "union",
        "unique", "unpivot", "using", "values", "variadic", "when", "where", "window", "with",
    };

    /// <summary>An identifier, quoted where it must be.</summary>
    public static string Name(string name)
    {
        var isPlain = name.Length > 0
            && (char.IsAsciiLetterLower(name[0]) || name[0] == '_')
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            && !Reserved.Contains(name);
        return isPlain ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Relation(SemanticModel model) => Relation(model.Database, model.Schema, model.Table);

    public static string Relation(string database, string schema, string table)
    {
        var inSchema = schema.Length == 0 ? Name(table) : $"{Name(schema)}.{Name(table)}";
        return database.Length == 0 ? inSchema : $"{Name(database)}.{inSchema}";
    }

    /// <summary>A part of a time. Days of the week count from Monday = 1.</summary>
    public static string Extract(string time, DatePart part) => $"extract({(part == DatePart.Dow ? "isodow" : part.Name())} from {time})";

    /// <summary>A time so many units before.</summary>
    public static string Earlier(string time, int count, Grain unit) => unit == Grain.Nanosecond
        ? throw new SemanticException("DuckDB has no interval of nanoseconds")
        : unit == Grain.Quarter ? $"{time} - interval {3 * count} month" : $"{time} - interval {count} {unit.Name()}";

    /// <summary>A time so many units after.</summary>
    public static string Later(string time, int count, Grain unit) => count < 0 ? Earlier(time, -count, unit) : $"{time} + interval {count} {unit.Name()}";

    /// <summary>A constant of the manifest or of the engine.</summary>
    public static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateTime instant => $"timestamp '{instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'",
        DateOnly date => $"date '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        int or long or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number => $"cast({number.ToString("R", CultureInfo.InvariantCulture)} as double)",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "a constant without a literal"),
    };

    /// <summary>The first day of the period that holds a time. Quarters and years begin where the fiscal year does.</summary>
    public string Truncate(string time, Grain grain)
    {
        var shift = grain switch { Grain.Quarter => (fiscalYearStartMonth - 1) % 3, Grain.Year => fiscalYearStartMonth - 1, _ => 0 };
        if (grain == Grain.Day) return $"cast({time} as date)";
        if (grain < Grain.Day) return $"date_trunc('{(grain == Grain.Nanosecond ? "microsecond" : grain.Name())}', {time})";
        // DuckDB's weeks begin on Monday: others are Monday's, so many days back and forth.
        var days = ((int)weekStart + 6) % 7;
        if (grain == Grain.Week && days > 0) return $"cast(date_trunc('week', cast({time} as date) - {days}) as date) + {days}";
        if (shift == 0) return $"cast(date_trunc('{grain.Name()}', {time}) as date)";
        return $"cast(date_trunc('{grain.Name()}', date_trunc('month', {time}) - interval {shift} month) + interval {shift} month as date)";
    }

    /// <summary>A day so many months before.</summary>
    public static string MonthsBefore(string day, string months) => $"cast({day} - to_months(cast({months} as integer)) as date)";

    /// <summary>A day so much earlier.</summary>
    public static string Before(string day, Duration by) => by.Unit switch
    {
        Grain.Day => $"{day} - {by.Count}",
        Grain.Week => $"{day} - {by.Count * 7}",
        _ => $"cast({day} - interval {by.Count} {by.Unit.Name()} as date)",
    };

    /// <summary>A relation of days, one a base unit, in the column <paramref name="column"/>.</summary>
    public static string Days(DateOnly from, DateOnly to, Grain unit, string column) =>
        $"(select cast(unit as date) as {column} from range({Literal(from)}, {Literal(to)}, interval 1 {unit.Name()}) as units(unit)) as spine";

    /// <summary>A time as a zone's clocks show it, given as another's show it, or with its own offset.</summary>
    public static string InZone(string time, string from, string to) => from.Length == 0 ? $"timezone({Literal(to)}, {time})" : $"timezone({Literal(to)}, timezone({Literal(from)}, {time}))";

    /// <summary>The last rate of a currency before a day.</summary>
    public static string LastRate(ExchangeRates rates, string currency, string day)
    {
        string Of(string column) => $"rates.{Name(column)}";
        return $"(select arg_max({Of(rates.RateColumn)}, {Of(rates.DateColumn)}) from {Relation("", rates.Schema, rates.Table)} as rates where {Of(rates.CurrencyColumn)} = {currency} and {Of(rates.DateColumn)} < {day})";
    }

    /// <summary>A division that is NULL where the divisor is 0.</summary>
    public static string Divide(string left, string right) => $"cast({left} as double) / nullif({right}, 0)";

    public static string Call(string name, IReadOnlyList<string> arguments) => name switch
    {
        "month_of" => $"cast(date_trunc('month', {arguments[0]}) as date)",
        "add_months" => $"cast({arguments[0]} + to_months({arguments[1]}) as date)",
        "months_between" => $"date_diff('month', {arguments[0]}, {arguments[1]})",
        "days_between" => $"date_diff('day', {arguments[0]}, {arguments[1]})",
        _ => $"{name}({string.Join(", ", arguments)})",
    };

    public static string Aggregate(Aggregation aggregation, string value) => aggregation.Kind switch
    {
        AggregationKind.Sum => $"sum({value})",
        AggregationKind.SumBoolean => $"sum(case when {value} then 1 else 0 end)",
        AggregationKind.Count => $"count({value})",
        AggregationKind.CountDistinct => $"count(distinct {value})",
        AggregationKind.Average => $"avg({value})",
        AggregationKind.Min => $"min({value})",
        AggregationKind.Max => $"max({value})",
        // Between two decimals DuckDB keeps the scale and cuts what does not fit: 5.1 of scale 4 becomes 5.0999.
        AggregationKind.Median => $"median(cast({value} as double))",
        AggregationKind.Percentile when aggregation.IsApproximate => $"approx_quantile({value}, {Literal(aggregation.Percentile)})",
        AggregationKind.Percentile when aggregation.IsDiscrete => $"quantile_disc({value}, {Literal(aggregation.Percentile)})",
        _ => $"quantile_cont(cast({value} as double), {Literal(aggregation.Percentile)})",
    };
}
