using System.Text;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <content>The world of the test, and what its people do.</content>
public sealed partial class DiscordCounterpart
{
    /// <summary>Makes a guild; before the bot identifies, or it does not hear of it.</summary>
    public DiscordGuild AddGuild(string name) => _state.Change(state =>
    {
        var guild = new DiscordGuild(state.NextId(), name);
        state.Guilds.Add(guild);
        return guild;
    });

    /// <summary>Makes a text channel.</summary>
    public DiscordChannel AddChannel(string name, DiscordGuild? guild = null) => _state.Change(state =>
    {
        var channel = new DiscordChannel(state.NextId(), name, guild ?? Guild);
        state.Channels.Add(channel);
        return channel;
    });

    /// <summary>Opens a thread in a channel.</summary>
    public DiscordChannel AddThread(string name, DiscordChannel? parent = null) => _state.Change(state =>
    {
        var thread = new DiscordChannel(state.NextId(), name, (parent ?? General).Guild) { Parent = parent ?? General };
        state.Channels.Add(thread);
        return thread;
    });

    /// <summary>A moderator deletes a channel, with what stands in it.</summary>
    public void Delete(DiscordChannel channel) => _state.Change(state => state.Channels.Remove(channel));

    /// <summary>A moderator deletes a message.</summary>
    public void Delete(DiscordMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _state.Change(state =>
        {
            state.Delete(state.Message(message.Id));
            return message;
        });
    }

    /// <summary>Makes a role.</summary>
    public DiscordRole AddRole(string name, DiscordPermissions permissions = DiscordPermissions.None, DiscordGuild? guild = null) => _state.Change(state =>
    {
        var role = new DiscordRole(state.NextId(), name, permissions);
        (guild ?? Guild).Roles.Add(role);
        return role;
    });

    /// <summary>Makes a member of all guilds, with permissions besides those that members have.</summary>
    public DiscordUser AddUser(string name, DiscordPermissions permissions = DiscordPermissions.None, params DiscordRole[] roles) => _state.Change(state =>
    {
        var user = new DiscordUser(state.NextId(), name) { Permissions = DiscordPermissions.Member | permissions, Roles = [.. roles] };
        state.Users.Add(user);
        return user;
    });

    /// <summary>The direct conversation of a user with the bot.</summary>
    public DiscordChannel DirectChannel(DiscordUser user) => _state.Change(state => state.DirectChannel(user));

    /// <summary>The thread that a message started.</summary>
    public Task<DiscordChannel> WaitForThreadAsync(DiscordMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Journal.UntilAsync(
            () => _state.Read(state => state.Channels.Find(channel => string.Equals(channel.Id, message.Id, StringComparison.Ordinal))), "a thread");
    }

    /// <summary>What a user sees in a channel now, in order.</summary>
    public IReadOnlyList<DiscordMessage> Seen(DiscordUser user, DiscordChannel channel) => _state.Read(state => state.Messages.Values
        .Where(message => message.Channel == channel && (message.EphemeralTo is null || message.EphemeralTo == user))
        .OrderBy(message => message.Id, StringComparer.Ordinal).Select(message => message.Snapshot()).ToList());

    /// <summary>A message as it stands now; null when it was deleted.</summary>
    public DiscordMessage? Now(DiscordMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _state.Read(state => state.Messages.GetValueOrDefault(message.Id))?.Snapshot();
    }

    /// <summary>Waits for a state of any message of the bot's, past or to come.</summary>
    public Task<DiscordMessage> WaitForMessageAsync(Func<DiscordMessage, bool> wanted, string what) => Journal.UntilAsync(
        () => _state.History.FirstOrDefault(message => string.Equals(message.AuthorId, ApplicationId, StringComparison.Ordinal) && wanted(message)), what);

    /// <summary>Types a slash command: <c>/deal question:what did Waltz say</c>, <c>/deal-admin reindex</c>. A file goes into the option that takes one.</summary>
    /// <param name="user">Who types.</param>
    /// <param name="channel">Where.</param>
    /// <param name="line">The command, its options with a colon after their names.</param>
    /// <param name="file">A name and content.</param>
    /// <param name="isHidden">Whether a command is typed that the client would not show to this user: for tests that check the server's own check.</param>
    /// <exception cref="InvalidOperationException">The client would not let the user send this: no such command or option, or a required one is missing.</exception>
    public DiscordInteraction UserTypes(DiscordUser user, DiscordChannel channel, string line, (string Name, string Content)? file = null, bool isHidden = false)
    {
        var typed = SlashLine.Read(Offered(channel), line);
        if (!isHidden) CheckVisible(user, channel, typed.Command);
        var resolved = new JsonObject();
        if (file is { } attached) typed.Attach(resolved, _state.AddFile(attached.Name, Encoding.UTF8.GetBytes(attached.Content), null));
        typed.CheckComplete();
        return Interact(2, user, channel, null, typed.Data(resolved));
    }

