using DealBot.Text.Words;

namespace DealBot.Text.Terms;

/// <summary>Reads the terms of an English text, one after the other, without allocation: what Lucene's EnglishAnalyzer does.</summary>
/// <remarks>
/// The chain is Lucene's: words by UAX #29 (StandardTokenizer: a longer word than 255 code units is cut into pieces of that
/// length), possessives removed, lower case, the stop words left out, Porter's stems; and besides, diacritics are
/// folded (<see cref="Folding"/>) before the stop words. Any string whatever is accepted. Time is linear.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="buffer">Room for one term: at least <see cref="BufferLength"/> code units.</param>
public ref struct EnglishTermReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>How many UTF-16 code units the buffer must hold.</summary>
    public const int BufferLength = MaxWordLength * Folding.MaxGrowth;

    private const int MaxWordLength = 255; // Lucene's StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private WordBreaker _words = new(text);
    private int _longWordEnd; // the end of a word that is being cut into pieces
    private int _length;

    /// <summary>The term; overwritten by the next <see cref="MoveNext"/>.</summary>
    public readonly ReadOnlySpan<char> Term => _buffer[.._length];

    /// <summary>The term's position, from 0; a stop word leaves a gap.</summary>
    public int Position { get; private set; } = -1;

    /// <summary>The first code unit of the word that gave the term.</summary>
    public int Start { get; private set; }

    /// <summary>The code unit after the word's last, a possessive ending included.</summary>
    public int End { get; private set; }

    /// <summary>Reads the next term; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (MoveToNextWord())
        {
            Position++;
            _length = Folding.Fold(WithoutPossessive(_text[Start..End]), _buffer);
            if (_length == 0 || EnglishStopWords.Contains(Term)) continue;

            _length = PorterStemmer.Stem(_buffer[.._length]);
            return true;
        }

        return false;
    }

    private bool MoveToNextWord()
    {
        while (End < _longWordEnd)
        {
            if (TakePiece()) return true;
        }

        while (_words.MoveNext())
        {
            var word = _words.Current;
            if (!word.IsWord) continue;

            (Start, End) = (word.Start, word.End);
            if (word.Length <= MaxWordLength) return true;

            (End, _longWordEnd) = (word.Start, word.End);
            if (TakePiece()) return true;
        }

        return false;
    }

    /// <summary>Takes what would be the next segment if the long word ended after 255 code units; false when that is no word.</summary>
    private bool TakePiece()
    {
        var limit = Math.Min(End + MaxWordLength, _longWordEnd);
        if (limit < _longWordEnd && char.IsSurrogatePair(_text[limit - 1], _text[limit])) limit--;

        var pieces = new WordBreaker(_text[End..limit]);
        pieces.MoveNext();
        (Start, End) = (End, End + pieces.Current.End);
        return pieces.Current.IsWord;
    }

    /// <summary>Lucene's EnglishPossessiveFilter.</summary>
    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word is [.., '\'' or '’' or '＇', 's' or 'S'] ? word[..^2] : word;
}
