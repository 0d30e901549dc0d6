using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DealBot.Search.Postings;

/// <summary>Packs numbers into as many bits each as the largest of them needs.</summary>
/// <remarks>
/// A full block of 128 lies in four lanes side by side (number i in lane i mod 4), so that one vector instruction handles
/// four numbers: Lemire and Boytsov, "Decoding billions of integers per second through vectorization" (2012). A shorter
/// block is one stream of bits, lowest first.
/// </remarks>
internal static class BitPacking
{
    public const int BlockLength = 128;

    /// <summary>Bits that the largest of the numbers needs, 0 to 32.</summary>
    public static int Width(ReadOnlySpan<uint> values)
    {
        var all = 0u;
        foreach (var value in values) all |= value;
        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Bytes that so many numbers of that width take.</summary>
    public static int ByteCount(int count, int width) => (count * width + 7) / 8;

    public static void Pack(ReadOnlySpan<uint> values, int width, Span<byte> to)
    {
        if (width == 0) return;
        if (values.Length == BlockLength) PackBlock(values, width, to);
        else PackStream(values, width, to);
    }

    /// <summary>Reads <c>values.Length</c> numbers; <paramref name="from"/> holds at least <see cref="ByteCount"/> bytes.</summary>
    public static void Unpack(ReadOnlySpan<byte> from, int width, Span<uint> values)
    {
        if (width == 0) values.Clear();
        else if (values.Length == BlockLength) UnpackBlock(from, width, values);
        else UnpackStream(from, width, values);
    }

    private static void PackBlock(ReadOnlySpan<uint> values, int width, Span<byte> to)
    {
        var words = MemoryMarshal.Cast<byte, uint>(to[..(width * 16)]);
        words.Clear();
        for (var i = 0; i < BlockLength; i++)
        {
            var bit = i / 4 * width;
            var word = bit / 32 * 4 + i % 4;
            words[word] |= values[i] << (bit % 32);
            if (bit % 32 + width > 32) words[word + 4] |= values[i] >> (32 - bit % 32);
        }
    }

    private static void UnpackBlock(ReadOnlySpan<byte> from, int width, Span<uint> values)
    {
        var words = MemoryMarshal.Cast<byte, Vector128<uint>>(from[..(width * 16)]);
        var rows = MemoryMarshal.Cast<uint, Vector128<uint>>(values);
        var mask = Vector128.Create(uint.MaxValue >> (32 - width));
        var word = words[0];
        var (next, shift) = (1, 0);
        for (var row = 0; row < rows.Length; row++)
        {
            var value = word >>> shift;
            shift += width;
            if (shift >= 32 && next < words.Length)
            {
                word = words[next++];
                shift -= 32;
                if (shift > 0) value |= word << (width - shift);
            }

            rows[row] = value & mask;
        }
    }

    private static void PackStream(ReadOnlySpan<uint> values, int width, Span<byte> to)
    {
        var (pending, bits, at) = (0ul, 0, 0);
        foreach (var value in values)
        {
            pending |= (ulong)value << bits;
            for (bits += width; bits >= 8; bits -= 8, pending >>= 8) to[at++] = (byte)pending;
        }

        if (bits > 0) to[at] = (byte)pending;
    }

    private static void UnpackStream(ReadOnlySpan<byte> from, int width, Span<uint> values)
    {
        var mask = uint.MaxValue >> (32 - width);
        var (pending, bits, at) = (0ul, 0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (bits < width && from.Length - at >= sizeof(uint))
            {
                pending |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(from[at..]) << bits;
                (at, bits) = (at + sizeof(uint), bits + 32);
            }

            for (; bits < width; bits += 8) pending |= (ulong)from[at++] << bits;
            values[i] = (uint)pending & mask;
            pending >>= width;
            bits -= width;
        }
    }
}
