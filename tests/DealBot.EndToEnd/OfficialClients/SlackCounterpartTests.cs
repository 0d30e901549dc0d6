using System.Net;
using System.Text.Json;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.EndToEnd.OfficialClients.SlackCalls;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>What Slack does and its client does not show: limits of time and number, refusals, retries, and the faults on command.</summary>
public sealed class SlackCounterpartTests
{
    private const string Alice = "U0ALICE";
    private const string General = "C0GENERAL";
    private const string Bot = SlackCounterpart.BotToken;

    [Fact]
    public void The_signature_is_the_one_that_Slack_published()
    {
        // docs.slack.dev/authentication/verifying-requests-from-slack
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
            + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
            + "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            SlackHttpSender.Signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", Body));
    }

    [Theory]
    [InlineData("", "chat.postMessage", "not_authed")]
    [InlineData("xoxb-unknown", "chat.postMessage", "invalid_auth")]
    [InlineData(SlackCounterpart.AppToken, "chat.postMessage", "not_allowed_token_type")]
    [InlineData(Bot, "apps.connections.open", "not_allowed_token_type")]
    [InlineData(Bot, "chat.nonsense", "unknown_method")]
    public async Task A_call_with_the_wrong_token_is_refused(string token, string method, string error)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        Assert.Equal(error, Error(await CallAsync(slack.Api, token, method)));
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_a_revoked_token_refused()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        slack.Scopes.Remove("users:read");
        var refusal = await CallAsync(slack.Api, Bot, "users.info", ("user", Alice));
        Assert.Equal(("missing_scope", "users:read"), (Error(refusal), refusal.GetProperty("needed").GetString()));
        slack.RevokedWith = "token_revoked";
        Assert.Equal("token_revoked", Error(await CallAsync(slack.Api, Bot, "auth.test")));
    }

    [Fact]
    public async Task A_message_that_cannot_be_posted_is_refused_for_its_reason_and_fails_the_test()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        Assert.Equal("not_in_channel", Error(await CallAsync(slack.Api, Bot, "chat.postMessage", ("channel", "C0RANDOM"), ("text", "a"))));
        Assert.Equal("msg_too_long", Error(await CallAsync(slack.Api, Bot, "chat.postMessage", ("channel", General), ("text", new string('x', 40_001)))));
        Assert.Empty(slack.Journal.TakeViolations());

        var bogus = await CallAsync(slack.Api, Bot, "chat.postMessage", ("channel", General), ("blocks", """[{"type":"bogus"}]"""));
        Assert.Equal("invalid_blocks", Error(bogus));
        Assert.Contains("/blocks/0", bogus.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
        var parts = string.Join(',', Enumerable.Repeat($$$"""{"type":"section","text":{"type":"mrkdwn","text":"{{{new string('x', 2900)}}}"}}""", 5));
        Assert.Equal("msg_blocks_too_long", Error(await CallAsync(slack.Api, Bot, "chat.postMessage", ("channel", General), ("blocks", $"[{parts}]"))));
        Assert.NotEmpty(slack.Journal.TakeViolations());
    }

    [Fact]
    public async Task A_response_url_serves_five_answers_within_half_an_hour()
    {
        var clock = new ManualClock();
        await using var slack = await SlackCounterpart.StartAsync(clock);
        using var socket = await SocketAsync(slack);

        var address = ResponseUrl(await slack.TypesAsync(Alice, General, "/deal one"));
        for (var use = 1; use <= 5; use++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, """{"text":"answer"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address, """{"text":"one too many"}"""));
        Assert.Equal(5, slack.Seen(Alice, General).Count);
        Assert.Empty(slack.Seen("U0BOB", General));

        address = ResponseUrl(await slack.TypesAsync(Alice, General, "/deal two"));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, """{"text":"just in time","response_type":"in_channel"}"""));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address, """{"text":"too late"}"""));
    }

    [Fact]
    public async Task A_trigger_opens_one_modal_within_three_seconds()
    {
        var clock = new ManualClock();
        await using var slack = await SlackCounterpart.StartAsync(clock);
        const string View = """{"type":"modal","title":{"type":"plain_text","text":"Title"},"blocks":[]}""";
        var (taken, late) = (slack.Triggers.Give(Alice), slack.Triggers.Give(Alice));

        Assert.True((await CallAsync(slack.Api, Bot, "views.open", ("trigger_id", taken), ("view", View))).GetProperty("ok").GetBoolean());
        Assert.Equal("exchanged_trigger_id", Error(await CallAsync(slack.Api, Bot, "views.open", ("trigger_id", taken), ("view", View))));
        clock.Advance(TimeSpan.FromSeconds(3.1));
        Assert.Equal("expired_trigger_id", Error(await CallAsync(slack.Api, Bot, "views.open", ("trigger_id", late), ("view", View))));
        Assert.Equal("invalid_trigger_id", Error(await CallAsync(slack.Api, Bot, "views.open", ("trigger_id", "bogus"), ("view", View))));
    }

    [Fact]
    public async Task An_event_that_is_not_acknowledged_comes_again_and_says_so()
    {
        var clock = new ManualClock();
        await using var slack = await SlackCounterpart.StartAsync(clock);
        using var socket = await SocketAsync(slack);

        var mention = await slack.TypesAsync(Alice, General, "@dealbot hello");
        var first = await socket.NextAsync();
        Assert.False(first.TryGetProperty("retry_attempt", out _));
        await clock.WaitForTimerAsync(SentDelivery.Deadline);
        clock.Advance(SentDelivery.Deadline);

        var second = await socket.NextAsync();
        Assert.Equal((1, "timeout"), (second.GetProperty("retry_attempt").GetInt32(), second.GetProperty("retry_reason").GetString()));
        Assert.Equal(EventId(first), EventId(second));
        await socket.AcknowledgeAsync(second);
        await mention!.Acknowledged;
    }

    [Fact]
    public async Task A_command_that_is_not_acknowledged_fails_before_its_user()
    {
        var clock = new ManualClock();
        await using var slack = await SlackCounterpart.StartAsync(clock);
        using var socket = await SocketAsync(slack);

        await slack.TypesAsync(Alice, General, "/deal hello");
        await clock.WaitForTimerAsync(SentDelivery.Deadline);
        clock.Advance(SentDelivery.Deadline);
        await slack.Journal.UntilAsync(() => slack.Seen(Alice, General).Count == 1, "the failure");
        Assert.Contains("operation_timeout", slack.Seen(Alice, General)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_opens_one_connection_and_hello_may_be_late()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        var greeting = new TaskCompletionSource();
        slack.HelloAfter = greeting.Task;
        var address = (await CallAsync(slack.Api, SlackCounterpart.AppToken, "apps.connections.open")).GetProperty("url").GetString()!;

        using var socket = await ConnectAsync(address);
        var hello = socket.NextAsync();
        Assert.False(hello.IsCompleted);
        greeting.SetResult();
        Assert.Equal("hello", (await hello).GetProperty("type").GetString());
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => ConnectAsync(address));
    }

    [Fact]
    public async Task Faults_come_as_ordered_and_only_as_often()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        var (address, post) = (new Uri(slack.Api, "chat.postMessage"), new[] { ("channel", General), ("text", "a") });
        slack.Faults.Order("chat.postMessage", new SlackFault.TooMany(RetryAfter: 7));
        slack.Faults.Order("chat.postMessage", new SlackFault.TooMany(RetryAfter: null));
        slack.Faults.Order("chat.postMessage", new SlackFault.ServerError(502));
        slack.Faults.Order("chat.postMessage", new SlackFault.Reset());
        slack.Faults.Order("chat.postMessage", new SlackFault.Reset(ButDone: true));

        using var limited = await SendAsync(address, Bot, post);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (limited.StatusCode, limited.Headers.RetryAfter?.Delta));
        using var limitless = await SendAsync(address, Bot, post);
        Assert.Null(limitless.Headers.RetryAfter);
        using var broken = await SendAsync(address, Bot, post);
        Assert.Equal(HttpStatusCode.BadGateway, broken.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(address, Bot, post));
        Assert.Empty(slack.Seen(Alice, General));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(address, Bot, post));
        Assert.Single(slack.Seen(Alice, General));
        using var well = await SendAsync(address, Bot, post);
        Assert.Equal(2, slack.Seen(Alice, General).Count);
    }

    [Fact]
    public async Task Posts_to_one_channel_keep_a_pace()
    {
        var clock = new ManualClock();
        await using var slack = await SlackCounterpart.StartAsync(clock);
        slack.PostPace = TimeSpan.FromSeconds(1);
        var (address, post) = (new Uri(slack.Api, "chat.postMessage"), new[] { ("channel", General), ("text", "a") });

        using var first = await SendAsync(address, Bot, post);
        using var tooSoon = await SendAsync(address, Bot, post);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var second = await SendAsync(address, Bot, post);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], new[] { first, tooSoon, second }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task A_file_is_handed_out_to_the_bot_alone()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        var file = slack.Workspace.AddFile("notes.txt", "words"u8.ToArray(), Alice);
        var described = (await CallAsync(slack.Api, Bot, "files.info", ("file", file.Id))).GetProperty("file");
        var address = new Uri(described.GetProperty("url_private_download").GetString()!);

        using var ours = await SendAsync(address, Bot);
        Assert.Equal("words", await ours.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var strangers = await SendAsync(address, "");
        Assert.Equal("text/html", strangers.Content.Headers.ContentType?.MediaType);
    }

    private static string? Error(JsonElement answer) => answer.TryGetProperty("error", out var error) ? error.GetString() : null;

    private static string? EventId(JsonElement envelope) => envelope.GetProperty("payload").GetProperty("event_id").GetString();

    private static string ResponseUrl(SentDelivery? command) => command!.Payload["response_url"]!.GetValue<string>();

    private static async Task<HttpStatusCode> StatusAsync(string address, string body)
    {
        using var response = await RespondAsync(address, body);
        return response.StatusCode;
    }

    private static async Task<System.Net.WebSockets.ClientWebSocket> SocketAsync(SlackCounterpart slack)
    {
        var opened = await CallAsync(slack.Api, SlackCounterpart.AppToken, "apps.connections.open");
        var socket = await ConnectAsync(opened.GetProperty("url").GetString()!);
        Assert.Equal("hello", (await socket.NextAsync()).GetProperty("type").GetString());
        return socket;
    }
}
