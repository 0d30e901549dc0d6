using DealBot.Core.Chat;

namespace DealBot.Core.Alerts;

/// <summary>Why an article is not announced in a channel that has a subscription for it: the sentences that are stored.</summary>
internal static class AlertReasons
{
    /// <summary>The channel does not want the outlet.</summary>
    public static string Muted(string source, string by) => $"{Visible.Name(source)} is muted here, by {Visible.Name(by)}.";

    /// <summary>The channel has heard the story.</summary>
    public static string Merged(string title, string? source) =>
        $"The story was announced already, as printed by {(source is null ? "another outlet" : Visible.Name(source))}: “{Visible.Name(title)}”.";

    /// <summary>The outlet had printed it before: a new address of something old.</summary>
    public static string Reprinted(string title) => $"The same outlet had printed it before: “{Visible.Name(title)}”.";

    /// <summary>Only new quotes are wanted, and there are none.</summary>
    public const string NoNewQuotes = "Every quote in it that matches was printed before.";

    /// <summary>The channel changed its mind.</summary>
    public const string Ended = "The subscription that wanted it was ended before it was sent.";

    /// <summary>The article is gone.</summary>
    public const string Removed = "The article was removed from the library before it was announced.";

    /// <summary>Nobody knows whether it was sent after the backup was made.</summary>
    public static string Restored(DateTimeOffset made) =>
        $"It was due when the library was restored from a backup of {Dates.Day(made)}, and may have been sent since then.";

    /// <summary>The channel's pause was too long.</summary>
    public const string Stale = "It was more than a day old when the channel could be posted in again.";
}
