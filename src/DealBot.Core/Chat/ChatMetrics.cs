using System.Diagnostics;
using System.Diagnostics.Metrics;
using DealBot.Core.Telemetry;

namespace DealBot.Core.Chat;

/// <summary>What is done on the chat platforms.</summary>
public static class ChatMetrics
{
    private static readonly Histogram<double> Requests = Instrumentation.Seconds(
        "dealbot.chat.request.duration",
        "How long commands, questions and presses took, by platform and outcome: answered, repeated (delivered twice), busy (turned away), cancelled or failed.",
        0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60);

    private static readonly Histogram<double> Posts = Instrumentation.Seconds(
        "dealbot.post.duration",
        "How long posts and edits of messages took, by platform and outcome: posted, not_posted (tried again), unknown or refused.",
        0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);

    private static readonly Histogram<double> Waits = Instrumentation.Seconds(
        "dealbot.rate_limit.wait.duration", "How long calls waited for the platform's rate limits; those that need not wait are not counted.",
        0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);

    /// <summary>The label of a platform.</summary>
    public static string NameOf(ChatPlatform platform) => platform switch
    {
        ChatPlatform.Discord => "discord",
        ChatPlatform.Slack => "slack",
        _ => "page",
    };

    /// <summary>Counts a wait for a platform's rate limit.</summary>
    public static void Waited(ChatPlatform platform, TimeSpan time) => Waits.Record(time.TotalSeconds, Label(platform));

    /// <summary>Counts a request that was begun at <paramref name="started"/>, by <see cref="Stopwatch"/>.</summary>
    internal static void Handled(ChatPlatform platform, string outcome, long started) =>
        Requests.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Label(platform), Instrumentation.Label("outcome", outcome));

    /// <summary>Counts a post that was begun at <paramref name="started"/>, by <see cref="Stopwatch"/>.</summary>
    internal static void Delivered(ChatPlatform platform, PostOutcome outcome, long started) => Posts.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds,
        Label(platform),
        Instrumentation.Label("outcome", outcome switch
        {
            PostOutcome.Posted => "posted",
            PostOutcome.NotPosted => "not_posted",
            PostOutcome.Refused => "refused",
            _ => "unknown",
        }));

    private static KeyValuePair<string, object?> Label(ChatPlatform platform) => Instrumentation.Label("platform", NameOf(platform));
}
