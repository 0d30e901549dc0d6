using DealBot.Search.Segments;

namespace DealBot.Search.Dictionary;

/// <summary>Walks a field's terms in order.</summary>
internal sealed class TermCursor(TermDictionary dictionary)
{
    private byte[] _term = new byte[64];
    private int _length;
    private int _next; // number of the term that MoveNext will read
    private int _position; // where it begins
    private int _offset; // of the postings of the last term that had some

    /// <summary>The term; the bytes are reused by the next move.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    /// <summary>How many bytes the term shares with the one before it; 0 after a seek.</summary>
    public int SharedLength { get; private set; }

    public TermEntry Entry { get; private set; }

    public bool MoveNext()
    {
        if (_next >= dictionary.TermCount) return false;
        var reader = new ByteReader(dictionary.Terms, _position);
        if (_next++ % SegmentFormat.DictionaryBlockLength == 0)
        {
            _offset = 0;
            var whole = reader.Bytes(reader.VarInt32());
            SharedLength = whole.CommonPrefixLength(Term);
            Set(whole, 0);
        }
        else
        {
            SharedLength = reader.VarInt32();
            if (SharedLength > _length) throw new CorruptSegmentException("A term shares more than the one before it has.");
            Set(reader.Bytes(reader.VarInt32()), SharedLength);
        }

        Entry = dictionary.ReadEntry(ref reader, ref _offset);
        _position = reader.Position;
        return true;
    }

    /// <summary>Moves to the first term not less than <paramref name="term"/>, forwards or backwards.</summary>
    public bool SeekCeiling(ReadOnlySpan<byte> term)
    {
        if (dictionary.TermCount == 0) return false;
        EnterBlock(dictionary.BlockThatMayHold(term));
        while (MoveNext())
        {
            if (Term.SequenceCompareTo(term) >= 0)
            {
                SharedLength = 0;
                return true;
            }
        }

        return false;
    }

    private void EnterBlock(int block)
    {
        _next = block * SegmentFormat.DictionaryBlockLength;
        _position = dictionary.OffsetOfBlock(block);
        _length = 0;
    }

    private void Set(ReadOnlySpan<byte> rest, int at)
    {
        _length = at + rest.Length;
        if (_term.Length < _length) Array.Resize(ref _term, _length * 2);
        rest.CopyTo(_term.AsSpan(at));
    }
}
