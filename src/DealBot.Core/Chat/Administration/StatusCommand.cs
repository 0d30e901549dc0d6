using System.Reflection;
using DealBot.Core.Articles;

namespace DealBot.Core.Chat.Administration;

/// <summary><c>admin status</c>: the state of the library and of this instance.</summary>
/// <param name="library">The library.</param>
/// <param name="clock">Tells how long this instance has been up: since this was made.</param>
/// <param name="connectors">How the connectors stand now.</param>
internal sealed class StatusCommand(Library library, TimeProvider clock, Func<IEnumerable<(string Name, ConnectorStatus Status)>> connectors)
{
    private readonly long _started = clock.GetTimestamp();

    public Reply Answer(Call call)
    {
        using var view = library.View();
        var quotes = view.Articles.Sum(article => article.QuoteCount);
        List<ListItem> items =
        [
            Item("Library", $"{Counted.Of(view.Articles.Count, "article")}, {Counted.Of(quotes, "quote")}, "
                + $"{Counted.Of(view.Index.PassageCount, "passage")}, {Counted.Of(view.Speakers.Count, "speaker")}; revision {view.Revision:N0}"),
            Item("Newest article", view.Articles is [var newest, ..] ? TitleAndDate(newest) : "none"),
            Item("Database", Counted.Bytes(library.SizeInBytes())),
            Item("This instance", $"DealBot {Version}, up {Durations.Of(clock.GetElapsedTime(_started))}"),
            .. connectors().Select(connector => Item(connector.Name, $"{connector.Status.State}: {Visible.Line(connector.Status.Detail)}")),
        ];
        return call.Reply(new Heading("Status"), new Listing(items));
    }

    private static string Version =>
        typeof(StatusCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static ListItem Item(string what, string how) => new(RichText.Of(what, RunStyle.Strong), how);

    private static string TitleAndDate(ArticleEntry article) =>
        article.Published is { } published ? $"{Visible.Name(article.Title)}, {Dates.Day(published)}" : Visible.Name(article.Title);
}
