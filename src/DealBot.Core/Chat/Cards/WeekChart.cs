using System.Globalization;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Cards;

/// <summary>Counts citations by the week in which they were printed.</summary>
internal static class WeekChart
{
    private const int MostBars = 30;

    /// <summary>A bar for each ISO week from the first to the last, by its Monday; null when fewer than two weeks have any.</summary>
    /// <remarks>Where that would be too many, the weeks without any are left out, and then the oldest.</remarks>
    public static Chart? Of(ILibraryView view, IReadOnlyList<SavedCard> cards)
    {
        var entries = ArticleEntries.Of(view);
        var counts = cards
            .Select(card => entries.GetValueOrDefault(card.Citation.ArticleId)?.Published)
            .OfType<DateTimeOffset>()
            .CountBy(published => Dates.MondayOf(published.UtcDateTime))
            .ToDictionary();
        if (counts.Count < 2) return null;

        var weeks = (counts.Keys.Max() - counts.Keys.Min()).Days / DaysInWeek + 1;
        var mondays = weeks <= MostBars
            ? Enumerable.Range(0, weeks).Select(week => counts.Keys.Min().AddDays(week * DaysInWeek))
            : counts.Keys.Order().TakeLast(MostBars);
        return new Chart([.. mondays.Select(monday => new Bar(monday.ToString("d MMM yyyy", CultureInfo.InvariantCulture), counts.GetValueOrDefault(monday)))]);
    }

    private const int DaysInWeek = 7;
}
