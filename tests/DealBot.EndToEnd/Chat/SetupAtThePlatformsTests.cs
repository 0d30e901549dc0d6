using DealBot.EndToEnd.Processes;
using DealBot.Testing;
using DealBot.Testing.Discord;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>Setting up, over both platforms: what is registered, and what the doctor says.</summary>
public sealed class SetupAtThePlatformsTests
{
    [Fact]
    public async Task Once_registered_the_doctor_finds_all_well_at_both_platforms_and_shows_no_secret()
    {
        await using var discord = await PatientPlatforms.DiscordAsync();
        await using var slack = await PatientPlatforms.SlackAsync();
        using var folder = new TemporaryFolder();

        Assert.Contains("In all servers: new: ", (await RunAsync(folder, discord, slack, "discord", "register")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", (await RunAsync(folder, discord, slack, "discord", "register")).Exits(0).Output, StringComparison.Ordinal);
        var doctor = (await RunAsync(folder, discord, slack, "doctor")).Exits(0);

        string[] expected = ["configuration", "library", "token", "intents", "gateway", "commands", "server Newsroom", "bot token", "scope chat:write", "app token"];
        Assert.All(expected, subject => Assert.Contains(subject, doctor.Output, StringComparison.Ordinal));
        Assert.All((string[])[discord.Token, SlackCounterpart.BotToken, SlackCounterpart.AppToken, "secret-ticket"], secret => Assert.DoesNotContain(secret, doctor.Output + doctor.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_at_a_platform_fails_the_doctor_and_says_what_to_do()
    {
        await using var discord = await PatientPlatforms.DiscordAsync(); // where nothing is registered
        await using var slack = await PatientPlatforms.SlackAsync();
        slack.Scopes.Remove("users:read");
        using var folder = new TemporaryFolder();

        var doctor = (await RunAsync(folder, discord, slack, "doctor")).Exits(4);

        Assert.Contains("dealbot discord register", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("scope users:read", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("install the app again", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_Discord_does_not_take_registers_nothing_and_is_not_shown()
    {
        await using var discord = await PatientPlatforms.DiscordAsync();
        using var folder = new TemporaryFolder();
        const string Wrong = "MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token-of-nobody";

        var outcome = (await Dealbot.RunAsync(
            Repository.Root, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_DISCORD_TOKEN"] = Wrong, ["DEALBOT_DISCORD_API"] = discord.Api.ToString() }, "discord", "register")).Exits(4);

        Assert.Contains("Reset Token", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, outcome.Error + outcome.Output, StringComparison.Ordinal);
        Assert.Empty(discord.Commands);
        discord.Journal.TakeViolations();
    }

    private static Task<Outcome> RunAsync(TemporaryFolder folder, DiscordCounterpart discord, SlackCounterpart slack, params string[] command) => Dealbot.RunAsync(
        Repository.Root,
        null,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DISCORD_TOKEN"] = discord.Token,
            ["DEALBOT_DISCORD_API"] = discord.Api.ToString(),
            ["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken,
            ["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken,
            ["DEALBOT_SLACK_API"] = slack.Api.ToString(),
            ["DEALBOT_DATA"] = folder.Path,
        },
        command);
}
