using System.Text;
using DealBot.Text.Terms;

namespace DealBot.Search.Tests.Parity;

/// <summary>
/// Strings that tempt an analysis chain: every kind of script and mark that its rules know, lone surrogates, long runs. Left out is
/// only what our chain reads otherwise on purpose: diacritics and curly apostrophes, which it folds; quotation marks in Hebrew
/// words, where Lucene's grammar departs from UAX #29; an emoji behind a letter and a joiner; a lone surrogate at the very end of a
/// text, which makes Lucene lose the word before it.
/// </summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "a", "b", "s", "y", "ing", "ed", "ation", "ness", "ies", "sses", "minister", "agree", "happy", "the", "THE", "not", "Will", "I", "A", "xyz",
        "0", "7", "12", "3.5", "1,000", "_", ".", ",", ":", ";", "'", "'s", "'S", "\"", "!", "?", "-", "/", "@", "#", "*", "$", "%", "&",
        " ", "  ", "\t", "\r\n", "\n", "\u000B", "\u0085", "\u2028", "\u00A0", "\u3000", "\u200B", "\u00AD", "\uFEFF", "\u2060",
        "Ж", "дом", "Σ", "λογος", "ع", "كتاب", "ก", "ไทย", "ພາ", "မ", "漢", "漢字", "あ", "カナ", "ー", "한국", "Ə", "ᏣᎳ",
        "٣", "１２", "𝒳", "𐐀", "𠀀", "©", "™", "☺", "👍", "👍🏽", "🇺🇸", "1\uFE0F\u20E3", "👨\u200D👩\u200D👧", "\uD83D\u0020", "\uDE00", "\0", "\u0007", "\uFFFD", "\uFFFF",
    ];

    public static IEnumerable<string> Make(Random random, int count)
    {
        for (var made = 0; made < count; made++)
        {
            var text = string.Concat(random.GetItems(Pieces, random.Next(1, 16)));
            yield return random.Next(200) == 0 ? text + string.Concat(Enumerable.Repeat(random.GetItems(Pieces, 1)[0], 300)) + text : text;
        }
    }

    /// <summary>Our terms in the form in which the Java program prints Lucene's.</summary>
    public static string TermsOf(string text)
    {
        var terms = new StringBuilder();
        var reader = new EnglishTermReader(text, new char[EnglishTermReader.BufferLength]);
        while (reader.MoveNext()) terms.Append($"{ToHex(reader.Term.ToString())}@{reader.Position}@{reader.Start}@{reader.End} ");
        return terms.ToString().Trim();
    }

    public static string ToHex(string text) => string.Concat(text.Select(unit => $"{(int)unit:X4}"));

    public static string Escape(string text) => string.Concat(text.Select(unit => unit is >= ' ' and <= '~' ? $"{unit}" : $"\\u{(int)unit:X4}"));
}
