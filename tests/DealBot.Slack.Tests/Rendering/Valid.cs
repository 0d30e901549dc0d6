using System.Text.Json;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Rendering;

/// <summary>Fails where Slack would refuse: by its limits, and, where it has been made, by the schema of its own types.</summary>
internal static class Valid
{
    public static void Message(JsonElement blocks)
    {
        Assert.Null(SlackRules.OfMessage(blocks));
        Assert.Empty(Errors("blocks", blocks));
    }

    public static void View(JsonElement view)
    {
        Assert.Null(SlackRules.OfView(view));
        Assert.Empty(Errors("view", view));
    }

    private static IEnumerable<object> Errors(string argument, JsonElement value) => SlackSchemas.Errors(
        new SlackCall("test", JsonElement.Parse($"{{\"{argument}\":{value.GetRawText()}}}"), null, default));
}
