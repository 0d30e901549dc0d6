using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Display;

/// <summary>The feeds that a library follows and how each fares, made for eyes: two lines each.</summary>
internal sealed class FeedsView(Screen screen, TimeProvider clock)
{
    /// <summary>Writes the feeds in the order given.</summary>
    public void Write(IEnumerable<FeedEntry> feeds)
    {
        foreach (var feed in feeds) Write(feed);
    }

    private void Write(FeedEntry feed)
    {
        var palette = screen.Palette;
        var mark = feed switch
        {
            { FailingSince: not null } => new Segment("  NO  ", palette.Failure),
            { Succeeded: null } => new Segment("  …   ", palette.Faint),
            { Troubled: > 0 } => new Segment("  !   ", palette.Caution),
            _ => new Segment("  ok  "),
        };
        Segment[] rest = [new Segment(new string(' ', mark.CellCount()))];
        var title = new StyledText().Append(Visible.Name(feed.Title ?? feed.Url), palette.Heading).Append($"  {Visible.Line(feed.Url)}", palette.Faint);
        screen.Console.Write(new Barred(title, [mark], rest));

        var health = new StyledText();
        if (feed.FailingSince is { } since) health.Append($"failing for {Durations.Of(clock.GetUtcNow() - since)}: {Visible.Line(feed.Status)} ", palette.Failure);
        health.Append(string.Join(" · ", Facts(feed)), palette.Faint);
        screen.Console.Write(new Barred(health, rest, rest));
    }

    private IEnumerable<string> Facts(FeedEntry feed)
    {
        var now = clock.GetUtcNow();
        yield return feed.Succeeded is { } succeeded ? $"last success {Durations.Of(now - succeeded)} ago" : "never fetched yet";
        yield return feed.Next > now ? $"next in {Durations.Of(feed.Next - now)}" : "next now";
        yield return Counted.Of(feed.Articles, "article");
        if (feed.Troubled > 0) yield return $"{Counted.Of(feed.Troubled, "item")} could not be had";
        yield return $"#{feed.Id}";
    }
}
