using System.Buffers;
using System.Text.Unicode;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>The records with one of some values in a column; a record too short to have the column is one of them.</summary>
/// <param name="column">A column of the contract.</param>
/// <param name="values">Its values; null stands for the texts that are taken for NULL.</param>
internal sealed class CsvFilter(string column, HashSet<string?> values) : IRecordFilter
{
    /// <summary>A longer value is looked at as a whole record.</summary>
    private const int LongestValue = 256;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> wanted = values.OfType<string>().ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ByteSieve sieve = new(values.OfType<string>());
    private readonly bool wantsNull = values.Contains(null);
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> nulls;
    private char delimiter;
    private int place;

    /// <summary>Takes the file's header into account.</summary>
    public void Follow(FileColumns header, char delimiter, HashSet<string> nulls)
    {
        this.delimiter = delimiter;
        this.nulls = nulls.GetAlternateLookup<ReadOnlySpan<char>>();
        place = header.Places.GetValueOrDefault(column, int.MaxValue);
    }

    public bool Wants(ReadOnlySpan<byte> line)
    {
        if (delimiter > '\x7f') return true;
        for (var left = place; left > 0; left--)
        {
            var end = line.IndexOf((byte)delimiter);
            if (end < 0) return true;
            line = line[(end + 1)..];
        }

        var length = line.IndexOf((byte)delimiter);
        var field = length < 0 ? line : line[..length];
        if (!wantsNull && !sieve.Passes(field)) return false;
        Span<char> value = stackalloc char[LongestValue];
        return field.Length > LongestValue || Utf8.ToUtf16(field, value, out _, out var written) != OperationStatus.Done || WantsValue(value[..written]);
    }

    public bool Wants(IReadOnlyList<string> fields) => place >= fields.Count || WantsValue(fields[place]);

    private bool WantsValue(ReadOnlySpan<char> value) => nulls.Contains(value) ? wantsNull : wanted.Contains(value);
}
