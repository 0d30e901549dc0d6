using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DealBot.Search.Dictionary;
using DealBot.Search.Scoring;

namespace DealBot.Search.Segments;

/// <summary>An immutable part of the index, read in place from its bytes.</summary>
internal sealed class Segment
{
    private readonly ArraySegment<byte> _bytes;
    private readonly long _firstId;
    private readonly int _idWidth;
    private readonly int _idsStart;
    private readonly Dictionary<string, FieldIndex> _fields;

    private Segment(ArraySegment<byte> bytes)
    {
        _bytes = bytes;
        var header = new ByteReader(bytes.AsSpan(), SegmentFormat.ChecksumStart);
        PassageCount = (int)header.UInt32();
        var (ids, norms, fields) = ((int)header.UInt32(), (int)header.UInt32(), (int)header.UInt32());

        var idReader = new ByteReader(Slice(ids, _bytes.Count - (long)ids));
        (_firstId, _idWidth) = (idReader.Int64(), idReader.Byte());
        _idsStart = ids + idReader.Position;
        if (PassageCount < 0 || _idWidth is not (0 or 4 or 8)) throw new CorruptSegmentException("Its header makes no sense.");
        _ = Slice(_idsStart, (long)PassageCount * _idWidth);
        Norms = Slice(norms, PassageCount);
        _fields = ReadFields(fields);
    }

    public int PassageCount { get; }

    /// <summary>The length of each passage's text, as <see cref="NormCodec"/> writes it.</summary>
    public ArraySegment<byte> Norms { get; }

    public long ByteCount => _bytes.Count;

    public IReadOnlyCollection<FieldIndex> Fields => _fields.Values;

    /// <summary>Opens a segment after making sure that its bytes are whole.</summary>
    /// <exception cref="CorruptSegmentException">They are not, or another version of the program wrote them.</exception>
    public static Segment Open(ReadOnlyMemory<byte> memory)
    {
        // Arrays are what stores hand out, and the quickest to read; anything else is copied once.
        var bytes = MemoryMarshal.TryGetArray(memory, out var array) ? array : memory.ToArray();
        var header = new ByteReader(bytes.AsSpan());
        if (header.UInt32() != SegmentFormat.Magic) throw new CorruptSegmentException("It does not begin as a segment does.");
        var version = header.UInt32();
        if (version != SegmentFormat.Version)
            throw new CorruptSegmentException($"Its format is version {version}; this program reads version {SegmentFormat.Version}.");
        if (header.UInt32() != bytes.Count) throw new CorruptSegmentException("It is not as long as it says.");
        if (header.UInt32() != SegmentFormat.Checksum(bytes.AsSpan()[SegmentFormat.ChecksumStart..]))
            throw new CorruptSegmentException("Its checksum does not match.");
        return new Segment(bytes);
    }

    public FieldIndex? Field(string name) => _fields.GetValueOrDefault(name);

    public long IdOf(int passage)
    {
        var ids = _bytes.AsSpan()[_idsStart..];
        return _idWidth switch
        {
            0 => _firstId + passage,
            4 => _firstId + BinaryPrimitives.ReadUInt32LittleEndian(ids[(passage * 4)..]),
            _ => _firstId + BinaryPrimitives.ReadInt64LittleEndian(ids[(passage * 8)..]),
        };
    }

    /// <summary>The number of the passage with an id; -1 when it is not in this segment.</summary>
    public int PassageOf(long id)
    {
        var (low, high) = (0, PassageCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = IdOf(middle);
            if (found == id) return middle;
            if (found < id) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private Dictionary<string, FieldIndex> ReadFields(int at)
    {
        var reader = new ByteReader(_bytes.AsSpan(), Math.Clamp(at, 0, _bytes.Count));
        var fields = new Dictionary<string, FieldIndex>(StringComparer.Ordinal);
        for (var left = reader.VarInt32(); left > 0; left--)
        {
            var name = Encoding.UTF8.GetString(reader.Bytes(reader.VarInt32()));
            var scored = (reader.Byte() & SegmentFormat.ScoredFlag) != 0;
            var terms = reader.VarInt32();
            var statistics = new FieldStatistics(reader.VarInt32(), (long)reader.VarInt64());
            var postings = Slice((int)reader.UInt32(), reader.UInt32());
            var dictionary = Slice((int)reader.UInt32(), reader.UInt32());
            fields[name] = new FieldIndex(name, scored, statistics, new TermDictionary(dictionary, terms, scored), postings);
        }

        return fields;
    }

    private ArraySegment<byte> Slice(int start, long length) =>
        start >= 0 && length >= 0 && start + length <= _bytes.Count
            ? _bytes.Slice(start, (int)length)
            : throw new CorruptSegmentException("A part of it lies outside it.");
}
