using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>What people do in Slack, and what Slack sends to the app for it.</summary>
public static class SlackPeople
{
    /// <summary>Types into a channel: a slash command, or a message; <c>@dealbot</c> mentions the bot. Direct conversations begin with D.</summary>
    /// <returns>What the app was sent; null when it is sent nothing for it.</returns>
    public static async Task<SentDelivery?> TypesAsync(this SlackCounterpart slack, string user, string channel, string text, string? thread = null)
    {
        var escaped = Escape(text);
        if (text.StartsWith('/'))
        {
            var end = escaped.IndexOf(' ', StringComparison.Ordinal);
            var (command, line) = end < 0 ? (escaped, "") : (escaped[..end], escaped[(end + 1)..]);
            return await slack.Deliveries.SendAsync("slash_commands", slack.Command(user, channel, command, line), acceptsResponsePayload: true);
        }

        var written = escaped.Replace("@dealbot", $"<@{SlackWorkspace.BotUser}>", StringComparison.Ordinal);
        var message = slack.Workspace.Add(new PostedMessage(channel, slack.Workspace.NextTs(), user, written, null, thread));
        var isDirect = slack.Workspace.Channel(channel) is { DirectWith: not null };
        var isMention = written.Contains($"<@{SlackWorkspace.BotUser}>", StringComparison.Ordinal) && slack.Workspace.Channel(channel) is { BotIsMember: true };
        if (!isDirect && !isMention) return null;

        var happened = SlackMessagesApi.Described(message);
        happened["channel"] = channel;
        happened["event_ts"] = message.Ts;
        happened["team"] = SlackWorkspace.Team;
        happened["client_msg_id"] = Guid.NewGuid().ToString();
        if (isDirect) happened["channel_type"] = "im";
        else happened["type"] = "app_mention";
        return await slack.HappensAsync(happened);
    }

    /// <summary>Opens the App Home.</summary>
    public static Task<SentDelivery> OpensHomeAsync(this SlackCounterpart slack, string user) => slack.HappensAsync(new JsonObject
    {
        ["type"] = "app_home_opened",
        ["user"] = user,
        ["channel"] = slack.Workspace.Direct(user).Id,
        ["tab"] = "home",
        ["event_ts"] = slack.Workspace.NextTs(),
    });

    /// <summary>Sends any event.</summary>
    public static Task<SentDelivery> HappensAsync(this SlackCounterpart slack, JsonObject happened) => slack.Deliveries.SendAsync(
        "events_api",
        new JsonObject
        {
            ["token"] = "deprecated",
            ["team_id"] = SlackWorkspace.Team,
            ["api_app_id"] = SlackWorkspace.App,
            ["event"] = happened,
            ["type"] = "event_callback",
            ["event_id"] = $"Ev{slack.Workspace.Next()}",
            ["event_time"] = slack.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null,
                ["team_id"] = SlackWorkspace.Team,
                ["user_id"] = SlackWorkspace.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = false,
        },
        acceptsResponsePayload: false);

    /// <summary>Presses the button with this label, in a message or a view.</summary>
    public static Task<SentDelivery> PressesAsync(this SlackCounterpart slack, string user, PostedMessage message, string label) =>
        slack.ActsAsync(user, Pressed(message.Controls, label), message, view: null);

    /// <summary>Presses the button with this label in a modal or the App Home.</summary>
    public static Task<SentDelivery> PressesAsync(this SlackCounterpart slack, string user, SlackView view, string label) =>
        slack.ActsAsync(user, Pressed(SlackReader.Controls(view.Body.GetProperty("blocks")), label), message: null, view);

    /// <summary>Chooses the option with this label in the menu of a message.</summary>
    public static Task<SentDelivery> ChoosesAsync(this SlackCounterpart slack, string user, PostedMessage message, string option) =>
        slack.ActsAsync(user, Chosen(message.Controls, option), message, view: null);

    /// <summary>Chooses the option with this label in the menu of the App Home.</summary>
    public static Task<SentDelivery> ChoosesAsync(this SlackCounterpart slack, string user, SlackView view, string option) =>
        slack.ActsAsync(user, Chosen(SlackReader.Controls(view.Body.GetProperty("blocks")), option), message: null, view);

    /// <summary>Chooses the shortcut with this callback id on a message.</summary>
    public static Task<SentDelivery> UsesShortcutAsync(this SlackCounterpart slack, string user, PostedMessage message, string callback)
    {
        var payload = slack.Interaction("message_action", user);
        payload["callback_id"] = callback;
        payload["action_ts"] = slack.Workspace.NextTs();
        payload["message_ts"] = message.Ts;
        payload["channel"] = ChannelOf(slack, message.Channel);
        payload["message"] = SlackMessagesApi.Described(message);
        payload["response_url"] = slack.NewResponseUrl(user, message.Channel, message.ThreadTs);
        return slack.Deliveries.SendAsync("interactive", payload, acceptsResponsePayload: false);
    }

