using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Alerts;

/// <summary>A thread in Slack, which is no channel there, subscribes by a mention: the program as a process, Slack on loopback.</summary>
public sealed class SlackThreadTests
{
    private const string Alice = "U0ALICE", General = "C0GENERAL";
    private const string Shining = "It shines as it did in my childhood";

    [Fact]
    public async Task The_thread_alone_is_told_and_its_buttons_and_its_end_are_its_own()
    {
        using var before = new TemporaryFolder();
        using var news = new TemporaryFolder();
        before.Write("budget.txt", "Council passes budget\n\n“Nobody gets everything,” mayor Ruth Adeyemi said after the vote.\n");
        news.Write("light.txt", $"Lighthouse lit again\n\n“{Shining},” its keeper Tom Okafor said on Tuesday.\n");
        await using var slack = await PatientPlatforms.SlackAsync();
        await using var dealbot = new ServedDealbot(before.Path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        await slack.ConnectedAsync(2);

        await slack.TypesAsync(Alice, General, "Who follows the lighthouse?");
        var thread = slack.Workspace.Messages[^1].Ts;
        await slack.TypesAsync(Alice, General, "@dealbot alerts on lighthouse", thread);
        StoryLibrary.Shows((await slack.SeesAsync(Alice, General, "is told of", thread)).Shown, "this thread is told of new articles that match lighthouse");

        await dealbot.RunAsync("import", news.Path);
        var told = await slack.SeesAsync(Alice, General, Shining, thread);
        Assert.Single(slack.Seen(Alice, General), message => message.IsOurs && message.Shown.Contains(Shining, StringComparison.Ordinal));

        await slack.PressesAsync(Alice, told, "Why this alert");
        StoryLibrary.Shows((await slack.SeesAsync(Alice, General, message => message.OnlyTo is Alice && message.Shown.Contains("made by alice", StringComparison.Ordinal), "why")).Shown, "lighthouse");
        await slack.TypesAsync(Alice, General, "/deal alerts off");
        await slack.SeesAsync(Alice, General, "nothing to end: this channel");
        await slack.TypesAsync(Alice, General, "@dealbot alerts off", thread);
        await slack.SeesAsync(Alice, General, "this thread is told of no more articles", thread);
        await dealbot.StopAsync();
    }
}
