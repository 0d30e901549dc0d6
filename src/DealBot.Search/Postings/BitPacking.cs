using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
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
    private const int Lanes = 4;
    private const int RowLength = 16; // bytes

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

    /// <summary>Reads <c>values.Length</c> numbers, each increased by one.</summary>
    public static void UnpackPlusOne(ReadOnlySpan<byte> from, int width, Span<int> values)
    {
        if (width == 0) values.Fill(1);
        else if (values.Length == BlockLength) UnpackBlock<PlusOne>(from, width, values, 0);
        else UnpackStream<PlusOne>(from, width, values, 0);
    }

    /// <summary>
    /// Reads <c>values.Length</c> numbers, each increased by one, as the distances between the values, of which the first
    /// follows <paramref name="before"/>.
    /// </summary>
    public static void UnpackDistances(ReadOnlySpan<byte> from, int width, Span<int> values, int before)
    {
        if (values.Length == BlockLength) UnpackBlock<Distance>(from, width, values, before);
        else UnpackStream<Distance>(from, width, values, before);
    }

    private static void PackBlock(ReadOnlySpan<uint> values, int width, Span<byte> to)
    {
        var words = MemoryMarshal.Cast<byte, uint>(to[..(width * RowLength)]);
        words.Clear();
        for (var i = 0; i < BlockLength; i++)
        {
            var bit = i / Lanes * width;
            var word = bit / 32 * Lanes + i % Lanes;
            words[word] |= values[i] << (bit % 32);
            if (bit % 32 + width > 32) words[word + Lanes] |= values[i] >> (32 - bit % 32);
        }
    }

    private static void UnpackBlock<TReading>(ReadOnlySpan<byte> from, int width, Span<int> values, int before)
        where TReading : IReading
    {
        ref var packed = ref MemoryMarshal.GetReference(from[..(width * RowLength)]);
        ref var to = ref MemoryMarshal.GetReference(values[..BlockLength]);
        var mask = Vector128.Create(width == 0 ? 0 : uint.MaxValue >> (32 - width)).AsInt32();
        var last = Vector128.Create(before);
        var shift = 32; // as if the word before were used up
        var word = Vector128<uint>.Zero;
        for (var row = 0; row < BlockLength; row += Lanes)
        {
            var value = shift < 32 ? word >>> shift : Vector128<uint>.Zero;
            if (shift + width > 32)
            {
                word = Vector128.LoadUnsafe(ref packed).AsUInt32();
                packed = ref Unsafe.Add(ref packed, RowLength);
                value |= word << (32 - shift);
                shift -= 32;
            }

            shift += width;
            last = TReading.Next(value.AsInt32() & mask, last);
            last.StoreUnsafe(ref to, (nuint)row);
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

    private static void UnpackStream<TReading>(ReadOnlySpan<byte> from, int width, Span<int> values, int before)
        where TReading : IReading
    {
        var mask = width == 0 ? 0 : uint.MaxValue >> (32 - width);
        var (pending, bits, at) = (0ul, 0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (bits < width && from.Length - at >= sizeof(uint))
            {
                pending |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(from[at..]) << bits;
                (at, bits) = (at + sizeof(uint), bits + 32);
            }

            for (; bits < width; bits += 8) pending |= (ulong)from[at++] << bits;
            values[i] = before = TReading.Next((int)((uint)pending & mask), before);
            pending >>= width;
            bits -= width;
        }
    }

    /// <summary>How the numbers of a block become values.</summary>
    private interface IReading
    {
        static abstract int Next(int number, int before);

        static abstract Vector128<int> Next(Vector128<int> numbers, Vector128<int> before);
    }

    private readonly struct PlusOne : IReading
    {
        public static int Next(int number, int before) => number + 1;

        public static Vector128<int> Next(Vector128<int> numbers, Vector128<int> before) => numbers + Vector128<int>.One;
    }

    private readonly struct Distance : IReading
    {
        public static int Next(int number, int before) => before + number + 1;

        public static Vector128<int> Next(Vector128<int> numbers, Vector128<int> before)
        {
            // Sums within the row, in two steps; an index past the end shuffles in a 0.
            numbers += Vector128<int>.One;
            numbers += Vector128.Shuffle(numbers, Vector128.Create(Lanes, 0, 1, 2));
            numbers += Vector128.Shuffle(numbers, Vector128.Create(Lanes, Lanes, 0, 1));
            return numbers + Vector128.Shuffle(before, Vector128.Create(3, 3, 3, 3));
        }
    }
}
