using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Segments;

namespace DealBot.Search.Postings;

/// <summary>Walks the passages that hold a term.</summary>
internal sealed class PostingsCursor
{
    private readonly PostingsRun _run;
    private readonly int[] _passages = new int[BitPacking.BlockLength];
    private readonly int[] _frequencies = new int[BitPacking.BlockLength];
    private readonly int _blockCount;
    private int _block = -1;
    private int _frequenciesOf = -1; // the block whose frequencies are decoded
    private int _length;
    private int _at;

    /// <param name="segment">The segment.</param>
    /// <param name="field">The field of the term.</param>
    /// <param name="entry">The term's entry, with a passage at least.</param>
    public PostingsCursor(Segment segment, FieldIndex field, TermEntry entry)
    {
        PassageCount = entry.PassageCount;
        if (entry.PassageCount == 1)
        {
            if (entry.SinglePassage >= segment.PassageCount)
                throw new CorruptSegmentException("A term stands in a passage that there is not.");
            (_passages[0], _frequencies[0]) = (entry.SinglePassage, entry.SingleFrequency);
            (_block, _frequenciesOf, _length, _blockCount, _at) = (0, 0, 1, 1, -1);
        }
        else
        {
            _run = new PostingsRun(field.Postings, entry, segment.PassageCount);
            _blockCount = _run.BlockCount;
        }
    }

    public int PassageCount { get; }

    public int Passage { get; private set; } = -1;

    /// <summary>How often the passage holds the term.</summary>
    public int Frequency
    {
        get
        {
            if (_frequenciesOf != _block)
            {
                _run.ReadFrequencies(_block, _frequencies);
                _frequenciesOf = _block;
            }

            return _frequencies[_at];
        }
    }

    public int Next()
    {
        if (++_at < _length) return Passage = _passages[_at];
        return ReadBlock(_block + 1);
    }

    public int Advance(int target)
    {
        if (_block < 0 || _length == 0 || _passages[_length - 1] < target)
        {
            if (_block + 1 >= _blockCount) return Passage = PassageCursor.End;
            var block = _run.BlockThatMayHold(target, _block + 1);
            if (ReadBlock(block) == PassageCursor.End) return PassageCursor.End;
        }
        else
        {
            _at = Math.Max(_at, 0);
        }

        while (_passages[_at] < target) _at++; // the block's last passage is not before the target
        return Passage = _passages[_at];
    }

    private int ReadBlock(int block)
    {
        if (block >= _blockCount)
        {
            (_block, _length, _at) = (_blockCount, 0, 0);
            return Passage = PassageCursor.End;
        }

        _block = block;
        _length = _run.ReadPassages(block, _passages);
        _at = 0;
        return Passage = _passages[0];
    }
}
