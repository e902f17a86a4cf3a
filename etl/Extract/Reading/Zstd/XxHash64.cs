using System.Buffers.Binary;
using System.Numerics;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>XXH64 with seed 0, the checksum of a Zstandard frame.</summary>
internal sealed class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;

    private readonly ulong[] lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1)];
    private readonly byte[] rest = new byte[Stripe];
    private int restLength;
    private ulong total;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        total += (ulong)bytes.Length;
        if (restLength > 0)
        {
            var taken = Math.Min(Stripe - restLength, bytes.Length);
            bytes[..taken].CopyTo(rest.AsSpan(restLength));
            restLength += taken;
            bytes = bytes[taken..];
            if (restLength < Stripe) return;
            Mix(rest);
            restLength = 0;
        }

        for (; bytes.Length >= Stripe; bytes = bytes[Stripe..]) Mix(bytes);
        bytes.CopyTo(rest);
        restLength = bytes.Length;
    }

    public ulong Finish()
    {
        unchecked
        {
            var hash = total < Stripe
                ? Prime5
                : lanes.Aggregate(
                    BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7) + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18),
                    (sum, lane) => ((sum ^ Round(0, lane)) * Prime1) + Prime4);
            hash += total;
            ReadOnlySpan<byte> left = rest.AsSpan(0, restLength);
            for (; left.Length >= 8; left = left[8..]) hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(left)), 27) * Prime1) + Prime4;
            for (; left.Length >= 4; left = left[4..]) hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(left) * Prime1), 23) * Prime2) + Prime3;
            foreach (var value in left) hash = BitOperations.RotateLeft(hash ^ (value * Prime5), 11) * Prime1;
            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    private static ulong Round(ulong lane, ulong input) => unchecked(BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1);

    private void Mix(ReadOnlySpan<byte> stripe)
    {
        for (var lane = 0; lane < lanes.Length; lane++) lanes[lane] = Round(lanes[lane], BinaryPrimitives.ReadUInt64LittleEndian(stripe[(lane * 8)..]));
    }
}
