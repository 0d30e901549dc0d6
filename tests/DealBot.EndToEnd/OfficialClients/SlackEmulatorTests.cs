using System.Text.Json;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>The counterpart's Web API answers as the one that others wrote does.</summary>
public sealed class SlackEmulatorTests
{
    private static readonly string[] Random = ["ts", "message_ts", "id", "permalink", "client_msg_id"];

    [Fact]
    public async Task The_emulator_and_the_counterpart_agree_on_what_a_post_returns()
    {
        await using var emulator = await SlackEmulator.StartAsync();
        await using var slack = await SlackCounterpart.StartAsync();
        var general = await GeneralAsync(emulator.Api);

        var theirs = await SlackCalls.CallAsync(emulator.Api, SlackEmulator.BotToken, "chat.postMessage", ("channel", general), ("text", "a & b"));
        var ours = await SlackCalls.CallAsync(slack.Api, SlackCounterpart.BotToken, "chat.postMessage", ("channel", "C0GENERAL"), ("text", "a & b"));
        Assert.True(theirs.GetProperty("ok").GetBoolean(), theirs.ToString());
        Assert.Empty(Names(theirs).Except(Names(ours), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("chat.postMessage", "channel_not_found", "channel", "C0NOWHERE", "text", "a")]
    [InlineData("chat.postMessage", "no_text", "channel", "", "text", "")]
    [InlineData("chat.update", "message_not_found", "channel", "", "ts", "1.000001", "text", "a")]
    [InlineData("chat.delete", "message_not_found", "channel", "", "ts", "1.000001")]
    [InlineData("users.info", "user_not_found", "user", "U0NOBODY")]
    [InlineData("conversations.info", "channel_not_found", "channel", "C0NOWHERE")]
    public async Task The_emulator_and_the_counterpart_refuse_alike(string method, string error, params string[] arguments)
    {
        await using var emulator = await SlackEmulator.StartAsync();
        await using var slack = await SlackCounterpart.StartAsync();
        var general = await GeneralAsync(emulator.Api);

        var theirs = await SlackCalls.CallAsync(emulator.Api, SlackEmulator.BotToken, method, Arguments(arguments, general));
        var ours = await SlackCalls.CallAsync(slack.Api, SlackCounterpart.BotToken, method, Arguments(arguments, "C0GENERAL"));
        Assert.Equal((error, error), (theirs.GetProperty("error").GetString(), ours.GetProperty("error").GetString()));
    }

    private static (string, string)[] Arguments(string[] pairs, string channel) =>
        [.. pairs.Chunk(2).Select(pair => (pair[0], pair[0] is "channel" && pair[1].Length == 0 ? channel : pair[1]))];

    private static async Task<string> GeneralAsync(Uri api) =>
        (await SlackCalls.CallAsync(api, SlackEmulator.BotToken, "conversations.list")).GetProperty("channels").EnumerateArray()
            .First(channel => channel.GetProperty("name").GetString() is "general").GetProperty("id").GetString()!;

    private static IEnumerable<string> Names(JsonElement answer) => answer.EnumerateObject().Select(property => property.Name).Except(Random, StringComparer.Ordinal);
}
