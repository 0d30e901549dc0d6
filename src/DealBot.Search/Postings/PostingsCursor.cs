using DealBot.Search.Dictionary;
using DealBot.Search.Execution;
using DealBot.Search.Scoring;
using DealBot.Search.Segments;

namespace DealBot.Search.Postings;

/// <summary>Walks the passages that hold a term, a decoded block at a time.</summary>
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
    private int _boundBlock; // blocks before it lie before all bounds that will be asked for
    private int _boundKnownFor = -1; // the block whose bound is the one below
    private float _bound;

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
            ReadFrequencies();
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
            if (_block + 1 >= _blockCount) return ReadBlock(_blockCount);
            if (ReadBlock(_run.BlockThatMayHold(target, _block + 1)) >= target) return Passage;
        }

        _at = FirstNotBefore(target, Math.Max(_at, 0));
        return Passage = _passages[_at];
    }

    /// <summary>Whether a passage lies past the decoded block.</summary>
    public bool IsPastBlock(int passage) => _length == 0 || _passages[_length - 1] < passage;

    /// <summary>The matches from the present one up to <paramref name="to"/> in the decoded block.</summary>
    public ReadOnlySpan<int> RestOfBlock(int to)
    {
        var rest = _passages.AsSpan(_at, _length - _at);
        return rest[^1] < to ? rest : rest[..(FirstNotBefore(to, _at) - _at)];
    }

    /// <summary>The frequencies that belong to the first <paramref name="count"/> passages of the rest of the block.</summary>
    public ReadOnlySpan<int> FrequenciesOfRest(int count)
    {
        ReadFrequencies();
        return _frequencies.AsSpan(_at, count);
    }

    /// <summary>Whether every passage of the decoded block holds the term once.</summary>
    public bool AllOnce => PassageCount > 1 && _run.AllOnce(_block);

    /// <summary>Moves over matches that were handed out.</summary>
    public int Skip(int count)
    {
        _at += count - 1;
        return Next();
    }

    /// <summary>
    /// Adds the frequencies from the present match up to <paramref name="to"/> to the cells of their passages, of which the
    /// first is that of <paramref name="first"/>, and moves past them; returns which groups of 64 cells it touched, a bit each.
    /// </summary>
    public ulong AddFrequencies(int to, int first, Span<int> counts)
    {
        var touched = 0ul;
        while (Passage < to)
        {
            var taken = RestOfBlock(to);
            var frequencies = FrequenciesOfRest(taken.Length);
            for (var i = 0; i < taken.Length; i++)
            {
                var cell = taken[i] - first;
                counts[cell] += frequencies[i];
                touched |= 1ul << (cell >> 6);
            }

            Skip(taken.Length);
        }

        return touched;
    }

    /// <summary>The end of the block that may hold a passage.</summary>
    public int BlockEnd(int from)
    {
        if (PassageCount == 1) return from <= _passages[0] ? _passages[0] + 1 : PassageCursor.End;
        MoveBound(from);
        return _boundBlock < _blockCount ? _run.LastPassageOf(_boundBlock) + 1 : PassageCursor.End;
    }

    /// <summary>What no score in <c>[from, to)</c> exceeds; asked for rising stretches.</summary>
    public float MaxScore(int from, int to, TermScores scores, ReadOnlySpan<byte> norms)
    {
        const int MostBlocks = 32; // beyond, the bound of the whole term is hardly worse

        if (PassageCount == 1)
            return from <= _passages[0] && _passages[0] < to ? scores.Of(_frequencies[0], norms[_passages[0]]) : 0;
        MoveBound(from);
        var best = 0f;
        var last = Math.Min(_blockCount, _boundBlock + MostBlocks);
        for (var block = _boundBlock; block < last; block++)
        {
            if (block > _boundBlock && _run.LastPassageOf(block - 1) + 1 >= to) return best;
            best = Math.Max(best, MaxScoreOf(block, scores));
        }

        return last == _blockCount ? best : scores.Max(_run.Impacts);
    }

    /// <summary>The first place in the decoded block from <paramref name="at"/> on that is not before a passage, as one is.</summary>
    private int FirstNotBefore(int passage, int at)
    {
        var rest = _passages.AsSpan(at, _length - at);
        var first = 0;
        for (var length = rest.Length; length > 1;)
        {
            var half = length / 2;
            first += rest[first + half - 1] < passage ? half : 0;
            length -= half;
        }

        return at + first;
    }

    private float MaxScoreOf(int block, TermScores scores)
    {
        if (block != _boundKnownFor) (_boundKnownFor, _bound) = (block, scores.Max(_run.ImpactsOfBlock(block)));
        return _bound;
    }

    private void MoveBound(int from)
    {
        if (_boundBlock < _blockCount && _run.LastPassageOf(_boundBlock) < from)
            _boundBlock = _run.BlockThatMayHold(from, _boundBlock);
    }

    private void ReadFrequencies()
    {
        if (_frequenciesOf == _block) return;
        _run.ReadFrequencies(_block, _frequencies);
        _frequenciesOf = _block;
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
