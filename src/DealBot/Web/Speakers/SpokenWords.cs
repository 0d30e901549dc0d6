using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Web.Speakers;

/// <summary>A passage of an article in which a speaker is quoted.</summary>
/// <param name="Article">Where it was printed.</param>
/// <param name="Citation">The passage.</param>
/// <param name="Words">Its words, the speaker's own and the reporter's told apart.</param>
/// <param name="Kind">How far they are the speaker's own.</param>
/// <param name="Caution">What weakens them; null for nothing.</param>
/// <param name="AlsoIn">Articles of other outlets that print the same.</param>
public sealed record SpokenWords(ArticleEntry Article, Citation Citation, RichText Words, QuoteKind Kind, string? Caution, IReadOnlyList<ArticleEntry> AlsoIn)
{
    /// <summary>A passage as it is shown.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">Its text.</param>
    /// <param name="passage">The passage; it lies within the text.</param>
    /// <param name="quote">The first of the speaker's quotes in it.</param>
    /// <param name="hits">Words that were asked for.</param>
    /// <param name="copies">Other articles that print the same.</param>
    public static SpokenWords Of(ArticleEntry article, string text, Passage passage, Quote quote, IReadOnlyList<TextSpan> hits, IReadOnlyList<ArticleEntry> copies)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(quote);
        return new SpokenWords(
            article,
            new Citation(article.Id, passage.Span.Start, passage.Span.End),
            MarkedWords.Of(text, passage.Span, MarkedWords.Own(passage.Quotes, quote), hits),
            quote.Kind,
            AttributionWords.Caution(quote.Kind, quote.Grade, quote.IsCorrected),
            CardMaker.OtherOutlets(article, copies));
    }

    /// <summary>All passages of an article in which a speaker is quoted, in reading order.</summary>
    public static IEnumerable<SpokenWords> In(ILibraryView view, ArticleEntry article, SpeakerEntry speaker)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(speaker);
        if (view.Article(article.Id) is not { Text: var text }) yield break;

        foreach (var passage in view.PassagesOf(article.Id))
        {
            if (passage.Span.End <= text.Length && passage.Quotes.FirstOrDefault(IsTheirs) is { } quote) yield return Of(article, text, passage, quote, [], []);
        }

        bool IsTheirs(Quote quote) => quote.Speaker is { } name && speaker.Keys.Contains(FacetNames.FoldSpeaker(name), StringComparer.Ordinal);
    }
}
