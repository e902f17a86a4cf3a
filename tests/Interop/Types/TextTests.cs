using System.Text;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

public sealed class TextTests(RoundTrip roundTrip) : IClassFixture<RoundTrip>
{
    // DuckDB keeps up to 12 bytes of a text in place and longer ones behind a pointer.
    public static TheoryData<string, int> Texts => new()
    {
        { "", 0 },
        { "twelve bytes", 12 },
        { "thirteen byte", 13 },
        { "日本語日", 12 },
        { "日本語日本", 15 },
        { "a\0b", 3 },
        { "\0", 1 },
        { "long and with a \0 NUL inside", 28 },
        { "😀 é \"'`;--$1?\\n\r\n\t", 22 },
        { new string('x', 100_000), 100_000 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_OfAnyLength_ComesBackBothWays(string text, int bytes)
    {
        Encoding.UTF8.GetByteCount(text).ShouldBe(bytes);

        roundTrip.ByParameter("VARCHAR", text).ShouldBe((text, text));
        roundTrip.ByAppender("VARCHAR", text).ShouldBe((text, text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_OnTheOtherSide_HasAsManyBytes(string text, int bytes)
    {
        using var connection = Duck.Open(Duck.InMemory);

        connection.Scalar<long>("select strlen($1::varchar)", text).ShouldBe(bytes);
    }

    [Fact]
    public void Texts_InOneColumn_AreEachReadFromTheirOwnPlace()
    {
        using var connection = Duck.Open(Duck.InMemory);

        var texts = connection.Query("select repeat('é', i::integer) from range(0, 5000) t(i)", reader => reader.GetString(0));

        texts.Count.ShouldBe(5000);
        texts.Index().ShouldAllBe(item => item.Item == new string('é', item.Index));
    }

    [Fact]
    public void Text_WithALoneSurrogate_IsWrittenAsTheReplacementCharacter()
    {
        roundTrip.ByParameter("VARCHAR", "a\ud800b").Value.ShouldBe("a\ufffdb");
    }

    [Theory]
    [InlineData(new byte[0], "")]
    [InlineData(new byte[] { 0, 1, 0, 255 }, @"\x00\x01\x00\xFF")]
    [InlineData(new byte[] { 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77 }, "ABCDEFGHIJKLM")]
    public void Blob_OfAnyBytes_ComesBackBothWays(byte[] bytes, string shown)
    {
        Check(roundTrip.ByParameter("BLOB", bytes));
        Check(roundTrip.ByAppender("BLOB", bytes));

        void Check((object? Value, string? Shown) read)
        {
            read.Value.ShouldBe(bytes);
            read.Shown.ShouldBe(shown);
        }
    }

    [Fact]
    public void Uuid_Any_ComesBackBothWays()
    {
        // The first bit is the one that DuckDB keeps turned.
        foreach (var text in new[] { "f0112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeeff", Guid.Empty.ToString() })
        {
            roundTrip.ByParameter("UUID", Guid.Parse(text)).ShouldBe((Guid.Parse(text), text));
            roundTrip.ByAppender("UUID", Guid.Parse(text)).ShouldBe((Guid.Parse(text), text));
        }
    }

    [Fact]
    public void Enum_OneOfItsNames_ComesBackBothWays()
    {
        roundTrip.ByParameter("ENUM('won', '失注')", "失注").ShouldBe(("失注", "失注"));
        roundTrip.ByAppender("ENUM('won', '失注')", "失注").ShouldBe(("失注", "失注"));
    }
}
