using DealBot.Core.Articles.Reading;
using DealBot.Core.Articles.Reading.Html;

namespace DealBot.Core.Articles.Feeds;

/// <summary>The words that a feed's item holds, and whether they are the whole article.</summary>
/// <remarks>
/// Feeds do not say. What is in the element for content is whole when it is as long as a brief is; what is in the one for a summary, or
/// says the same as it, when it is longer than summaries are. Either is a summary when it breaks off, or leads to the rest.
/// </remarks>
internal sealed class ItemText
{
    private const int MinContentWords = 80;
    private const int MinSummaryWords = 200; // a standfirst with the first paragraph stays below
    private const int MaxLeadLength = 80; // UTF-16 code units of a line that leads to the rest

    private static readonly string[] Leads =
        ["read more", "continue reading", "keep reading", "read the full", "read full", "read the rest", "read on", "full story", "full article", "view the full", "[…]", "[...]"];

    private ItemText(string words, bool isWhole) => (Words, IsWhole) = (words, isWhole);

    /// <summary>The words, lines separated by <c>\n</c>.</summary>
    public string Words { get; }

    /// <summary>Whether they are the whole article.</summary>
    public bool IsWhole { get; }

    /// <summary>How many there are.</summary>
    public int Count => WordCount.Of(Words);

    /// <summary>The longer of an item's content and summary; null when neither has words.</summary>
    public static ItemText? Of(FeedItem item)
    {
        var (content, summary) = (TextOf(item.Content), TextOf(item.Summary));
        var isContent = content.Length > summary.Length;
        var words = isContent ? content : summary;
        if (!words.Any(char.IsLetter)) return null;

        var enough = isContent ? MinContentWords : MinSummaryWords;
        return new ItemText(words, WordCount.Of(words) >= enough && !BreaksOff(isContent ? item.Content! : item.Summary!));
    }

    private static string TextOf(string? html)
    {
        if (html is null || !HtmlReader.TryRead(html, address: null, out var parts, out _)) return "";
        return string.Join('\n', parts.Text.Split('\n').Where(line => !IsSignature(line)));
    }

    private static bool BreaksOff(string html)
    {
        var last = HtmlReader.TextOfFragment(html).Split('\n').LastOrDefault(line => line.Any(char.IsLetterOrDigit) && !IsSignature(line)) ?? "";
        var end = last.AsSpan().TrimEnd(" ]»→›>");
        if (end.EndsWith('…') || end.EndsWith("...", StringComparison.Ordinal)) return true;
        var tail = last[Math.Max(0, last.Length - MaxLeadLength)..];
        return Leads.Any(lead => tail.Contains(lead, StringComparison.OrdinalIgnoreCase));
    }

    // WordPress ends what it puts into feeds with "The post HEADLINE appeared first on SITE."
    private static bool IsSignature(string line) =>
        line.StartsWith("The post ", StringComparison.Ordinal) && line.Contains(" appeared first on ", StringComparison.Ordinal);
}
