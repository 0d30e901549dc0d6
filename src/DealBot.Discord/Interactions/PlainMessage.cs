using System.Text.RegularExpressions;

namespace DealBot.Discord.Interactions;

/// <summary>A message as plain text: ids replaced by what a reader sees in their place.</summary>
internal static partial class PlainMessage
{
    /// <summary>The text of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="bot">The bot's id, whose mentions are left out; null to keep them.</param>
    public static string Of(DiscordMessage message, string? bot) => Bracketed().Replace(Without(message.Content, bot), match =>
    {
        var id = match.Groups["user"].Value;
        if (id.Length == 0) return match.Groups["shown"].Value;
        var user = message.Mentions?.FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.Ordinal));
        return $"@{user?.GlobalName ?? user?.Username ?? "somebody"}";
    }).Trim();

    /// <summary>Whether the message speaks to the bot in its own words, not in lines it quotes and not by being a reply.</summary>
    public static bool Mentions(DiscordMessage message, string bot) => message.Content.Split('\n')
        .TakeWhile(line => !line.TrimStart(' ').StartsWith(">>> ", StringComparison.Ordinal))
        .Where(line => !line.TrimStart(' ').StartsWith("> ", StringComparison.Ordinal))
        .Any(line => line.Contains($"<@{bot}>", StringComparison.Ordinal) || line.Contains($"<@!{bot}>", StringComparison.Ordinal));

    private static string Without(string content, string? bot) => bot is null ? content
        : new[] { $"<@{bot}> ", $"<@!{bot}> ", $"<@{bot}>", $"<@!{bot}>" }.Aggregate(content, (text, mention) => text.Replace(mention, "", StringComparison.Ordinal));

    // reference, "Message Formatting": users; custom emoji and commands by their names.
    [GeneratedRegex(@"<@!?(?<user>\d+)>|<a?(?<shown>:\w+:)\d+>|<(?<shown>/[^<>:\n]{1,100}):\d+>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();
}
