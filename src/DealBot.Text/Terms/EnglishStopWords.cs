namespace DealBot.Text.Terms;

/// <summary>The words too common to search for: Lucene's EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, 33 words.</summary>
public static class EnglishStopWords
{
    /// <summary>Whether <paramref name="word"/>, in lower case, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word is
        "a" or "an" or "and" or "are" or "as" or "at" or "be" or "but" or "by" or "for" or "if" or "in" or "into" or "is" or "it"
        or "no" or "not" or "of" or "on" or "or" or "such" or "that" or "the" or "their" or "then" or "there" or "these"
        or "they" or "this" or "to" or "was" or "will" or "with";
}
