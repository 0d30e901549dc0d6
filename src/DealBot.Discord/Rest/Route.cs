namespace DealBot.Discord.Rest;

/// <summary>One thing that can be asked of Discord: a method and a path. The path may hold tokens, which are secrets; the template never does.</summary>
/// <remarks>
/// The ids that come first decide, with the bucket, what a rate limit counts: a channel, a guild, or a webhook with its token
/// (developers/topics/rate-limits). Requests of one route and one such id leave one after another, in the order they were handed in.
/// </remarks>
internal sealed class Route
{
    private Route(HttpMethod method, string template, string[] ids, int top)
    {
        var escaped = Array.ConvertAll(ids, static id => id is "." or ".." ? "0" : Uri.EscapeDataString(id)); // dots would climb in the path
        (Method, Template) = (method, $"{method} {template}");
        Path = string.Format(template, escaped);
        TopLevel = string.Join('/', escaped.Take(top));
    }

    /// <summary>GET, POST, …</summary>
    public HttpMethod Method { get; }

    /// <summary>The method and the path with its ids left out, for logs and to tell routes apart.</summary>
    public string Template { get; }

    /// <summary>The path below the address of the interface; a secret where it holds a token.</summary>
    public string Path { get; }

    /// <summary>The ids that a limit is counted for; a secret where they hold a token. Empty when the limit is the bot's.</summary>
    public string TopLevel { get; }

    /// <summary>Whether the token of an interaction opens this route. Then the bot's token is not sent, and the global limit does not count it.</summary>
    public bool ByInteraction { get; private init; }

    /// <summary>Whether to ask twice does no more than to ask once, so that a request without an answer may be sent again.</summary>
    public bool Repeatable { get; private init; } = true;

    /// <summary>Where the gateway is, how many shards to run, and how many sessions may be started.</summary>
    public static Route GatewayBot { get; } = Of(HttpMethod.Get, "gateway/bot");

    /// <summary>The bot's own user.</summary>
    public static Route Me { get; } = Of(HttpMethod.Get, "users/@me");

    /// <summary>The bot's application: its id, its flags (which intents are enabled).</summary>
    public static Route Application { get; } = Of(HttpMethod.Get, "applications/@me");

    /// <summary>The servers that the bot is in.</summary>
    public static Route MyGuilds { get; } = Of(HttpMethod.Get, "users/@me/guilds");

    /// <summary>The roles of a server.</summary>
    public static Route Roles(string guild) => Of(HttpMethod.Get, "guilds/{0}/roles", [guild], top: 1);

    /// <summary>Opens the direct conversation with a user, or finds the one there is.</summary>
    public static Route OpenDirect { get; } = Of(HttpMethod.Post, "users/@me/channels");

    /// <summary>The commands in all servers, or in one.</summary>
    public static Route Commands(string application, string? guild = null) => Commands(HttpMethod.Get, application, guild);

    /// <summary>Replaces the commands in all servers, or in one.</summary>
    public static Route PutCommands(string application, string? guild = null) => Commands(HttpMethod.Put, application, guild);

    /// <summary>The first answer to an interaction, within three seconds of it. Discord takes one, so it may be sent again.</summary>
    public static Route Callback(string interaction, string token) =>
        Of(HttpMethod.Post, "interactions/{0}/{1}/callback", [interaction, token], top: 2, byInteraction: true);

    /// <summary>Changes the first answer; after a deferral, gives it.</summary>
    public static Route EditOriginal(string application, string token) => EditFollowup(application, token, "@original");

    /// <summary>Takes the first answer away.</summary>
    public static Route DeleteOriginal(string application, string token) =>
        Of(HttpMethod.Delete, "webhooks/{0}/{1}/messages/{2}", [application, token, "@original"], top: 2, byInteraction: true);

    /// <summary>A further message to an interaction. Never sent twice: what it posts has no nonce.</summary>
    public static Route Followup(string application, string token) =>
        Of(HttpMethod.Post, "webhooks/{0}/{1}?wait=true", [application, token], top: 2, byInteraction: true, repeatable: false);

    /// <summary>Changes a further message.</summary>
    public static Route EditFollowup(string application, string token, string message) =>
        Of(HttpMethod.Patch, "webhooks/{0}/{1}/messages/{2}", [application, token, message], top: 2, byInteraction: true);

    /// <summary>A channel or thread.</summary>
    public static Route Channel(string channel) => Of(HttpMethod.Get, "channels/{0}", [channel], top: 1);

    /// <summary>Posts a message. Its body must hold a <c>nonce</c> and <c>enforce_nonce</c>, because it may be sent again (resources/message).</summary>
    public static Route PostMessage(string channel) => Of(HttpMethod.Post, "channels/{0}/messages", [channel], top: 1);

    /// <summary>The first 100 messages after an id, the latest first; none at all without the permission to read them (resources/message, "Get Channel Messages").</summary>
    public static Route MessagesAfter(string channel, string after) =>
        Of(HttpMethod.Get, "channels/{0}/messages?after={1}&limit=100", [channel, after], top: 1);

    /// <summary>Changes a message.</summary>
    public static Route EditMessage(string channel, string message) =>
        Of(HttpMethod.Patch, "channels/{0}/messages/{1}", [channel, message], top: 1);

    /// <summary>Starts a thread under a message. A message has one thread, so this may be asked again.</summary>
    public static Route StartThread(string channel, string message) =>
        Of(HttpMethod.Post, "channels/{0}/messages/{1}/threads", [channel, message], top: 1);

    /// <summary>Shows that the bot is typing.</summary>
    public static Route Typing(string channel) => Of(HttpMethod.Post, "channels/{0}/typing", [channel], top: 1);

    /// <summary>The template, which holds no secret.</summary>
    public override string ToString() => Template;

    private static Route Commands(HttpMethod method, string application, string? guild) => guild is null
        ? Of(method, "applications/{0}/commands", [application])
        : Of(method, "applications/{0}/guilds/{1}/commands", [application, guild]);

    private static Route Of(
        HttpMethod method, string template, string[]? ids = null, int top = 0, bool byInteraction = false, bool repeatable = true) =>
        new(method, template, ids ?? [], top) { ByInteraction = byInteraction, Repeatable = repeatable };
}
