using DealBot.Core.Chat;
using DealBot.Discord.Tests.Interactions;

namespace DealBot.Discord.Tests.Posting;

/// <summary>When the connector's own poster posts, and when it does not.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task Once_the_bot_is_introduced_it_posts_and_once_it_stops_it_does_not()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        stage.AnswerWith(Stage.Says("introduced"));
        await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:who").WaitForReplyAsync();

        Assert.Equal(ChatPlatform.Discord, stage.Poster.Platform);
        Assert.IsType<PostOutcome.Posted>(await PostAsync(stage.Poster, stage));
        await stage.DisposeConnectorAsync();
        Assert.IsType<PostOutcome.NotPosted>(await PostAsync(stage.Poster, stage));
        Assert.Contains(stage.Discord.Seen(stage.Discord.Ada, stage.Discord.General), message => message.Buttons.Any(button => button.Label is "Why this alert"));
    }

    [Fact]
    public async Task A_connector_that_was_never_started_posts_nothing()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        var desk = new ChatDesk(stage.Chat, stage.Logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(1));
        using var connector = new DiscordConnector(new DiscordOptions { Token = stage.Discord.Token, Api = stage.Discord.Api }, desk, stage.Chat, TimeProvider.System, stage.Logs);
        var outcome = Assert.IsType<PostOutcome.NotPosted>(await PostAsync(connector.Poster, stage));
        Assert.NotNull(outcome.RetryAfter);
        desk.Dispose();
    }

    private static Task<PostOutcome> PostAsync(IPoster poster, Stage stage) => poster.PostAsync(PosterRun.Alert(stage.Discord.General), TestContext.Current.CancellationToken);
}
