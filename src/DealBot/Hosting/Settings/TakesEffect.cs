namespace DealBot.Hosting.Settings;

/// <summary>When a change of a key of <c>dealbot.json</c> takes effect in a running service: every key, or the part it stands in, is in one of the two lists.</summary>
internal static class TakesEffect
{
    /// <summary>Those that take effect as soon as the file is saved.</summary>
    public static IReadOnlyList<string> AtOnce { get; } = ["maxArticleMegabytes", "answerCount", "answersKeptDays", "feeds", "alerts"];

    /// <summary>Those that wait for the next start, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> AtNextStart { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["articlesKeptDays"] = "it has articles deleted, which a slip of the hand should not do at once",
        ["discord"] = "the connection to Discord is made with them",
        ["slack"] = "the connection to Slack is made with them",
    };

    /// <summary>Why a key waits for the next start; null where it does not.</summary>
    public static string? WhyLater(string key) => AtNextStart.FirstOrDefault(part => Covers(part.Key, key)).Value;

    /// <summary>Whether an entry of the lists means a key.</summary>
    public static bool Covers(string entry, string key) => key.Equals(entry, StringComparison.Ordinal) || key.StartsWith($"{entry}.", StringComparison.Ordinal);
}
