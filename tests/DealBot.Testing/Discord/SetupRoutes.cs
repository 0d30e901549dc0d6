using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>Who the bot is, where its gateway is, what guilds it is in, what commands it has.</summary>
internal static class SetupRoutes
{
    public static void AddTo(RestDesk desk)
    {
        desk.Add("GET", "/gateway", (state, _) => new(200, new JsonObject { ["url"] = Address(state) }));
        desk.Add("GET", "/gateway/bot", (state, _) => new(200, new JsonObject
        {
            ["url"] = Address(state),
            ["shards"] = state.Gateway.RecommendedShards,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = 1000, ["remaining"] = state.Gateway.RemainingIdentifies, ["reset_after"] = 86_400_000, ["max_concurrency"] = state.Gateway.MaxConcurrency,
            },
        }));
        desk.Add("GET", "/users/@me", (state, _) =>
        {
            var me = DiscordShapes.Of(state.Bot);
            me["mfa_enabled"] = true;
            me["locale"] = "en-US";
            return new(200, me);
        });
        desk.Add("GET", "/users/@me/guilds", (state, _) => new(200, new JsonArray([.. state.Guilds.Select(guild => new JsonObject
        {
            ["id"] = guild.Id, ["name"] = guild.Name, ["icon"] = null, ["banner"] = null, ["owner"] = false,
            ["permissions"] = DiscordShapes.Text(DiscordPermissions.Member), ["features"] = new JsonArray(),
        })])));
        desk.Add("GET", "/applications/@me", (state, _) => new(200, Application(state)));
        desk.Add("GET", "/oauth2/applications/@me", (state, _) => new(200, Application(state)));
        desk.Add("GET", "/guilds/{guild_id}", (state, call) => new(200, DiscordShapes.Of(Guild(state, call), state.Bot.Id)));
        desk.Add("GET", "/guilds/{guild_id}/roles", (state, call) => new(200, DiscordShapes.Roles(Guild(state, call))));
        desk.Add("GET", "/guilds/{guild_id}/channels", (state, call) => new(200, new JsonArray(
            [.. state.Channels.Where(channel => channel.Guild == Guild(state, call) && channel.Parent is null).Select(DiscordShapes.Of)])));
        desk.Add("GET", "/guilds/{guild_id}/members/{user_id}", (state, call) =>
        {
            _ = Guild(state, call);
            var user = state.Users.Append(state.Bot).FirstOrDefault(user => string.Equals(user.Id, call["user_id"], StringComparison.Ordinal));
            return new(200, DiscordShapes.Member(user ?? throw new DiscordRefusal(404, 10007, "Unknown Member")));
        });
        foreach (var place in new[] { "", "/guilds/{guild_id}" }) AddCommands(desk, $"/applications/{{application_id}}{place}/commands");
    }

    private static void AddCommands(RestDesk desk, string template)
    {
        desk.Add("GET", template, (state, call) => new(200, All(Commands(state, call))));
        desk.Add("PUT", template, (state, call) =>
        {
            var wanted = call.Body as JsonArray ?? throw DiscordRefusal.Form([new FieldError("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")]);
            if (CommandRules.OfAll(wanted) is { Count: > 0 } errors) throw DiscordRefusal.Form(errors);
            var commands = Commands(state, call);
            var before = commands.ToList();
            commands.Clear();
            commands.AddRange(wanted.Select(command => Registered(state, call, command!.AsObject(), before)));
            return new(200, All(commands));
        });
        desk.Add("POST", template, (state, call) =>
        {
            if (CommandRules.OfAll(new JsonArray(call.Object.DeepClone())) is { Count: > 0 } errors) throw DiscordRefusal.Form(errors);
            var commands = Commands(state, call);
            var command = Registered(state, call, call.Object, commands);
            var isNew = commands.RemoveAll(old => Same(old, command)) == 0;
            commands.Add(command);
            return new(isNew ? 201 : 200, command.DeepClone());
        });
        desk.Add("DELETE", template + "/{command_id}", (state, call) =>
        {
            var removed = Commands(state, call).RemoveAll(command => string.Equals((string?)command["id"], call["command_id"], StringComparison.Ordinal));
            return removed == 0 ? throw new DiscordRefusal(404, 10063, "Unknown application command") : new(204);
        });
    }

    private static List<JsonObject> Commands(DiscordState state, RestCall call)
    {
        if (!string.Equals(call["application_id"], state.Bot.Id, StringComparison.Ordinal)) throw new DiscordRefusal(403, 20012, "You are not authorized to perform this action on this application");
        return state.CommandsOf(call.Values.ContainsKey("guild_id") ? Guild(state, call).Id : null);
    }

    private static JsonObject Registered(DiscordState state, RestCall call, JsonObject wanted, List<JsonObject> before)
    {
        var command = (JsonObject)wanted.DeepClone();
        command["type"] ??= 1;
        command["description"] ??= "";
        command["application_id"] = state.Bot.Id;
        command["version"] = state.NextId();
        command["id"] = before.Find(old => Same(old, command)) is { } old ? (string)old["id"]! : state.NextId();
        command["default_member_permissions"] = wanted["default_member_permissions"]?.ToString();
        if (call.Values.TryGetValue("guild_id", out var guild)) command["guild_id"] = guild;
        return command;
    }

    private static bool Same(JsonObject one, JsonObject other) =>
        string.Equals((string?)one["name"], (string?)other["name"], StringComparison.Ordinal) && (int?)one["type"] == (int?)other["type"];

    private static JsonArray All(IEnumerable<JsonObject> commands) => new([.. commands.Select(command => command.DeepClone())]);

    private static DiscordGuild Guild(DiscordState state, RestCall call) =>
        state.Guilds.Find(guild => string.Equals(guild.Id, call["guild_id"], StringComparison.Ordinal)) ?? throw new DiscordRefusal(404, 10004, "Unknown Guild");

    private static string Address(DiscordState state) => state.Gateway.Address.AbsoluteUri;

    private static JsonObject Application(DiscordState state) => new()
    {
        ["id"] = state.Bot.Id, ["name"] = state.Bot.Name, ["icon"] = null, ["description"] = "", ["type"] = null, ["verify_key"] = new string('0', 64),
        ["flags"] = state.Gateway.EnabledPrivilegedIntents == 0 ? 0 : 1 << 19, ["flags_new"] = "0", ["redirect_uris"] = new JsonArray(), ["interactions_endpoint_url"] = state.InteractionsEndpoint,
        ["role_connections_verification_url"] = null, ["owner"] = DiscordShapes.Of(state.Bot), ["approximate_guild_count"] = state.Guilds.Count,
        ["approximate_user_install_count"] = 0, ["approximate_user_authorization_count"] = 0, ["explicit_content_filter"] = 0, ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray(), ["bot_public"] = false, ["bot_require_code_grant"] = false, ["bot"] = DiscordShapes.Of(state.Bot),
    };
}
