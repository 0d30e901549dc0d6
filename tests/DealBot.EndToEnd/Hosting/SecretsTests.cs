using DealBot.Cli;
using DealBot.Core.Configuration;
using DealBot.EndToEnd.Processes;
using DealBot.Hosting;

namespace DealBot.EndToEnd.Hosting;

public sealed class SecretsTests
{
    [Fact]
    public void A_secret_comes_from_its_variable_or_from_the_file_that_another_names()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "token");
        File.WriteAllText(file, "from-file\n");

        Assert.Equal("from-variable", Set((Secrets.DiscordToken, "from-variable")).Read(Secrets.DiscordToken));
        Assert.Equal("from-file", Set(($"{Secrets.DiscordToken}_FILE", file)).Read(Secrets.DiscordToken));
        Assert.Null(Set().Read(Secrets.DiscordToken));
    }

    public static TheoryData<string, (string, string)[], string> Mistakes =>
    [
        new(Secrets.DiscordToken, [(Secrets.DiscordToken, "s3cr3t"), ($"{Secrets.DiscordToken}_FILE", "token.txt")], "Both DEALBOT_DISCORD_TOKEN and DEALBOT_DISCORD_TOKEN_FILE are set.") { TestDisplayName = "set twice" },
        new(Secrets.DiscordToken, [($"{Secrets.DiscordToken}_FILE", "missing/token.txt")], "DEALBOT_DISCORD_TOKEN_FILE names missing/token.txt, which cannot be read") { TestDisplayName = "a file that is not there" },
        new(Secrets.DiscordToken, [(Secrets.DiscordToken, "s3cr3t with blanks")], "DEALBOT_DISCORD_TOKEN holds no token") { TestDisplayName = "a sentence for a token" },
        new(Secrets.DiscordToken, [(Secrets.DiscordToken, "   ")], "DEALBOT_DISCORD_TOKEN holds no token: it is empty") { TestDisplayName = "blanks for a token" },
        new(Secrets.SlackBotToken, [(Secrets.SlackBotToken, "xapp-s3cr3t")], "DEALBOT_SLACK_BOT_TOKEN must begin with xoxb-") { TestDisplayName = "one of Slack's tokens for the other" },
    ];

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_without_the_secret(string name, (string, string)[] variables, string expected)
    {
        var message = Assert.Throws<CommandException>(() => Set(variables).Read(name)).Message;

        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, (string, string)[], string> Lacks =>
    [
        new(SlackSettings.Socket, [(Secrets.SlackBotToken, "xoxb-1")], "Slack needs DEALBOT_SLACK_APP_TOKEN too") { TestDisplayName = "a socket without its token" },
        new(SlackSettings.Http, [(Secrets.SlackBotToken, "xoxb-1"), (Secrets.SlackAppToken, "xapp-1")], "Slack needs DEALBOT_SLACK_SIGNING_SECRET too") { TestDisplayName = "HTTP without the signing secret" },
        new(SlackSettings.Socket, [(Secrets.SlackAppToken, "xapp-1")], "Slack needs DEALBOT_SLACK_BOT_TOKEN too") { TestDisplayName = "a socket without the bot" },
    ];

    [Theory, MemberData(nameof(Lacks))]
    public void Slack_refuses_to_start_with_half_of_its_secrets(string mode, (string, string)[] variables, string expected) => Assert.StartsWith(
        expected,
        Assert.Throws<CommandException>(() => Platforms.Of(new DealBotOptions(Slack: new SlackSettings(mode)), Set(variables))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_platform_without_a_token_is_off() => Assert.Equal(new Platforms(null, null), Platforms.Of(DealBotOptions.Default, Set()));

    private static Secrets Set(params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value, StringComparer.Ordinal).GetValueOrDefault);
}
