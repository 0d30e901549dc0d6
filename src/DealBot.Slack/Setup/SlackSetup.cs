using DealBot.Core.Chat;

namespace DealBot.Slack.Setup;

/// <summary>Looks at how Slack is set up, for <c>dealbot doctor</c>.</summary>
public static class SlackSetup
{
    /// <summary>Everything that can be checked with the tokens there are. Throws for nothing but cancellation.</summary>
    public static Task<IReadOnlyList<SetupCheck>> CheckAsync(SlackOptions options, TimeProvider clock, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SetupCheck>>([]);
}
