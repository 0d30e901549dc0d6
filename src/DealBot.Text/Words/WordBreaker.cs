namespace DealBot.Text.Words;

/// <summary>Cuts a text at its word boundaries: Unicode Standard Annex #29, section 4, of Unicode 15.0.</summary>
/// <remarks>
/// <para>Every code unit belongs to exactly one segment; any string whatever is accepted; nothing is allocated. Time is linear.</para>
/// <para>One tailoring, as Lucene's StandardTokenizer has it: runs of Thai, Lao, Khmer and Burmese stay whole instead of falling
/// apart into characters; the annex leaves those scripts to dictionaries.</para>
/// </remarks>
/// <example><code>foreach (var word in new WordBreaker(text)) if (word.IsWord) …</code></example>
public ref struct WordBreaker(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private WordSegment _current;

    /// <summary>The segment found by the last <see cref="MoveNext"/> that returned true.</summary>
    public readonly WordSegment Current => _current;

    /// <summary>The breaker itself, so that <c>foreach</c> accepts it.</summary>
    public readonly WordBreaker GetEnumerator() => this;

    /// <summary>Finds the next segment; false at the end of the text.</summary>
    public bool MoveNext()
    {
        var start = _current.End;
        if (start >= _text.Length) return false;

        var end = PlainEnd(_text, start, out var kind);
        _current = end > 0 ? new WordSegment(start, end, kind) : WordBreakRules.Next(_text, start);
        return true;
    }

    /// <summary>
    /// Nearly all of news: letters and digits of the basic plane with single marks between them, lone marks and lone spaces.
    /// Returns 0 for whatever needs the rules in full.
    /// </summary>
    private static int PlainEnd(ReadOnlySpan<char> text, int start, out WordKind kind)
    {
        var first = WordClasses.Of(text[start]);
        switch (first)
        {
            case WordClass.Letter:
                kind = WordKind.Word;
                return PlainWordEnd(text, start, first, ref kind);
            case WordClass.Number:
                kind = WordKind.Number;
                return PlainWordEnd(text, start, first, ref kind);
            case WordClass.Space:
                kind = WordKind.Space;
                break;
            case WordClass.Other or (>= WordClass.MidLetter and <= WordClass.DoubleQuote):
                kind = char.IsWhiteSpace(text[start]) ? WordKind.Space : WordKind.Other;
                break;
            default:
                kind = WordKind.Other;
                return 0;
        }

        if (start + 1 == text.Length) return start + 1;
        var next = WordClasses.Of(text[start + 1]);
        return NeedsRules(next) || (next == WordClass.Space && first == next) ? 0 : start + 1;
    }

    private static int PlainWordEnd(ReadOnlySpan<char> text, int start, WordClass last, ref WordKind kind)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            var next = WordClasses.Of(text[at]);
            if (next is WordClass.Letter or WordClass.Number)
            {
                if (next == WordClass.Letter) kind = WordKind.Word;
                last = next;
                at++;
                continue;
            }

            if (NeedsRules(next)) return 0;
            if (next is < WordClass.MidLetter or > WordClass.SingleQuote || at + 1 == text.Length) break;

            var afterNext = WordClasses.Of(text[at + 1]);
            if (NeedsRules(afterNext)) return 0;
            if (!JoinsPlainly(last, next, afterNext)) break;
            at += 2;
        }

        return at;
    }

    /// <summary>Rules WB6, WB7, WB11 and WB12 where no combining mark is near.</summary>
    private static bool JoinsPlainly(WordClass last, WordClass middle, WordClass next) =>
        last == next && middle switch
        {
            WordClass.MidLetter => last == WordClass.Letter,
            WordClass.MidNumber => last == WordClass.Number,
            _ => true,
        };

    /// <summary>Classes that can join to what stands before them in ways that only the rules in full know.</summary>
    private static bool NeedsRules(WordClass found) =>
        found is WordClass.Extend or WordClass.Joiner or WordClass.HebrewLetter or WordClass.HangulLetter
            or WordClass.PictographicLetter or WordClass.Katakana or WordClass.Connector or WordClasses.Surrogate;
}
