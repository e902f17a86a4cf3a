using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Warehouse.DuckDb;

/// <summary>DECIMAL(width, scale): decimals and integers that it holds to the last digit.</summary>
/// <remarks>DuckDB.NET.Data would cut the digits beyond the scale, 1.999 to 1.99, without a word.</remarks>
internal sealed partial class DecimalColumn : ColumnWriter
{
    private readonly int scale;
    private readonly decimal limit;

    private DecimalColumn(TableColumn column, int width, int scale)
        : base(column, $"a number of at most {width - scale} digits before the point and {scale} after")
    {
        this.scale = scale;

        // Ten to the 29th and above lie beyond every .NET decimal.
        limit = width - scale > 28 ? decimal.MaxValue : PowerOfTen(width - scale);
        Unlimited = width - scale > 28;
    }

    private bool Unlimited { get; }

    internal static DecimalColumn? For(TableColumn column)
    {
        var match = DecimalType().Match(column.Type);
        return match.Success ? new DecimalColumn(column, Number(match.Groups[1]), Number(match.Groups[2])) : null;
    }

    internal override void Write(IDuckDBAppenderRow row, long value) => Write(row, (decimal)value);

    internal override void Write(IDuckDBAppenderRow row, ulong value) => Write(row, (decimal)value);

    internal override void Write(IDuckDBAppenderRow row, decimal value)
    {
        if (!Unlimited && decimal.Abs(value) >= limit)
            throw Mismatch(value, "too many digits before the point");
        if (value.Scale > scale && decimal.Round(value, scale) != value)
            throw Mismatch(value, "digits after the point would be lost; round it first");
        row.AppendValue((decimal?)value);
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
            power *= 10m;
        return power;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^DECIMAL\((\d+),(\d+)\)$")]
    private static partial Regex DecimalType();
}

/// <summary>DOUBLE: doubles, floats, and integers that a double holds exactly.</summary>
internal sealed class DoubleColumn(TableColumn column) : ColumnWriter(column, "a double, or an integer within ±2^53")
{
    private const long Exact = 1L << 53;

    internal override void Write(IDuckDBAppenderRow row, long value)
    {
        if (value is < -Exact or > Exact)
            throw Mismatch(value, "a double would not hold it exactly");
        row.AppendValue((double?)value);
    }

    internal override void Write(IDuckDBAppenderRow row, double value) => row.AppendValue((double?)value);
}

/// <summary>FLOAT: floats, and integers that a float holds exactly.</summary>
internal sealed class FloatColumn(TableColumn column) : ColumnWriter(column, "a float, or an integer within ±2^24")
{
    private const long Exact = 1L << 24;

    internal override void Write(IDuckDBAppenderRow row, long value)
    {
        if (value is < -Exact or > Exact)
            throw Mismatch(value, "a float would not hold it exactly");
        row.AppendValue((float?)value);
    }

    internal override void Write(IDuckDBAppenderRow row, float value) => row.AppendValue((float?)value);
}
