using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>The same over HTTP, where Slack posts to the program's own endpoints.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task A_question_a_button_and_a_mention_over_HTTP_are_answered()
    {
        await using var slack = await SlackCounterpart.StartAsync();
        ScriptedChat chat = new();
        OriginTests.Answers(Visibility.OnlyYou)(chat);
        CapturingLoggerFactory logs = new();
        using ChatDesk desk = new(chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(2));
        SlackOptions options = new() { BotToken = SlackCounterpart.BotToken, SigningSecret = SlackCounterpart.SigningSecret, UsesHttp = true, Api = slack.Api };
        using SlackConnector connector = new(options, desk, chat, TimeProvider.System, logs);
        using CancellationTokenSource stop = new();
        var running = connector.RunAsync(stop.Token);
        await using var web = await ServeAsync(connector);
        Uri address = new(web.Urls.First() + "/slack/");
        slack.Deliveries.Http = new SlackHttpAddresses(new Uri(address, "commands"), new Uri(address, "events"), new Uri(address, "interactivity"));

        await slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal what did Waltz say");
        var first = await slack.SeesAsync("U0ALICE", "C0GENERAL", "The words.");
        Assert.Equal(new ChatAction.Line("what did Waltz say"), chat.Handled.Single().Action);
        Assert.Equal(ConnectorState.Connected, connector.Status.State);

        OriginTests.Answers(Visibility.Channel)(chat);
        await slack.PressesAsync("U0ALICE", first, "Context");
        await slack.SeesAsync("U0BOB", "C0GENERAL", "The words.");
        await slack.TypesAsync("U0BOB", "C0GENERAL", "@dealbot minerals", thread: "1.000001");
        await slack.SeesAsync("U0BOB", "C0GENERAL", "The words.", thread: "1.000001");

        await stop.CancelAsync();
        await running;
        Assert.Equal(ConnectorState.Stopped, connector.Status.State);
    }

    [Fact]
    public async Task Without_a_signing_secret_there_are_no_endpoints()
    {
        ScriptedChat chat = new();
        CapturingLoggerFactory logs = new();
        using ChatDesk desk = new(chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(2));
        using SlackConnector connector = new(new SlackOptions { BotToken = "xoxb-1", UsesHttp = true }, desk, chat, TimeProvider.System, logs);
        await Assert.ThrowsAsync<ArgumentException>(() => ServeAsync(connector));
    }

    private static async Task<WebApplication> ServeAsync(SlackConnector connector)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        connector.Map(web);
        await web.StartAsync();
        return web;
    }
}
