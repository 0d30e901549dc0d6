using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>The Web API's methods: which token and scope each needs, and what each does. docs.slack.dev/reference/methods.</summary>
internal sealed class SlackWebApi(SlackCounterpart slack, Func<Uri> newSocketAddress)
{
    private static readonly Dictionary<string, string[]> Scopes = new(StringComparer.Ordinal)
    {
        ["auth.test"] = [],
        ["apps.connections.open"] = ["connections:write"],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.delete"] = ["chat:write"],
        ["chat.getPermalink"] = [],
        ["conversations.open"] = ["im:write"],
        ["conversations.info"] = ["channels:read"],
        ["conversations.history"] = [], // by the kind of the channel, below
        ["conversations.replies"] = [],
        ["conversations.list"] = ["channels:read"],
        ["users.info"] = ["users:read"],
        ["usergroups.users.list"] = ["usergroups:read"],
        ["views.open"] = [],
        ["views.push"] = [],
        ["views.update"] = [],
        ["views.publish"] = [],
        ["files.info"] = ["files:read"],
    };

    private readonly SlackMessagesApi _messages = new(slack);
    private readonly SlackViewsApi _views = new(slack);

    public static JsonObject Ok(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields) answer[name] = value;
        return answer;
    }

    public static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    public JsonObject Answer(SlackCall call)
    {
        if (!Scopes.TryGetValue(call.Method, out var needed)) return Error("unknown_method");
        if (call.Token is null) return Error("not_authed");
        var isAppLevel = call.Method is "apps.connections.open";
        if (!string.Equals(call.Token, isAppLevel ? SlackCounterpart.AppToken : SlackCounterpart.BotToken, StringComparison.Ordinal))
        {
            var isOther = call.Token is SlackCounterpart.AppToken or SlackCounterpart.BotToken;
            return Error(isOther ? "not_allowed_token_type" : "invalid_auth");
        }

        if (slack.RevokedWith is { } revoked) return Error(revoked);
        if (call.Method is "conversations.history" or "conversations.replies") needed = [(call["channel"] ?? "") switch { ['D', ..] => "im:history", ['G', ..] => "groups:history", _ => "channels:history" }];
        if (!isAppLevel && needed.FirstOrDefault(scope => !slack.Scopes.Contains(scope)) is { } missing)
        {
            var refusal = Error("missing_scope");
            refusal["needed"] = missing;
            refusal["provided"] = string.Join(',', slack.Scopes);
            return refusal;
        }

        try
        {
            return Perform(call);
        }
        catch (JsonException)
        {
            return Error(call.Method.StartsWith("chat.", StringComparison.Ordinal) ? "invalid_blocks_format" : "invalid_arguments");
        }
    }

    private JsonObject Perform(SlackCall call) => call.Method switch
    {
        "auth.test" => Ok(
            ("url", "https://dealbot.slack.com/"), ("team", "The newsroom"), ("user", "dealbot"), ("team_id", SlackWorkspace.Team),
            ("user_id", SlackWorkspace.BotUser), ("bot_id", SlackWorkspace.Bot), ("is_enterprise_install", false)),
        "apps.connections.open" => Ok(("url", newSocketAddress().ToString())),
        "conversations.open" => OpenConversation(call),
        "conversations.info" => slack.Workspace.Channel(call["channel"] ?? "") is { } known ? Ok(("channel", Described(known))) : Error("channel_not_found"),
        "conversations.list" => Ok(
            ("channels", new JsonArray([.. slack.Workspace.Channels.Where(channel => channel.DirectWith is null).Select(Described)])),
            ("response_metadata", new JsonObject { ["next_cursor"] = "" })),
        "users.info" => slack.Workspace.User(call["user"] ?? "") is { } user ? Ok(("user", Described(user))) : Error("user_not_found"),
        "usergroups.users.list" => slack.Workspace.Group(call["usergroup"] ?? "") is { } members
            ? Ok(("users", new JsonArray([.. members.Select(member => (JsonNode)member)])))
            : Error("no_such_subteam"),
        "files.info" => slack.Workspace.File(call["file"] ?? "") is { } file ? Ok(("file", slack.Described(file))) : Error("file_not_found"),
        ['v', ..] => _views.Perform(call),
        _ => _messages.Perform(call),
    };

    private JsonObject OpenConversation(SlackCall call)
    {
        if (call["users"] is not { Length: > 0 } users) return Error("users_list_not_supplied");
        return slack.Workspace.User(users) is null
            ? Error("user_not_found")
            : Ok(("channel", new JsonObject { ["id"] = slack.Workspace.Direct(users).Id }));
    }

    private static JsonObject Described(SlackChannel channel) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Name,
        ["is_channel"] = channel.DirectWith is null,
        ["is_im"] = channel.DirectWith is not null,
        ["is_private"] = channel.Id.StartsWith('G'),
        ["is_archived"] = false,
        ["is_member"] = channel.BotIsMember,
        ["user"] = channel.DirectWith,
    };

    private static JsonObject Described(SlackUser user) => new()
    {
        ["id"] = user.Id,
        ["team_id"] = SlackWorkspace.Team,
        ["name"] = user.Name,
        ["real_name"] = user.Name,
        ["deleted"] = false,
        ["is_admin"] = user.IsAdmin,
        ["is_owner"] = false,
        ["is_primary_owner"] = false,
        ["is_bot"] = false,
        ["locale"] = "en-US",
        ["profile"] = new JsonObject { ["display_name"] = user.Name, ["real_name"] = user.Name },
    };
}
