using DealBot.Core.Articles;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin status</c>: the state of the library and of this instance.</summary>
/// <param name="library">The library.</param>
/// <param name="sources">The feeds that it follows; null for none.</param>
/// <param name="clock">Tells how long this instance has been up: since this was made.</param>
/// <param name="connectors">How the connectors stand now.</param>
internal sealed class StatusCommand(Library library, Sources? sources, TimeProvider clock, Func<IEnumerable<(string Name, ConnectorStatus Status)>> connectors)
{
    private readonly long _started = clock.GetTimestamp();

    public Reply Answer(Call call)
    {
        using var view = library.View();
        var holds = LibraryCounts.Of(view);
        List<ListItem> items =
        [
            Item("Library", $"{Counted.Of(holds.Articles, "article")}, {Counted.Of(holds.Quotes, "quote")}, "
                + $"{Counted.Of(holds.Passages, "passage")}, {Counted.Of(holds.Speakers, "speaker")}; revision {holds.Revision:N0}"),
            Item("Newest article", view.Articles is [var newest, ..] ? TitleAndDate(newest) : "none"),
            Item("Database", Counted.Bytes(library.SizeInBytes())),
            Item("Feeds", Feeds()),
            Item("Alerts", AlertWords.Counts(library.Alerts.Counts())),
            Item("Messages on their way", library.Outbox.Waiting() is var (due, retried) ? $"{due:N0} due, {retried:N0} tried again" : ""),
            .. PausedIn(call.Place).Take(MostPaused).Select(reason => Item("A channel is paused", Visible.Line(reason))),
            Item("This instance", $"DealBot {ProgramVersion.Current}, up {Durations.Of(clock.GetElapsedTime(_started))}"),
            .. connectors().Select(connector => Item(connector.Name, $"{connector.Status.State}: {Visible.Line(connector.Status.Detail)}")),
        ];
        return call.Reply(new Heading("Status"), new Listing(items));
    }

    private string Feeds()
    {
        if (sources is null) return "this instance follows none";
        var feeds = sources.Feeds();
        var failing = feeds.Count(feed => feed.FailingSince is not null);
        return failing == 0 ? $"{Counted.Of(feeds.Count, "feed")}, none failing" : $"{Counted.Of(feeds.Count, "feed")}, {failing:N0} failing";
    }

    private IEnumerable<string> PausedIn(ChatPlace place) => library.Subscriptions.InWorkspace(place)
        .Select(subscription => subscription.Place)
        .Distinct()
        .Select(library.Subscriptions.PausedBecause)
        .OfType<string>();

    private const int MostPaused = 5;

    private static ListItem Item(string what, string how) => new(RichText.Of(what, RunStyle.Strong), how);

    private static string TitleAndDate(ArticleEntry article) =>
        article.Published is { } published ? $"{Visible.Name(article.Title)}, {Dates.Day(published)}" : Visible.Name(article.Title);
}
