using System.Net.WebSockets;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Sockets;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Sockets;

public sealed class SocketModeTests
{
    [Fact]
    public async Task Is_connected_only_once_Slack_said_hello()
    {
        await using var wire = await Wire.StartAsync();
        var hello = new TaskCompletionSource();
        wire.Slack.HelloAfter = hello.Task;
        wire.Run();
        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Sockets.Count == 1, "a socket");
        Assert.Equal(ConnectorState.Connecting, wire.Mode.Status.State);

        hello.SetResult();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await wire.TakeAsync();
        Assert.Equal(ConnectorState.Connected, wire.Mode.Status.State);
    }

    [Fact]
    public async Task The_app_token_goes_in_the_header_alone()
    {
        await using var wire = await Wire.StartAsync();
        await wire.ConnectAsync();
        var call = Assert.Single(wire.Slack.Calls);
        Assert.Equal(SlackCounterpart.AppToken, call.Token);
        Assert.Equal("{}", call.Body.ToString());
    }

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

    [Theory, InlineData("warning"), InlineData("refresh_requested"), InlineData("something new")]
    public async Task The_new_socket_has_said_hello_before_the_old_one_goes(string reason)
    {
        await using var wire = await Wire.StartAsync();
        var old = await wire.ConnectAsync();
        var sent = await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await wire.TakeAsync();
        var hello = new TaskCompletionSource();
        wire.Slack.HelloAfter = hello.Task;
        await old.DisconnectAsync(reason);
        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Sockets.Count == 2, "a second socket");

        await wire.Slack.Deliveries.RedeliverAsync(sent!, over: old);
        Assert.Equal(1, (await wire.TakeAsync()).Attempt); // the old one still serves
        Assert.Null(old.ClosedWith);

        hello.SetResult();
        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Sockets.Count == 1, "the old socket's end");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, old.ClosedWith);
    }

    [Fact]
    public async Task A_socket_told_to_go_before_it_said_hello_replaces_none()
    {
        await using var wire = await Wire.StartAsync(timing: new SocketTiming { FirstPause = TimeSpan.FromMilliseconds(1), SendWithin = TimeSpan.FromMilliseconds(100) });
        var old = await wire.ConnectAsync();
        wire.Slack.HelloAfter = new TaskCompletionSource().Task;
        await old.DisconnectAsync("warning");
        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Sockets.Count == 2, "a second socket");
        var unlucky = wire.Slack.Sockets[1];
        wire.Slack.HelloAfter = Task.CompletedTask;
        await unlucky.DisconnectAsync("refresh_requested");
        await wire.Slack.ConnectedAsync(3);
        await wire.Slack.Journal.UntilAsync(() => !wire.Slack.Sockets.Contains(old), "the old socket's end");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, old.ClosedWith);
    }

    [Fact]
    public async Task Stops_with_a_sentence_where_Socket_Mode_is_switched_off()
    {
        await using var wire = await Wire.StartAsync(connections: 2);
        wire.Run();
        await wire.Slack.ConnectedAsync(2);
        await wire.Slack.Sockets[0].DisconnectAsync("link_disabled");
        var refused = await wire.RefusedAsync();
        Assert.Contains("Socket Mode is switched off for the app (link_disabled). Switch it on", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wire.Slack.Sockets, socket => socket.ClosedWith is null);
        Assert.Equal(2, wire.Slack.Calls.Count);
    }

    [Theory, InlineData("not_authed"), InlineData("invalid_auth"), InlineData("account_inactive"), InlineData("token_revoked"), InlineData("token_expired")]
    public async Task A_token_that_Slack_does_not_accept_ends_it_with_a_sentence_that_says_what_to_do(string error)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.RevokedWith = error;
        var refused = await wire.RefusedAsync();
        Assert.Contains($"does not accept the app-level token ({error}). Make one with the scope connections:write", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.AppToken, refused.ToString(), StringComparison.Ordinal);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task A_token_revoked_while_connected_ends_it_when_the_next_socket_is_needed()
    {
        await using var wire = await Wire.StartAsync();
        wire.Run();
        var socket = await wire.Slack.ConnectedAsync();
        wire.Slack.RevokedWith = "token_revoked";
        socket.Drop();
        await wire.RefusedAsync();
    }

    [Fact]
    public async Task An_app_token_without_its_scope_ends_it_with_a_sentence()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("apps.connections.open", new SlackFault.Refusal("missing_scope"));
        var refused = await wire.RefusedAsync();
        Assert.Contains("lacks the scope connections:write", refused.Message, StringComparison.Ordinal);
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
    public async Task A_closed_socket_is_replaced()
    {
        await using var wire = await Wire.StartAsync();
        var socket = await wire.ConnectAsync();
        await socket.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "restarting");
        await wire.Slack.ConnectedAsync(2);
    }

    [Fact]
    public async Task A_socket_that_falls_silent_is_taken_for_dead()
    {
        await using var wire = await Wire.StartAsync(timing: new SocketTiming
        {
            PingAfter = TimeSpan.FromMilliseconds(50),
            PongWithin = TimeSpan.FromMilliseconds(150),
            SendWithin = TimeSpan.FromMilliseconds(200),
            FirstPause = TimeSpan.FromMilliseconds(1),
        });
        var socket = await wire.ConnectAsync();
        socket.GoSilent();
        await wire.Slack.ConnectedAsync(2);
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await wire.TakeAsync();
    }

    [Fact]
    public async Task A_quiet_socket_that_answers_pings_lives_on()
    {
        await using var wire = await Wire.StartAsync(timing: new SocketTiming { PingAfter = TimeSpan.FromMilliseconds(20), PongWithin = TimeSpan.FromSeconds(5) });
        var socket = await wire.ConnectAsync();
        for (var i = 0; i < 20; i++)
        {
            await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
            await wire.TakeAsync();
        }

        Assert.Equal(socket, Assert.Single(wire.Slack.Sockets));
    }

    [Fact]
    public async Task Holds_as_many_sockets_as_are_set_and_takes_from_each()
    {
        await using var wire = await Wire.StartAsync(connections: 3);
        await wire.ConnectAsync();
        for (var i = 0; i < 6; i++)
        {
            await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", $"/deal {i}");
            Assert.Equal($"{i}", (await wire.TakeAsync()).Payload.Text("text"));
        }

        Assert.Equal("3 of 3 sockets to Slack are open.", wire.Mode.Status.Detail);
    }

    [Fact]
    public async Task After_sockets_that_die_young_it_pauses_longer_and_longer()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock, new SocketTiming { SendWithin = TimeSpan.FromHours(1) }); // so that the pauses are the only short timers
        await wire.ConnectAsync();
        TimeSpan[] longest = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];
        for (var i = 0; i < longest.Length; i++)
        {
            (await wire.Slack.ConnectedAsync(i + 1)).Drop();
            await clock.WaitForTimerAsync(left => left >= longest[i] / 2 && left <= longest[i]);
            Assert.Equal(i + 1, wire.Slack.Calls.Count); // nothing is asked before the pause is over
            clock.Advance(longest[i]);
        }

        await wire.Slack.ConnectedAsync(longest.Length + 1);
    }

    [Fact]
    public async Task After_a_socket_that_lived_long_the_next_is_opened_at_once()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock, new SocketTiming());
        var socket = await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await wire.TakeAsync(); // so that its life has begun
        clock.Advance(TimeSpan.FromMinutes(1));
        socket.Drop();
        await wire.Slack.ConnectedAsync(2);
    }

    [Fact]
    public async Task Where_there_are_too_many_sockets_it_comes_back_late()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock, new SocketTiming());
        var socket = await wire.ConnectAsync();
        await socket.DisconnectAsync("too_many_websockets");
        await clock.WaitForTimerAsync(left => left >= TimeSpan.FromSeconds(15) && left <= TimeSpan.FromSeconds(30));
        Assert.Single(wire.Slack.Calls);
        clock.Advance(clock.Pending[0]);
        await wire.Slack.ConnectedAsync(2);
    }

    [Fact]
    public async Task A_hello_that_does_not_come_is_not_waited_for_for_ever()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock, new SocketTiming { FirstPause = TimeSpan.FromSeconds(2) });
        wire.Slack.HelloAfter = new TaskCompletionSource().Task;
        wire.Run();
        await wire.Slack.Journal.UntilAsync(() => wire.Slack.Sockets.Count == 1, "a socket");
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(15));
        wire.Slack.HelloAfter = Task.CompletedTask;
        clock.Advance(TimeSpan.FromSeconds(15));
        var second = wire.Slack.ConnectedAsync(2);
        while (!second.IsCompleted)
        {
            // The close that nobody answers, and the pause before the next socket.
            await Task.WhenAny(second, clock.WaitForTimerAsync(left => left <= TimeSpan.FromSeconds(5)));
            if (!second.IsCompleted && clock.Pending is [var left, ..] && left <= TimeSpan.FromSeconds(5)) clock.Advance(left);
        }

        await second;
        Assert.Contains("did not say hello in time", wire.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Troubles_of_the_Web_API_delay_a_socket_and_no_more()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("apps.connections.open", new SlackFault.ServerError());
        wire.Slack.Faults.Order("apps.connections.open", new SlackFault.Garbled());
        wire.Slack.Faults.Order("apps.connections.open", new SlackFault.TooMany(1));
        wire.Slack.Faults.Order("apps.connections.open", new SlackFault.Reset());
        await wire.ConnectAsync();
        Assert.Equal(5, wire.Slack.Calls.Count);
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
    public async Task Stopping_closes_the_sockets_properly_and_finishes_what_was_taken()
    {
        await using var wire = await Wire.StartAsync(connections: 2);
        var answer = new TaskCompletionSource();
        var answered = 0;
        wire.Work = async (_, stop) =>
        {
            await answer.Task.WaitAsync(stop);
            answered++;
        };
        await wire.ConnectAsync();
        var sockets = wire.Slack.Sockets;
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        await wire.TakeAsync();
        await wire.StopAsync();
        Assert.All(sockets, socket => Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.ClosedWith));

        var finished = wire.Deliveries.FinishAsync(TimeSpan.FromSeconds(20));
        Assert.False(finished.IsCompleted);
        answer.SetResult();
        await finished;
        Assert.Equal(1, answered);
        Assert.False(wire.Deliveries.HasRoom);
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
