using System.IO.Compression;

namespace Warehouse.Etl.Extract.Reading;

/// <summary>Unpacks gzip and notices when the end is missing, which neither .NET nor DuckDB does.</summary>
/// <remarks>
/// Both read a truncated file as a shorter one. Here a small member with a known text is put behind the file: only where every member of the
/// file is whole does the unpacked text end with it.
/// </remarks>
internal static class CompleteGzip
{
    private static readonly byte[] Sentinel = "\n\0whole-to-the-end\0\n"u8.ToArray();
    private static readonly byte[] SentinelMember = Pack(Sentinel);

    /// <summary>Unpacks to the end.</summary>
    /// <exception cref="InvalidDataException">The file isn't gzip, is damaged, or ends too early.</exception>
    public static void Unpack(Stream packed, Stream plain)
    {
        using var gzip = new GZipStream(new Concatenated(packed, new MemoryStream(SentinelMember)), CompressionMode.Decompress);
        var buffer = new byte[1 << 20];
        var held = 0;
        try
        {
            for (int read; (read = gzip.Read(buffer, held, buffer.Length - held)) > 0;)
            {
                // The last bytes stay back until more come: they may be the sentinel.
                var have = held + read;
                var ready = Math.Max(0, have - Sentinel.Length);
                plain.Write(buffer, 0, ready);
                buffer.AsSpan(ready, have - ready).CopyTo(buffer);
                held = have - ready;
            }
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException("the gzip data is damaged or ends too early", error);
        }

        if (!buffer.AsSpan(0, held).SequenceEqual(Sentinel)) throw new InvalidDataException("the gzip data ends too early, or something that isn't gzip follows it");
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>One stream read after another.</summary>
    private sealed class Concatenated(Stream first, Stream second) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = first.Read(buffer);
            return read > 0 || buffer.IsEmpty ? read : second.Read(buffer);
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
