using System.Globalization;
using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat.Lines;

namespace DealBot.Core.Chat.Administration;

/// <summary>The feeds with their health, page by page: those that fail first.</summary>
internal sealed class FeedList(TimeProvider clock, ChatPlatform platform)
{
    private const int OnPage = 10;
    private const int MostAddresses = 25; // what a list holds

    /// <summary>The parts of a page.</summary>
    /// <param name="feeds">The feeds.</param>
    /// <param name="wanted">What was asked for; null for all.</param>
    /// <param name="page">Which page, from 1, in decimal digits; the first where it is none.</param>
    public List<ReplyPart> Parts(IReadOnlyList<FeedEntry> feeds, string? wanted, string? page)
    {
        if (feeds.Count == 0)
        {
            return [new Note(wanted is null
                ? RichText.Of("No feeds are followed yet. Add one: ").Then(AsTyped.Code(platform, "admin feeds add https://example.com/feed.xml"))
                : $"No feed is meant by “{Visible.Line(wanted)}”.")];
        }

        var failing = feeds.Count(feed => feed.FailingSince is not null);
        var pages = (feeds.Count + OnPage - 1) / OnPage;
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? Math.Clamp(typed, 1, pages) : 1;
        List<ReplyPart> parts =
        [
            new Heading("Feeds"),
            new Note($"{Counted.Of(feeds.Count, "feed")}, {(failing == 0 ? "none" : $"{failing:N0}")} failing.{(pages > 1 ? $" Page {number} of {pages}." : "")}", IsQuiet: true),
            new Listing([.. feeds.OrderBy(feed => feed.FailingSince ?? DateTimeOffset.MaxValue).Skip((number - 1) * OnPage).Take(OnPage).Select(Item)]),
        ];
        List<Button> buttons = [];
        if (wanted is null && number > 1) buttons.Add(Turning("Previous", number - 1));
        if (wanted is null && number < pages) buttons.Add(Turning("Next", number + 1) with { Style = ButtonStyle.Primary });
        if (buttons.Count > 0) parts.Add(new ButtonRow(buttons));
        return parts;
    }

    /// <summary>The addresses, to be copied.</summary>
    public static List<ReplyPart> Addresses(IReadOnlyList<FeedEntry> feeds)
    {
        List<ReplyPart> parts = [new Note(RichText.Of("The whole list as an OPML file is written by the command line: ").Then("dealbot feeds export", RunStyle.Code))];
        if (feeds.Count > 0) parts.Add(new Listing([.. feeds.Take(MostAddresses).Select(feed => new ListItem(RichText.Of(Visible.Line(feed.Url), RunStyle.Code)))]));
        if (feeds.Count > MostAddresses) parts.Add(new Note($"… and {feeds.Count - MostAddresses:N0} more.", IsQuiet: true));
        return parts;
    }

    /// <summary>A feed by its title, or where it has none by its address.</summary>
    public static RichText Name(FeedEntry feed) => RichText.Of(feed.Title is { Length: > 0 } title ? Visible.Name(title) : Visible.Line(feed.ShownUrl), RunStyle.Strong);

    private ListItem Item(FeedEntry feed)
    {
        List<string> health =
        [
            feed.FailingSince is { } since ? $"failing for {Durations.Of(Now - since)}: {Visible.Line(feed.Status).TrimEnd('.')}" : Visible.Line(feed.Status).TrimEnd('.'),
            feed.Succeeded is { } succeeded ? $"last read {Durations.Of(Now - succeeded)} ago" : "never read yet",
            feed.Next > Now ? $"next in {Durations.Of(feed.Next - Now)}" : "next now",
            Counted.Of(feed.Articles, "article"),
        ];
        if (feed.Troubled > 0) health.Add($"{Counted.Of(feed.Troubled, "item")} could not be had");
        return new ListItem(RichText.Of($"{feed.Id}. ").Then(Name(feed)).Then(feed.Title is { Length: > 0 } ? $" {Visible.Line(feed.ShownUrl)}" : ""), string.Join(" · ", health));
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private static Button Turning(string label, int page) => new(CommandPress.Id(ChatCommands.Administration, "feeds", "page", $"{page}"), label);
}
