using System.Globalization;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>What a bot writes into channels by its own account.</summary>
internal static class ChannelRoutes
{
    public static void AddTo(RestDesk desk)
    {
        desk.Add("GET", "/channels/{channel_id}", (state, call) => new(200, DiscordShapes.Of(Visible(state, call))));
        desk.Add("POST", "/channels/{channel_id}/typing", (state, call) =>
        {
            _ = Writable(state, call);
            state.Typing++;
            return new(204);
        });
        desk.Add("POST", "/channels/{channel_id}/messages", Post);
        desk.Add("GET", "/channels/{channel_id}/messages", List);
        desk.Add("GET", "/channels/{channel_id}/messages/{message_id}", (state, call) => new(200, Stored(state, call).Json.DeepClone()));
        desk.Add("PATCH", "/channels/{channel_id}/messages/{message_id}", (state, call) =>
        {
            var message = Own(state, call);
            if (message.Channel.IsArchived) throw Archived();
            MessageBodies.Edit(state, message, call.Object, call.Files);
            return new(200, message.Json.DeepClone());
        });
        desk.Add("DELETE", "/channels/{channel_id}/messages/{message_id}", (state, call) =>
        {
            state.Delete(Own(state, call));
            return new(204);
        });
        desk.Add("POST", "/channels/{channel_id}/messages/{message_id}/threads", (state, call) =>
        {
            var message = Stored(state, call);
            if (state.Channels.Exists(channel => string.Equals(channel.Id, message.Id, StringComparison.Ordinal)))
                throw new DiscordRefusal(400, 160004, "A thread has already been created for this message");
            return OpenThread(state, call, message.Id);
        });
        desk.Add("POST", "/channels/{channel_id}/threads", (state, call) => OpenThread(state, call, state.NextId()));
        desk.Add("POST", "/users/@me/channels", (state, call) =>
        {
            var user = state.Users.Find(user => string.Equals(user.Id, (string?)call.Object["recipient_id"], StringComparison.Ordinal))
                ?? throw DiscordRefusal.Form([new FieldError("recipient_id", "INVALID_RECIPIENT", "Unknown user.")]);
            return new(200, DiscordShapes.Of(state.DirectChannel(user)));
        });
    }

    /// <summary>Messages, the latest first: the latest of all, or the earliest after an id. Who may not read them is shown none, and no error.</summary>
    private static RestAnswer List(DiscordState state, RestCall call)
    {
        var channel = Visible(state, call);
        var after = ulong.Parse(call.Query["after"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var limit = int.Parse(call.Query["limit"].FirstOrDefault() ?? "50", CultureInfo.InvariantCulture);
        if (limit is < 1 or > 100) throw DiscordRefusal.Form([new FieldError("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")]);
        var readable = channel.Recipient is not null || channel.BotPermissions.HasFlag(DiscordPermissions.ReadMessageHistory) ? state.Messages.Values : (IEnumerable<StoredMessage>)[];
        var all = readable.Where(message => message.Channel == channel && message.EphemeralTo is null && Number(message) > after).OrderBy(Number).ToList();
        var shown = after == 0 ? all.TakeLast(limit) : all.Take(limit);
        return new(200, new JsonArray([.. shown.Reverse().Select(message => message.Json.DeepClone())]));
    }

    private static ulong Number(StoredMessage message) => ulong.Parse(message.Id, CultureInfo.InvariantCulture);

    private static RestAnswer Post(DiscordState state, RestCall call)
    {
        var (channel, body) = (Writable(state, call), call.Object);
        MessageBodies.Check(body, call.Files.Count);
        if (body["embeds"] is JsonArray { Count: > 0 } && !channel.BotPermissions.HasFlag(DiscordPermissions.EmbedLinks)) throw Missing();
        if (channel.IsLocked) throw channel.IsArchived ? Archived() : new DiscordRefusal(403, 160005, "Thread is locked");
        channel.IsArchived = false;
        if (state.Earlier(channel, body) is { } earlier) return new(200, WithNonce(earlier, body));
        var message = MessageBodies.Make(state, channel, body, call.Files);
        if (body["message_reference"]?["message_id"] is { } answered)
        {
            if (!state.Messages.TryGetValue((string)answered!, out var original))
            {
                if ((bool?)body["message_reference"]!["fail_if_not_exists"] ?? true)
                    throw DiscordRefusal.Form([new FieldError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")]);
            }
            else
            {
                message.Json["type"] = 19;
                message.Json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = original.Channel.Id, ["message_id"] = original.Id };
            }
        }

        if (body["nonce"] is { } nonce) message.Json["nonce"] = nonce.DeepClone();
        state.RememberNonce(channel, body, message);
        state.Post(message);
        message.Json.Remove("nonce"); // told to who posts and at the gateway, not kept: github.com/Rapptz/discord.py/issues/2451
        return new(200, WithNonce(message, body));
    }

    private static JsonNode WithNonce(StoredMessage message, JsonObject body)
    {
        var told = message.Json.DeepClone();
        if (body["nonce"] is { } nonce) told["nonce"] = nonce.DeepClone();
        return told;
    }

    private static RestAnswer OpenThread(DiscordState state, RestCall call, string id)
    {
        var parent = Visible(state, call);
        if ((string?)call.Object["name"] is not { Length: >= 1 and <= 100 } name)
            throw DiscordRefusal.Form([new FieldError("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")]);
        if (parent.Guild is null || parent.Parent is not null) throw new DiscordRefusal(400, 50024, "Cannot execute action on this channel type");
        if (!parent.BotPermissions.HasFlag(DiscordPermissions.CreatePublicThreads)) throw Missing();
        var thread = new DiscordChannel(id, name, parent.Guild) { Parent = parent, BotPermissions = parent.BotPermissions };
        state.Channels.Add(thread);
        state.Gateway.Dispatch("THREAD_CREATE", DiscordShapes.Of(thread), parent.Guild.Id, 1);
        return new(201, DiscordShapes.Of(thread));
    }

    private static DiscordChannel Visible(DiscordState state, RestCall call)
    {
        var channel = state.Channel(call["channel_id"]);
        return channel.BotPermissions.HasFlag(DiscordPermissions.ViewChannel) ? channel : throw new DiscordRefusal(403, 50001, "Missing Access");
    }

    private static DiscordChannel Writable(DiscordState state, RestCall call)
    {
        var channel = Visible(state, call);
        if (channel.Recipient is { AcceptsDirectMessages: false }) throw new DiscordRefusal(403, 50007, "Cannot send messages to this user");
        var needed = channel.Parent is null ? DiscordPermissions.SendMessages : DiscordPermissions.SendMessagesInThreads;
        return channel.BotPermissions.HasFlag(needed) ? channel : throw Missing();
    }

    private static StoredMessage Stored(DiscordState state, RestCall call)
    {
        var message = state.Message(call["message_id"]);
        return message.Channel == Visible(state, call) && message.EphemeralTo is null ? message : throw DiscordRefusal.UnknownMessage();
    }

    private static StoredMessage Own(DiscordState state, RestCall call)
    {
        var message = Stored(state, call);
        return string.Equals((string?)message.Json["author"]!["id"], state.Bot.Id, StringComparison.Ordinal)
            ? message
            : throw new DiscordRefusal(403, 50005, "Cannot edit a message authored by another user");
    }

    private static DiscordRefusal Archived() => new(400, 50083, "Thread is archived");

    private static DiscordRefusal Missing() => new(403, 50013, "Missing Permissions");
}
