using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>What a channel gets of what is due for it, and in which messages.</summary>
public sealed class DeliveryTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Notices_reach_the_moderators_of_one_workspace_or_of_all_in_the_order_they_were_told(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var outbox = room.Library.Outbox;
        var (here, elsewhere) = (room.Channel(1), room.Channel(2) with { Workspace = "W2" });
        Assert.Equal(0, outbox.Tell("Nobody hears it."));
        outbox.SetNoticeChannel(room.Channel(9));
        outbox.SetNoticeChannel(here);
        outbox.SetNoticeChannel(elsewhere);

        Assert.Equal(2, outbox.Tell("For all."));
        Assert.Equal(1, outbox.Tell("For one.", room.Channel(5)));
        Assert.Equal((3, 0), outbox.Waiting());
        await using var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 3, "the notices");

        Assert.Equal(["For all.", "For one."], room.Channels.In(here).Select(Said));
        Assert.Equal(["For all."], room.Channels.In(elsewhere).Select(Said));
        Assert.True(outbox.ClearNoticeChannel(here));
        Assert.False(outbox.ClearNoticeChannel(here));
        Assert.Null(outbox.NoticeChannel(here));
        Assert.Equal(elsewhere, outbox.NoticeChannel(elsewhere));
    }

    private static string Said(StandingMessage message) => Assert.IsType<Note>(Assert.Single(message.Parts)).Text.Plain;
}
