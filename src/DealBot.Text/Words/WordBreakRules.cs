namespace DealBot.Text.Words;

/// <summary>The word boundary rules of UAX #29 in full, one segment at a time.</summary>
internal static class WordBreakRules
{
    private const int AnyLetter =
        (1 << (int)WordClass.Letter) | (1 << (int)WordClass.HebrewLetter) | (1 << (int)WordClass.HangulLetter) | (1 << (int)WordClass.PictographicLetter);

    private const int LetterOrNumber = AnyLetter | (1 << (int)WordClass.Number);
    private const int Joined = LetterOrNumber | (1 << (int)WordClass.Katakana) | (1 << (int)WordClass.Connector);
    private const int BetweenLetters = (1 << (int)WordClass.MidLetter) | (1 << (int)WordClass.MidEither) | (1 << (int)WordClass.SingleQuote);
    private const int BetweenNumbers = (1 << (int)WordClass.MidNumber) | (1 << (int)WordClass.MidEither) | (1 << (int)WordClass.SingleQuote);
    private const int PassedOver = (1 << (int)WordClass.Extend) | (1 << (int)WordClass.Joiner);
    private const int LineBreaks = (1 << (int)WordClass.CarriageReturn) | (1 << (int)WordClass.LineFeed) | (1 << (int)WordClass.Newline);
    private const int Emoji = (1 << (int)WordClass.Pictographic) | (1 << (int)WordClass.PictographicLetter);

    /// <summary>The segment that begins at <paramref name="start"/>, which must be a boundary.</summary>
    public static WordSegment Next(ReadOnlySpan<char> text, int start)
    {
        var first = WordClasses.At(text, start, out var length);
        var seen = 1 << (int)first;
        var beforeLast = WordClass.Other; // the class before `last`, passed-over ones left out
        var last = first;                 // the class of the last code point that rule WB4 does not pass over
        var adjacent = first;             // the class of the last code point, passed over or not
        var at = start + length;

        while (at < text.Length)
        {
            var next = WordClasses.At(text, at, out length);

            if (Is(adjacent, LineBreaks) || Is(next, LineBreaks)) // WB3, WB3a, WB3b
            {
                if (adjacent == WordClass.CarriageReturn && next == WordClass.LineFeed) at++;
                break;
            }

            if (Is(next, PassedOver)) // WB4
            {
                adjacent = next;
            }
            else if ((adjacent == WordClass.Joiner && Is(next, Emoji)) // WB3c
                || (adjacent == WordClass.Space && next == WordClass.Space) // WB3d
                || Joins(text, beforeLast, last, next, at + length))
            {
                // A second regional indicator ends its pair (WB15, WB16): what follows finds no indicator before it.
                (beforeLast, last) = (last, last == WordClass.RegionalIndicator && next == last ? WordClass.Other : next);
                adjacent = next;
                seen |= 1 << (int)next;
            }
            else
            {
                break;
            }

            at += length;
        }

        return new WordSegment(start, at, KindOf(text[start..at], first, seen, isFlag: beforeLast == WordClass.RegionalIndicator));
    }

    /// <summary>Rules WB5 to WB16, and the tailoring that keeps scripts without spaces whole.</summary>
    private static bool Joins(ReadOnlySpan<char> text, WordClass beforeLast, WordClass last, WordClass next, int afterNext) => last switch
    {
        WordClass.Letter or WordClass.HebrewLetter or WordClass.HangulLetter or WordClass.PictographicLetter =>
            Is(next, LetterOrNumber) || next == WordClass.Connector
            || (Is(next, BetweenLetters) && Is(Following(text, afterNext), AnyLetter))
            || (last == WordClass.HebrewLetter && (next == WordClass.SingleQuote
                || (next == WordClass.DoubleQuote && Following(text, afterNext) == WordClass.HebrewLetter))),
        WordClass.Number =>
            Is(next, LetterOrNumber) || next == WordClass.Connector
            || (Is(next, BetweenNumbers) && Following(text, afterNext) == WordClass.Number),
        WordClass.MidLetter => Is(beforeLast, AnyLetter) && Is(next, AnyLetter),
        WordClass.MidNumber => beforeLast == WordClass.Number && next == WordClass.Number,
        WordClass.MidEither or WordClass.SingleQuote =>
            (Is(beforeLast, AnyLetter) && Is(next, AnyLetter)) || (beforeLast == WordClass.Number && next == WordClass.Number),
        WordClass.DoubleQuote => beforeLast == WordClass.HebrewLetter && next == WordClass.HebrewLetter,
        WordClass.Katakana => next is WordClass.Katakana or WordClass.Connector,
        WordClass.Connector => Is(next, Joined),
        WordClass.RegionalIndicator or WordClass.SoutheastAsian => next == last,
        _ => false,
    };

    /// <summary>The class of the first code point from <paramref name="at"/> on that rule WB4 does not pass over.</summary>
    private static WordClass Following(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            var found = WordClasses.At(text, at, out var length);
            if (!Is(found, PassedOver)) return found;
            at += length;
        }

        return WordClass.Other;
    }

    private static WordKind KindOf(ReadOnlySpan<char> segment, WordClass first, int seen, bool isFlag)
    {
        if (isFlag || IsKeycap(segment)) return WordKind.Emoji;
        if ((seen & Joined) == 1 << (int)WordClass.PictographicLetter) return WordKind.Emoji;
        if ((seen & AnyLetter) == 1 << (int)WordClass.HangulLetter && (seen & 1 << (int)WordClass.Number) == 0) return WordKind.Hangul;
        if ((seen & AnyLetter) != 0) return WordKind.Word;
        if ((seen & 1 << (int)WordClass.Number) != 0) return WordKind.Number;
        if ((seen & 1 << (int)WordClass.Katakana) != 0) return WordKind.Katakana;
        if ((seen & Emoji) != 0) return WordKind.Emoji;

        return first switch
        {
            WordClass.Ideograph => WordKind.Ideograph,
            WordClass.Hiragana => WordKind.Hiragana,
            WordClass.SoutheastAsian => WordKind.SoutheastAsian,
            WordClass.CarriageReturn or WordClass.LineFeed or WordClass.Newline => WordKind.LineBreak,
            _ => char.IsWhiteSpace(segment[0]) ? WordKind.Space : WordKind.Other,
        };
    }

    /// <summary>A digit, # or * on a key: "1️⃣".</summary>
    private static bool IsKeycap(ReadOnlySpan<char> segment) =>
        segment.Length is 2 or 3 && segment[^1] == '\u20E3' && (char.IsAsciiDigit(segment[0]) || segment[0] is '#' or '*');

    private static bool Is(WordClass found, int classes) => (classes >> (int)found & 1) != 0;
}
