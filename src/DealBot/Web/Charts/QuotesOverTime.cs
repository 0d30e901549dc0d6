using System.Runtime.CompilerServices;
using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;
using DealBot.Core.Chat;
using DealBot.Web.Shell;

namespace DealBot.Web.Charts;

/// <summary>What a chart of quotes shows, and what it must leave out.</summary>
/// <param name="Series">Whose quotes, the lowest in each bar first; none where no article has a date.</param>
/// <param name="Undated">How many quotes stand in undated articles.</param>
/// <param name="Future">How many are dated after the last day that is shown.</param>
public sealed record QuotesOverTime(IReadOnlyList<QuoteSeries> Series, int Undated, int Future = 0)
{
    private const int MostSpeakers = 8; // more colours than that nobody tells apart

    // Views of one revision share their counts.
    private static readonly ConditionalWeakTable<QuoteCounts, QuotesOverTime> OfCounts = [];

    /// <summary>The quotes of all speakers, those of the most quoted apart; counted once a revision.</summary>
    public static QuotesOverTime Of(LibraryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return OfCounts.GetValue(view.QuoteCounts, counts => Count(view.Speakers, counts));
    }

    /// <summary>The quotes of some articles, as one series.</summary>
    /// <param name="name">Whose they are.</param>
    /// <param name="colour">The class of their colour.</param>
    /// <param name="articles">How many each article holds.</param>
    public static QuotesOverTime Of(string name, string colour, IEnumerable<ArticleQuotes> articles)
    {
        var (days, undated) = ByDay(articles);
        return new QuotesOverTime(days.Count == 0 ? [] : [new QuoteSeries(name, colour, days)], undated);
    }

    /// <summary>The same to the end of the current week: one wrong date far in the future would make all the rest a line at the edge.</summary>
    public QuotesOverTime UntilNow(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var last = Periods.SundayOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var future = Series.SelectMany(static one => one.Days).Where(day => day.Key > last).Sum(static day => day.Value);
        return future == 0 ? this : this with
        {
            Series = [.. Series.Select(one => one with { Days = one.Days.Where(day => day.Key <= last).ToDictionary() }).Where(static one => one.Days.Count > 0)],
            Future = future,
        };
    }

    /// <summary>How many quotes were printed on each day, UTC, and how many stand in undated articles.</summary>
    public static (IReadOnlyDictionary<DateOnly, int> Days, int Undated) ByDay(IEnumerable<ArticleQuotes> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var (days, undated) = (new Dictionary<DateOnly, int>(), 0);
        foreach (var (article, quotes) in articles)
        {
            if (DayOf(article) is not { } day) undated += quotes;
            else days[day] = days.GetValueOrDefault(day) + quotes;
        }

        return (days, undated);
    }

    private static QuotesOverTime Count(IReadOnlyList<SpeakerEntry> speakers, QuoteCounts counts)
    {
        QuotesOverTime[] all =
        [
            .. speakers.Take(MostSpeakers).Select((speaker, rank) => Of(Visible.Name(speaker.Name), SpeakerColour.OfRank(rank), counts.Of(speaker))),
            Of("others", "others", speakers.Skip(MostSpeakers).SelectMany(counts.Of)),
        ];
        return new QuotesOverTime([.. all.SelectMany(static one => one.Series)], all.Sum(static one => one.Undated));
    }

    /// <summary>The day an article was printed, UTC; null for undated ones.</summary>
    public static DateOnly? DayOf(ArticleEntry article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : null;
    }
}
