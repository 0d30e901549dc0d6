using System.Buffers.Binary;
using DealBot.Search.Dictionary;

namespace DealBot.Search.Postings;

/// <summary>The postings of a term that stands in two passages or more, read in place.</summary>
internal readonly struct PostingsRun
{
    public const int HeaderLength = 8; // impacts of the whole term, two bytes unused
    public const int RecordLength = 16;

    private readonly ReadOnlyMemory<byte> _bytes; // from the run's start to the end of the field's postings
    private readonly int _dataStart;
    private readonly int _passagesInSegment;

    public PostingsRun(ReadOnlyMemory<byte> postings, TermEntry entry, int passagesInSegment)
    {
        PassageCount = entry.PassageCount;
        BlockCount = (int)(((long)entry.PassageCount + BitPacking.BlockLength - 1) / BitPacking.BlockLength);
        var dataStart = HeaderLength + (long)BlockCount * RecordLength;
        if (entry.Offset > postings.Length || dataStart > postings.Length - entry.Offset || entry.PassageCount > passagesInSegment)
            throw new CorruptSegmentException("A term points outside its postings.");
        _bytes = postings[entry.Offset..];
        _dataStart = (int)dataStart;
        _passagesInSegment = passagesInSegment;
    }

    public int PassageCount { get; }

    public int BlockCount { get; }

    /// <summary>Impacts of the whole term.</summary>
    public ReadOnlySpan<byte> Impacts => _bytes.Span[..HeaderLength];

    public ReadOnlySpan<byte> ImpactsOfBlock(int block) => Record(block)[10..];

    public int LastPassageOf(int block) => BinaryPrimitives.ReadInt32LittleEndian(Record(block));

    public int LengthOfBlock(int block) =>
        block < BlockCount - 1 ? BitPacking.BlockLength : PassageCount - (BlockCount - 1) * BitPacking.BlockLength;

    /// <summary>The first block from <paramref name="from"/> on whose last passage is not before <paramref name="passage"/>.</summary>
    public int BlockThatMayHold(int passage, int from)
    {
        // Gallop, then halve: the block sought is mostly near.
        var (low, step) = (from, 1);
        while (low + step < BlockCount && LastPassageOf(low + step) < passage) (low, step) = (low + step, step * 2);
        var high = Math.Min(low + step, BlockCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (LastPassageOf(middle) < passage) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Decodes a block's passages and returns how many there are.</summary>
    public int ReadPassages(int block, Span<int> passages)
    {
        var record = Record(block);
        var count = LengthOfBlock(block);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<int, uint>(passages[..count]);
        BitPacking.Unpack(Data(record, 0), record[8], values);

        var passage = block == 0 ? -1 : LastPassageOf(block - 1);
        for (var i = 0; i < count; i++)
        {
            passage += (int)values[i] + 1;
            passages[i] = passage;
        }

        if (passage != BinaryPrimitives.ReadInt32LittleEndian(record) || passage >= _passagesInSegment)
            throw new CorruptSegmentException("A block of postings does not end where it says.");
        return count;
    }

    /// <summary>Whether every passage of a block holds the term once.</summary>
    public bool AllOnce(int block) => Record(block)[9] == 0;

    /// <summary>Decodes a block's frequencies.</summary>
    public void ReadFrequencies(int block, Span<int> frequencies)
    {
        var record = Record(block);
        var count = LengthOfBlock(block);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<int, uint>(frequencies[..count]);
        BitPacking.Unpack(Data(record, BitPacking.ByteCount(count, record[8])), record[9], values);
        foreach (ref var value in values) value++;
    }

    private ReadOnlySpan<byte> Record(int block) => _bytes.Span.Slice(HeaderLength + block * RecordLength, RecordLength);

    private ReadOnlySpan<byte> Data(ReadOnlySpan<byte> record, int skip)
    {
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) + (long)_dataStart + skip;
        if (offset > _bytes.Length || record[8] > 32 || record[9] > 32)
            throw new CorruptSegmentException("A block of postings points outside its segment.");
        return _bytes.Span[(int)offset..];
    }
}
