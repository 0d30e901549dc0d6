using DealBot.EndToEnd.Processes;
using DealBot.Testing.Discord;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>A moderator of a library that takes a while to reindex sees how far it is, and questions are answered meanwhile.</summary>
public sealed class ReindexProgressTests : IDisposable
{
    private const int Articles = 2500; // some seconds of work

    private readonly TemporaryFolder _folder = new();

    public ReindexProgressTests()
    {
        for (var number = 0; number < Articles; number++)
        {
            _folder.Write($"{number}.txt", $"""
                Harbour report {number}

                The harbour master of pier {number}, Ann Lee, spoke to reporters on Tuesday.

                “Crane {number} turns again, and ship {number + 7} may moor,” she said. Minister Oscar Brandt called it “a good day for pier {number}”.

                The repairs cost {number + 11} million crowns, the council said, and the ferry company said it would wait for number {number * 3}.
                """);
        }
    }

    [Fact]
    public async Task In_Discord_the_message_is_edited_until_it_is_done()
    {
        await using var discord = await PatientPlatforms.DiscordAsync();
        var mona = discord.AddUser("mona", DiscordPermissions.ManageGuild);
        await using var dealbot = new ServedDealbot(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DISCORD_TOKEN"] = discord.Token,
            ["DEALBOT_DISCORD_API"] = discord.Api.ToString(),
        });
        await discord.WaitForReadyAsync();
        await discord.WaitForCommandsAsync();

        var reindex = discord.UserTypes(mona, discord.General, "/deal-admin reindex");
        var progress = await reindex.WaitForReplyAsync(static message => message.Text.Contains("Reindexing", StringComparison.Ordinal));
        var meanwhile = await discord.UserTypes(discord.Ada, discord.General, "/deal question:what did Ann Lee say").WaitForReplyAsync(static message => !message.IsLoading);
        Assert.Contains("Crane", meanwhile.Text, StringComparison.Ordinal);
        var done = await reindex.WaitForReplyAsync(static message => message.Text.Contains("Reindexed", StringComparison.Ordinal));

        Assert.Equal(progress.Id, done.Id);
        StoryLibrary.Shows(done.Text, $"{Articles:N0} articles");
    }

    [Fact]
    public async Task In_Slack_progress_comes_before_the_result()
    {
        await using var slack = await PatientPlatforms.SlackAsync();
        await using var dealbot = new ServedDealbot(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
        });
        await slack.ConnectedAsync();

        await slack.TypesAsync("U0MONA", "C0GENERAL", "/deal-admin reindex");
        await slack.SeesAsync("U0MONA", "C0GENERAL", "Reindexing");
        await slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal what did Ann Lee say");
        await slack.SeesAsync("U0ALICE", "C0GENERAL", "Crane");
        var done = await slack.SeesAsync("U0MONA", "C0GENERAL", "Reindexed");

        StoryLibrary.Shows(done.Shown, $"{Articles:N0} articles");
    }

    public void Dispose() => _folder.Dispose();
}
