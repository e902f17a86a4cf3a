using System.Globalization;
using System.Text;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract.Reading.Zstd;

namespace Warehouse.Tests.Etl.Extract.Reading;

public sealed class ZstandardTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Unpack_WhatDuckDbPacked_GivesTheSameText(int lines)
    {
        var text = string.Concat(Enumerable.Range(0, lines).Select(number => string.Create(CultureInfo.InvariantCulture, $"A{number},みほん,{number * 7919L % 104_729}\n")));

        Unpacked(Packed(lines)).ShouldBe(text);
    }

    [Fact]
    public void Unpack_WrittenByHand_FollowsTheFormat()
    {
        // Magic, a descriptor of a single segment with one byte of size (5), a raw block of 2 that isn't the last, a repeated byte 3 times as the last.
        byte[] packed = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 5, 2 << 3, 0, 0, (byte)'a', (byte)'b', (3 << 3) | (1 << 1) | 1, 0, 0, (byte)'c'];

        Unpacked(packed).ShouldBe("abccc");
        Unpacked([0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9, .. packed, .. packed]).ShouldBe("abcccabccc");
    }

    [Fact]
    public void Unpack_AnyLengthCutOff_Throws()
    {
        var packed = Packed(100);
        for (var length = 0; length < packed.Length; length++)
        {
            var part = packed[..length];
            Should.Throw<InvalidDataException>(() => Unpacked(part));
        }
    }

    [Fact]
    public void Unpack_AnyByteChanged_NeverThrowsAnythingElse()
    {
        var packed = Packed(2_000);
        for (var at = 0; at < packed.Length; at += 3)
        {
            var changed = (byte[])packed.Clone();
            changed[at] ^= 0x55;
            try
            {
                Unpacked(changed);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Unpack_SomethingElse_SaysSo() => Should.Throw<InvalidDataException>(() => Unpacked("id,name\n"u8.ToArray())).Message.ShouldBe("the data isn't Zstandard");

    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void XxHash64_KnownTexts_GiveTheirPublishedHashes(string text, ulong expected)
    {
        var hash = new XxHash64();
        foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(7)) hash.Add(part);

        hash.Finish().ShouldBe(expected);
    }

    private static string Unpacked(byte[] packed)
    {
        using var plain = new MemoryStream();
        Zstandard.Unpack(new MemoryStream(packed), plain);
        return Encoding.UTF8.GetString(plain.ToArray());
    }

    private static byte[] Packed(int lines)
    {
        var file = Path.GetTempFileName();
        using var connection = Duck.Open(Duck.InMemory);
        connection.Execute($"copy (select 'A' || number || ',みほん,' || (number * 7919 % 104729) as line from range({lines}) as numbers(number)) to {Literal.Quote(file)} (format csv, header false, quote '', escape '', delim '', compression zstd)");
        var packed = File.ReadAllBytes(file);
        File.Delete(file);
        return packed;
    }
}
