namespace DealBot.Slack.WebApi;

/// <summary>A method of the Web API as this client calls it.</summary>
/// <param name="Name">"chat.update".</param>
/// <param name="Limit">How often it may be called; null where Slack states nothing.</param>
/// <remarks>Tiers: docs.slack.dev/apis/web-api/rate-limits. Which tier: each method's page under docs.slack.dev/reference/methods.</remarks>
internal sealed record ApiMethod(string Name, PaceLimit? Limit)
{
    private static readonly PaceLimit Tier2 = PaceLimit.PerMinute(20);
    private static readonly PaceLimit Tier3 = PaceLimit.PerMinute(50);
    private static readonly PaceLimit Tier4 = PaceLimit.PerMinute(100);

    /// <summary>"Hundreds of requests per minute."</summary>
    public static readonly ApiMethod AuthTest = new("auth.test", PaceLimit.PerMinute(600));

    /// <summary>Its page says tier 3.</summary>
    public static readonly ApiMethod OpenConnection = new("apps.connections.open", Tier3) { TakesAppToken = true };

    /// <summary>"One message per second per channel", and a workspace-wide limit of "several hundred messages per minute".</summary>
    public static readonly ApiMethod PostMessage = new("chat.postMessage", PaceLimit.PerMinute(300))
    {
        PerChannel = new PaceLimit(1, TimeSpan.FromSeconds(1)), IsRepeatable = false, Deadline = TimeSpan.FromMinutes(1),
    };

    /// <summary>
    /// The same for what nobody waits for: evenly, and with a third of the workspace's limit left to answers, so that a burst of
    /// alerts does not make somebody wait for the next minute.
    /// </summary>
    public static readonly ApiMethod PostUnasked = PostMessage with { Unasked = new PaceLimit(1, TimeSpan.FromMilliseconds(300)), Deadline = TimeSpan.FromSeconds(40) };

    /// <summary>Tier 3.</summary>
    public static readonly ApiMethod UpdateMessage = new("chat.update", Tier3);

    /// <summary>Tier 3.</summary>
    public static readonly ApiMethod DeleteMessage = new("chat.delete", Tier3);

    /// <summary>Tier 4.</summary>
    public static readonly ApiMethod PostEphemeral = new("chat.postEphemeral", Tier4) { IsRepeatable = false };

    /// <summary>Tier 3.</summary>
    public static readonly ApiMethod OpenConversation = new("conversations.open", Tier3);

    /// <summary>Tier 3.</summary>
    public static readonly ApiMethod ConversationInfo = new("conversations.info", Tier3);

    /// <summary>Tier 3 for apps made for one's own workspace, as DealBot's is; once a minute for those sold outside of Slack's Marketplace.</summary>
    public static readonly ApiMethod History = new("conversations.history", Tier3);

    /// <summary>The same for a thread.</summary>
    public static readonly ApiMethod Replies = History with { Name = "conversations.replies" };

    /// <summary>Tier 4. The trigger serves once, and for three seconds, some of which are over (docs.slack.dev/surfaces/modals).</summary>
    public static readonly ApiMethod OpenView = new("views.open", Tier4) { IsRepeatable = false, Deadline = TimeSpan.FromSeconds(2.5) };

    /// <summary>Tier 4.</summary>
    public static readonly ApiMethod PublishView = new("views.publish", Tier4);

    /// <summary>Tier 4.</summary>
    public static readonly ApiMethod UpdateView = new("views.update", Tier4);

    /// <summary>Tier 4.</summary>
    public static readonly ApiMethod UserInfo = new("users.info", Tier4);

    /// <summary>Tier 2.</summary>
    public static readonly ApiMethod GroupMembers = new("usergroups.users.list", Tier2);

    /// <summary>Tier 4.</summary>
    public static readonly ApiMethod FileInfo = new("files.info", Tier4);

    /// <summary>A new message by a response URL.</summary>
    public static readonly ApiMethod Respond = new("response_url", null) { IsRepeatable = false };

    /// <summary>A message replaced or deleted by a response URL: doing that twice is doing it once.</summary>
    public static readonly ApiMethod RespondInPlace = new("response_url", null);

    /// <summary>A file.</summary>
    public static readonly ApiMethod Download = new("download", null) { Deadline = TimeSpan.FromMinutes(2), TryLimit = TimeSpan.FromMinutes(1) };

    /// <summary>How often it may be called for one channel; null for as often as <see cref="Limit"/> says.</summary>
    public PaceLimit? PerChannel { get; init; }

    /// <summary>How often what nobody waits for may be sent, within <see cref="Limit"/>; null for no such share.</summary>
    public PaceLimit? Unasked { get; init; }

    /// <summary>Whether it may be called again when it is not known what became of it: whether twice is the same as once.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it is called with the app's token instead of the bot's.</summary>
    public bool TakesAppToken { get; init; }

    /// <summary>How long a call may take, with its waiting and all its tries.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one try may take.</summary>
    public TimeSpan TryLimit { get; init; } = TimeSpan.FromSeconds(10);
}
