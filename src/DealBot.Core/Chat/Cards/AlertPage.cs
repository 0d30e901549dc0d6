using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;
using DealBot.Core.Storage;

namespace DealBot.Core.Chat.Cards;

/// <summary>What a post says, made from the library as it is now.</summary>
/// <param name="library">Knows what the channel wants.</param>
/// <param name="view">The library now.</param>
internal sealed class AlertPage(Library library, ILibraryView view)
{
    private const int MostItems = 25; // what a list and a menu hold

    /// <summary>The parts of a post; none when every article that it announces has left the library.</summary>
    public IReadOnlyList<ReplyPart> Of(OutboxPost post)
    {
        var entries = ArticleEntries.Of(view);
        IReadOnlyList<ArticleEntry> articles = [.. post.Articles.Select(id => entries.GetValueOrDefault(id)).OfType<ArticleEntry>()];
        return post switch
        {
            { Kind: PostKind.Notice, Text: { } text } => [new Note(Visible.Of(text))],
            _ when articles.Count == 0 => [],
            { Kind: PostKind.Digest } => Digest(post, articles),
            { Kind: PostKind.Summary } => Summary(post, articles),
            _ => Alert(post, articles[0]),
        };
    }

    /// <summary>What an alert about an article quotes in a channel: what the channel's filter matched, or the article's best.</summary>
    public IReadOnlyList<SavedCard> Quoted(ChatPlace place, long article, int most = ArticleSummary.MostCards) => library.Alerts.Explain(view, place, article).Matched is { Count: > 0 } matched
        ? ArticleSummary.Matched(view, matched, most)
        : ArticleSummary.BestQuotes(view, article, most);

    private List<ReplyPart> Alert(OutboxPost post, ArticleEntry article)
    {
        var cards = Quoted(post.Place, article.Id);
        List<Button> buttons = [];
        if (article.QuoteCount > 0) buttons.Add(new Button(AlertButtons.Id(post.Key, AlertButtons.Quotes), "Quotes"));
        if (cards.Count > 0) buttons.Add(new Button(AlertButtons.Id(post.Key, AlertButtons.Context), "Context"));
        if (article.Source is not null) buttons.Add(new Button(AlertButtons.Id(post.Key, AlertButtons.Mute), "Mute this source"));
        buttons.Add(new Button(AlertButtons.Id(post.Key, AlertButtons.Why), "Why this alert"));
        return
        [
            .. ArticleSummary.Headline(view, article),
            .. ArticleSummary.CardsBelow(view, cards),
            new ButtonRow(buttons),
        ];
    }

    private List<ReplyPart> Summary(OutboxPost post, IReadOnlyList<ArticleEntry> articles) =>
        [new Heading(Counted.Of(articles.Count, "new article")), .. List(post, articles, [])];

    // Copies of one story are one line, and what most outlets printed goes first, counting the copies that were merged.
    private List<ReplyPart> Digest(OutboxPost post, IReadOnlyList<ArticleEntry> articles)
    {
        var printed = view.Articles.CountBy(article => article.StoryId).ToDictionary();
        IReadOnlyList<ArticleEntry> stories = [.. articles
            .GroupBy(article => article.StoryId)
            .OrderByDescending(story => printed[story.Key])
            .Select(story => story.First())];
        var counts = stories.Count < articles.Count
            ? $"{Counted.Of(articles.Count, "new article")}, {Counted.Of(stories.Count, "story", "stories")}."
            : $"{Counted.Of(articles.Count, "new article")}.";
        var cards = stories.SelectMany(story => Quoted(post.Place, story.Id, most: 1)).Take(ArticleSummary.MostCards);
        return [new Heading(DigestHeading(post)), new Note(counts), .. List(post, stories, cards)];
    }

    private List<ReplyPart> List(OutboxPost post, IReadOnlyList<ArticleEntry> articles, IEnumerable<SavedCard> cards)
    {
        IReadOnlyList<ArticleEntry> shown = [.. articles.Take(MostItems)];
        List<ReplyPart> parts = [new Listing([.. shown.Select(article => ArticleSummary.Item(view, article))])];
        if (articles.Count > shown.Count) parts.Add(new Note($"{Counted.Of(articles.Count - shown.Count, "further one is", "further ones are")} not listed.", IsQuiet: true));
        parts.AddRange(ArticleSummary.Cards(view, cards));
        parts.Add(new Menu(AlertButtons.Id(post.Key, AlertButtons.Open), "Choose an article to open", [.. shown.Select(ListPage.ArticleOption)]));
        return parts;
    }

    private string DigestHeading(OutboxPost post)
    {
        var wanted = library.Alerts.OfArticle(post.Articles[0]).FirstOrDefault(entry => ChannelKey.Of(entry.Place) == ChannelKey.Of(post.Place))?.SubscriptionId;
        var wish = library.Subscriptions.Of(post.Place).FirstOrDefault(subscription => subscription.Id == wanted)?.Wish as Wish.Digest;
        var day = TimeZoneInfo.ConvertTime(post.Created, wish?.Schedule.Zone ?? TimeZoneInfo.Utc).Date;
        return $"Digest for {Dates.Range(wish?.Schedule.Day is null ? day : day.AddDays(-6), day)}";
    }
}
