using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>The methods of <c>chat.*</c>, and what response URLs do: posting, changing and deleting messages.</summary>
internal sealed class SlackMessagesApi(SlackCounterpart slack)
{
    public JsonObject Perform(SlackCall call) => call.Method switch
    {
        "chat.postMessage" => Post(call, onlyTo: null),
        "chat.postEphemeral" => slack.Workspace.User(call["user"] ?? "") is { } user ? Post(call, user.Id) : SlackWebApi.Error("user_not_in_channel"),
        "chat.update" => Update(call),
        "conversations.history" => History(call, thread: null),
        "conversations.replies" => slack.Workspace.HasThread(call["channel"] ?? "", call["ts"] ?? "") ? History(call, call["ts"]) : SlackWebApi.Error("thread_not_found"),
        "chat.delete" => slack.Workspace.Message(call["channel"] ?? "", call["ts"] ?? "") is not { OnlyTo: null } gone
            ? SlackWebApi.Error("message_not_found")
            : !gone.IsOurs ? SlackWebApi.Error("cant_delete_message")
            : slack.Workspace.Remove(gone.Channel, gone.Ts) ? SlackWebApi.Ok(("channel", gone.Channel), ("ts", gone.Ts)) : SlackWebApi.Error("message_not_found"),
        "chat.getPermalink" => slack.Workspace.Message(call["channel"] ?? "", call["message_ts"] ?? "") is { } message
            ? SlackWebApi.Ok(("channel", message.Channel), ("permalink", $"https://dealbot.slack.com/archives/{message.Channel}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}"))
            : SlackWebApi.Error("message_not_found"),
        _ => SlackWebApi.Error("unknown_method"),
    };

    /// <summary>What is wrong with a message; null for nothing.</summary>
    public static JsonObject? Refusal(SlackCall call)
    {
        var blocks = call.Complex("blocks");
        if (SlackRules.OfMessage(blocks) is { } reason)
        {
            var refusal = SlackWebApi.Error(reason.Error);
            refusal["errors"] = new JsonArray(reason.Why);
            refusal["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {reason.Why}") };
            return refusal;
        }