    /// <summary>Types a part of a slash command; the bot is asked to complete its last option.</summary>
    public DiscordInteraction UserIsTyping(DiscordUser user, DiscordChannel channel, string line)
    {
        var typed = SlashLine.Read(Offered(channel), line);
        return Interact(4, user, channel, null, typed.Data([], isFocused: true));
    }

    /// <summary>Chooses a command of the menu of a message.</summary>
    public DiscordInteraction UserChoosesOnMessage(DiscordUser user, DiscordMessage message, string command)
    {
        ArgumentNullException.ThrowIfNull(message);
        var registered = Offered(message.Channel).Find(offered => (int?)offered["type"] == 3 && string.Equals((string?)offered["name"], command, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no message command \"{command}\".");
        return Interact(2, user, message.Channel, null, new JsonObject
        {
            ["id"] = registered["id"]!.DeepClone(), ["name"] = command, ["type"] = 3, ["target_id"] = message.Id,
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id] = message.Json.DeepClone() } },
        });
    }

    /// <summary>Presses the button with a label; the first, where several have it.</summary>
    /// <exception cref="InvalidOperationException">The user does not see the message, or it has no such button, or that cannot be pressed.</exception>
    public DiscordInteraction UserPresses(DiscordUser user, DiscordMessage message, string label)
    {
        var current = Visible(user, message).Snapshot();
        var button = current.Button(label);
        if (button.IsDisabled || button.CustomId is null) throw new InvalidOperationException($"\"{label}\" cannot be pressed.");
        return UserSends(user, message, button.CustomId, 2, (int?)button.Json["id"]);
    }

    /// <summary>Chooses the option with a label in the message's menu.</summary>
    public DiscordInteraction UserChooses(DiscordUser user, DiscordMessage message, string label)
    {
        var menu = Visible(user, message).Snapshot().Menus.FirstOrDefault(menu => menu.Options.Any(option => string.Equals(option.Name, label, StringComparison.Ordinal)))
            ?? throw new InvalidOperationException($"No menu has an option \"{label}\".");
        return UserSends(user, message, menu.CustomId, 3, (int?)menu.Json["id"], menu.Options.First(option => string.Equals(option.Name, label, StringComparison.Ordinal)).Value);
    }

    /// <summary>Sends a component's interaction with any id and value: forged, or of a message long gone.</summary>
    public DiscordInteraction UserSends(DiscordUser user, DiscordMessage message, string customId, int componentType = 2, int? id = 1, params string[] values)
    {
        var source = Visible(user, message);
        var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = componentType, ["id"] = id };
        if (componentType == 3) data["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        return Interact(3, user, source.Channel, source, data);
    }

    /// <summary>Fills in a modal, by the labels (or custom ids) of its fields, and sends it.</summary>
    /// <exception cref="InvalidOperationException">A required field is missing, or there is no such field.</exception>
    public DiscordInteraction UserFills(DiscordModal modal, IReadOnlyDictionary<string, string> answers, (string Name, string Content)? file = null)
    {
        ArgumentNullException.ThrowIfNull(modal);
        var files = new JsonObject();
        var filled = ModalAnswers.Of(modal, answers, () =>
        {
            if (file is not { } given) return null;
            var attachment = _state.AddFile(given.Name, Encoding.UTF8.GetBytes(given.Content), null);
            files[(string)attachment["id"]!] = attachment;
            return (string)attachment["id"]!;
        });
        var data = new JsonObject { ["custom_id"] = modal.CustomId, ["components"] = filled };
        if (files.Count > 0) data["resolved"] = new JsonObject { ["attachments"] = files };
        return Interact(5, modal.Interaction.User, modal.Interaction.Channel, modal.Interaction.Source, data);
    }

    /// <summary>Writes a message; <c>@DealBot</c> mentions the bot.</summary>
    public DiscordPost UserSays(DiscordUser user, DiscordChannel channel, string text, DiscordMessage? answering = null) => _state.Change(state =>
    {
        var json = DiscordShapes.Message(state.NextId(), channel, user, state.Clock.GetUtcNow());
        json["content"] = text.Replace("@DealBot", $"<@{ApplicationId}>", StringComparison.Ordinal);
        if (answering is not null)
        {
            json["type"] = 19;
            json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = answering.Channel.Id, ["message_id"] = answering.Id };
            json["referenced_message"] = answering.Json.DeepClone();
        }

        var message = state.Post(new StoredMessage(json, channel));
        return new DiscordPost(Journal, message.Snapshot(), () => [.. _state.History.Where(one => string.Equals(one.AuthorId, ApplicationId, StringComparison.Ordinal))]);
    });

    /// <summary>Another bot posts what somebody posted, its buttons included.</summary>
    public DiscordMessage UserCopies(DiscordUser user, DiscordMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _state.Change(state =>
        {
            var json = DiscordShapes.Message(state.NextId(), message.Channel, user, state.Clock.GetUtcNow());
            DiscordShapes.Fill(json, message.Json);
            return state.Post(new StoredMessage(json, message.Channel)).Snapshot();
        });
    }

    /// <summary>Sends the gateway an event of any kind: one that the bot does not know, or one that is not as documented.</summary>
    public void Dispatch(string name, JsonObject data, DiscordGuild? guild = null) => Gateway.Dispatch(name, data, (guild ?? Guild).Id, intent: 0);

    private DiscordInteraction Interact(int type, DiscordUser user, DiscordChannel channel, StoredMessage? source, JsonObject data) => _state.Change(state =>
    {
        var interaction = new DiscordInteraction(Journal, state.NextId(), type, user, channel, state.Clock.GetTimestamp()) { Source = source };
        state.Interactions.Add(interaction);
        state.InteractionsByToken[interaction.Token] = interaction;
        var guild = channel.Guild;
        var payload = new JsonObject
        {
            ["id"] = interaction.Id, ["application_id"] = ApplicationId, ["type"] = type, ["token"] = interaction.Token, ["version"] = 1, ["data"] = data,
            ["channel_id"] = channel.Id, ["channel"] = DiscordShapes.Of(channel), ["app_permissions"] = DiscordShapes.Text(channel.BotPermissions),
            ["locale"] = user.Locale, ["entitlements"] = new JsonArray(), ["attachment_size_limit"] = 10_485_760,
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = guild?.Id ?? "0" }, ["context"] = guild is null ? 1 : 0,
        };
        if (source is not null) payload["message"] = source.Json.DeepClone();
        if (guild is null) payload["user"] = DiscordShapes.Of(user);
        else
        {
            var member = DiscordShapes.Member(user);
            member["permissions"] = DiscordShapes.Text(user.Effective);
            payload["member"] = member;
            payload["guild_id"] = guild.Id;
            payload["guild"] = new JsonObject { ["id"] = guild.Id, ["locale"] = "en-US", ["features"] = new JsonArray() };
            payload["guild_locale"] = "en-US";
        }

        Gateway.Dispatch("INTERACTION_CREATE", payload, guild?.Id, intent: 0);
        return interaction;
    });

    private List<JsonObject> Offered(DiscordChannel channel) =>
        _state.Read(state => state.CommandsOf(channel.Guild?.Id).Concat(channel.Guild is null ? [] : state.CommandsOf(null)).ToList());

    private static void CheckVisible(DiscordUser user, DiscordChannel channel, JsonObject command)
    {
        var needed = (DiscordPermissions)(ulong.TryParse((string?)command["default_member_permissions"], out var bits) ? bits : 0);
        if (channel.Guild is not null && !user.Effective.HasFlag(needed))
            throw new InvalidOperationException($"The client does not show /{command["name"]} to {user.Name}, who lacks {needed & ~user.Effective}.");
    }

    private StoredMessage Visible(DiscordUser user, DiscordMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var stored = _state.Read(state => state.Messages.GetValueOrDefault(message.Id)) ?? throw new InvalidOperationException("The message was deleted.");
        return stored.EphemeralTo is null || stored.EphemeralTo == user ? stored : throw new InvalidOperationException($"{user.Name} does not see this message.");
    }
}
