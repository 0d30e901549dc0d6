using System.Net.Http.Headers;
using System.Text.Json;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using DealBot.Testing.Slack;
using static DealBot.Slack.Tests.WebApi.ApiCalls;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>The client against a Slack Web API that others wrote.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private const string General = "C000000001"; // always there, like its admin
    private const string Admin = "U000000001";
    private SlackEmulator _slack = null!;
    private SlackWebApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackEmulator.StartAsync();
        _api = new SlackWebApi(new SlackOptions { BotToken = SlackEmulator.BotToken, Api = _slack.Api }, new CapturingLogger<SlackWebApi>(), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        if (_slack is not null) await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Takes_every_call_that_it_knows()
    {
        var identity = Value(await _api.AuthTestAsync(Cancellation));
        Assert.Equal("T000000001", identity.TeamId);

        var blocks = JsonElement.Parse("""[{"type":"section","text":{"type":"mrkdwn","text":"*Hi* 🚗 &lt;!channel&gt;"}}]""");
        var posted = Value(await _api.PostMessageAsync(General, new SlackMessage("Hi", blocks), Cancellation));
        var reply = Value(await _api.PostMessageAsync(General, new SlackMessage("In the thread") { ThreadTs = posted.Ts }, Cancellation));
        Value(await _api.UpdateMessageAsync(reply, new SlackMessage("Changed"), Cancellation));
        Value(await _api.PostEphemeralAsync(General, Admin, new SlackMessage("For you"), Cancellation));

        var history = await ReadAsync("conversations.history", $"channel={General}");
        var message = Assert.Single(history.GetProperty("messages").EnumerateArray(), message => string.Equals(message.Text("ts"), posted.Ts, StringComparison.Ordinal));
        Assert.Equal("*Hi* 🚗 &lt;!channel&gt;", message.GetProperty("blocks")[0].Text("text", "text"));
        Assert.DoesNotContain("For you", history.ToString(), StringComparison.Ordinal);
        var replies = await ReadAsync("conversations.replies", $"channel={General}&ts={posted.Ts}");
        Assert.Contains(replies.GetProperty("messages").EnumerateArray(), message => message.Text("text") is "Changed");

        Assert.Equal("general", Value(await _api.ChannelAsync(General, Cancellation)).Name);
        Assert.True(Value(await _api.UserAsync(Admin, Cancellation)).IsAdmin);
        Assert.StartsWith("D", Value(await _api.OpenConversationAsync(Admin, Cancellation)), StringComparison.Ordinal);

        var home = JsonElement.Parse("""{"type":"home","blocks":[{"type":"section","text":{"type":"plain_text","text":"Welcome"}}]}""");
        Value(await _api.PublishViewAsync(Admin, home, Cancellation));
    }

    [Fact]
    public async Task Keeps_the_key_of_a_post_and_shows_it_in_the_history()
    {
        var since = DateTimeOffset.UtcNow.AddMinutes(-1);
        var posted = Value(await _api.PostMessageAsync(General, new SlackMessage("An alert") { Key = "k3y0123456789abc" }, Cancellation));
        Value(await _api.UpdateMessageAsync(posted, new SlackMessage("An alert, changed") { Key = "k3y0123456789abc" }, Cancellation));
        var history = Value(await _api.HistoryAsync(General, thread: null, since, cursor: null, Cancellation));
        var self = Value(await _api.AuthTestAsync(Cancellation)).UserId;
        Assert.Equal((posted.Ts, self, "k3y0123456789abc"), Assert.Single(history.Messages, message => message.Key is not null));
    }

    [Fact]
    public async Task Refuses_as_Slack_does()
    {
        Assert.Equal(new SlackResult<Slack.WebApi.PostedMessage>.Refused("channel_not_found"), await _api.PostMessageAsync("C0NOWHERE", new SlackMessage("Hi"), Cancellation));
        Assert.Equal(new SlackResult<Slack.WebApi.SlackUser>.Refused("user_not_found"), await _api.UserAsync("U0NOBODY", Cancellation));
        Assert.Equal(
            new SlackResult<Slack.WebApi.PostedMessage>.Refused("message_not_found"),
            await _api.UpdateMessageAsync(new Slack.WebApi.PostedMessage(General, "1.000001"), new SlackMessage("Hi"), Cancellation));
        var expired = await _api.OpenViewAsync("1.2.3", JsonElement.Parse("""{"type":"modal","title":{"type":"plain_text","text":"Ask"},"blocks":[]}"""), Cancellation);
        Assert.Equal(new SlackResult<string>.Refused("invalid_trigger_id"), expired);
    }

    private async Task<JsonElement> ReadAsync(string method, string form)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_slack.Api, method)) { Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SlackEmulator.UserToken);
        using var response = await http.SendAsync(request, Cancellation);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));
    }
}
