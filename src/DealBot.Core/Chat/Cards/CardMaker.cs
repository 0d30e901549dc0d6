using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Words;
using DealBot.Text;

namespace DealBot.Core.Chat.Cards;

/// <summary>Makes quote cards of citations, from the library as it is now.</summary>
public sealed class CardMaker(ILibraryView view)
{
    private const int MostAlsoIn = 3;

    private readonly IReadOnlyDictionary<long, ArticleEntry> _entries = ArticleEntries.Of(view);

    /// <summary>The card; null when the article has left the library.</summary>
    internal QuoteCard? Of(SavedCard saved, IReadOnlyList<Button> buttons)
    {
        var (id, start, end) = saved.Citation;
        if (!_entries.TryGetValue(id, out var entry) || view.Article(id) is not { Text: var text } || end > text.Length) return null;

        var span = new TextSpan(start, end);
        var (quote, own) = QuoteNow(saved, id, span);
        var others = OtherOutlets(entry, saved.AlsoIn);
        return new QuoteCard(
            saved.Citation,
            MarkedWords.Of(text, span, own, saved.Hits),
            AttributionOf(quote),
            SourceOf(entry),
            [.. others.Take(MostAlsoIn).Select(SourceOf)],
            others.Count,
            buttons);
    }

    /// <summary>Whose words the card holds, as the library says now; null for narration.</summary>
    internal SavedQuote? QuoteOf(SavedCard saved) =>
        QuoteNow(saved, saved.Citation.ArticleId, new TextSpan(saved.Citation.Start, saved.Citation.End)).Quote;

    /// <summary>Who speaks, with role and caution.</summary>
    internal Attribution AttributionOf(SavedQuote? quote)
    {
        if (quote is null) return new Attribution(null, null, AttributionWords.Sentence(AttributionWords.Narration));
        if (quote.Speaker is not { } name) return new Attribution(null, null, AttributionWords.Sentence(AttributionWords.Unnamed(quote.Kind)));

        var speaker = Named.SpeakerShownAs(view, name);
        return new Attribution(Visible.Line(name), AttributionWords.RoleOf(speaker) is { } role ? Visible.Line(role) : null, AttributionWords.Caution(quote.Kind, quote.Grade, quote.IsCorrected));
    }

    /// <summary>An article as cards name it.</summary>
    public static SourceLine SourceOf(ArticleEntry entry) => new(
        Visible.Line(entry.Title),
        entry.Source is { } source ? Visible.Line(source) : null,
        entry.Published is { } published ? Dates.Day(published) : null,
        Uri.TryCreate(entry.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null);

    /// <summary>The articles of other outlets than an article's own, one an outlet.</summary>
    public static List<ArticleEntry> OtherOutlets(ArticleEntry entry, IEnumerable<ArticleEntry> copies) =>
        [.. copies
            .Where(other => other.Source is null || !string.Equals(other.Source, entry.Source, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(other => other.Source ?? $"#{other.Id}", StringComparer.OrdinalIgnoreCase)];

    // A moderator may have corrected the speaker since, or found that it is no quote.
    private (SavedQuote? Quote, IReadOnlyList<TextSpan> Own) QuoteNow(SavedCard saved, long articleId, TextSpan span)
    {
        if (saved.Quote is not { } then) return (null, []);
        if (view.PassagesOf(articleId).FirstOrDefault(passage => passage.Span == span) is not { } passage)
            return (then, then.Kind is QuoteKind.Indirect ? [] : [then.Span]);

        var quote = passage.Quotes.FirstOrDefault(quote => quote.Span == then.Span);
        return quote is null
            ? (null, [])
            : (SavedQuote.Of(quote, quote.Speaker is { } name ? Answers.Speakers.SpeakerNames.Of(view).Shown(name) : null), MarkedWords.Own(passage.Quotes, quote));
    }

    private List<ArticleEntry> OtherOutlets(ArticleEntry entry, IReadOnlyList<long> alsoIn) =>
        OtherOutlets(entry, alsoIn.Select(id => _entries.GetValueOrDefault(id)).OfType<ArticleEntry>());
}
