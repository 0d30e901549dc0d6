using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Chat;
using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Works on one feed: fetches it when it is time, notes its new items, and imports what waits.</summary>
/// <remarks>
/// What a document shows is noted in one transaction with the fact that it was read, each new item with all that its import needs: so
/// nothing is lost where the process dies, or the feed drops the item, before it is imported.
/// </remarks>
internal sealed partial class FeedVisitor(Library library, Fetcher fetcher, FeedSchedule schedule, TimeProvider clock, ILogger log)
{
    private const int TriesBeforeNotice = 3;

    private static readonly TimeSpan OutageBeforeNotice = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongGone = TimeSpan.FromDays(7);

    private readonly WaitingItems _items = new(library, fetcher, schedule, clock, log);

    private Database Database => library.Database;

    /// <summary>Does what there is to do for a feed now.</summary>
    public async Task VisitAsync(FeedClaim claim, CancellationToken cancellation)
    {
        if (Database.Read(session => FeedRows.Find(session, claim.Feed)) is not { } feed) return;
        if (feed.Entry.Next <= clock.GetUtcNow()) await FetchAsync(claim, feed, cancellation);
        await _items.ImportAsync(claim, cancellation);
    }

    private async Task FetchAsync(FeedClaim claim, PolledFeed feed, CancellationToken cancellation)
    {
        var request = new FetchRequest(new Uri(feed.Entry.Url), FetchKind.Feed) { ETag = feed.ETag, LastModified = feed.LastModified };
        switch (await FeedFetch.GetAsync(fetcher, request, cancellation))
        {
            case FeedFetch.Read read:
                NoteRead(claim, feed, read);
                break;
            case FeedFetch.Unchanged same:
                NoteSuccess(claim, feed with { Entry = feed.Entry with { Status = "Nothing has changed since the fetch before." } }, same.Freshness, same.MovedTo);
                break;
            case FeedFetch.Page page:
                var named = $"is a page, and no feed any more. It names the feed {WebAddress.Shown(page.Feeds[0])}";
                NoteFailure(claim, feed, new FeedFetch.Failed(FeedFetch.Sentences(page.Address, named, "Add that one, and remove this"), null, null));
                break;
            case FeedFetch.Failed failed:
                NoteFailure(claim, feed, failed);
                break;
        }
    }

    private void NoteRead(FeedClaim claim, PolledFeed feed, FeedFetch.Read read)
    {
        var now = clock.GetUtcNow();
        var items = KnownItems.Distinct(read.Feed);
        Database.Write(session =>
        {
            if (!claim.Renew(session, now)) return false;

            var added = new ShownItems(session, feed, now).Note(items);
            var status = $"{Counted.Of(items.Count, "item")}, {(feed.HasBaseline ? $"{added:N0} of them new" : "the first that were seen")}."
                + string.Concat(read.Feed.Warnings.Take(3).Select(static warning => $" It {warning}."));
            return Succeed(
                session,
                feed with
                {
                    Entry = feed.Entry with { Title = read.Feed.Title ?? feed.Entry.Title, Status = status },
                    Home = read.Feed.Home?.AbsoluteUri,
                    ETag = read.Document.ETag,
                    LastModified = read.Document.LastModified,
                    IntervalAsked = read.Feed.Interval,
                },
                read.Document.Freshness,
                read.Document.MovedTo,
                now);
        });
    }

    private void NoteSuccess(FeedClaim claim, PolledFeed feed, TimeSpan? freshness, Uri? movedTo)
    {
        var now = clock.GetUtcNow();
        Database.Write(session => claim.Renew(session, now) && Succeed(session, feed, freshness, movedTo, now));
    }

    private bool Succeed(Session session, PolledFeed feed, TimeSpan? freshness, Uri? movedTo, DateTimeOffset now)
    {
        var next = now + schedule.AfterSuccess(freshness, feed.IntervalAsked);
        FeedRows.SetFetched(session, feed with { Entry = feed.Entry with { Succeeded = now, Next = next } });
        if (feed.Entry.FailingSince is { } since)
        {
            var (name, outage) = (NameOf(feed), Durations.Of(now - since));
            LogRecovered(name, outage);
            if (feed.IsNoticed) Outbox.Tell(session, $"The feed {name} works again, after {outage}.", workspace: null, now);
        }

        if (movedTo is not null && !string.Equals(movedTo.AbsoluteUri, feed.Entry.Url, StringComparison.Ordinal)) Move(session, feed, movedTo);
        return true;
    }

    // Who follows both the old address and the new one would have every item twice.
    private void Move(Session session, PolledFeed feed, Uri to)
    {
        var (name, address) = (NameOf(feed), WebAddress.Shown(to));
        if (FeedRows.FindByUrl(session, to.AbsoluteUri) is { } other && other != feed.Entry.Id)
        {
            FeedItemRows.Move(session, feed.Entry.Id, other);
            FeedRows.Delete(session, feed.Entry.Id);
            LogMerged(name, address, other);
            return;
        }

        FeedRows.SetUrl(session, feed.Entry.Id, to.AbsoluteUri);
        LogMoved(name, address);
    }

    private void NoteFailure(FeedClaim claim, PolledFeed feed, FeedFetch.Failed failed)
    {
        var now = clock.GetUtcNow();
        var (failures, since) = (feed.Failures + 1, feed.Entry.FailingSince ?? now);
        var isGone = failed.Status is 410;
        var status = isGone || (failed.Status is 404 && now - since >= LongGone)
            ? $"{failed.Problem} It seems to be gone for good; it is still tried once a day. Remove it when nobody wants it any more."
            : failed.Problem;
        var isNotice = !feed.IsNoticed && failures >= TriesBeforeNotice && now - since >= OutageBeforeNotice;
        var name = NameOf(feed);
        if (!string.Equals(status, feed.Entry.Status, StringComparison.Ordinal)) LogFailing(name, status);

        Database.Write(session =>
        {
            if (!claim.Renew(session, now)) return false;
            if (isNotice)
            {
                var text = $"The feed {name} has failed for {Durations.Of(now - since)}: {status} It is tried again until it works, or until it is removed.";
                Outbox.Tell(session, text, workspace: null, now);
            }

            FeedRows.SetFailed(session, feed with
            {
                Entry = feed.Entry with { Status = status, FailingSince = since, Next = now + schedule.AfterFailure(failures, isGone, failed.RetryAfter) },
                Failures = failures,
                IsNoticed = feed.IsNoticed || isNotice,
            });
            return true;
        });
    }

    private static string NameOf(PolledFeed feed) => feed.Entry.Title is { } title
        ? $"“{Visible.Name(title)}” ({WebAddress.Shown(new Uri(feed.Entry.Url))})"
        : WebAddress.Shown(new Uri(feed.Entry.Url));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} fails: {Problem}")]
    private partial void LogFailing(string feed, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} works again, after {Outage}")]
    private partial void LogRecovered(string feed, string outage);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} has moved to {Address} for good")]
    private partial void LogMoved(string feed, string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} has moved to {Address}, which is followed already as feed {Other}: they are one from now on")]
    private partial void LogMerged(string feed, string address, long other);
}
