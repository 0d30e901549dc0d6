using System.Net;
using System.Net.WebSockets;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>Slack's own client runs on the counterpart, so what the counterpart does is what Slack does, as far as that client can tell.</summary>
public sealed class SlackClientTests
{
    private const string Alice = "U0ALICE";
    private const string Bob = "U0BOB";
    private const string General = "C0GENERAL";

    public SlackClientTests() => NodeScript.SkipUnlessInstalled("@slack/bolt");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_answers_a_slash_command_to_its_user_alone_and_a_button_in_its_place(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);

        var command = await slack.TypesAsync(Alice, General, "/deal who said <this> & that");
        var answer = await slack.SeesAsync(Alice, General, "You asked: who said <this> & that");
        Assert.Empty(slack.Seen(Bob, General));
        Assert.Equal(["Context", "Correct", "Discard"], answer.Buttons);
        Assert.Null((await command!.Acknowledged).Payload);

        await slack.PressesAsync(Alice, answer, "Context");
        Assert.Equal(answer.Ts, (await slack.SeesAsync(Alice, General, "The words before and after.")).Ts);
        await slack.PressesAsync(Alice, answer, "Discard");
        await slack.Journal.UntilAsync(() => slack.Seen(Alice, General).Count == 0, "the answer to go");
        Assert.Equal("", bolt.Complaints);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_answers_in_the_acknowledgement_itself(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);

        var command = await slack.TypesAsync(Alice, General, "/deal-admin reindex");
        Assert.NotNull((await command!.Acknowledged).Payload);
        Assert.Null((await slack.SeesAsync(Bob, General, "At once: reindex")).OnlyTo);
    }

    [Fact]
    public async Task Bolt_finds_what_a_message_carries_in_the_history()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: false);
        var direct = slack.Workspace.Direct(Alice).Id;
        await slack.TypesAsync(Alice, direct, "history");
        await slack.SeesAsync(Alice, direct, "History: Later, Marked still; Marked still with k3y");
        Assert.Equal("", bolt.Complaints);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_answers_a_mention_in_its_thread_and_a_direct_message(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);

        var mention = await slack.TypesAsync(Alice, General, "@dealbot hello");
        var said = Assert.Single(slack.Seen(Alice, General));
        Assert.Equal("You said: <@U0DEALBOT> hello", (await slack.SeesAsync(Bob, General, "You said", thread: said.Ts)).Shown);
        Assert.Null((await mention!.Acknowledged).Payload);

        var direct = slack.Workspace.Direct(Alice).Id;
        await slack.TypesAsync(Alice, direct, "in private");
        await slack.SeesAsync(Alice, direct, "To you alone: in private");
        Assert.Null(await slack.TypesAsync(Alice, General, "not to the bot"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_opens_a_modal_refuses_it_empty_and_takes_it_filled(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);
        await slack.TypesAsync(Alice, General, "/deal a question");
        await slack.PressesAsync(Alice, await slack.SeesAsync(Alice, General, "You asked"), "Correct");
        await slack.ModalAsync(Alice);

        var empty = await slack.SubmitsAsync(Alice, new Dictionary<string, string>(StringComparer.Ordinal));
        await empty.Acknowledged;
        Assert.Equal("Say who it was.", empty.Errors?.GetProperty("name").GetString());
        Assert.Single(slack.Workspace.Modals(Alice));

        await slack.SubmitsAsync(Alice, new Dictionary<string, string>(StringComparer.Ordinal) { ["Speaker"] = "Mike Waltz" });
        await slack.SeesAsync(Alice, slack.Workspace.Direct(Alice).Id, "It was Mike Waltz.");
        Assert.Empty(slack.Workspace.Modals(Alice));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_serves_a_shortcut_and_the_home(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);
        await slack.TypesAsync(Bob, General, "the talks have failed");

        await slack.UsesShortcutAsync(Alice, slack.Seen(Alice, General)[0], "find_quotes");
        await slack.SeesAsync(Alice, General, "About: the talks have failed");
        await slack.OpensHomeAsync(Alice);
        await slack.HomeAsync(Alice, "At home.");
    }

    [Fact]
    public async Task Bolt_connects_again_when_told_to_and_when_the_connection_breaks()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: false);

        var first = await slack.ConnectedAsync();
        await first.DisconnectAsync("refresh_requested");
        var second = await slack.ConnectedAsync(number: 2);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, first.ClosedWith);

        second.Drop();
        await slack.ConnectedAsync(number: 3);
        await slack.TypesAsync(Alice, General, "/deal again");
        await slack.SeesAsync(Alice, General, "You asked: again");
    }

    [Fact]
    public async Task Bolt_gives_up_a_silent_connection()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: false);

        (await slack.ConnectedAsync()).GoSilent();
        await slack.ConnectedAsync(number: 2);
    }

    [Fact]
    public async Task Bolt_reads_fragments_and_lives_through_frames_that_make_no_sense()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: false);

        var socket = await slack.ConnectedAsync();
        await socket.SendTextAsync("{\"type\":");
        await socket.SendBinaryAsync([1, 2, 3]);
        slack.Deliveries.Pieces = 5;
        await slack.TypesAsync(Alice, General, "/deal in pieces");
        await slack.SeesAsync(Alice, General, "You asked: in pieces");
        Assert.Single(slack.Sockets);
    }

    [Fact]
    public async Task Bolt_tries_again_after_429()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: false);
        slack.Faults.Order("chat.postMessage", new SlackFault.TooMany(RetryAfter: 1));

        await slack.TypesAsync(Alice, General, "@dealbot once more");
        await slack.SeesAsync(Alice, General, "You said");
        Assert.Equal(2, slack.Calls.Count(call => call.Method is "chat.postMessage"));
    }

    [Fact]
    public async Task Bolt_takes_what_is_signed_and_refuses_what_is_forged_or_stale()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp: true);
        var (sender, address) = (slack.Deliveries.Sender, slack.Deliveries.Http!.Events);

        using var verified = await sender.VerifyUrlAsync(address, "a challenge");
        Assert.Contains("a challenge", await verified.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var checkedSsl = await sender.CheckSslAsync(address);
        Assert.Equal(HttpStatusCode.OK, checkedSsl.StatusCode);
        using var forged = await sender.PostAsync(address, "{}", forgedWith: "another secret", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        using var stale = await sender.PostAsync(address, "{}", age: TimeSpan.FromMinutes(6), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, stale.StatusCode);
    }

    private static async Task<NodeScript> BoltAsync(SlackCounterpart slack, bool overHttp)
    {
        var bolt = await NodeScript.StartAsync("bolt.mjs", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SLACK_API"] = slack.Api.ToString(),
            ["SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["SLACK_SIGNING_SECRET"] = SlackCounterpart.SigningSecret,
            ["SLACK_HTTP"] = overHttp ? "1" : "",
        });
        var events = new Uri($"http://127.0.0.1:{(overHttp ? bolt.Ready : "1")}/slack/events");
        if (overHttp) slack.Deliveries.Http = new SlackHttpAddresses(events, events, events);
        return bolt;
    }
}
