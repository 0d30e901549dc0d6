using DealBot.Core.Alerts;
using DealBot.Core.Articles.Import;
using DealBot.Core.Tests.Libraries;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>The same story from another outlet becomes part of the message that told it.</summary>
public sealed class AlsoInTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_copy_that_comes_later_is_named_by_one_edit_of_the_message(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var channel = room.Subscribed(1);
        await ImportAsync(room, "The Islander");
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 1, "the alert");

        await ImportAsync(room, "Harbour Times");
        await ImportAsync(room, "Coast Weekly");
        await room.UntilAsync(channels => channels.Calls.Any(call => call.Kind is PosterCallKind.Edit), "the edit");
        for (var second = 0; second < 60; second++) await room.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([PosterCallKind.Post, PosterCallKind.Edit], room.Channels.Calls.Select(call => call.Kind));
        var message = Assert.Single(room.Channels.In(channel));
        Assert.Single(room.Library.Outbox.Find(message.Key)!.Articles);
        Assert.Equal(
            [(AlertState.Sent, message.Key), (AlertState.Merged, message.Key), (AlertState.Merged, message.Key)],
            room.Library.Alerts.Latest(10).OrderBy(entry => entry.ArticleId).Select(entry => (entry.State, entry.PostKey!)));
    }

    [Fact]
    public async Task An_edit_that_fails_is_tried_a_few_times_and_then_logged_and_left()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        await ImportAsync(room, "The Islander");
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 1, "the alert");
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "it to be written down");

        room.Channels.Always(channel, ChannelAnswer.Unavailable);
        await ImportAsync(room, "Harbour Times");
        await room.UntilAsync(channels => channels.Calls.Count(call => call.Kind is PosterCallKind.Edit) >= 3, "three attempts");
        for (var second = 0; second < 60; second++) await room.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(3, room.Channels.Calls.Count(call => call.Kind is PosterCallKind.Edit));
        Assert.Contains("does not name another outlet", room.Log.Text, StringComparison.Ordinal);
        Assert.Single(room.Library.Alerts.Latest(10, AlertState.Sent));
    }

    private static Task<ImportReport> ImportAsync(AlertRoom room, string source) => room.Library.ImportAsync(
        [Briefs.Read(Briefs.Article($"{source}.txt", Briefs.Harbour, source, $"https://{source.Replace(' ', '-').ToLowerInvariant()}.example/harbour"))],
        cancellation: TestContext.Current.CancellationToken);
}