    /// <summary>Fills in the topmost modal and submits it. Fields are named by their labels; a menu takes an option's label.</summary>
    public static Task<SentDelivery> SubmitsAsync(
        this SlackCounterpart slack, string user, IReadOnlyDictionary<string, string> fields, SlackFile? file = null)
    {
        if (slack.Workspace.Modals(user) is not [.., var view]) throw new InvalidOperationException($"{user} has no modal open.");
        var values = new JsonObject();
        foreach (var control in SlackReader.Controls(view.Body.GetProperty("blocks")))
        {
            var typed = fields.GetValueOrDefault(control.Label);
            var state = new JsonObject { ["type"] = control.Type };
            switch (control.Type)
            {
                case "file_input":
                    state["files"] = file is null ? new JsonArray() : new JsonArray(slack.Described(file));
                    break;
                case "plain_text_input":
                    state["value"] = typed ?? SlackReader.Value(control.Element, "initial_value");
                    break;
                default:
                    var chosen = control.Options.FirstOrDefault(option => string.Equals(option.Label, typed, StringComparison.Ordinal));
                    state["selected_option"] = chosen.Value is null ? null : Option(chosen);
                    break;
            }

            if (values[control.BlockId] is not JsonObject block) values[control.BlockId] = block = [];
            block[control.ActionId] = state;
        }

        var payload = slack.Interaction("view_submission", user);
        var described = SlackViewsApi.Described(view);
        described["state"] = new JsonObject { ["values"] = values };
        payload["view"] = described;
        payload["response_urls"] = new JsonArray();
        return slack.Deliveries.SendAsync(new SentDelivery("interactive", payload, acceptsResponsePayload: true, slack.Time) { Submitted = view });
    }

    private static async Task<SentDelivery> ActsAsync(
        this SlackCounterpart slack, string user, (SlackControl Control, JsonObject State) did, PostedMessage? message, SlackView? view)
    {
        var payload = slack.Interaction("block_actions", user);
        var action = did.State;
        action["type"] = did.Control.Type;
        action["block_id"] = did.Control.BlockId;
        action["action_id"] = did.Control.ActionId;
        action["action_ts"] = slack.Workspace.NextTs();
        payload["actions"] = new JsonArray(action);
        if (message is not null)
        {
            payload["channel"] = ChannelOf(slack, message.Channel);
            payload["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Ts,
                ["channel_id"] = message.Channel,
                ["is_ephemeral"] = message.OnlyTo is not null,
            };
            if (message.ThreadTs is { } thread) payload["container"]!["thread_ts"] = thread;
            if (message.OnlyTo is null) payload["message"] = SlackMessagesApi.Described(message); // ephemeral messages do not come along
            payload["response_url"] = slack.NewResponseUrl(user, message.Channel, message.ThreadTs, message);
        }

        if (view is not null)
        {
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = SlackViewsApi.Described(view);
        }

        return await slack.Deliveries.SendAsync("interactive", payload, acceptsResponsePayload: false);
    }

    private static JsonObject Command(this SlackCounterpart slack, string user, string channel, string command, string text) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = SlackWorkspace.Team,
        ["team_domain"] = "newsroom",
        ["channel_id"] = channel,
        ["channel_name"] = slack.Workspace.Channel(channel)?.Name ?? "privategroup",
        ["user_id"] = user,
        ["user_name"] = slack.Workspace.User(user)?.Name,
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = SlackWorkspace.App,
        ["is_enterprise_install"] = "false",
        ["response_url"] = slack.NewResponseUrl(user, channel),
        ["trigger_id"] = slack.Triggers.Give(user),
    };

    private static JsonObject Interaction(this SlackCounterpart slack, string type, string user) => new()
    {
        ["type"] = type,
        ["token"] = "deprecated",
        ["api_app_id"] = SlackWorkspace.App,
        ["team"] = new JsonObject { ["id"] = SlackWorkspace.Team, ["domain"] = "newsroom" },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
        ["user"] = new JsonObject
        {
            ["id"] = user,
            ["username"] = slack.Workspace.User(user)?.Name,
            ["name"] = slack.Workspace.User(user)?.Name,
            ["team_id"] = SlackWorkspace.Team,
        },
        ["trigger_id"] = slack.Triggers.Give(user),
    };

    private static JsonObject ChannelOf(SlackCounterpart slack, string id) => new() { ["id"] = id, ["name"] = slack.Workspace.Channel(id)?.Name };

    private static (SlackControl Control, JsonObject State) Pressed(IReadOnlyList<SlackControl> controls, string label)
    {
        var button = controls.FirstOrDefault(control => control.Type is "button" && string.Equals(control.Label, label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button “{label}”; there are: {string.Join(", ", controls.Select(control => control.Label))}.");
        var state = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = label } };
        if (SlackReader.Value(button.Element, "value") is { } value) state["value"] = value;
        return (button, state);
    }

    private static (SlackControl Control, JsonObject State) Chosen(IReadOnlyList<SlackControl> controls, string option)
    {
        foreach (var menu in controls)
        {
            foreach (var one in menu.Options)
            {
                if (string.Equals(one.Label, option, StringComparison.Ordinal))
                    return (menu, new JsonObject { ["selected_option"] = Option(one) });
            }
        }

        throw new InvalidOperationException($"No menu offers “{option}”.");
    }

    private static JsonObject Option((string Label, string Value) option) => new()
    {
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = option.Label },
        ["value"] = option.Value,
    };

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
