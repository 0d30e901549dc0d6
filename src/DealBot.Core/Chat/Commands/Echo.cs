namespace DealBot.Core.Chat.Commands;

/// <summary>What was asked, as headings repeat it.</summary>
internal static class Echo
{
    // What fits a heading on every platform (Slack's header block: 150 characters); a question is seldom longer.
    private const int Longest = 150;

    /// <summary>On one line; cut between two words where it is too long.</summary>
    public static string Of(string text)
    {
        var line = Excerpt.Of(text, Longest);
        return line.Length == 0 ? "…" : line;
    }
}
