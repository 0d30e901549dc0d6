using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Slack;

/// <summary>Somebody in the workspace.</summary>
public sealed record SlackUser(string Id, string Name, bool IsAdmin = false);

/// <summary>A channel or a direct conversation (its id begins with D).</summary>
public sealed record SlackChannel(string Id, string Name, bool BotIsMember = true, string? DirectWith = null);

/// <summary>A file somebody uploaded.</summary>
public sealed record SlackFile(string Id, string Name, byte[] Content, string Owner);

/// <summary>A view that a user has open: a modal, or the App Home.</summary>
public sealed record SlackView(string Id, string User, JsonElement Body, string Hash, string? Root, string? Previous);

/// <summary>What the workspace holds. One lock guards all of it; what is handed out is immutable.</summary>
public sealed class SlackWorkspace(TimeProvider time)
{
    public const string Team = "T0TEAM";
    public const string App = "A0DEALBOT";
    public const string BotUser = "U0DEALBOT";
    public const string Bot = "B0DEALBOT";

    private readonly Lock _gate = new();
    private readonly List<PostedMessage> _messages = [];
    private readonly Dictionary<string, SlackUser> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackChannel> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SlackView>> _modals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackView> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);
    private int _numbers;

    public SlackUser AddUser(string id, string name, bool isAdmin = false) =>
        Locked(() => _users[id] = new SlackUser(id, name, isAdmin));

    public SlackChannel AddChannel(string id, string name, bool botIsMember = true) =>
        Locked(() => _channels[id] = new SlackChannel(id, name, botIsMember));

    public void AddGroup(string id, params IEnumerable<string> members) => Locked(() => _groups[id] = [.. members]);

    public SlackUser? User(string id) => Locked(() => _users.GetValueOrDefault(id));

    public SlackChannel? Channel(string id) => Locked(() => _channels.GetValueOrDefault(id));

    public SlackFile? File(string id) => Locked(() => _files.GetValueOrDefault(id));

    public IReadOnlyList<string>? Group(string id) => Locked(() => _groups.GetValueOrDefault(id));

    public IReadOnlyList<SlackChannel> Channels => Locked(() => _channels.Values.ToArray());

    /// <summary>The direct conversation of the bot and a user, made at the first call.</summary>
    public SlackChannel Direct(string user) => Locked(() =>
    {
        var id = "D" + user[1..];
        return _channels.TryGetValue(id, out var known) ? known : _channels[id] = new SlackChannel(id, "directmessage", DirectWith: user);
    });

    public SlackFile AddFile(string name, byte[] content, string owner) => Locked(() =>
    {
        var file = new SlackFile($"F{Next()}", name, content, owner);
        return _files[file.Id] = file;
    });

    /// <summary>A number never given before.</summary>
    public int Next() => Interlocked.Increment(ref _numbers);

    /// <summary>A message's time and identity, as Slack writes it: seconds, a dot, six digits.</summary>
    public string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds()}.{Next():D6}");

    /// <summary>Every message that there is now, in the order of posting, those that only one user sees as well.</summary>
    public IReadOnlyList<PostedMessage> Messages => Locked(() => _messages.ToArray());

    public PostedMessage Add(PostedMessage message) => Locked(() =>
    {
        _messages.Add(message);
        return message;
    });

    public PostedMessage? Message(string channel, string ts) => Locked(() => _messages.Find(Same(channel, ts)));

    /// <summary>Whether a message can be answered in a thread: it is there, or was deleted when it had answers already.</summary>
    public bool HasThread(string channel, string ts) =>
        Locked(() => _messages.Exists(Same(channel, ts)) || _messages.Exists(reply =>
            string.Equals(reply.Channel, channel, StringComparison.Ordinal) && string.Equals(reply.ThreadTs, ts, StringComparison.Ordinal)));

    public bool Replace(PostedMessage message) => Locked(() =>
    {
        var at = _messages.FindIndex(Same(message.Channel, message.Ts));
        if (at >= 0) _messages[at] = message;
        return at >= 0;
    });

    public bool Remove(string channel, string ts) => Locked(() => _messages.RemoveAll(Same(channel, ts)) > 0);

    /// <summary>The modals a user has open, the topmost last.</summary>
    public IReadOnlyList<SlackView> Modals(string user) => Locked(() => _modals.TryGetValue(user, out var open) ? open.ToArray() : []);

    public SlackView? Home(string user) => Locked(() => _homes.GetValueOrDefault(user));

    public SlackView? View(string id) => Locked(() =>
        _modals.Values.SelectMany(open => open).Concat(_homes.Values).FirstOrDefault(view => string.Equals(view.Id, id, StringComparison.Ordinal)));

    public SlackView Publish(string user, JsonElement body) => Locked(() =>
        _homes[user] = new SlackView(_homes.TryGetValue(user, out var known) ? known.Id : $"V{Next()}", user, WithBlockIds(body), $"h{Next()}", null, null));

    /// <summary>Opens a modal; on top of those that are open when <paramref name="pushed"/>, alone otherwise.</summary>
    public SlackView Open(string user, JsonElement body, bool pushed) => Locked(() =>
    {
        if (!_modals.TryGetValue(user, out var open) || !pushed) _modals[user] = open = [];
        var id = $"V{Next()}";
        var view = new SlackView(id, user, WithBlockIds(body), $"h{Next()}", open.FirstOrDefault()?.Id ?? id, open.LastOrDefault()?.Id);
        open.Add(view);
        return view;
    });

    public SlackView? Update(string id, JsonElement body) => Locked(() =>
    {
        foreach (var open in _modals.Values)
        {
            var at = open.FindIndex(view => string.Equals(view.Id, id, StringComparison.Ordinal));
            if (at >= 0) return open[at] = open[at] with { Body = WithBlockIds(body), Hash = $"h{Next()}" };
        }

        return null;
    });

    /// <summary>Closes the topmost modal, or all of them.</summary>
    public void Close(string user, bool all) => Locked(() =>
    {
        if (!_modals.TryGetValue(user, out var open)) return 0;
        if (all) open.Clear();
        else if (open.Count > 0) open.RemoveAt(open.Count - 1);
        return open.Count;
    });

    /// <summary>Slack names the blocks and the elements that came without a name.</summary>
    public JsonElement? WithIds(JsonElement? blocks)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } given) return null;
        var named = JsonArray.Create(given)!;
        foreach (var block in named.OfType<JsonObject>())
        {
            if (block["block_id"] is null) block["block_id"] = $"b{Next()}";
            foreach (var element in Elements(block))
            {
                if (element["action_id"] is null && element["type"]?.GetValue<string>() is not ("image" or "mrkdwn" or "plain_text" or "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" or "rich_text_list"))
                    element["action_id"] = $"a{Next()}";
            }
        }

        return JsonSerializer.SerializeToElement(named);
    }

    private static IEnumerable<JsonObject> Elements(JsonObject block) =>
        ((block["elements"] as JsonArray)?.OfType<JsonObject>() ?? [])
            .Concat(new[] { block["accessory"], block["element"] }.OfType<JsonObject>());

    private JsonElement WithBlockIds(JsonElement view)
    {
        var named = JsonObject.Create(view)!;
        if (view.TryGetProperty("blocks", out var blocks) && WithIds(blocks) is { } ids) named["blocks"] = JsonArray.Create(ids);
        return JsonSerializer.SerializeToElement(named);
    }

    private static Predicate<PostedMessage> Same(string channel, string ts) => message =>
        string.Equals(message.Channel, channel, StringComparison.Ordinal) && string.Equals(message.Ts, ts, StringComparison.Ordinal);

    private T Locked<T>(Func<T> act)
    {
        lock (_gate) return act();
    }
}
