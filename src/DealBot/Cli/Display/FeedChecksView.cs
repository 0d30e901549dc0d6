using DealBot.Core.Articles.Feeds;
using DealBot.Core.Chat;

namespace DealBot.Cli.Display;

/// <summary>What was found at addresses that may be feeds', as a check of the setup is drawn.</summary>
internal sealed class FeedChecksView(Screen screen)
{
    private readonly ChecksView _checks = new(screen);

    /// <summary>Writes one, as soon as it is known.</summary>
    public void Write(FeedCheck check)
    {
        List<SetupCheck> found =
        [
            check.Feed is { } feed
                ? new("feed", SetupOutcome.Good, $"{Visible.Name(feed.Title ?? "Without a title")}: {Counted.Of(feed.Items.Count, "item")}{Newest(feed)}")
                : new("feed", SetupOutcome.Failed, check.Problem ?? "There is no feed."),
            .. check.Remarks.Select(remark => new SetupCheck("remark", SetupOutcome.Warning, remark)),
        ];
        if (check is { Feed: not null, Problem: { } problem }) found.Add(new("problem", SetupOutcome.Failed, problem));
        _checks.Write(Visible.Line(check.Url), found);
    }

    private static string Newest(Feed feed) =>
        feed.Items.Max(item => item.Published) is { } newest ? $", the newest of {Dates.Day(newest)}." : ", none of them dated.";
}
