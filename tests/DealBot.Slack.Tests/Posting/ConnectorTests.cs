using DealBot.Core.Chat;
using DealBot.Slack.Tests.Interactions;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Posting;

/// <summary>When the connector's own poster posts, and when it does not.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task Once_Slack_has_said_whose_token_it_is_it_posts_and_once_it_stops_it_does_not()
    {
        await using var served = await ServedSlack.StartAsync();
        Assert.Equal(ChatPlatform.Slack, served.Poster.Platform);
        Assert.IsType<PostOutcome.Posted>(await PostAsync(served.Poster));
        await served.StopAsync();
        Assert.IsType<PostOutcome.NotPosted>(await PostAsync(served.Poster));
        Assert.Single(served.Slack.Seen("U0ALICE", PosterRun.General));
    }

    [Fact]
    public async Task A_connector_that_was_never_started_posts_nothing()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        using var logs = new CapturingLoggerFactory();
        ScriptedChat chat = new();
        using var desk = new ChatDesk(chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(Workers: 1));
        using var connector = new SlackConnector(new SlackOptions { BotToken = SlackCounterpart.BotToken, Api = slack.Api }, desk, chat, TimeProvider.System, logs);
        Assert.NotNull(Assert.IsType<PostOutcome.NotPosted>(await PostAsync(connector.Poster)).RetryAfter);
        Assert.Empty(slack.Calls);
    }

    private static Task<PostOutcome> PostAsync(IPoster poster) => poster.PostAsync(PosterRun.Alert(), TestContext.Current.CancellationToken);
}
