using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Alerts;

/// <summary>What an import writes down of each article and channel.</summary>
public sealed class AnnouncementTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);
    private static readonly ChatPlace Other = new(ChatPlatform.Slack, "T1", "C2", IsDirect: false);
    private static readonly ChatUser Ann = new("7", "Ann", IsModerator: false);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_article_is_due_in_every_channel_that_wants_all(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        var subscription = library.Subscriptions.Add(Channel, "", new Wish.EachArticle(), Ann)!;
        library.Subscriptions.Add(Other, "", new Wish.EachArticle(), Ann);

        await ImportAsync(library, Briefs.Article("harbour.txt", Briefs.Harbour));

        var entries = library.Alerts.Latest(10);
        Assert.Equal([Channel, Other], entries.Select(entry => entry.Place).OrderBy(where => where.Platform));
        Assert.All(entries, entry => Assert.Equal((AlertState.Due, (string?)null, "Port news"), (entry.State, entry.Reason, entry.Title)));
        Assert.Equal(subscription.Id, entries.Single(entry => entry.Place == Channel).SubscriptionId);
    }

    private static Task<DealBot.Core.Articles.Import.ImportReport> ImportAsync(Library library, params Article[] articles) =>
        library.ImportAsync(articles.Select(Briefs.Read), cancellation: TestContext.Current.CancellationToken);
}
