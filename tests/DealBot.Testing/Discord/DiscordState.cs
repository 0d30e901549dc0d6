using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Discord;

/// <summary>What there is on this Discord: guilds, people, messages, commands. Changed under one lock.</summary>
internal sealed partial class DiscordState(Lock gate, Journal journal, TimeProvider clock, Uri address)
{
    public const string Token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GtSecr.bot-token-never-to-be-logged";

    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5); // "the past few minutes" (resources/message, enforce_nonce)
    private readonly Snowflakes _ids = new(clock);
    private readonly Dictionary<string, List<JsonObject>> _commands = new(StringComparer.Ordinal);
    private readonly List<DiscordMessage> _history = [];
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Message, long At)> _messagesByNonce = new(StringComparer.Ordinal);

    public Journal Journal => journal;

    public TimeProvider Clock => clock;

    public required TimeSpan FirstAnswer { get; init; }

    public Uri Address => address;

    public DiscordGateway Gateway { get; set; } = null!;

    public DiscordUser Bot { get; } = new("1234567890123456789", "DealBot") { IsBot = true };

    public List<DiscordGuild> Guilds { get; } = [];

    public List<DiscordChannel> Channels { get; } = [];

    public List<DiscordUser> Users { get; } = [];

    public List<DiscordInteraction> Interactions { get; } = [];

    public Dictionary<string, DiscordInteraction> InteractionsByToken { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, StoredMessage> Messages { get; } = new(StringComparer.Ordinal);

    public List<DiscordCall> Calls { get; } = [];

    public int Typing { get; set; }

    /// <summary>The address that interactions are sent to instead of the gateway; a common mistake of setting up.</summary>
    public string? InteractionsEndpoint { get; set; }

    /// <summary>Every state of every message, in order.</summary>
    public IReadOnlyList<DiscordMessage> History => Read(state => state._history.ToList());

    public T Read<T>(Func<DiscordState, T> look)
    {
        lock (gate) return look(this);
    }

    /// <summary>Changes what there is, and wakes those who wait for it.</summary>
    public T Change<T>(Func<DiscordState, T> act)
    {
        T result;
        lock (gate) result = act(this);
        journal.Changed();
        return result;
    }

    public string NextId() => _ids.Next();

    public List<JsonObject> CommandsOf(string? guildId)
    {
        if (!_commands.TryGetValue(guildId ?? "", out var commands)) _commands[guildId ?? ""] = commands = [];
        return commands;
    }

    public DiscordChannel Channel(string? id) =>
        Channels.Find(channel => string.Equals(channel.Id, id, StringComparison.Ordinal)) ?? throw DiscordRefusal.UnknownChannel();

    public StoredMessage Message(string? id) => id is not null && Messages.TryGetValue(id, out var message) ? message : throw DiscordRefusal.UnknownMessage();

    /// <summary>A DM channel with a user, made when there is none yet.</summary>
    public DiscordChannel DirectChannel(DiscordUser user)
    {
        var channel = Channels.Find(channel => channel.Recipient == user);
        if (channel is null) Channels.Add(channel = new DiscordChannel(NextId(), $"conversation with {user.Name}", null) { Recipient = user });
        return channel;
    }

    /// <summary>Keeps a new message and tells the gateway of it, unless it is ephemeral.</summary>
    public StoredMessage Post(StoredMessage message)
    {
        Messages[message.Id] = message;
        message.Channel.LastMessageId = message.Id;
        Mentions(message);
        Remember(message);
        if (message.EphemeralTo is null) Announce("MESSAGE_CREATE", message);
        return message;
    }

    /// <summary>Takes down the state of a message after it was changed.</summary>
    public void Edited(StoredMessage message)
    {
        message.Json["edited_timestamp"] = DiscordShapes.Text(clock.GetUtcNow());
        Mentions(message);
        Remember(message);
        if (message.EphemeralTo is null) Announce("MESSAGE_UPDATE", message);
    }

    public void Delete(StoredMessage message)
    {
        Messages.Remove(message.Id);
        journal.Record($"message {message.Id} deleted");
    }

    /// <summary>The message that was sent with a nonce before, where that is to be enforced.</summary>
    public StoredMessage? Earlier(DiscordChannel channel, JsonObject body)
    {
        if (body["nonce"] is not { } nonce || (bool?)body["enforce_nonce"] is not true) return null;
        return _messagesByNonce.TryGetValue($"{channel.Id} {nonce}", out var sent) && clock.GetElapsedTime(sent.At) < NonceLife
            && Messages.TryGetValue(sent.Message, out var message) ? message : null;
    }

    public void RememberNonce(DiscordChannel channel, JsonObject body, StoredMessage message)
    {
        if (body["nonce"] is not { } nonce) return;
        _messagesByNonce[$"{channel.Id} {nonce}"] = (message.Id, clock.GetTimestamp());
    }

    public bool IsExpired(DiscordInteraction interaction) => clock.GetElapsedTime(interaction.DeliveredAt) > TokenLife;

    public JsonObject AddFile(string name, byte[] content, string? type)
    {
        var id = NextId();
        _files[id] = content;
        var url = new Uri(address, $"cdn/attachments/{id}/{Uri.EscapeDataString(name)}?ex=67c0&is=67bf&hm=0f").AbsoluteUri;
        return new JsonObject
        {
            ["id"] = id, ["filename"] = name, ["size"] = content.Length, ["url"] = url, ["proxy_url"] = url,
            ["content_type"] = type ?? "text/plain; charset=utf-8", ["ephemeral"] = true,
        };
    }

    public async Task ServeFileAsync(HttpContext http)
    {
        var id = http.Request.Path.Value!.Split('/').ElementAtOrDefault(3) ?? "";
        var content = Read(state => state._files.GetValueOrDefault(id));
        journal.Record($"GET {http.Request.Path} → {(content is null ? 404 : 200)}");
        if (http.Request.Headers.Authorization.Count > 0) journal.Violate("the token was sent to the file server");
        if (content is null) http.Response.StatusCode = 404;
        else await http.Response.Body.WriteAsync(content);
    }

    /// <summary>READY and the guilds, for a session that has identified.</summary>
    public (JsonObject Ready, IReadOnlyList<(string GuildId, JsonObject Guild)> Guilds) Greet(GatewaySession session) => Read(state =>
    {
        var ready = new JsonObject
        {
            ["v"] = 10, ["user"] = DiscordShapes.Of(Bot), ["session_id"] = session.Id, ["session_type"] = "normal",
            ["resume_gateway_url"] = new UriBuilder(address) { Scheme = "ws", Path = "/resume" }.Uri.AbsoluteUri.TrimEnd('/'),
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["application"] = new JsonObject { ["id"] = Bot.Id, ["flags"] = 1 << 19 },
            ["guilds"] = new JsonArray(), ["private_channels"] = new JsonArray(), ["relationships"] = new JsonArray(), ["presences"] = new JsonArray(),
        };
        IReadOnlyList<(string, JsonObject)> guilds =
        [
            .. Guilds.Select(guild => (guild.Id, DiscordShapes.Created(
                guild, Users.FirstOrDefault()?.Id ?? Bot.Id, Channels.Where(channel => channel.Guild == guild), Users.Append(Bot)))),
        ];
        return (ready, guilds);
    });

    private void Remember(StoredMessage message)
    {
        var snapshot = message.Snapshot();
        _history.Add(snapshot);
        journal.Record($"message {message.Id} in {message.Channel.Name}: {snapshot}");
        if (message.InteractionToken is { } token) InteractionsByToken[token].Show(snapshot);
    }

    private void Announce(string name, StoredMessage message)
    {
        var data = (JsonObject)message.Json.DeepClone();
        data["channel_type"] = message.Channel.Type;
        if (message.Channel.Guild is { } guild)
        {
            data["guild_id"] = guild.Id;
            if (Users.Find(user => string.Equals(user.Id, (string?)data["author"]!["id"], StringComparison.Ordinal)) is { } author)
                data["member"] = DiscordShapes.Member(author, withUser: false);
        }

        Gateway.Dispatch(name, data, message.Channel.Guild?.Id, message.Channel.Guild is null ? 1 << 12 : 1 << 9);
    }

    /// <summary>Whom a message pings: what its content names, as far as it says that may ping.</summary>
    private void Mentions(StoredMessage message)
    {
        var content = (string)message.Json["content"]!
            + string.Concat(DiscordMessage.Below(message.Json["components"]).Where(part => (int?)part["type"] == 10).Select(part => (string?)part["content"]));
        var allowed = message.AllowedMentions;
        bool May(string kind, string? id = null) => allowed is null
            || (allowed["parse"]?.AsArray().Any(parsed => string.Equals((string?)parsed, kind, StringComparison.Ordinal)) ?? false)
            || (id is not null && (allowed[kind]?.AsArray().Any(named => string.Equals((string?)named, id, StringComparison.Ordinal)) ?? false));

        var users = UserMention().Matches(content).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal)
            .Where(id => May("users", id)).Select(id => Users.Append(Bot).FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.Ordinal))).OfType<DiscordUser>();
        message.Json["mentions"] = new JsonArray([.. users.Select(DiscordShapes.Of)]);
        message.Json["mention_roles"] = new JsonArray([.. RoleMention().Matches(content).Select(match => match.Groups["id"].Value)
            .Distinct(StringComparer.Ordinal).Where(id => May("roles", id)).Select(id => (JsonNode)id)]);
        message.Json["mention_everyone"] = EveryoneMention().IsMatch(content) && May("everyone");
    }

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.None, 1000)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&(?<id>[0-9]+)>", RegexOptions.None, 1000)]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EveryoneMention();
}
