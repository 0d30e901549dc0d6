using System.Globalization;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>The platform's objects as JSON, with every field that its schema requires.</summary>
internal static class DiscordShapes
{
    public static JsonObject Of(DiscordUser user)
    {
        var shape = new JsonObject
        {
            ["id"] = user.Id, ["username"] = user.Name, ["avatar"] = null, ["discriminator"] = "0", ["public_flags"] = 0, ["flags"] = 0,
            ["global_name"] = user.DisplayName, ["primary_guild"] = null,
        };
        if (user.IsBot) shape["bot"] = true;
        return shape;
    }

    public static JsonObject Member(DiscordUser user, bool withUser = true)
    {
        var shape = new JsonObject
        {
            ["avatar"] = null, ["banner"] = null, ["communication_disabled_until"] = null, ["flags"] = 0, ["joined_at"] = "2024-01-01T00:00:00.000000+00:00",
            ["nick"] = null, ["pending"] = false, ["premium_since"] = null, ["roles"] = new JsonArray([.. user.Roles.Select(role => (JsonNode)role.Id)]),
            ["mute"] = false, ["deaf"] = false,
        };
        if (withUser) shape["user"] = Of(user);
        return shape;
    }

    public static JsonObject Of(DiscordRole role, int position) => new()
    {
        ["id"] = role.Id, ["name"] = role.Name, ["permissions"] = Text(role.Permissions), ["position"] = position, ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false, ["managed"] = false, ["mentionable"] = false, ["icon"] = null, ["unicode_emoji"] = null, ["flags"] = 0,
    };

    public static JsonArray Roles(DiscordGuild guild) =>
        [.. new[] { new DiscordRole(guild.Id, "@everyone", DiscordPermissions.Member) }.Concat(guild.Roles).Select((role, at) => (JsonNode)Of(role, at))];

    public static JsonObject Of(DiscordChannel channel)
    {
        var shape = new JsonObject { ["id"] = channel.Id, ["type"] = channel.Type, ["flags"] = 0, ["last_message_id"] = channel.LastMessageId };
        if (channel.Recipient is { } recipient)
        {
            shape["recipients"] = new JsonArray(Of(recipient));
            return shape;
        }

        shape["guild_id"] = channel.Guild!.Id;
        shape["name"] = channel.Name;
        if (channel.Parent is null)
        {
            shape["position"] = 0;
            shape["topic"] = null;
            shape["parent_id"] = null;
            shape["permission_overwrites"] = new JsonArray();
            return shape;
        }

        shape["parent_id"] = channel.Parent.Id;
        shape["owner_id"] = "1";
        shape["thread_metadata"] = new JsonObject
        {
            ["archived"] = channel.IsArchived, ["archive_timestamp"] = "2025-03-01T12:00:00.000000+00:00", ["auto_archive_duration"] = 1440, ["locked"] = channel.IsLocked,
            ["create_timestamp"] = "2025-03-01T12:00:00.000000+00:00",
        };
        shape["message_count"] = 0;
        shape["member_count"] = 1;
        shape["total_message_sent"] = 0;
        return shape;
    }

    public static JsonObject Of(DiscordGuild guild, string ownerId) => new()
    {
        ["id"] = guild.Id, ["name"] = guild.Name, ["icon"] = null, ["description"] = null, ["home_header"] = null, ["splash"] = null,
        ["discovery_splash"] = null, ["features"] = new JsonArray(), ["banner"] = null, ["owner_id"] = ownerId, ["application_id"] = null,
        ["region"] = "us-west", ["afk_channel_id"] = null, ["afk_timeout"] = 300, ["system_channel_id"] = null, ["system_channel_flags"] = 0,
        ["widget_enabled"] = false, ["widget_channel_id"] = null, ["verification_level"] = 0, ["roles"] = Roles(guild),
        ["default_message_notifications"] = 0, ["mfa_level"] = 0, ["explicit_content_filter"] = 0, ["max_presences"] = null,
        ["max_members"] = 500000, ["max_stage_video_channel_users"] = 50, ["max_video_channel_users"] = 25, ["vanity_url_code"] = null,
        ["premium_tier"] = 0, ["premium_subscription_count"] = 0, ["preferred_locale"] = "en-US", ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null, ["public_updates_channel_id"] = null, ["premium_progress_bar_enabled"] = false, ["nsfw"] = false,
        ["nsfw_level"] = 0, ["emojis"] = new JsonArray(), ["stickers"] = new JsonArray(), ["incidents_data"] = null,
    };

