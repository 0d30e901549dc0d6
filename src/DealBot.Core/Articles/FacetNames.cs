using System.Text;
using DealBot.Text;
using DealBot.Text.Names;
using DealBot.Text.Terms;

namespace DealBot.Core.Articles;

/// <summary>The exact terms that passages carry beside their words, and how their values are folded.</summary>
/// <remarks>Whoever writes a facet and whoever asks for one fold with the same method here.</remarks>
public static class FacetNames
{
    /// <summary>Whose words stand in the passage: <see cref="FoldSpeaker"/> of the name in that article.</summary>
    public const string Speaker = "speaker";

    /// <summary><c>direct</c>, <c>mixed</c>, <c>indirect</c>: the kinds of the quotes in the passage; <c>passage</c> for narration.</summary>
    public const string Kind = "kind";

    /// <summary>The publisher: <see cref="Fold"/> of its name.</summary>
    public const string Source = "source";

    /// <summary>The day of publication, UTC, as <see cref="DayOf"/>; ordinal order is the order of time.</summary>
    public const string Day = "day";

    /// <summary>The article's id, in decimal digits.</summary>
    public const string Article = "article";

    /// <summary>A term of the article's title, analysed as the words of passages are.</summary>
    public const string Title = "title";

    /// <summary>The value of <see cref="Kind"/> for a passage without quotes.</summary>
    public const string Narration = "passage";

    /// <summary>A day as facets carry it: <c>yyyyMMdd</c>, UTC.</summary>
    public static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd");

    /// <summary>A kind of quote as facets carry it.</summary>
    public static string Of(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        QuoteKind.Indirect => "indirect",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A speaker's name as facets carry it: the same for all spellings and transliterations of one name.</summary>
    public static string FoldSpeaker(string name) => NameFamilies.Key(Folding.Fold(name));

    /// <summary>
    /// Without case and diacritics (see <see cref="Folding"/>), words separated by one space, apostrophes dropped, all other
    /// punctuation a gap.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static string Fold(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        var folded = new StringBuilder(value.Length);
        var gap = false;
        foreach (var rune in Folding.Fold(value).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (gap && folded.Length > 0) folded.Append(' ');
                folded.Append(rune.ToString());
                gap = false;
            }
            else if (rune.Value != '\'')
            {
                gap = true;
            }
        }

        return folded.ToString();
    }
}
