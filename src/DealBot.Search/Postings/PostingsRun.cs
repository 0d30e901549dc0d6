using System.Buffers.Binary;
using DealBot.Search.Dictionary;

namespace DealBot.Search.Postings;

/// <summary>The postings of a term that stands in two passages or more, read in place.</summary>
internal readonly struct PostingsRun
{
    public const int HeaderLength = 8; // impacts of the whole term, two bytes unused
    public const int RecordLength = 16;
    private const int WidestSafeDistance = 23; // bits: 128 distances of 23 bits sum to less than 2^31

    private readonly byte[] _bytes;
    private readonly int _start; // of the run
    private readonly int _records;
    private readonly int _data;
    private readonly int _end; // of the field's postings
    private readonly int _passagesInSegment;

    public PostingsRun(ArraySegment<byte> postings, TermEntry entry, int passagesInSegment)
    {
        PassageCount = entry.PassageCount;
        BlockCount = (int)(((long)entry.PassageCount + BitPacking.BlockLength - 1) / BitPacking.BlockLength);
        var data = entry.Offset + (long)HeaderLength + (long)BlockCount * RecordLength;
        if (data > postings.Count || entry.PassageCount > passagesInSegment)
            throw new CorruptSegmentException("A term points outside its postings.");
        _bytes = postings.Array!;
        _start = postings.Offset + entry.Offset;
        _records = _start + HeaderLength;
        _data = postings.Offset + (int)data;
        _end = postings.Offset + postings.Count;
        _passagesInSegment = passagesInSegment;
    }

    public int PassageCount { get; }

    public int BlockCount { get; }

    /// <summary>Impacts of the whole term.</summary>
    public ReadOnlySpan<byte> Impacts => _bytes.AsSpan(_start, HeaderLength);

    public ReadOnlySpan<byte> ImpactsOfBlock(int block) => Record(block)[10..];

    public int LastPassageOf(int block) => BinaryPrimitives.ReadInt32LittleEndian(Record(block));

    public int LengthOfBlock(int block) =>
        block < BlockCount - 1 ? BitPacking.BlockLength : PassageCount - (BlockCount - 1) * BitPacking.BlockLength;

    /// <summary>Whether every passage of a block holds the term once.</summary>
    public bool AllOnce(int block) => Record(block)[9] == 0;

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
        passages = passages[..LengthOfBlock(block)];
        var before = block == 0 ? -1 : LastPassageOf(block - 1);
        BitPacking.UnpackDistances(Data(record, 0), record[8], passages, before);
        if (passages[^1] != BinaryPrimitives.ReadInt32LittleEndian(record) || passages[^1] >= _passagesInSegment)
            throw new CorruptSegmentException("A block of postings does not end where it says.");

        // Narrow distances cannot overflow; wide ones, which are rare, could make passages fall and a search go round for ever.
        if (before < -1 || (record[8] > WidestSafeDistance && !IsRising(passages, before)))
            throw new CorruptSegmentException("The passages of a block of postings do not rise.");
        return passages.Length;
    }

    /// <summary>Decodes a block's frequencies.</summary>
    public void ReadFrequencies(int block, Span<int> frequencies)
    {
        var record = Record(block);
        frequencies = frequencies[..LengthOfBlock(block)];
        BitPacking.UnpackPlusOne(Data(record, BitPacking.ByteCount(frequencies.Length, record[8])), record[9], frequencies);
    }

    private static bool IsRising(ReadOnlySpan<int> passages, int before)
    {
        foreach (var passage in passages)
        {
            if (passage <= before) return false;
            before = passage;
        }

        return true;
    }

    private ReadOnlySpan<byte> Record(int block) => _bytes.AsSpan(_records + block * RecordLength, RecordLength);

    private ReadOnlySpan<byte> Data(ReadOnlySpan<byte> record, int skip)
    {
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) + (long)_data + skip;
        if (offset > _end || record[8] > 32 || record[9] > 32)
            throw new CorruptSegmentException("A block of postings points outside its segment.");
        return _bytes.AsSpan((int)offset, _end - (int)offset);
    }
}
