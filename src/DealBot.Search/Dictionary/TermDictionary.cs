using System.Buffers.Binary;
using DealBot.Search.Segments;

namespace DealBot.Search.Dictionary;

/// <summary>A field's terms in one segment, read in place.</summary>
internal sealed class TermDictionary
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public TermDictionary(ReadOnlyMemory<byte> bytes, int termCount, bool scored)
    {
        _bytes = bytes;
        TermCount = termCount;
        Scored = scored;
        BlockCount = (int)(((long)termCount + SegmentFormat.DictionaryBlockLength - 1) / SegmentFormat.DictionaryBlockLength);
        if ((long)BlockCount * sizeof(uint) > bytes.Length)
            throw new CorruptSegmentException("A dictionary is shorter than its own index.");
    }

    public int TermCount { get; }

    /// <summary>Whether entries carry frequencies.</summary>
    public bool Scored { get; }

    public int BlockCount { get; }

    /// <summary>The terms' bytes, without the index of blocks behind them.</summary>
    public ReadOnlySpan<byte> Terms => _bytes.Span[..^(BlockCount * sizeof(uint))];

    /// <summary>Looks a term up; an entry without passages when it is not there.</summary>
    public TermEntry Find(ReadOnlySpan<byte> term)
    {
        var cursor = new TermCursor(this);
        return cursor.SeekCeiling(term) && cursor.Term.SequenceEqual(term) ? cursor.Entry : default;
    }

    /// <summary>Where a block begins in <see cref="Terms"/>.</summary>
    public int OffsetOfBlock(int block)
    {
        var index = _bytes.Span[^(BlockCount * sizeof(uint))..];
        return (int)BinaryPrimitives.ReadUInt32LittleEndian(index[(block * sizeof(uint))..]);
    }

    /// <summary>The last block whose first term is not greater than the one sought; 0 when all are.</summary>
    public int BlockThatMayHold(ReadOnlySpan<byte> term, int from = 0)
    {
        var terms = Terms;
        var (low, high) = (from, BlockCount - 1); // the block sought lies in [low, high]
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (FirstTermOf(terms, middle).SequenceCompareTo(term) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private ReadOnlySpan<byte> FirstTermOf(ReadOnlySpan<byte> terms, int block)
    {
        var reader = new ByteReader(terms, OffsetOfBlock(block));
        return reader.Bytes(reader.VarInt32());
    }
}
