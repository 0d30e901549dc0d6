using DealBot.Core.Chat;

namespace DealBot.Slack.Rendering;

/// <summary>Text on one line, within a limit as Slack counts.</summary>
internal static class OneLine
{
    /// <summary>The text on one line, or as many of its first words as fit with an ellipsis; a dash where there is nothing to see.</summary>
    /// <remarks>Slack refuses texts that are empty.</remarks>
    public static string Cut(string text, int limit)
    {
        var line = Visible.Line(text).Trim();
        return line.Length == 0 ? "–" : Excerpt.Fit(line, limit, static cut => Size(cut.Plain)).Plain;
    }

    /// <summary>How many characters Slack may count: those it escapes (docs.slack.dev/messaging/formatting-message-text) count as escaped.</summary>
    public static int Size(string text)
    {
        var size = text.Length;
        foreach (var character in text) size += character switch { '&' => 4, '<' or '>' => 3, _ => 0 };
        return size;
    }
}
