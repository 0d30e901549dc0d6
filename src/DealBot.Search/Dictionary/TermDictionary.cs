using System.Buffers.Binary;
using DealBot.Search.Segments;

namespace DealBot.Search.Dictionary;

/// <summary>A field's terms in one segment, read in place.</summary>
internal sealed class TermDictionary
{
    private readonly ArraySegment<byte> _bytes;

    public TermDictionary(ArraySegment<byte> bytes, int termCount, bool scored)
    {
        _bytes = bytes;
        TermCount = termCount;
        Scored = scored;
        BlockCount = (int)(((long)termCount + SegmentFormat.DictionaryBlockLength - 1) / SegmentFormat.DictionaryBlockLength);
        if ((long)BlockCount * sizeof(uint) > bytes.Count)
            throw new CorruptSegmentException("A dictionary is shorter than its own index.");
    }

    public int TermCount { get; }

    /// <summary>Whether entries carry frequencies.</summary>
    public bool Scored { get; }

    public int BlockCount { get; }

    /// <summary>The terms' bytes, without the index of blocks behind them.</summary>
    public ReadOnlySpan<byte> Terms => _bytes.AsSpan(0, _bytes.Count - BlockCount * sizeof(uint));

    /// <summary>Looks a term up; an entry without passages when it is not there.</summary>
    public TermEntry Find(ReadOnlySpan<byte> term)
    {
        if (TermCount == 0) return default;
        var block = BlockThatMayHold(term);
        var reader = new ByteReader(Terms, OffsetOfBlock(block));
        var left = Math.Min(SegmentFormat.DictionaryBlockLength, TermCount - block * SegmentFormat.DictionaryBlockLength);

        var same = -1; // bytes that the term sought shares with the one before, which is less
        var offset = 0;
        for (; left > 0; left--)
        {
            var shared = same < 0 ? 0 : reader.VarInt32();
            var rest = reader.Bytes(reader.VarInt32());
            var entry = ReadEntry(ref reader, ref offset);
            if (shared < same) return default; // it differs earlier than the one before, and is greater
            if (shared > same && same >= 0) continue; // it differs where the one before does, and is less
            var sought = term[shared..];
            var common = rest.CommonPrefixLength(sought);
            if (common == rest.Length && common == sought.Length) return entry;
            if (common == sought.Length || (common < rest.Length && rest[common] > sought[common])) return default;
            same = shared + common;
        }

        return default;
    }

    /// <summary>Reads what follows a term.</summary>
    /// <param name="reader">Stands behind the term.</param>
    /// <param name="offset">The offset of the postings before, 0 at the start of a block; moved on.</param>
    public TermEntry ReadEntry(ref ByteReader reader, ref int offset)
    {
        var passages = reader.VarInt32();
        if (passages == 1) return TermEntry.Single(reader.VarInt32(), Scored ? reader.VarInt32() : 1);
        offset = (int)Math.Min(int.MaxValue, (long)offset + reader.VarInt32());
        return TermEntry.Several(passages, offset);
    }

    /// <summary>Where a block begins in <see cref="Terms"/>.</summary>
    public int OffsetOfBlock(int block)
    {
        var index = _bytes.Count - (BlockCount - block) * sizeof(uint);
        return (int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(index, sizeof(uint)));
    }

    /// <summary>The last block whose first term is not greater than the one sought; 0 when all are.</summary>
    public int BlockThatMayHold(ReadOnlySpan<byte> term)
    {
        var terms = Terms;
        var (low, high) = (0, BlockCount - 1); // the block sought lies in [low, high]
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