        if (call["text"] is { Length: > SlackRules.MostText }) return SlackWebApi.Error("msg_too_long");
        var isEmpty = string.IsNullOrEmpty(call["text"]) && blocks is not { ValueKind: JsonValueKind.Array };
        return isEmpty && call.Complex("attachments") is null ? SlackWebApi.Error("no_text") : null;
    }

    /// <summary>A message with the texts and blocks of a call.</summary>
    public PostedMessage Written(SlackCall call, string channel, string? thread, string? onlyTo) => new(
        channel, slack.Workspace.NextTs(), SlackWorkspace.BotUser, call["text"] ?? "", slack.Workspace.WithIds(call.Complex("blocks")), thread, onlyTo)
    {
        Unfurls = IsOn(call, "unfurl_links") || IsOn(call, "unfurl_media"),
        Metadata = call.Complex("metadata"),
    };

    private static bool IsOn(SlackCall call, string argument) => // both are on unless they are turned off
        !call.Body.TryGetProperty(argument, out var value) || value.ToString() is not ("false" or "False" or "0");

    private JsonObject Post(SlackCall call, string? onlyTo)
    {
        var given = call["channel"] ?? "";
        if (given.StartsWith('U') && slack.Workspace.User(given) is not null) given = slack.Workspace.Direct(given).Id;
        if (slack.Workspace.Channel(given) is not { } channel) return SlackWebApi.Error("channel_not_found");
        if (!channel.BotIsMember) return SlackWebApi.Error("not_in_channel");
        if (Refusal(call) is { } refusal) return refusal;

        // Slack does not refuse a reply to what is gone: it becomes a message of the channel (github.com/slack-go/slack/issues/1571).
        var thread = call["thread_ts"] is { } ts && slack.Workspace.HasThread(channel.Id, ts) ? ts : null;
        var message = slack.Workspace.Add(Written(call, channel.Id, thread, onlyTo));
        return onlyTo is null
            ? SlackWebApi.Ok(("channel", channel.Id), ("ts", message.Ts), ("message", Described(message)))
            : SlackWebApi.Ok(("message_ts", message.Ts));
    }

    private JsonObject Update(SlackCall call)
    {
        if (slack.Workspace.Channel(call["channel"] ?? "") is not { } channel) return SlackWebApi.Error("channel_not_found");
        if (slack.Workspace.Message(channel.Id, call["ts"] ?? "") is not { OnlyTo: null } old) return SlackWebApi.Error("message_not_found");
        if (!old.IsOurs) return SlackWebApi.Error("cant_update_message");
        if (Refusal(call) is { } refusal) return refusal;

        var written = Written(call, channel.Id, old.ThreadTs, onlyTo: null) with { Ts = old.Ts, IsEdited = true };
        written = written with { Metadata = written.Metadata ?? old.Metadata }; // what is not said of it stays
        slack.Workspace.Replace(written);
        return SlackWebApi.Ok(("channel", channel.Id), ("ts", old.Ts), ("text", written.Text), ("message", Described(written)));
    }

    /// <summary>
    /// A channel's messages after a moment, the latest first, without those in threads and those that one user sees; or a thread's, the
    /// earliest first, and before them on every page the one that it began with.
    /// </summary>
    private JsonObject History(SlackCall call, string? thread)
    {
        if (slack.Workspace.Channel(call["channel"] ?? "") is not { } channel) return SlackWebApi.Error("channel_not_found");
        if (!channel.BotIsMember) return SlackWebApi.Error("not_in_channel");
        if (!int.TryParse(call["limit"] ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > 999) return SlackWebApi.Error("invalid_limit");
        var oldest = decimal.Parse(call["oldest"] ?? "0", CultureInfo.InvariantCulture);
        var skipped = call["cursor"] is { Length: > 0 } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        List<PostedMessage> all =
        [
            .. slack.Workspace.Messages
                .Where(message => string.Equals(message.Channel, channel.Id, StringComparison.Ordinal) && message.OnlyTo is null && string.Equals(message.ThreadTs, thread, StringComparison.Ordinal))
                .Where(message => decimal.Parse(message.Ts, CultureInfo.InvariantCulture) > oldest),
        ];
        if (thread is null) all.Reverse();
        var next = skipped + limit < all.Count ? (skipped + limit).ToString(CultureInfo.InvariantCulture) : "";
        var first = thread is null ? null : slack.Workspace.Message(channel.Id, thread);
        return SlackWebApi.Ok(
            ("messages", new JsonArray([.. new[] { first }.OfType<PostedMessage>().Concat(all.Skip(skipped).Take(limit)).Select(message => WithMetadata(message, isWhole: call["include_all_metadata"] is "true" or "1"))])),
            ("has_more", next.Length > 0),
            ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    /// <summary>A message with its metadata; unless all is asked for, without what it says (github.com/slackapi/python-slack-sdk/issues/1501).</summary>
    private static JsonObject WithMetadata(PostedMessage message, bool isWhole)
    {
        var described = Described(message);
        if (message.Metadata is not { } metadata) return described;
        described["metadata"] = JsonObject.Create(metadata);
        if (!isWhole) described["metadata"]!.AsObject().Remove("event_payload");
        return described;
    }

    public static JsonObject Described(PostedMessage message)
    {
        var described = new JsonObject { ["type"] = "message", ["user"] = message.Author, ["text"] = message.Text, ["ts"] = message.Ts };
        if (message.IsOurs) (described["bot_id"], described["app_id"]) = (SlackWorkspace.Bot, SlackWorkspace.App);
        if (message.ThreadTs is { } thread) described["thread_ts"] = thread;
        if (message.Blocks is { } blocks) described["blocks"] = JsonArray.Create(blocks);
        return described;
    }
}
