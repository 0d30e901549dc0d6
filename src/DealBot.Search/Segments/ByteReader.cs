using System.Buffers.Binary;

namespace DealBot.Search.Segments;

/// <summary>Reads the encodings of <see cref="SegmentFormat"/>; bytes that end too early are a clear fault.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; } = position;

    public byte Byte()
    {
        if ((uint)Position >= (uint)_bytes.Length) throw Truncated();
        return _bytes[Position++];
    }

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    /// <summary>A varint that must be a sensible 32-bit count, length or offset.</summary>
    public int VarInt32()
    {
        var first = Byte();
        if (first < 0x80) return first;
        var value = VarInt64(first);
        return value <= int.MaxValue ? (int)value : throw new CorruptSegmentException("A number in it is too large.");
    }

    public ulong VarInt64() => VarInt64(Byte());

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if ((uint)count > (uint)(_bytes.Length - Position)) throw Truncated();
        var read = _bytes.Slice(Position, count);
        Position += count;
        return read;
    }

    private ulong VarInt64(byte first)
    {
        var value = first & 0x7Ful;
        var last = first;
        for (var shift = 7; last >= 0x80; shift += 7)
        {
            if (shift > 63) throw new CorruptSegmentException("A number in it has no end.");
            last = Byte();
            value |= (last & 0x7Ful) << shift;
        }

        return value;
    }

    private static CorruptSegmentException Truncated() => new("It ends too early.");
}
