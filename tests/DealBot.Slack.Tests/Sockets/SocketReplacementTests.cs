using System.Net.WebSockets;
using DealBot.Slack.Sockets;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Sockets;

/// <summary>How sockets that go, break or fall silent are replaced, and how soon.</summary>
public sealed class SocketReplacementTests
{
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
}
