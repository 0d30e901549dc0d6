using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Web.Charts;
using DealBot.Web.Shell;

namespace DealBot.Web.Speakers;

/// <summary>A page of the list of those who are quoted.</summary>
/// <param name="Filter">What was typed to find somebody; "" for everybody.</param>
/// <param name="IsNearest">Whether nobody is called so, and the list holds those whose names, roles or spellings come near.</param>
/// <param name="IsByName">Whether it is sorted by name, and not by number of quotes.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Count">How many speakers all pages hold.</param>
/// <param name="Rows">The speakers of this page.</param>
/// <param name="Quotes">The quotes of the whole library by day.</param>
public sealed record SpeakerList(
    string Filter, bool IsNearest, bool IsByName, int Page, int Pages, int Count, IReadOnlyList<SpeakerRow> Rows, QuotesOverTime Quotes)
{
    private const int RowsOnPage = 50;
    private const int Stretches = 24; // of a sparkline

    /// <summary>Reads a page.</summary>
    /// <param name="view">The library.</param>
    /// <param name="filter">Part of a name, a role, a spelling; "" for everybody.</param>
    /// <param name="isByName">Whether it is sorted by name.</param>
    /// <param name="page">Which page, as the address has it.</param>
    /// <param name="clock">Tells where the charts end.</param>
    public static SpeakerList Of(LibraryView view, string filter, bool isByName, string? page, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(filter);
        var found = Named.Speakers(view, filter);
        var pages = PageLinks.Count(found.Count, RowsOnPage);
        var asked = PageLinks.Asked(page, pages);
        var quotes = QuotesOverTime.Of(view).UntilNow(clock);
        var days = quotes.Series.SelectMany(static series => series.Days.Keys).DefaultIfEmpty().ToList();
        var (first, last) = (days.Min(), days.Max());
        return new SpeakerList(
            filter,
            found.Count > 0 && !Named.IsCalled(found[0], FacetNames.Fold(filter)),
            isByName,
            asked,
            pages,
            found.Count,
            [
                .. (isByName ? found.OrderBy(static speaker => speaker.Name, StringComparer.OrdinalIgnoreCase) : found.AsEnumerable())
                    .Skip((asked - 1) * RowsOnPage)
                    .Take(RowsOnPage)
                    .Select(speaker => Row(view, speaker, first, last)),
            ],
            quotes);
    }

    private static SpeakerRow Row(LibraryView view, SpeakerEntry speaker, DateOnly first, DateOnly last)
    {
        var stretches = new int[Stretches];
        ArticleEntry? newest = null, oldest = null;
        foreach (var (article, quotes) in view.QuoteCounts.Of(speaker))
        {
            if (QuotesOverTime.DayOf(article) is not { } day) break; // undated articles come last
            newest ??= article;
            oldest = article;
            if (day <= last) stretches[(day.DayNumber - first.DayNumber) * Stretches / (last.DayNumber - first.DayNumber + 1)] += quotes;
        }

        return new SpeakerRow(speaker, SpeakerColour.Of(view, speaker), oldest?.Published, newest?.Published, stretches);
    }
}

/// <summary>Somebody who is quoted.</summary>
/// <param name="Speaker">Who.</param>
/// <param name="Colour">The class of the colour.</param>
/// <param name="First">When first, UTC; null where no article has a date.</param>
/// <param name="Last">When last.</param>
/// <param name="Stretches">Quotes in equal stretches of the library's time.</param>
public sealed record SpeakerRow(SpeakerEntry Speaker, string Colour, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<int> Stretches);
