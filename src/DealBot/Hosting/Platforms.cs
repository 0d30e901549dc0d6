using DealBot.Cli;
using DealBot.Core.Chat;
using DealBot.Core.Configuration;
using DealBot.Discord;
using DealBot.Slack;

namespace DealBot.Hosting;

/// <summary>The chat platforms that the secrets give access to; null for one that is off.</summary>
/// <param name="Discord">How Discord is reached.</param>
/// <param name="Slack">How Slack is reached.</param>
internal sealed record Platforms(DiscordOptions? Discord, SlackOptions? Slack)
{
    /// <summary>What to say where Discord is off.</summary>
    public const string DiscordIsOff = $"Discord is off: {Secrets.DiscordToken} is not set.";

    /// <summary>What to say where Slack is off.</summary>
    public const string SlackIsOff = $"Slack is off: {Secrets.SlackBotToken} is not set.";

    /// <summary>The platforms that are off, each with a sentence that says why: what channels there are to hear waits.</summary>
    public IReadOnlyDictionary<ChatPlatform, string> Unreached => new (ChatPlatform Platform, string? Reason)[]
    {
        (ChatPlatform.Discord, Discord is null ? DiscordIsOff : null),
        (ChatPlatform.Slack, Slack is null ? SlackIsOff : null),
    }.Where(static platform => platform.Reason is not null).ToDictionary(static platform => platform.Platform, static platform => platform.Reason!);

    /// <summary>Joins what the configuration says with the secrets.</summary>
    /// <exception cref="CommandException">A secret is missing that another makes necessary, or is none.</exception>
    public static Platforms Of(DealBotOptions options, Secrets secrets) => new(DiscordOf(options.Discord, secrets), SlackOf(options.Slack, secrets));

    private static DiscordOptions? DiscordOf(DiscordSettings settings, Secrets secrets) => secrets.Read(Secrets.DiscordToken) is { } token
        ? new DiscordOptions
        {
            Token = token,
            Api = new Uri(settings.Api),
            Shards = settings.Shards,
            ModeratorRoles = settings.ModeratorRoles,
            Guilds = settings.Guilds,
        }
        : null;

    private static SlackOptions? SlackOf(SlackSettings settings, Secrets secrets)
    {
        var usesHttp = settings.Mode is SlackSettings.Http;
        var (bot, app, signing) = (secrets.Read(Secrets.SlackBotToken), secrets.Read(Secrets.SlackAppToken), secrets.Read(Secrets.SlackSigningSecret));
        if (bot is null)
        {
            if (app is null && signing is null) return null;
            throw Missing(Secrets.SlackBotToken, "the token of the bot, under \"OAuth & Permissions\"");
        }

        if (usesHttp && signing is null) throw Missing(Secrets.SlackSigningSecret, "the signing secret, under \"Basic Information\": without it anybody could pose as Slack");
        if (!usesHttp && app is null) throw Missing(Secrets.SlackAppToken, "an app-level token with the scope connections:write, under \"Basic Information\"");
        return new SlackOptions
        {
            BotToken = bot,
            AppToken = usesHttp ? null : app,
            SigningSecret = usesHttp ? signing : null,
            UsesHttp = usesHttp,
            Api = new Uri(settings.Api),
            Connections = settings.Connections,
            Moderators = settings.Moderators,
            ModeratorGroups = settings.ModeratorGroups,
        };
    }

    private static CommandException Missing(string variable, string what) =>
        new(ExitCode.Usage, $"Slack needs {variable} too: {what} of your app at api.slack.com/apps. Set it, or unset Slack's other secrets.");
}
