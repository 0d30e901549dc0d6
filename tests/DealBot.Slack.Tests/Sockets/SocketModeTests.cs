using System.Net.WebSockets;
using DealBot.Core.Chat;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Sockets;

/// <summary>How Socket Mode begins, and what ends it.</summary>
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
}
