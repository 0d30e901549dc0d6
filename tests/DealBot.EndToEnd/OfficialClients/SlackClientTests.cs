using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>Slack's own client runs on the counterpart, so what the counterpart does is what Slack does, as far as that client can tell.</summary>
public sealed class SlackClientTests
{
    private const string Alice = "U0ALICE";
    private const string General = "C0GENERAL";

    public SlackClientTests() => NodeScript.SkipUnlessInstalled("@slack/bolt");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Bolt_answers_a_slash_command_and_its_buttons(bool overHttp)
    {
        await using var slack = await SlackCounterpart.StartAsync();
        await using var bolt = await BoltAsync(slack, overHttp);

        await slack.TypesAsync(Alice, General, "/deal who said <this> & that");
        var answer = await slack.SeesAsync(Alice, General, "You asked: who said <this> & that");
        Assert.Equal(Alice, answer.OnlyTo);
        Assert.Equal(["Context", "Correct", "Discard"], answer.Buttons);

        await slack.PressesAsync(Alice, answer, "Context");
        var context = await slack.SeesAsync(Alice, General, "The words before and after.");
        Assert.Equal(answer.Ts, context.Ts);

        var atOnce = await slack.TypesAsync(Alice, General, "/deal-admin reindex");
        Assert.NotNull((await atOnce!.Acknowledged).Payload);
        Assert.Null((await slack.SeesAsync("U0BOB", General, "At once: reindex")).OnlyTo);
        Assert.Equal("", bolt.Complaints);
    }

    private static Task<NodeScript> BoltAsync(SlackCounterpart slack) => NodeScript.StartAsync("bolt.mjs", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SLACK_API"] = slack.Api.ToString(),
        ["SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
        ["SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
        ["SLACK_SIGNING_SECRET"] = SlackCounterpart.SigningSecret,
    });

    private static async Task<NodeScript> BoltAsync(SlackCounterpart slack, bool overHttp)
    {
        if (!overHttp) return await BoltAsync(slack);
        var bolt = await NodeScript.StartAsync("bolt.mjs", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SLACK_API"] = slack.Api.ToString(),
            ["SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["SLACK_SIGNING_SECRET"] = SlackCounterpart.SigningSecret,
            ["SLACK_HTTP"] = "1",
        });
        var events = new Uri($"http://127.0.0.1:{bolt.Ready}/slack/events");
        slack.Deliveries.Http = new SlackHttpAddresses(events, events, events);
        return bolt;
    }
}
