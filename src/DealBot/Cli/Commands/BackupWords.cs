using DealBot.Core.Backups;
using DealBot.Core.Chat;

namespace DealBot.Cli.Commands;

/// <summary>What a backup holds, in words.</summary>
internal static class BackupWords
{
    /// <summary>"1,204 articles, 3 feeds, 2 subscriptions and 17 answers in chat".</summary>
    public static string Counts(BackupManifest manifest) =>
        $"{Counted.Of(manifest.Count("articles"), "article")}, {Counted.Of(manifest.Count("feeds"), "feed")}, "
        + $"{Counted.Of(manifest.Count("subscriptions"), "subscription")} and {Counted.Of(manifest.Count("chat_answers"), "answer")} in chat";
}
