using System.Net;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>Slack reaches the program, as a process, over HTTP instead of a socket.</summary>
public sealed class SlackOverHttpTests
{
    [Fact]
    public async Task A_signed_question_is_answered_and_a_forged_one_is_not()
    {
        await using var slack = await PatientPlatforms.SlackAsync();
        await using var dealbot = new ServedDealbot(StoryLibrary.Folder("the sample library"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_MODE"] = "http",
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_SIGNING_SECRET"] = SlackCounterpart.SigningSecret,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        var address = await dealbot.AddressAsync();
        slack.Deliveries.Http = new SlackHttpAddresses(new(address, "slack/commands"), new(address, "slack/events"), new(address, "slack/interactivity"));

        await slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal what did Waltz say");
        var answer = await slack.SeesAsync("U0ALICE", "C0GENERAL", "Mike Waltz");
        await slack.PressesAsync("U0ALICE", answer, "Context");
        await slack.SeesAsync("U0ALICE", "C0GENERAL", message => !string.Equals(message.Ts, answer.Ts, StringComparison.Ordinal), "the context");

        using var forger = new SlackHttpSender("another secret", slack.Time);
        using var forged = await forger.SendAsync(slack.Deliveries.Http, slack.Deliveries.Sent[0], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal(2, slack.Seen("U0ALICE", "C0GENERAL").Count(message => message.IsOurs));

        await dealbot.StopAsync();
        Assert.DoesNotContain(SlackCounterpart.SigningSecret, dealbot.Log, StringComparison.Ordinal);
    }
}
