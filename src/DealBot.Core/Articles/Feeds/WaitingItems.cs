using System.Text.Json;
using DealBot.Core.Articles.Fetching;
using DealBot.Core.Articles.Reading;
using DealBot.Core.Storage;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Imports the items of a feed that wait for it: from the feed itself, from their pages, or, where those cannot be had, from
/// their summaries.</summary>
internal sealed partial class WaitingItems(Library library, Fetcher fetcher, FeedSchedule schedule, TimeProvider clock, ILogger log)
{
    private const int MostTogether = 64;
    private const int MostPages = 20; // then the next feed has its turn

    private Database Database => library.Database;

    /// <summary>Imports what is due; what is left after a while stays due.</summary>
    public async Task ImportAsync(FeedClaim claim, CancellationToken cancellation)
    {
        for (var pages = 0; pages < MostPages;)
        {
            var now = clock.GetUtcNow();
            var (found, waiting) = Database.Read(session =>
                (claim.IsHeld(session) ? FeedRows.Find(session, claim.Feed) : null, FeedItemRows.Waiting(session, claim.Feed, now.ToUnixTimeMilliseconds(), MostTogether)));
            if (found is null || waiting.Count == 0) return;

            var feed = new Feed(found.Entry.Title, found.Home is { } home ? new Uri(home) : null, null, [], []);
            List<(WaitingItem Waiting, ReadOutcome.Success Article)> whole = [];
            List<(WaitingItem Waiting, FeedItem Item)> onPages = [];
            foreach (var entry in waiting) await GuardedAsync(claim, entry, () =>
            {
                var item = JsonSerializer.Deserialize(entry.Item, FeedItemJson.Default.FeedItem)!;
                if (IsHeldAlready(entry, item.Url?.AbsoluteUri) is { } url) SetImported(claim, entry, url);
                else if (ItemReader.Whole(feed, item, now) is { } article) whole.Add((entry, article));
                else onPages.Add((entry, item));
                return Task.CompletedTask;
            });

            await StoreAsync(claim, whole, cancellation);
            foreach (var (entry, item) in onPages)
            {
                if (!Database.Write(session => claim.Renew(session, clock.GetUtcNow()))) return;
                await GuardedAsync(claim, entry, () => ImportFromPageAsync(claim, feed, entry, item, cancellation));
                if (++pages == MostPages) break;
            }
        }
    }

    /// <summary>Works on one item. Whatever fault it meets is this item's alone; only the database's are everybody's.</summary>
    private async Task GuardedAsync(FeedClaim claim, WaitingItem waiting, Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // one item may fail in any way, and must not keep the others out
        catch (Exception fault) when (fault is not OperationCanceledException and not StorageException)
#pragma warning restore CA1031
        {
            LogFault(fault, waiting.Number, claim.Feed);
            const string Problem = "DealBot met a fault with this item; its log says more.";
            if (!TryLater(claim, waiting, Problem, retryAfter: null)) SetTried(claim, waiting, Problem, next: null);
        }
    }

    /// <summary>The address under which another way has brought a new item into the library meanwhile; null where none has.</summary>
    private string? IsHeldAlready(WaitingItem waiting, string? url) => waiting.ArticleUrl is not null || url is null ? null : Database.Read(session =>
        ArticleRows.UrlHeld(session, url) ?? (FeedItemRows.IsImported(session, Mark.Of(ArticleUrl.Key(url))) ? url : null));

