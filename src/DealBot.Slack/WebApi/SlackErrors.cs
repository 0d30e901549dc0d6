namespace DealBot.Slack.WebApi;

/// <summary>What Slack's words for a refusal mean for a message (docs.slack.dev/reference/methods/chat.postMessage, "Errors").</summary>
internal static class SlackErrors
{
    private static readonly HashSet<string> OfMessage = new(StringComparer.Ordinal)
    {
        "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text", "invalid_arguments", "invalid_json", "json_not_object",
        "invalid_metadata_format", "invalid_metadata_schema", "metadata_must_be_sent_from_app", "metadata_too_large",
    };

    /// <summary>Why nothing can be posted in a thread any more, and what to do about it.</summary>
    public const string ThreadIsGone = "The message that the thread began with was deleted. Type @DealBot alerts on in another thread, or in the channel itself.";

    /// <summary>Whether Slack finds fault with the message itself, so that no way takes it.</summary>
    public static bool AreOfMessage(string error) => OfMessage.Contains(error);

    /// <summary>Why nothing can be posted in a channel, and what to do about it; null where the channel is not the matter.</summary>
    public static string? OfChannel(string error) => error switch
    {
        "channel_not_found" => "Slack shows DealBot no such channel any more: it was deleted, or it is private and DealBot was removed. Type /invite @DealBot in it, then /deal alerts on.",
        "not_in_channel" => "DealBot is not in the channel. Type /invite @DealBot in it, then /deal alerts on.",
        "is_archived" => "The channel is archived. Unarchive it and type /invite @DealBot in it, or switch alerts on in another: /deal alerts on",
        "thread_not_found" => ThreadIsGone,
        "cannot_reply_to_message" => "The message that the thread began with is of a kind that takes no replies. Type @DealBot alerts on in another thread, or in the channel itself.",
        "messages_tab_disabled" => "DealBot takes no direct messages. Switch on the Messages Tab under App Home of the app at api.slack.com/apps.",
        "user_not_found" or "user_disabled" or "cannot_dm_bot" => "The user of this direct conversation is not in the workspace any more.",
        _ when error.StartsWith("restricted_action", StringComparison.Ordinal) || error.StartsWith("slack_connect_", StringComparison.Ordinal) =>
            $"The settings of the channel or the workspace do not let DealBot post in it ({error}). An owner can allow it in the channel's Settings, Posting permissions.",
        _ => null,
    };
}
