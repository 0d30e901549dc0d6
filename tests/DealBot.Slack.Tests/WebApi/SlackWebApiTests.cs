using System.Text;
using System.Text.Json;
using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using PostedMessage = DealBot.Slack.WebApi.PostedMessage;
using SlackFile = DealBot.Slack.WebApi.SlackFile;
using SlackUser = DealBot.Slack.WebApi.SlackUser;

namespace DealBot.Slack.Tests.WebApi;

public sealed class SlackWebApiTests
{
    private static readonly SlackMessage Hello = new("Hello");
    private static readonly JsonElement Modal = JsonElement.Parse("""{"type":"modal","callback_id":"f","title":{"type":"plain_text","text":"Ask"},"blocks":[{"type":"section","text":{"type":"plain_text","text":"One"}}]}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_whose_token_it_is_and_what_it_may_do()
    {
        await using var wire = await Wire.StartAsync();
        var identity = Value(await wire.Api.AuthTestAsync(Cancellation));
        Assert.Equal((SlackWorkspace.Team, SlackWorkspace.BotUser, SlackWorkspace.Bot), (identity.TeamId, identity.UserId, identity.BotId));
        Assert.Contains("chat:write", identity.Scopes);
    }

    [Fact]
    public async Task Posts_changes_and_shows_messages()
    {
        await using var wire = await Wire.StartAsync();
        var blocks = JsonElement.Parse("""[{"type":"section","text":{"type":"mrkdwn","text":"*Hi* 🚗"}}]""");
        var posted = Value(await wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage("Hi", blocks), Cancellation));
        var seen = Assert.Single(wire.Slack.Seen("U0ALICE", "C0GENERAL"));
        Assert.False(seen.Unfurls);
        Assert.Equal("*Hi* 🚗", seen.Blocks!.Value[0].Text("text", "text"));

        Assert.Equal(posted, Value(await wire.Api.UpdateMessageAsync(posted, Hello, Cancellation)));
        Assert.Equal("Hello", Assert.Single(wire.Slack.Seen("U0ALICE", "C0GENERAL")).Text);

        Value(await wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage("In the thread") { ThreadTs = posted.Ts }, Cancellation));
        Assert.Equal("In the thread", Assert.Single(wire.Slack.Seen("U0ALICE", "C0GENERAL", posted.Ts)).Text);

        Value(await wire.Api.PostEphemeralAsync("C0GENERAL", "U0BOB", new SlackMessage("For you"), Cancellation));
        Assert.DoesNotContain(wire.Slack.Seen("U0ALICE", "C0GENERAL"), message => message.Text is "For you");
        Assert.Contains(wire.Slack.Seen("U0BOB", "C0GENERAL"), message => message.Text is "For you");
    }

    [Fact]
    public async Task Knows_conversations_users_and_groups()
    {
        await using var wire = await Wire.StartAsync();
        var direct = Value(await wire.Api.OpenConversationAsync("U0ALICE", Cancellation));
        Assert.True(Value(await wire.Api.ChannelAsync(direct, Cancellation)).IsDirect);
        var general = Value(await wire.Api.ChannelAsync("C0GENERAL", Cancellation));
        Assert.Equal(("general", true, false), (general.Name, general.IsMember, general.IsDirect));
        Assert.Equal(new SlackUser("U0MONA", "mona", IsAdmin: true, IsBot: false, "en-US"), Value(await wire.Api.UserAsync("U0MONA", Cancellation)));
        Assert.False(Value(await wire.Api.UserAsync("U0BOB", Cancellation)).IsAdmin);
        Assert.Equal(new SlackResult<IReadOnlyList<string>>.Refused("no_such_subteam"), await wire.Api.GroupMembersAsync("S0NONE", Cancellation));
    }

    [Fact]
    public async Task Opens_views_and_publishes_homes()
    {
        await using var wire = await Wire.StartAsync();
        var id = Value(await wire.Api.OpenViewAsync(wire.Slack.Triggers.Give("U0ALICE"), Modal, Cancellation));
        await wire.Slack.ModalAsync("U0ALICE");
        Assert.Equal(id, Value(await wire.Api.UpdateViewAsync(id, JsonElement.Parse(Modal.GetRawText().Replace("One", "Two", StringComparison.Ordinal)), Cancellation)));

        var home = JsonElement.Parse("""{"type":"home","blocks":[{"type":"section","text":{"type":"plain_text","text":"Welcome"}}]}""");
        Value(await wire.Api.PublishViewAsync("U0ALICE", home, Cancellation));
        await wire.Slack.HomeAsync("U0ALICE", "Welcome");

        var trigger = wire.Slack.Triggers.Give("U0BOB");
        Value(await wire.Api.OpenViewAsync(trigger, Modal, Cancellation));
        Assert.Equal(new SlackResult<string>.Refused("exchanged_trigger_id"), await wire.Api.OpenViewAsync(trigger, Modal, Cancellation));
    }

    [Theory]
    [InlineData("C0NOWHERE", "channel_not_found")]
    [InlineData("C0RANDOM", "not_in_channel")]
    public async Task What_Slack_will_not_do_is_a_result(string channel, string error)
    {
        await using var wire = await Wire.StartAsync();
        Assert.Equal(new SlackResult<PostedMessage>.Refused(error), await wire.Api.PostMessageAsync(channel, Hello, Cancellation));
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_named()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Scopes.Remove("users:read");
        Assert.Equal(new SlackResult<SlackUser>.Refused("missing_scope", "users:read"), await wire.Api.UserAsync("U0BOB", Cancellation));
    }

    [Theory, InlineData("is_archived"), InlineData("restricted_action"), InlineData("msg_too_long")]
    public async Task Errors_are_not_tried_again(string error)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.update", new SlackFault.Refusal(error));
        Assert.Equal(new SlackResult<PostedMessage>.Refused(error), await wire.Api.UpdateMessageAsync(new PostedMessage("C0GENERAL", "1.1"), Hello, Cancellation));
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task An_error_that_is_no_word_is_not_repeated_to_anybody()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.Refusal("<script> xoxb-1"));
        Assert.Equal(new SlackResult<PostedMessage>.Refused("no_reason"), await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
    }

    [Theory, InlineData("invalid_auth"), InlineData("token_revoked"), InlineData("token_expired"), InlineData("account_inactive")]
    public async Task A_token_that_is_not_accepted_is_thrown_with_what_to_do(string error)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.RevokedWith = error;
        var refused = await Assert.ThrowsAsync<ConnectorRefusedException>(() => wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.Contains($"does not accept the bot token ({error}). Install the app", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SlackCounterpart.BotToken, refused.ToString(), StringComparison.Ordinal);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task After_429_it_waits_as_long_as_Slack_says_and_so_do_the_calls_after_it()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.TooMany(7));
        var first = wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage("one"), Cancellation);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        var second = wire.Api.PostMessageAsync(Value(await wire.Api.OpenConversationAsync("U0BOB", Cancellation)), new SlackMessage("two"), Cancellation);
        Assert.Single(wire.Slack.Calls, call => call.Method is "chat.postMessage");
        clock.Advance(TimeSpan.FromSeconds(7));
        Value(await first);
        Value(await second);
        Assert.Equal(3, wire.Slack.Calls.Count(call => call.Method is "chat.postMessage"));
    }

    [Fact]
    public async Task After_429_without_a_time_it_waits_five_seconds()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("chat.postEphemeral", new SlackFault.TooMany(null));
        wire.Slack.Faults.Order("chat.postEphemeral", new SlackFault.Refusal("ratelimited"));
        var posted = wire.Api.PostEphemeralAsync("C0GENERAL", "U0BOB", Hello, Cancellation);
        for (var i = 1; i <= 2; i++)
        {
            await wire.Slack.CalledAsync("chat.postEphemeral", i);
            await clock.WaitForTimerAsync(ApiAnswer.UnstatedPause);
            clock.Advance(ApiAnswer.UnstatedPause);
        }

        Value(await posted);
    }

    [Fact]
    public async Task A_pause_longer_than_the_call_may_take_is_said_and_not_waited_for()
    {
        await using var wire = await Wire.StartAsync(new ManualClock());
        wire.Slack.Faults.Order("chat.update", new SlackFault.TooMany(300));
        var late = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.UpdateMessageAsync(new PostedMessage("C0GENERAL", "1.1"), Hello, Cancellation));
        Assert.Equal((false, TimeSpan.FromSeconds(300)), (late.MayBeDone, late.RetryAfter));
        var next = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.UpdateMessageAsync(new PostedMessage("C0GENERAL", "1.1"), Hello, Cancellation));
        Assert.Equal(TimeSpan.FromSeconds(300), next.RetryAfter);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task A_pause_of_years_is_one_of_an_hour()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("users.info", new SlackFault.TooMany(int.MaxValue));
        Assert.IsType<SlackResult<SlackUser>.Unanswered>(await wire.Api.UserAsync("U0BOB", Cancellation));
        clock.Advance(TimeSpan.FromHours(1));
        Value(await wire.Api.UserAsync("U0BOB", Cancellation));
    }

    [Fact]
    public async Task Posts_to_a_channel_leave_in_order_one_a_second()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        var posts = Enumerable.Range(0, 5).Select(i => wire.Api.PostMessageAsync("C0GENERAL", new SlackMessage($"{i}"), Cancellation)).ToArray();
        for (var i = 0; i < posts.Length; i++)
        {
            await wire.Slack.CalledAsync("chat.postMessage", i + 1);
            Value(await posts[i]);
            if (i + 1 == posts.Length) break;
            await clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
            Assert.Equal(i + 1, wire.Slack.Calls.Count);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["0", "1", "2", "3", "4"], wire.Slack.Seen("U0ALICE", "C0GENERAL").Select(message => message.Text));
    }

    [Theory, InlineData(500), InlineData(502), InlineData(503), InlineData(504)]
    public async Task What_may_be_done_twice_is_tried_again_after_errors_of_the_server(int status)
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("users.info", new SlackFault.ServerError(status), times: 2);
        Assert.Equal("bob", Value(await MovingAsync(clock, wire.Api.UserAsync("U0BOB", Cancellation))).Name);
        Assert.Equal(3, wire.Slack.Calls.Count);
    }

    [Fact]
    public async Task What_may_be_done_twice_is_tried_again_after_broken_connections_and_garbled_answers()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("users.info", new SlackFault.Reset());
        wire.Slack.Faults.Order("users.info", new SlackFault.Garbled());
        Assert.Equal("bob", Value(await wire.Api.UserAsync("U0BOB", Cancellation)).Name);
    }

    [Theory, InlineData(500), InlineData(502), InlineData(504)]
    public async Task A_message_of_which_nobody_knows_whether_it_arrived_is_not_sent_again(int status)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.ServerError(status));
        var unknown = await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation);
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered($"Slack answered {status}", MayBeDone: true), unknown);
        Assert.Single(wire.Slack.Calls);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_whose_answer_broke_off_is_not_sent_twice(bool arrived)
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.Reset(arrived));
        var unknown = Assert.IsType<SlackResult<PostedMessage>.Unanswered>(await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.True(unknown.MayBeDone);
        Assert.Equal(arrived ? 1 : 0, wire.Slack.Seen("U0ALICE", "C0GENERAL").Count);
        Assert.Single(wire.Slack.Calls);
    }

    [Fact]
    public async Task A_message_that_certainly_did_not_arrive_is_sent_again_and_stands_there_once()
    {
        await using var wire = await Wire.StartAsync();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.ServerError(503));
        Value(await wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.Single(wire.Slack.Seen("U0ALICE", "C0GENERAL"));
    }

    [Fact]
    public async Task When_Slack_cannot_be_reached_the_call_ends_at_its_deadline_and_says_that_nothing_happened()
    {
        var clock = new ManualClock();
        using var api = new SlackWebApi(new SlackOptions { BotToken = "xoxb-1", Api = new Uri("http://127.0.0.1:1/api/") }, new CapturingLogger<SlackWebApi>(), clock);
        var asked = await MovingAsync(clock, api.PostMessageAsync("C0GENERAL", Hello, Cancellation));
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered("Slack cannot be reached", MayBeDone: false), asked);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for_for_ever()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        var held = new TaskCompletionSource();
        wire.Slack.Faults.Order("chat.postMessage", new SlackFault.Held(held.Task));
        var posted = wire.Api.PostMessageAsync("C0GENERAL", Hello, Cancellation);
        await wire.Slack.Journal.UntilAsync(() => !wire.Slack.Calls.IsEmpty, "the call");
        clock.Advance(ApiMethod.PostMessage.TryLimit);
        Assert.Equal(new SlackResult<PostedMessage>.Unanswered("Slack did not answer in time", MayBeDone: true), await posted);
        held.SetResult();
    }

    [Fact]
    public async Task A_form_that_opens_too_late_is_given_up_while_its_trigger_lives()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        wire.Slack.Faults.Order("views.open", new SlackFault.TooMany(3));
        var opened = await wire.Api.OpenViewAsync(wire.Slack.Triggers.Give("U0ALICE"), Modal, Cancellation);
        Assert.False(Assert.IsType<SlackResult<string>.Unanswered>(opened).MayBeDone);
    }

    [Fact]
    public async Task A_call_given_up_by_its_caller_is_cancelled()
    {
        await using var wire = await Wire.StartAsync();
        var held = new TaskCompletionSource();
        wire.Slack.Faults.Order("users.info", new SlackFault.Held(held.Task));
        using var stop = new CancellationTokenSource();
        var asked = wire.Api.UserAsync("U0BOB", stop.Token);
        await wire.Slack.Journal.UntilAsync(() => !wire.Slack.Calls.IsEmpty, "the call");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        held.SetResult();
    }

    [Fact]
    public async Task A_response_URL_is_used_five_times_without_a_token()
    {
        await using var wire = await Wire.StartAsync();
        var sent = await CommandAsync(wire);
        for (var i = 1; i <= 5; i++) Value(await wire.Api.RespondAsync(sent, new SlackMessage($"{i}"), ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(new SlackResult<bool>.Refused("used_url"), await wire.Api.RespondAsync(sent, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(5, wire.Slack.Calls.Count(call => call.Method is "response_url" && call.Token is null));
        Assert.Equal(["1", "2", "3", "4", "5"], wire.Slack.Seen("U0ALICE", "C0GENERAL").Select(message => message.Text));
        Assert.Empty(wire.Slack.Seen("U0BOB", "C0GENERAL"));
        Assert.All(wire.Slack.Seen("U0ALICE", "C0GENERAL"), message => Assert.False(message.Unfurls));
    }

    [Fact]
    public async Task A_response_may_be_for_the_channel()
    {
        await using var wire = await Wire.StartAsync();
        Value(await wire.Api.RespondAsync(await CommandAsync(wire), Hello, ResponseMode.Channel, Cancellation));
        Assert.Equal("Hello", Assert.Single(wire.Slack.Seen("U0BOB", "C0GENERAL")).Text);
    }

    [Fact]
    public async Task A_response_is_sent_again_only_where_it_did_not_arrive_or_replaces()
    {
        await using var wire = await Wire.StartAsync();
        var url = await CommandAsync(wire);
        wire.Slack.Faults.Order("response_url", new SlackFault.ServerError(500));
        Assert.True(Assert.IsType<SlackResult<bool>.Unanswered>(await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation)).MayBeDone);
        wire.Slack.Faults.Order("response_url", new SlackFault.ServerError(500));
        Value(await wire.Api.RespondAsync(url, Hello, ResponseMode.Replace, Cancellation));
        wire.Slack.Faults.Order("response_url", new SlackFault.TooMany(1));
        Value(await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Equal(5, wire.Slack.Calls.Count(call => call.Method is "response_url"));
    }

    [Theory]
    [InlineData("https://evil.example/respond")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task A_response_goes_nowhere_but_to_Slack(string url)
    {
        await using var wire = await Wire.StartAsync();
        Assert.Equal(new SlackResult<bool>.Refused("invalid_url"), await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
    }

    [Fact]
    public async Task A_response_URL_unknown_to_Slack_is_a_result_and_not_logged()
    {
        await using var wire = await Wire.StartAsync();
        var url = new Uri(wire.Slack.Base, "respond/T1/1/secret-ticket").ToString();
        Assert.Equal(new SlackResult<bool>.Refused("invalid_url"), await wire.Api.RespondAsync(url, Hello, ResponseMode.OnlyYou, Cancellation));
        Assert.Contains("Slack did not do response_url: invalid_url", wire.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_URL_that_cannot_be_reached_is_not_logged_and_not_used_up()
    {
        var clock = new ManualClock();
        await using var wire = await Wire.StartAsync(clock);
        for (var i = 0; i < 6; i++)
        {
            var lost = await MovingAsync(clock, wire.Api.RespondAsync("http://127.0.0.1:1/respond/secret-ticket", Hello, ResponseMode.OnlyYou, Cancellation));
            Assert.Equal(new SlackResult<bool>.Unanswered("Slack cannot be reached", MayBeDone: false), lost);
        }
    }

    [Fact]
    public async Task A_file_is_fetched_up_to_its_limit()
    {
        await using var wire = await Wire.StartAsync();
        var content = Encoding.UTF8.GetBytes("Sold, she said. 🚗");
        var id = wire.Slack.Workspace.AddFile("note.txt", content, "U0ALICE").Id;
        var file = Value(await wire.Api.FileAsync(id, Cancellation));
        Assert.Equal(("note.txt", (long)content.Length), (file.Name, file.Bytes));
        using var stream = await wire.Api.DownloadAsync(file, content.Length, Cancellation);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancellation);
        Assert.Equal(content, read.ToArray());

        var tooLong = await Assert.ThrowsAsync<IOException>(() => wire.Api.DownloadAsync(file, content.Length - 1, Cancellation));
        Assert.Contains($"longer than {content.Length - 1} bytes", tooLong.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("https://evil.example/files-pri/1"), InlineData("http://files.slack.com/1"), InlineData("")]
    public async Task The_token_goes_nowhere_but_to_Slack(string address)
    {
        await using var wire = await Wire.StartAsync();
        var refused = await Assert.ThrowsAsync<IOException>(() => wire.Api.DownloadAsync(new SlackFile("F1", "x", 1, address), 100, Cancellation));
        Assert.Contains("not kept by Slack itself", refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("xoxb-1\n"), InlineData("xoxb 1"), InlineData("xoxb-é")]
    public void A_token_that_cannot_be_one_is_refused_without_being_shown(string token)
    {
        var refused = Assert.Throws<ArgumentException>(() => new SlackWebApi(new SlackOptions { BotToken = token }, new CapturingLogger<SlackWebApi>(), TimeProvider.System));
        Assert.Contains("Copy it again from api.slack.com/apps", refused.Message, StringComparison.Ordinal);
        if (token.Length > 0) Assert.DoesNotContain(token, refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> CommandAsync(Wire wire)
    {
        await wire.ConnectAsync();
        await wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        return (await wire.TakeAsync()).Payload.Text("response_url")!;
    }

    /// <summary>Moves the clock over every pause between two tries until the call is over.</summary>
    private static async Task<T> MovingAsync<T>(ManualClock clock, Task<T> call)
    {
        while (!call.IsCompleted)
        {
            await Task.WhenAny(call, clock.WaitForTimerAsync(left => left < ApiMethod.UserInfo.TryLimit));
            if (!call.IsCompleted && clock.Pending is [var next, ..]) clock.Advance(next);
        }

        return await call;
    }

    private static T Value<T>(SlackResult<T> result) => Assert.IsType<SlackResult<T>.Done>(result).Value;
}
