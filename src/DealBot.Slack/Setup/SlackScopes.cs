namespace DealBot.Slack.Setup;

/// <summary>What the bot's token must be allowed to do, each scope with what it is for (docs.slack.dev/reference/scopes).</summary>
internal static class SlackScopes
{
    private const string ToFind = "to see, after a crash or a lost answer, whether an alert stands already in ";

    /// <summary>Those without which all works, but an alert may come twice when Slack took it and did not say so.</summary>
    public static IReadOnlyList<string> Wanted { get; } = ["channels:history", "groups:history", "mpim:history"];

    /// <summary>The scopes in the order of the manifest.</summary>
    public static IReadOnlyList<(string Name, string Purpose)> Bot { get; } =
    [
        ("app_mentions:read", "to hear questions that mention the bot"),
        ("channels:history", ToFind + "public channels"),
        ("chat:write", "to answer in channels, and to post alerts there"),
        ("commands", "to offer /deal, /deal-alerts, /deal-admin and the shortcut on messages"),
        ("files:read", "to read an article's file that a moderator adds"),
        ("groups:history", ToFind + "private channels"),
        ("im:history", "to hear questions in direct messages"),
        ("im:write", "to answer in a direct message where a channel does not take the answer"),
        ("mpim:history", ToFind + "conversations of several people"),
        ("usergroups:read", "to know who is in a group of moderators"),
        ("users:read", "to know who is an admin, and to show names instead of ids"),
    ];
}
