using System.Text;
using Warehouse.Etl.Extract.Reading.Zstd;

namespace Warehouse.Etl.Extract.Reading;

/// <summary>A delivered file, unpacked and in UTF-8, ready to be read by DuckDB and by us; disposing removes what was unpacked.</summary>
internal sealed class PlainFile : IDisposable
{
    private readonly string? temporary;

    private PlainFile(string original, FileKind kind, string path, string? temporary, string sha256, long bytes, bool isUnusual, DateTime written)
    {
        Original = original;
        Kind = kind;
        Path = path;
        this.temporary = temporary;
        Sha256 = sha256;
        Bytes = bytes;
        IsUnusual = isUnusual;
        WrittenAt = written;
    }

    /// <summary>When the delivered file had been written, in UTC.</summary>
    public DateTime WrittenAt { get; }

    /// <summary>The file as it was delivered.</summary>
    public string Original { get; }

    public FileKind Kind { get; }

    /// <summary>Where the plain bytes are: the delivered file itself, or a temporary one.</summary>
    public string Path { get; }

    /// <summary>Hash of the delivered bytes, in hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Number of delivered bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether a text file holds what DuckDB reads otherwise than we want: a NUL byte, or blanks beside a quote at the border of a field.</summary>
    public bool IsUnusual { get; }

    /// <summary>Reads the file once: hashes it, and where it is packed or in another encoding writes it out plain.</summary>
    /// <exception cref="WarehouseException">It can't be read, is damaged, or isn't in the encoding that its contract names.</exception>
    public static PlainFile Open(string file, Contract contract, string temporaryFolder)
    {
        var kind = FileKind.Of(file)!;
        var isText = kind.Format != FileFormat.Parquet;
        var written = File.GetLastWriteTimeUtc(file);
        string? temporary = null;
        try
        {
            using var delivered = new HashingStream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
            var transcodes = isText && NeedsTranscoding(contract, file, kind);
            if (kind.Packing == Packing.None && !transcodes)
            {
                var isUnusual = Scan(delivered, contract, kind);
                return new PlainFile(file, kind, file, null, delivered.Finish(), delivered.Bytes, isUnusual, written);
            }

            temporary = System.IO.Path.Combine(temporaryFolder, $"{Guid.NewGuid():N}.{(isText ? "txt" : "parquet")}");
            using (var plain = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)) Unpack(delivered, kind.Packing, plain);
            if (isText && Transcoded(temporary, contract) is { } other)
            {
                File.Delete(temporary);
                temporary = other;
            }

            using var again = new FileStream(temporary, FileMode.Open, FileAccess.Read);
            return new PlainFile(file, kind, temporary, temporary, delivered.Finish(), delivered.Bytes, Scan(again, contract, kind), written);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            if (temporary is not null) File.Delete(temporary);
            throw Explain(file, contract, error);
        }
    }

    /// <summary>Refuses a file that was written to while it was being loaded.</summary>
    public void RequireUnchanged()
    {
        var now = new FileInfo(Original);
        if (now.Length != Bytes || now.LastWriteTimeUtc != WrittenAt) throw new WarehouseException($"{Original}: was changed while it was being loaded; deliver under a temporary name and rename when it is whole, then load again");
    }

    public void Dispose()
    {
        if (temporary is not null) File.Delete(temporary);
    }

    private static void Unpack(Stream packed, Packing packing, Stream plain)
    {
        switch (packing)
        {
            case Packing.Gzip:
                CompleteGzip.Unpack(packed, plain);
                break;
            case Packing.Zstandard:
                Zstandard.Unpack(packed, plain);
                break;
            default:
                packed.CopyTo(plain);
                break;
        }
    }

    private static bool NeedsTranscoding(Contract contract, string file, FileKind kind)
    {
        if (contract.Encoding != "utf-8" || kind.Packing != Packing.None) return contract.Encoding != "utf-8";
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Utf16Mark(stream) is not null;
    }

    /// <summary>A UTF-8 copy of a text in another encoding, or null when it is UTF-8 already.</summary>
    private static string? Transcoded(string path, Contract contract)
    {
        using var from = new FileStream(path, FileMode.Open, FileAccess.Read);
        if ((Utf16Mark(from) ?? (contract.Encoding == "utf-8" ? null : contract.Encoding)) is not { } encoding) return null;
        var target = $"{path}.utf8";
        using var reader = new StreamReader(from, TextEncodings.Strict(encoding), detectEncodingFromByteOrderMarks: false);
        using var writer = new StreamWriter(target, false, new UTF8Encoding(false));
        var letters = new char[1 << 16];
        var isFirst = true;
        for (int read; (read = reader.Read(letters)) > 0; isFirst = false)
        {
            var skip = isFirst && letters[0] == '\uFEFF' ? 1 : 0;
            writer.Write(letters, skip, read - skip);
        }

        return target;
    }

    /// <summary>UTF-16 says so by its first two bytes, whatever the contract expects.</summary>
    private static string? Utf16Mark(FileStream stream)
    {
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return (read, mark[0], mark[1]) switch
        {
            (2, 0xFF, 0xFE) => "utf-16",
            (2, 0xFE, 0xFF) => "utf-16be",
            _ => null,
        };
    }

    /// <returns>Whether it is unusual; the stream is read to its end.</returns>
    private static bool Scan(Stream stream, Contract contract, FileKind kind)
    {
        var buffer = new byte[1 << 20];
        var quotes = new BlankQuotes(contract.DelimiterOf(kind));
        var hasNul = false;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (kind.Format == FileFormat.Parquet) continue;
            hasNul = hasNul || buffer.AsSpan(0, read).Contains((byte)0);
            if (kind.Format == FileFormat.Csv) quotes.Add(buffer.AsSpan(0, read));
        }

        return hasNul || quotes.Found;
    }

    private static WarehouseException Explain(string file, Contract contract, Exception error) => error switch
    {
        DecoderFallbackException => new($"{file}: expected text in {contract.Encoding}, found bytes that it doesn't have ({error.Message}); put the right one into 'encoding' of {contract.File}", error),
        InvalidDataException => new($"{file}: can't be unpacked: {error.Message}; deliver it again", error),
        UnauthorizedAccessException => new($"{file}: can't be read: {error.Message} Give this user the right to read it.", error),
        _ => new($"{file}: can't be read: {error.Message}", error),
    };
}
