using System.Text.Json.Nodes;
using DealBot.Slack.Sockets;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Sockets;

/// <summary>What comes over the sockets: taken, acknowledged, or passed over.</summary>
public sealed class SocketDeliveryTests
{
    [Fact]
    public async Task What_arrives_is_acknowledged_while_its_handler_has_not_even_begun_to_answer()
    {
        await using var wire = await Wire.StartAsync();
        var answer = new TaskCompletionSource();
        wire.Work = (_, stop) => answer.Task.WaitAsync(stop);
        await wire.ConnectAsync();
        for (var i = 0; i < 200; i++)
        {
            var sent = await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
            var acknowledged = await sent!.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Null(acknowledged.Payload);
        }

        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Deliveries.Acknowledgements.Count == 200, "200 acknowledgements");
        answer.SetResult();
    }

    [Fact]
    public async Task Acknowledgements_follow_the_envelopes_and_not_the_answers()
    {
        await using var wire = await Wire.StartAsync();
        var first = new TaskCompletionSource();
        wire.Work = (delivery, stop) => delivery.Payload.Text("text") is "slow" ? first.Task.WaitAsync(stop) : Task.CompletedTask;
        await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal slow");
        var quick = await wire.Slack.TypesAsync("U0BOB", "C0GENERAL", "/deal quick");
        await quick!.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await wire.TakeAsync();
        await wire.TakeAsync();
        first.SetResult();
    }

    [Fact]
    public async Task An_envelope_in_many_frames_is_one()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Deliveries.Pieces = 17;
        await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal " + new string('x', 100_000));
        Assert.Equal(new string('x', 100_000), (await wire.TakeAsync()).Payload.Text("text"));
    }

    public static TheoryData<string> Nonsense =>
    [
        new("") { TestDisplayName = "nothing" },
        new("hello") { TestDisplayName = "no JSON" },
        new("{\"type\":\"slash_commands\",\"envelope_id\":\"cut o") { TestDisplayName = "cut off" },
        new("[]") { TestDisplayName = "a list" },
        new("null") { TestDisplayName = "null" },
        new("{}") { TestDisplayName = "an empty object" },
        new("{\"type\":7,\"envelope_id\":[],\"payload\":\"\"}") { TestDisplayName = "wrong kinds" },
        new("{\"type\":\"slash_commands\",\"payload\":{}}") { TestDisplayName = "no id" },
        new("{\"type\":\"\\ud800\",\"envelope_id\":\"\\udfff\"}") { TestDisplayName = "half surrogate pairs" },
        new(new string('[', 100_000)) { TestDisplayName = "nested a hundred thousand times" },
        new("{\"type\":\"disconnect\"}{\"type\":\"disconnect\"}") { TestDisplayName = "two objects" },
    ];

    [Theory, MemberData(nameof(Nonsense))]
    public async Task A_message_that_is_no_envelope_is_passed_over_and_not_logged(string message)
    {
        await using var wire = await Wire.StartAsync();
        var socket = await wire.ConnectAsync();
        await socket.SendTextAsync(message);
        await socket.SendBinaryAsync([1, 2, 3]);
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        Assert.Equal("minerals", (await wire.TakeAsync()).Payload.Text("text"));
        Assert.Equal(2, wire.Log.Lines.Count(line => line.Message.Contains("that is no envelope", StringComparison.Ordinal)));
        Assert.Single(wire.Slack.Sockets);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_passed_over_in_bounded_memory()
    {
        await using var wire = await Wire.StartAsync();
        var socket = await wire.ConnectAsync();
        await socket.SendFragmentedAsync(new string(' ', Slack.Sockets.SlackSocket.MostMessageBytes * 3), pieces: 5);
        await socket.SendFragmentedAsync("{\"type\":\"hello\"}" + new string(' ', Slack.Sockets.SlackSocket.MostMessageBytes - 15), pieces: 3);
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        Assert.Equal("minerals", (await wire.TakeAsync()).Payload.Text("text"));
        Assert.Equal(2, wire.Log.Lines.Count(line => line.Message.Contains("of more than", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_envelope_of_an_unknown_type_is_acknowledged_and_left_alone()
    {
        await using var wire = await Wire.StartAsync();
        await wire.ConnectAsync();
        var sent = await wire.Slack.Deliveries.SendAsync("carrier_pigeon", [], acceptsResponsePayload: false);
        await sent.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, wire.Taken);
    }

    [Fact]
    public async Task What_was_sent_over_a_socket_that_broke_is_delivered_again_under_the_same_id()
    {
        await using var wire = await Wire.StartAsync();
        var socket = await wire.ConnectAsync();
        var sent = await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot what did Waltz say");
        var first = await wire.TakeAsync();
        socket.Drop();
        await wire.Slack.ConnectedAsync(2);
        await wire.Slack.Deliveries.RedeliverAsync(sent!);
        var second = await wire.TakeAsync();
        Assert.Equal((first.Kind, first.Id, 0), (second.Kind, second.Id, first.Attempt));
        Assert.Equal(1, second.Attempt);
    }

    [Fact]
    public async Task When_too_much_is_under_way_nothing_is_acknowledged_that_is_not_taken()
    {
        await using var wire = await Wire.StartAsync(most: 1);
        wire.Slack.Deliveries.Retries = false; // this test sends it again itself
        var answer = new TaskCompletionSource();
        wire.Work = (_, stop) => answer.Task.WaitAsync(stop);
        var socket = await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal first");
        await wire.TakeAsync();
        var second = await wire.Slack.TypesAsync("U0BOB", "C0GENERAL", "@dealbot second");
        await socket.SendTextAsync("the end of the second");
        await wire.Log.SaysAsync("is no envelope"); // the message after it
        Assert.False(second!.Acknowledged.IsCompleted);

        answer.SetResult();
        while (!wire.Deliveries.HasRoom) await Task.Yield();
        await wire.Slack.Deliveries.RedeliverAsync(second);
        await second.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryKind.Event, (await wire.TakeAsync()).Kind);
    }

    [Fact]
    public async Task A_handler_that_throws_disturbs_nobody()
    {
        await using var wire = await Wire.StartAsync();
        wire.Work = (_, _) => throw new InvalidOperationException("broken");
        await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal first");
        await wire.TakeAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal second");
        await wire.TakeAsync();
        await wire.Log.SaysAsync("broken", times: 2);
    }

    [Fact]
    public async Task A_storm_of_disconnects_and_broken_sockets_loses_nothing()
    {
        await using var wire = await Wire.StartAsync(connections: 3, timing: new SocketTiming
        {
            FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5), GoodLife = TimeSpan.Zero,
        });
        await wire.ConnectAsync();
        var dice = new Random(7);
        List<SentDelivery> sent = [];
        for (var i = 0; i < 30; i++)
        {
            sent.Add(await wire.Slack.HappensAsync(new JsonObject { ["type"] = "app_mention", ["number"] = i }));
            var socket = wire.Slack.Sockets.FirstOrDefault(socket => socket.HasGreeted && !socket.IsLeaving);
            if (socket is null) continue;
            if (dice.Next(2) == 0) socket.Drop();
            else await socket.DisconnectAsync("warning");
        }

        foreach (var one in sent.Where(one => !one.Acknowledged.IsCompleted)) await wire.Slack.Deliveries.RedeliverAsync(one);
        foreach (var one in sent) await one.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        HashSet<string> ids = [];
        while (ids.Count < sent.Count) ids.Add((await wire.TakeAsync()).Id);
        Assert.Equal(sent.Select(one => one.Payload["event_id"]!.GetValue<string>()).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }
}
