using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

public sealed class NullTests(RoundTrip roundTrip) : IClassFixture<RoundTrip>
{
    [Theory]
    [InlineData("BOOLEAN")]
    [InlineData("TINYINT")]
    [InlineData("UTINYINT")]
    [InlineData("SMALLINT")]
    [InlineData("USMALLINT")]
    [InlineData("INTEGER")]
    [InlineData("UINTEGER")]
    [InlineData("BIGINT")]
    [InlineData("UBIGINT")]
    [InlineData("HUGEINT")]
    [InlineData("UHUGEINT")]
    [InlineData("DECIMAL(4,2)")]
    [InlineData("DECIMAL(9,2)")]
    [InlineData("DECIMAL(18,2)")]
    [InlineData("DECIMAL(38,2)")]
    [InlineData("FLOAT")]
    [InlineData("DOUBLE")]
    [InlineData("VARCHAR")]
    [InlineData("BLOB")]
    [InlineData("DATE")]
    [InlineData("TIME")]
    [InlineData("TIMESTAMP")]
    [InlineData("TIMESTAMP_S")]
    [InlineData("TIMESTAMP_MS")]
    [InlineData("TIMESTAMP_NS")]
    [InlineData("TIMESTAMPTZ")]
    [InlineData("INTERVAL")]
    [InlineData("UUID")]
    [InlineData("JSON")]
    [InlineData("ENUM('a', 'b')")]
    public void Null_OfAnyType_ComesBackBothWays(string type)
    {
        roundTrip.ByParameter(type, null).ShouldBe((null, null));
        roundTrip.ByAppender(type, null).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("INTEGER[]")]
    [InlineData("INTEGER[3]")]
    [InlineData("BIT")]
    [InlineData("STRUCT(a INTEGER, b VARCHAR)")]
    [InlineData("MAP(VARCHAR, INTEGER)")]
    public void Null_OfATypeNoAppenderWrites_ComesBackByParameter(string type)
    {
        roundTrip.ByParameter(type, null).ShouldBe((null, null));
        Should.Throw<NotSupportedException>(() => roundTrip.ByAppender(type, null)).Message
            .ShouldStartWith($"main.t: no appender fills column 2 \"x\" ({type})");
    }

    [Fact]
    public void Null_AskedForAsANullableType_IsNull()
    {
        using var connection = Duck.Open(Duck.InMemory);

        connection.Scalar<int?>("select null::integer").ShouldBeNull();
        connection.Scalar<decimal?>("select null::decimal(18,2)").ShouldBeNull();
        connection.Scalar<DateOnly?>("select null::date").ShouldBeNull();
        connection.Scalar<string>("select null::varchar").ShouldBeNull();
        connection.Scalar<byte[]>("select null::blob").ShouldBeNull();
        connection.Scalar<object>("select null").ShouldBeNull();
    }

    [Fact]
    public void Nulls_AmongValues_KeepTheirRows()
    {
        using var connection = Duck.Open(Duck.InMemory);

        // More than one chunk of 2,048 rows, and a word of validity bits that ends within a chunk.
        var values = connection.Query(
            "select case when i % 3 = 0 then null else i end from range(5000) t(i)",
            reader => reader.Get<long?>(0));

        values.Index().ShouldAllBe(row => row.Item == (row.Index % 3 == 0 ? null : row.Index));
    }
}
