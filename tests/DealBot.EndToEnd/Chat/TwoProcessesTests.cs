using DealBot.Core.Tests.Storage;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>Two processes serve one bot over one store: whatever reaches both of them is answered once.</summary>
public sealed class TwoProcessesTests(PostgresServer server)
{
    private const string Question = "what did Waltz say";

    [Theory, InlineData("a file"), InlineData("a server")]
    public async Task In_Discord_where_each_hears_everything_one_of_them_answers(string store)
    {
        await using var discord = await PatientPlatforms.DiscordAsync();
        await using var one = Serve(store, new() { ["DEALBOT_DISCORD_TOKEN"] = discord.Token, ["DEALBOT_DISCORD_API"] = discord.Api.ToString() });
        await discord.WaitForReadyAsync();
        await discord.WaitForCommandsAsync();
        discord.Gateway.ForgetIdentifies();
        await using var other = one.StartBeside();
        await discord.WaitForReadyAsync(2);

        var mention = discord.UserSays(discord.Ada, discord.General, $"@DealBot {Question}");
        var asked = Enumerable.Range(0, 5).Select(_ => discord.UserTypes(discord.Ada, discord.General, $"/deal question:{Question}")).ToList();
        foreach (var interaction in asked) await interaction.WaitForReplyAsync(static message => !message.IsLoading);
        await mention.WaitForReplyAsync();
        await one.StopAsync();
        await other.StopAsync(); // both have finished what they were told of

        // Who is slow announces an answer before it knows that the other one answers; Discord refuses that, and no user sees it.
        Assert.All(discord.Journal.TakeViolations(), static refused => Assert.Contains("40060", refused, StringComparison.Ordinal));
        Assert.All(asked, interaction => Assert.Contains("Waltz", Assert.Single(interaction.Shown, static message => !message.IsLoading).Text, StringComparison.Ordinal));
        Assert.Single(mention.Shown);
    }

    [Theory, InlineData("a file"), InlineData("a server")]
    public async Task In_Slack_where_what_one_took_is_delivered_to_the_other_again_it_is_answered_once(string store)
    {
        await using var slack = await PatientPlatforms.SlackAsync();
        await using var one = Serve(store, new()
        {
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        await slack.ConnectedAsync(2);
        await using var other = one.StartBeside();
        await slack.ConnectedAsync(4);

        var command = await slack.TypesAsync("U0ALICE", "C0GENERAL", $"/deal {Question}");
        var direct = slack.Workspace.Direct("U0BOB").Id;
        var message = await slack.TypesAsync("U0BOB", direct, Question);
        foreach (var socket in slack.Sockets)
        {
            await slack.Deliveries.RedeliverAsync(command!, socket);
            await slack.Deliveries.RedeliverAsync(message!, socket);
        }

        await slack.SeesAsync("U0ALICE", "C0GENERAL", "Waltz");
        await slack.SeesAsync("U0BOB", direct, "Waltz");
        await one.StopAsync();
        await other.StopAsync();

        Assert.Single(slack.Seen("U0ALICE", "C0GENERAL"), static seen => seen.IsOurs);
        Assert.Single(slack.Seen("U0BOB", direct), static seen => seen.IsOurs);
    }

    private ServedDealbot Serve(string store, Dictionary<string, string> variables)
    {
        if (store is "a server") variables["DEALBOT_DATABASE"] = server.NewDatabase();
        return new ServedDealbot(StoryLibrary.SampleFolder, variables);
    }
}
