using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Discord;

/// <summary>Makes messages of the bodies that a bot sends, and edits them.</summary>
internal static class MessageBodies
{
    private const int Ephemeral = 1 << 6;
    private const int Loading = 1 << 7;

    /// <summary>Refuses a body that would show nothing or breaks a limit.</summary>
    public static void Check(JsonObject body, int files)
    {
        if (MessageRules.OfMessage(body) is { Count: > 0 } errors) throw DiscordRefusal.Form(errors);
        if (files == 0 && MessageRules.IsEmpty(body)) throw new DiscordRefusal(400, 50006, "Cannot send an empty message");
    }

    /// <summary>A message that is not kept yet.</summary>
    /// <param name="state">Where it is to stand.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="files">The files that came with it.</param>
    /// <param name="interaction">What it answers; null for a message of the bot's own accord.</param>
    /// <param name="isEphemeral">Whether only the user of the interaction sees it.</param>
    public static StoredMessage Make(
        DiscordState state, DiscordChannel channel, JsonObject body, IReadOnlyList<IFormFile> files, DiscordInteraction? interaction = null, bool isEphemeral = false)
    {
        var json = DiscordShapes.Message(state.NextId(), channel, state.Bot, state.Clock.GetUtcNow());
        DiscordShapes.Fill(json, body);
        if (isEphemeral) json["flags"] = (int)json["flags"]! | Ephemeral;
        if (interaction is not null)
        {
            json["application_id"] = state.Bot.Id;
            json["webhook_id"] = state.Bot.Id;
            if (interaction.Type == 2) json["type"] = 20;
        }

        Attach(state, json, files);
        return new StoredMessage(json, channel)
        {
            EphemeralTo = isEphemeral ? interaction!.User : null,
            AllowedMentions = body["allowed_mentions"]?.DeepClone(),
            InteractionToken = interaction?.Token,
        };
    }

    /// <summary>The message that says "thinking…" after a deferral.</summary>
    public static StoredMessage Thinking(DiscordState state, DiscordInteraction interaction) =>
        Make(state, interaction.Channel, new JsonObject { ["flags"] = Loading }, [], interaction, interaction.IsEphemeral);

    /// <summary>Changes a message; a deferred one stops thinking.</summary>
    public static void Edit(DiscordState state, StoredMessage message, JsonObject body, IReadOnlyList<IFormFile> files, DiscordInteraction? by = null)
    {
        var flags = (int)message.Json["flags"]! & ~Loading;
        if (MessageRules.OfMessage(body, flags) is { Count: > 0 } errors) throw DiscordRefusal.Form(errors);
        var changed = (JsonObject)message.Json.DeepClone();
        changed["flags"] = flags;
        DiscordShapes.Fill(changed, body);
        if (((int)changed["flags"]! & Ephemeral) != (flags & Ephemeral)) changed["flags"] = ((int)changed["flags"]! & ~Ephemeral) | (flags & Ephemeral);
        if (body["attachments"] is JsonArray kept)
        {
            var ids = kept.Select(one => one!["id"]?.ToString()).ToHashSet(StringComparer.Ordinal);
            changed["attachments"] = new JsonArray([.. changed["attachments"]!.AsArray().Where(one => ids.Contains((string?)one!["id"])).Select(one => one!.DeepClone())]);
        }

        Attach(state, changed, files);
        if (MessageRules.IsEmpty(changed)) throw new DiscordRefusal(400, 50006, "Cannot send an empty message");
        foreach (var (name, value) in changed) message.Json[name] = value?.DeepClone();
        // An edit that says nothing of mentions lets all of them ping again, as a new message does.
        message.AllowedMentions = body["allowed_mentions"]?.DeepClone();
        state.Edited(message);
        if (by is not null && !string.Equals(message.InteractionToken, by.Token, StringComparison.Ordinal)) by.Show(message.Snapshot());
    }

    private static void Attach(DiscordState state, JsonObject json, IReadOnlyList<IFormFile> files)
    {
        foreach (var file in files)
        {
            using var content = new MemoryStream();
            file.CopyTo(content);
            json["attachments"]!.AsArray().Add((JsonNode)state.AddFile(file.FileName, content.ToArray(), file.ContentType));
        }
    }
}
