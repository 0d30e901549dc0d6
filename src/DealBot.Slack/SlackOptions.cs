namespace DealBot.Slack;

/// <summary>How Slack is reached, and who moderates there.</summary>
public sealed record SlackOptions
{
    /// <summary>The bot's token (<c>xoxb-</c>); a secret.</summary>
    public required string BotToken { get; init; }

    /// <summary>The app's token (<c>xapp-</c>) with the scope <c>connections:write</c>, for Socket Mode; a secret; null with HTTP.</summary>
    public string? AppToken { get; init; }

    /// <summary>What Slack signs its HTTP requests with; a secret; null with Socket Mode.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Whether Slack reaches us over HTTP instead of the socket that we open.</summary>
    public bool UsesHttp { get; init; }

    /// <summary>The Web API, with a slash at the end. Plain http only on loopback.</summary>
    public Uri Api { get; init; } = new("https://slack.com/api/");

    /// <summary>How many sockets to hold open, 1 to 10.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>Users who moderate, besides the workspace's admins.</summary>
    public IReadOnlyList<string> Moderators { get; init; } = [];

    /// <summary>User groups whose members moderate.</summary>
    public IReadOnlyList<string> ModeratorGroups { get; init; } = [];

    /// <summary>Everything but the tokens.</summary>
    public override string ToString() => $"{nameof(SlackOptions)} {{ {nameof(Api)} = {Api} }}";
}
