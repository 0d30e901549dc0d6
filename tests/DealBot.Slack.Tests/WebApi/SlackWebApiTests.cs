using System.Text;
using System.Text.Json;
using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.Slack.Tests.WebApi.ApiCalls;
using PostedMessage = DealBot.Slack.WebApi.PostedMessage;
using SlackFile = DealBot.Slack.WebApi.SlackFile;
using SlackUser = DealBot.Slack.WebApi.SlackUser;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>What the Web API is asked for, and what it refuses.</summary>
public sealed class SlackWebApiTests
{
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

    [Theory, InlineData(""), InlineData("xoxb-1\n"), InlineData("xoxb 1"), InlineData("xoxb-é")]
    public void A_token_that_cannot_be_one_is_refused_without_being_shown(string token)
    {
        var refused = Assert.Throws<ArgumentException>(() => new SlackWebApi(new SlackOptions { BotToken = token }, new CapturingLogger<SlackWebApi>(), TimeProvider.System));
        Assert.Contains("Copy it again from api.slack.com/apps", refused.Message, StringComparison.Ordinal);
        if (token.Length > 0) Assert.DoesNotContain(token, refused.ToString(), StringComparison.Ordinal);
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
}
