using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Append;

/// <summary>What a column cannot hold exactly is refused, by an error that names table, row, column, type and value.</summary>
public sealed class ColumnMismatchTests(Database database) : IClassFixture<Database>
{
    private readonly DuckDBConnection connection = database.Connection;

    public static TheoryData<string, object?, string> Refused => new()
    {
        { "INTEGER", 2_147_483_648L, "expected an integer from -2147483648 to 2147483647, found the integer 2147483648" },
        { "INTEGER", "5", "expected an integer from -2147483648 to 2147483647, found String \"5\"" },
        { "INTEGER", 5m, "expected an integer from -2147483648 to 2147483647, found Decimal 5" },
        { "INTEGER", 5.0, "expected an integer from -2147483648 to 2147483647, found Double 5" },
        { "TINYINT", 128, "expected an integer from -128 to 127, found the integer 128" },
        { "UTINYINT", -1, "expected an integer from 0 to 255, found the integer -1" },
        { "UBIGINT", -1, "expected an integer from 0 to 18446744073709551615, found the integer -1" },
        { "BIGINT", ulong.MaxValue, "expected an integer from -9223372036854775808 to 9223372036854775807, found the integer 18446744073709551615" },
        { "DECIMAL(4,2)", 1.005m, "digits after the point would be lost; round it first" },
        { "DECIMAL(4,2)", 100m, "expected a number of at most 2 digits before the point and 2 after, found Decimal 100: too many digits before the point" },
        { "DECIMAL(4,2)", 100, "too many digits before the point" },
        { "DECIMAL(4,2)", 1.5, "found Double 1.5" },
        { "DOUBLE", 9_007_199_254_740_993L, "a double would not hold it exactly" },
        { "DOUBLE", 1.5m, "expected a double, or an integer within ±2^53, found Decimal 1.5" },
        { "FLOAT", 1.5, "expected a float, or an integer within ±2^24, found Double 1.5" },
        { "FLOAT", 16_777_217, "a float would not hold it exactly" },
        { "VARCHAR", 5, "expected a string, found the integer 5" },
        { "BOOLEAN", 1, "expected a bool, found the integer 1" },
        { "BOOLEAN", "true", "expected a bool, found String \"true\"" },
        { "DATE", "2026-01-31", "expected a DateOnly, found String \"2026-01-31\"" },
        { "DATE", new DateTime(2026, 1, 31), "expected a DateOnly, found DateTime 2026-01-31T00:00:00.0000000" },
        { "TIMESTAMP", new DateOnly(2026, 1, 31), "expected a DateTime that is UTC or has no zone, found DateOnly 2026-01-31" },
        { "TIMESTAMP", new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Local), "what a local time means depends on the machine; give UTC" },
        { "TIMESTAMP_S", new DateTime(2026, 1, 31).AddMilliseconds(1), "the column's unit is too coarse for it" },
        { "TIMESTAMPTZ", new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Local), "what a local time means depends on the machine; give UTC" },
        { "TIME", TimeSpan.FromHours(1), "expected a TimeOnly, found TimeSpan 01:00:00" },
        { "INTERVAL", new TimeOnly(1, 0), "expected a TimeSpan, found TimeOnly 01:00" },
        { "UUID", "00112233-4455-6677-8899-aabbccddeeff", "expected a Guid, found String" },
        { "BLOB", "bytes", "expected a byte[], found String \"bytes\"" },
        { "ENUM('won', 'lost')", "open", "expected one of the enum's names, found String \"open\"" },
        { "INTEGER NOT NULL", null, "found NULL: the column is NOT NULL" },
        { "INTEGER", DayOfWeek.Friday, "found DayOfWeek" },
        { "VARCHAR", new byte[] { 1, 2 }, "found Byte[] of 2 bytes" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void AppendRow_OfWhatTheColumnCannotHold_NamesTheColumnAndWritesNothing(string type, object? value, string told)
    {
        connection.Execute($"create or replace table t (id bigint, the_column {type})");
        object? fitting = type.EndsWith("NOT NULL", StringComparison.Ordinal) ? 0 : null;

        var refusal = Should.Throw<ColumnMismatchException>(() => connection.Append("main", "t", appender =>
        {
            appender.AppendRow(1, fitting);
            appender.AppendRow(2, value);
        }));

        refusal.Message.ShouldStartWith($"main.t, row 2, column 2 \"the_column\" ({type.Replace(" NOT NULL", "").Replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE")}): ");
        refusal.Message.ShouldContain(told);
        refusal.Column.Name.ShouldBe("the_column");
        connection.Scalar<long>("select count(*) from t").ShouldBe(0);
    }

    [Fact]
    public void Append_OfACharacter_IsTextAndNoNumber()
    {
        connection.Execute("create or replace table t (name varchar); create or replace table n (number integer)");

        connection.Append("main", "t", appender => appender.BeginRow().Append('x').EndRow());

        connection.Scalar<string>("select name from t").ShouldBe("x");
        Should.Throw<ColumnMismatchException>(() => connection.Append("main", "n", appender => appender.BeginRow().Append('x').EndRow()));
    }

    [Theory]
    [InlineData("DECIMAL(4,2)", "1.500000")]
    [InlineData("DECIMAL(4,2)", "-99.9900")]
    [InlineData("DECIMAL(38,0)", "79228162514264337593543950335")]
    public void Append_OfADecimalWithTrailingZeros_LosesNothing(string type, string digits)
    {
        var value = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        connection.Execute($"create or replace table t (x {type})");

        connection.Append("main", "t", appender => appender.AppendRow(value));

        connection.Scalar<decimal>("select x from t").ShouldBe(value);
    }
}
