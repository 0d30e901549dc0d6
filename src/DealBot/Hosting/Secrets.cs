using DealBot.Cli;

namespace DealBot.Hosting;

/// <summary>
/// Tokens and other secrets: each from an environment variable, or from a file that a second variable names
/// (<c>DEALBOT_DISCORD_TOKEN</c>, <c>DEALBOT_DISCORD_TOKEN_FILE</c>), as container secrets are mounted. Never printed.
/// </summary>
/// <param name="environment">The value of an environment variable, null where it is not set.</param>
internal sealed class Secrets(Func<string, string?> environment)
{
    /// <summary>Discord's bot token.</summary>
    public const string DiscordToken = "DEALBOT_DISCORD_TOKEN";

    /// <summary>Slack's bot token, which begins with <c>xoxb-</c>.</summary>
    public const string SlackBotToken = "DEALBOT_SLACK_BOT_TOKEN";

    /// <summary>Slack's app-level token for Socket Mode, which begins with <c>xapp-</c>.</summary>
    public const string SlackAppToken = "DEALBOT_SLACK_APP_TOKEN";

    /// <summary>What Slack signs its HTTP requests with.</summary>
    public const string SlackSigningSecret = "DEALBOT_SLACK_SIGNING_SECRET";

    /// <summary>What visitors of the page give to look and ask.</summary>
    public const string WebToken = "DEALBOT_WEB_TOKEN";

    /// <summary>What visitors of the page give who may also change the library.</summary>
    public const string WebModeratorToken = "DEALBOT_WEB_MODERATOR_TOKEN";

    private const string FileSuffix = "_FILE";

    /// <summary>The environment variables that secrets are read from.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        .. ((string[])[DiscordToken, SlackBotToken, SlackAppToken, SlackSigningSecret, WebToken, WebModeratorToken]).SelectMany(static name => (string[])[name, name + FileSuffix]),
    ];

    /// <summary>The secret of that name; null where it is not set.</summary>
    /// <exception cref="CommandException">It is set twice, its file cannot be read, or it cannot be what it is called.</exception>
    public string? Read(string name)
    {
        var value = environment(name) is { Length: > 0 } set ? set : null;
        if (environment(name + FileSuffix) is { Length: > 0 } path)
        {
            if (value is not null) throw Wrong($"Both {name} and {name}{FileSuffix} are set. Unset one of them.");
            value = ReadFile(name + FileSuffix, path);
        }

        if (value?.Trim() is not { } secret) return null;
        if (secret.Length == 0 || secret.Any(c => char.IsWhiteSpace(c) || !char.IsAscii(c))) throw Wrong($"{name} holds no token: it is empty, or has blanks or other characters in it that no token has. Copy the token again.");
        return FormOf(name) is { } form && !secret.StartsWith(form, StringComparison.Ordinal)
            ? throw Wrong($"{name} must begin with {form}. Each of Slack's tokens looks different: see the README.")
            : secret;
    }

    private static string? FormOf(string name) => name switch
    {
        SlackBotToken => "xoxb-",
        SlackAppToken => "xapp-",
        _ => null,
    };

    private static string ReadFile(string variable, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"{variable} names {path}, which cannot be read ({fault.Message.TrimEnd('.')}). Check the path and its permissions.");
        }
    }

    private static CommandException Wrong(string message) => new(ExitCode.Usage, message);
}