    /// <summary>A guild as GUILD_CREATE has it, which holds its channels and members.</summary>
    public static JsonObject Created(DiscordGuild guild, string ownerId, IEnumerable<DiscordChannel> channels, IEnumerable<DiscordUser> members)
    {
        var shape = Of(guild, ownerId);
        var (threads, others) = (channels.Where(channel => channel.Parent is not null), channels.Where(channel => channel.Parent is null));
        shape["joined_at"] = "2025-01-01T00:00:00.000000+00:00";
        shape["large"] = false;
        shape["unavailable"] = false;
        shape["members"] = new JsonArray([.. members.Select(member => Member(member))]);
        shape["member_count"] = members.Count();
        shape["channels"] = new JsonArray([.. others.Select(Of)]);
        shape["threads"] = new JsonArray([.. threads.Select(Of)]);
        foreach (var list in new[] { "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds" }) shape[list] = new JsonArray();
        return shape;
    }

    /// <summary>A new message; its parts are filled in by <see cref="Fill"/>.</summary>
    public static JsonObject Message(string id, DiscordChannel channel, DiscordUser author, DateTimeOffset now) => new()
    {
        ["id"] = id, ["type"] = 0, ["channel_id"] = channel.Id, ["author"] = Of(author), ["content"] = "", ["timestamp"] = Text(now),
        ["edited_timestamp"] = null, ["tts"] = false, ["mention_everyone"] = false, ["mentions"] = new JsonArray(),
        ["mention_roles"] = new JsonArray(), ["attachments"] = new JsonArray(), ["embeds"] = new JsonArray(), ["components"] = new JsonArray(),
        ["pinned"] = false, ["flags"] = 0,
    };

    /// <summary>Takes over what a body says of a message; what it leaves out stays.</summary>
    public static void Fill(JsonObject message, JsonObject body)
    {
        if (body.ContainsKey("content")) message["content"] = ((string?)body["content"] ?? "").Trim();
        if (body.ContainsKey("embeds")) message["embeds"] = new JsonArray([.. (body["embeds"] as JsonArray ?? []).Select(embed => Embed(embed!.AsObject()))]);
        if (body.ContainsKey("components"))
        {
            var next = 1;
            message["components"] = Numbered(body["components"] as JsonArray ?? [], ref next);
        }

        if (body["flags"] is { } flags) message["flags"] = (int)message["flags"]! | (int)flags;
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string Text(DiscordPermissions permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);

    private static JsonObject Embed(JsonObject sent)
    {
        var embed = (JsonObject)sent.DeepClone();
        embed["type"] = "rich";
        foreach (var (name, _) in sent.Where(part => part.Value is null)) embed.Remove(name);
        foreach (var field in embed["fields"] as JsonArray ?? []) field!["inline"] ??= false;
        return embed;
    }

    private static JsonArray Numbered(JsonArray parts, ref int next)
    {
        var numbered = new JsonArray();
        foreach (var sent in parts)
        {
            var part = (JsonObject)sent!.DeepClone();
            foreach (var (name, _) in sent.AsObject().Where(field => field.Value is null)) part.Remove(name);
            part["id"] ??= next++;
            if (part["components"] is JsonArray inner) part["components"] = Numbered(inner, ref next);
            if (part["accessory"] is JsonObject accessory)
            {
                var single = Numbered([accessory.DeepClone()], ref next);
                part["accessory"] = single[0]!.DeepClone();
            }

            if ((int?)part["type"] == 3)
            {
                part["min_values"] ??= 1;
                part["max_values"] ??= 1;
            }

            numbered.Add((JsonNode)part);
        }

        return numbered;
    }
}
