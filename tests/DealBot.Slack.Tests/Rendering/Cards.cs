using DealBot.Core.Chat;

namespace DealBot.Slack.Tests.Rendering;

/// <summary>Quote cards for tests.</summary>
internal static class Cards
{
    public static QuoteCard Of(RichText words, params Button[] buttons) => new(
        new Citation(1, 0, words.Plain.Length),
        words,
        new Attribution("Ann Bell", "mayor", null),
        new SourceLine("The town's news", "Daily", "27 February 2025", "https://example.com/news"),
        [],
        0,
        buttons);

    public static string Words(int length)
    {
        var words = string.Concat(Enumerable.Repeat("word ", length / 5 + 1));
        return words[..(length - 1)] + "d";
    }
}
