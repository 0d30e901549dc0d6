using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Chat.Commands;
using DealBot.Web.Charts;
using DealBot.Web.Shell;

namespace DealBot.Web.Speakers;

/// <summary>A page of one speaker's words in the order in which they were printed.</summary>
/// <param name="Wish">What is asked for.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Colour">The class of the colour.</param>
/// <param name="Company">Who else is quoted in the same articles, and in how many of them.</param>
public sealed record SpeakerTimeline(TimelineWish Wish, SpeakerEntry Speaker, string Colour, IReadOnlyList<(SpeakerEntry Speaker, int Articles)> Company)
{
    private const int QuotesOnPage = 40;
    private const int MostCompany = 8;

    /// <summary>The speaker's quotes by day: on the topic, where there is one.</summary>
    public QuotesOverTime Quotes { get; private init; } = new([], 0);

    /// <summary>The words of this page; undated ones last.</summary>
    public IReadOnlyList<SpokenWords> Words { get; init; } = [];

    /// <summary>How many quotes all pages hold.</summary>
    public int Count { get; private init; }

    /// <summary>Which page, from 1.</summary>
    public int Page { get; private init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; private init; } = 1;

    /// <summary>What to say where there are no words; null where there are.</summary>
    public string? Nothing { get; private init; }

    /// <summary>The words of each day, in the order of the page; the key is null for those of undated articles.</summary>
    public IEnumerable<IGrouping<DateOnly?, SpokenWords>> Days => Words.GroupBy(static words => QuotesOverTime.DayOf(words.Article));

    /// <summary>Reads a page.</summary>
    /// <param name="view">The library.</param>
    /// <param name="answerer">Finds words on a topic.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="wish">What is asked for.</param>
    /// <param name="clock">Tells where the chart ends.</param>
    public static SpeakerTimeline Of(LibraryView view, Answerer answerer, SpeakerEntry speaker, TimelineWish wish, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(wish);
        var timeline = new SpeakerTimeline(wish, speaker, SpeakerColour.Of(view, speaker), view.QuoteCounts.CompanyOf(speaker, MostCompany));
        timeline = wish.Topic is null ? timeline.WithAll(view) : timeline.WithTopic(view, answerer, wish.Topic);
        return timeline with { Quotes = timeline.Quotes.UntilNow(clock) };
    }

    // Of a speaker's articles only those of the page are read; one that quotes the speaker more often than a page has room for has several.
    private SpeakerTimeline WithAll(LibraryView view)
    {
        var all = view.QuoteCounts.Of(Speaker).ToList();
        var wanted = Ordered(all, static article => article.Article).ToList();
        List<List<(ArticleEntry Article, int Part, int Parts)>> pages = [[]];
        var onPage = 0;
        foreach (var (article, quotes) in wanted)
        {
            var parts = (quotes + QuotesOnPage - 1) / QuotesOnPage;
            for (var part = 0; part < parts; part++)
            {
                if (onPage > 0 && onPage + quotes > QuotesOnPage)
                {
                    pages.Add([]);
                    onPage = 0;
                }

                pages[^1].Add((article, part, parts));
                onPage += quotes;
            }
        }

        var page = PageLinks.Asked(Wish.Page, pages.Count);
        return this with
        {
            Quotes = QuotesOverTime.Of(Speaker.Name, Colour, all),
            Words = [.. pages[page - 1].SelectMany(one => PartOf([.. SpokenWords.In(view, one.Article, Speaker)], one.Part, one.Parts))],
            Count = wanted.Sum(static article => article.Quotes),
            Page = page,
            Pages = pages.Count,
            Nothing = wanted.Count == 0 ? SpeakerWords.Nothing(view, Speaker, topic: null) : null,
        };
    }

    private static IEnumerable<SpokenWords> PartOf(List<SpokenWords> words, int part, int parts)
    {
        var size = (words.Count + parts - 1) / parts;
        return words.Skip(part * size).Take(size);
    }

    // The same words as the chat's timeline finds.
    private SpeakerTimeline WithTopic(LibraryView view, Answerer answerer, string topic)
    {
        var found = SpeakerWords.On(answerer, view, Speaker, topic);
        var words = Ordered(found, static result => result.Article)
            .Where(static result => result.Quote is not null)
            .Select(result => (Result: result, view.Article(result.Article.Id)?.Text))
            .Where(static shown => shown.Text is not null)
            .Select(static shown => SpokenWords.Of(shown.Result.Article, shown.Text!, shown.Result.Passage, shown.Result.Quote!, shown.Result.Highlights, shown.Result.AlsoIn))
            .ToList();
        return this with
        {
            Quotes = QuotesOverTime.Of(Speaker.Name, Colour, found.Select(static result => new ArticleQuotes(result.Article, 1))),
            Words = words,
            Count = words.Count,
            Nothing = words.Count == 0 ? SpeakerWords.Nothing(view, Speaker, topic) : null,
        };
    }

    private IEnumerable<T> Ordered<T>(IEnumerable<T> printed, Func<T, ArticleEntry> articleOf)
    {
        var wanted = printed.Where(one => Wish.Holds(QuotesOverTime.DayOf(articleOf(one)))).OrderBy(one => articleOf(one).Published is null);
        return Wish.IsLatestFirst ? wanted.ThenByDescending(one => articleOf(one).Published) : wanted.ThenBy(one => articleOf(one).Published);
    }
}
