using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;

namespace DealBot.Core.Tests.Alerts;

public sealed class SubscriptionTests(PostgresServer server)
{
    private static readonly ChatPlace Channel = new(ChatPlatform.Discord, "G1", "C1", IsDirect: false);
    private static readonly ChatPlace Direct = new(ChatPlatform.Discord, "", "D1", IsDirect: true);
    private static readonly ChatUser Ann = new("7", "Ann \uD83D", IsModerator: false);

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void A_channel_has_each_of_its_filters_once_until_all_end(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using var library = TestLibrary.Open(place);
        var subscriptions = library.Subscriptions;

        Assert.NotNull(subscriptions.Add(Channel, "", new Wish.EachArticle(), Ann));
        Assert.NotNull(subscriptions.Add(Channel, "speaker:Waltz minerals", new Wish.EachArticle(), Ann));
        Assert.Null(subscriptions.Add(Channel, "", new Wish.EachArticle(), Ann with { Name = "Bob" }));
        Assert.NotNull(subscriptions.Add(Channel with { Channel = "C2" }, "", new Wish.EachArticle(), Ann));
        Assert.NotNull(subscriptions.Add(Direct, "", new Wish.EachArticle(), Ann));

        using var elsewhere = TestLibrary.Open(place);
        Assert.Equal(["", "speaker:Waltz minerals"], elsewhere.Subscriptions.Of(Channel).Select(one => one.Filter).Order(StringComparer.Ordinal));
        Assert.All(elsewhere.Subscriptions.Of(Channel), one => Assert.Equal((Channel, "7", "Ann \uFFFD"), (one.Place, one.UserId, one.UserName)));
        Assert.Equal(Direct, Assert.Single(elsewhere.Subscriptions.Of(Direct)).Place);
        Assert.Equal(3, elsewhere.Subscriptions.InWorkspace(Channel).Count);

        Assert.Equal(2, elsewhere.Subscriptions.RemoveAll(Channel));
        Assert.Equal(0, elsewhere.Subscriptions.RemoveAll(Channel));
        Assert.Empty(subscriptions.Of(Channel));
        Assert.Single(subscriptions.Of(Direct));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_library_of_the_first_schema_opens_with_all_that_it_held(DatabaseKind kind)
    {
        using var place = new TestDatabase(kind, server);
        using (var library = TestLibrary.Open(place))
            await library.ImportAsync(Briefs.Many(3), cancellation: TestContext.Current.CancellationToken);
        OldLibrary.Make(place);

        using var opened = TestLibrary.Open(place);
        using (var view = opened.View()) Assert.Equal(3, view.Articles.Count);
        Assert.Empty(opened.Corrections());
        Assert.NotNull(opened.Subscriptions.Add(Channel, "", new Wish.EachArticle(), Ann));
        Assert.Empty(LibraryCheck.Of(opened));
    }
}