    private async Task ImportFromPageAsync(FeedClaim claim, Feed feed, WaitingItem waiting, FeedItem item, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (waiting.ArticleUrl is { } held)
        {
            SetImported(claim, waiting, held); // the feed gave all of it once, and now a summary
            return;
        }

        var problem = "The item has no page of its own.";
        if (item.Url is not null)
        {
            switch (await fetcher.FetchAsync(new FetchRequest(item.Url, FetchKind.Page), cancellation))
            {
                case FetchOutcome.Fetched page:
                    switch (ItemReader.OfPage(feed, item, page, now))
                    {
                        case ReadOutcome.Success article when IsHeldAlready(waiting, article.Article.Url) is { } url:
                            SetImported(claim, waiting, url);
                            return;
                        case ReadOutcome.Success article:
                            await StoreAsync(claim, [(waiting, article)], cancellation);
                            return;
                        case ReadOutcome.Failure failure:
                            problem = failure.Message;
                            break;
                    }

                    break;
                case FetchOutcome.Refused refused:
                    problem = FeedFetch.Sentences(item.Url, refused.Problem, refused.Remedy);
                    break;
                case FetchOutcome.Failed failed:
                    problem = FeedFetch.Sentences(item.Url, failed.Problem);
                    if (TryLater(claim, waiting, problem, failed.RetryAfter)) return;
                    break;
                case FetchOutcome.NotModified:
                    problem = FeedFetch.Sentences(item.Url, "answered 304, though nothing is held of it");
                    break;
            }
        }

        var name = Named(item);
        if (ItemReader.OfSummary(feed, item, clock.GetUtcNow()) is { } summary)
        {
            LogSummary(name, problem);
            await StoreAsync(claim, [(waiting, summary)], cancellation);
        }
        else
        {
            LogGivenUp(name, problem);
            SetTried(claim, waiting, problem, next: null);
        }
    }

    private async Task StoreAsync(
        FeedClaim claim, List<(WaitingItem Waiting, ReadOutcome.Success Article)> articles, CancellationToken cancellation)
    {
        if (articles.Count == 0) return;
        try
        {
            var report = await library.ImportAsync([.. articles.Select(Outcome)], cancellation: cancellation);
            Database.Write(session =>
            {
                if (!claim.Renew(session, clock.GetUtcNow())) return false;
                FeedRows.CountArticles(session, claim.Feed, report.Added);
                foreach (var (waiting, article) in articles)
                    FeedItemRows.SetImported(session, claim.Feed, waiting.Number, waiting.ArticleUrl ?? article.Article.Url);
                return true;
            });
        }
        catch (Exception fault) when (articles.Count > 1 && fault is not OperationCanceledException and not StorageException)
        {
            foreach (var one in articles) await GuardedAsync(claim, one.Waiting, () => StoreAsync(claim, [one], cancellation));
        }
    }

    // A new version keeps the address of the article that it replaces: by that, importing finds it.
    private static ReadOutcome Outcome((WaitingItem Waiting, ReadOutcome.Success Article) entry) => entry.Waiting.ArticleUrl is { } url
        ? entry.Article with { Article = entry.Article.Article with { Url = url }, IsAnnounced = false }
        : entry.Article with { IsAnnounced = entry.Waiting.IsAnnounced };

    private void SetImported(FeedClaim claim, WaitingItem waiting, string? url) => Database.Write(session =>
    {
        if (claim.Renew(session, clock.GetUtcNow())) FeedItemRows.SetImported(session, claim.Feed, waiting.Number, url);
        return true;
    });

    private bool TryLater(FeedClaim claim, WaitingItem waiting, string problem, TimeSpan? retryAfter)
    {
        if (schedule.AfterPageFailure(waiting.Tries + 1, retryAfter) is not { } pause) return false;
        SetTried(claim, waiting, problem, clock.GetUtcNow() + pause);
        return true;
    }

    private void SetTried(FeedClaim claim, WaitingItem waiting, string problem, DateTimeOffset? next) => Database.Write(session =>
    {
        if (claim.Renew(session, clock.GetUtcNow())) FeedItemRows.SetTried(session, claim.Feed, waiting.Number, problem, next?.ToUnixTimeMilliseconds());
        return true;
    });

    private static string Named(FeedItem item) => item.Url is null ? $"“{Chat.Visible.Name(item.Title)}”" : WebAddress.Shown(item.Url);

    [LoggerMessage(Level = LogLevel.Information, Message = "Of {Item} only the summary was imported: {Problem}")]
    private partial void LogSummary(string item, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Item} was given up: {Problem}")]
    private partial void LogGivenUp(string item, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Item {Item} of feed {Feed} met a fault; the others go on")]
    private partial void LogFault(Exception fault, long item, long feed);
}
