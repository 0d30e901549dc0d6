using System.Text.Json.Nodes;

namespace DealBot.Testing.Discord;

/// <summary>A slash command as a user's client reads it while it is typed: only what is registered can be said.</summary>
internal sealed class SlashLine
{
    private readonly List<JsonObject> _path; // the command, its group, its subcommand
    private readonly List<(JsonObject Option, string Value)> _given;

    private SlashLine(List<JsonObject> path, List<(JsonObject, string)> given) => (_path, _given) = (path, given);

    public JsonObject Command => _path[0];

    private IEnumerable<JsonObject> Options => Children(_path[^1]);

    /// <summary>Reads <c>/name subcommand option:value option:value</c>.</summary>
    public static SlashLine Read(List<JsonObject> commands, string line)
    {
        var words = line.TrimStart('/');
        var path = new List<JsonObject>
        {
            Named(commands.Where(command => ((int?)command["type"] ?? 1) == 1), ref words)
                ?? throw new InvalidOperationException($"No command of {line} is registered but {string.Join(", ", commands.Select(command => $"/{command["name"]}"))}."),
        };
        while (Children(path[^1]).Any(IsSubcommand))
            path.Add(Named(Children(path[^1]), ref words) ?? throw new InvalidOperationException($"{line} names no subcommand."));

        var starts = Children(path[^1])
            .Select(option => (Option: option, At: $" {words}".IndexOf($" {option["name"]}:", StringComparison.Ordinal)))
            .Where(found => found.At >= 0).OrderBy(found => found.At).ToList();
        if (words.Length > 0 && (starts.Count == 0 || starts[0].At > 0)) throw new InvalidOperationException($"\"{words}\" begins with no option of {line}.");
        var given = starts.Select((found, i) =>
        {
            var from = found.At + ((string)found.Option["name"]!).Length + 1;
            var to = i + 1 < starts.Count ? starts[i + 1].At : words.Length;
            return (found.Option, words[Math.Min(from, words.Length)..to].Trim());
        }).ToList();
        return new SlashLine(path, given);
    }

    /// <summary>Puts a file into the option that takes one.</summary>
    public void Attach(JsonObject resolved, JsonObject file)
    {
        var option = Options.FirstOrDefault(option => (int?)option["type"] == 11) ?? throw new InvalidOperationException("The command takes no file.");
        _given.Add((option, (string)file["id"]!));
        resolved["attachments"] = new JsonObject { [(string)file["id"]!] = file };
    }

    /// <summary>Checks that the client would send it.</summary>
    public void CheckComplete()
    {
        var missing = Options.Where(option => ((bool?)option["required"] ?? false) && _given.TrueForAll(given => given.Option != option)).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"Missing: {string.Join(", ", missing.Select(option => option["name"]))}.");
        foreach (var (option, value) in _given)
        {
            if (option["choices"] is JsonArray { Count: > 0 } choices && choices.All(choice => !string.Equals(choice!["value"]!.ToString(), value, StringComparison.Ordinal)))
                throw new InvalidOperationException($"\"{value}\" is no choice of {option["name"]}.");
        }
    }

    /// <summary>The data of the interaction.</summary>
    public JsonObject Data(JsonObject resolved, bool isFocused = false)
    {
        var options = new JsonArray();
        for (var i = 0; i < _given.Count; i++)
        {
            var (option, text) = _given[i];
            var sent = new JsonObject { ["name"] = option["name"]!.DeepClone(), ["type"] = option["type"]!.DeepClone(), ["value"] = Value(option, text, isFocused) };
            if (isFocused && i == _given.Count - 1)
            {
                if ((bool?)option["autocomplete"] is not true) throw new InvalidOperationException($"{option["name"]} is not completed by the bot.");
                sent["focused"] = true;
            }

            options.Add((JsonNode)sent);
        }

        foreach (var holder in _path.Skip(1).Reverse())
            options = [new JsonObject { ["name"] = holder["name"]!.DeepClone(), ["type"] = holder["type"]!.DeepClone(), ["options"] = options }];
        var data = new JsonObject { ["id"] = Command["id"]!.DeepClone(), ["name"] = Command["name"]!.DeepClone(), ["type"] = 1 };
        if (options.Count > 0) data["options"] = options;
        if (resolved.Count > 0) data["resolved"] = resolved;
        if (Command["guild_id"] is { } guild) data["guild_id"] = guild.DeepClone();
        return data;
    }

    private static JsonNode Value(JsonObject option, string text, bool isFocused) => (int?)option["type"] switch
    {
        4 when !isFocused => int.Parse(text),
        5 => bool.Parse(text),
        _ => text,
    };

    private static bool IsSubcommand(JsonObject option) => (int?)option["type"] is 1 or 2;

    private static IEnumerable<JsonObject> Children(JsonObject holder) => (holder["options"] as JsonArray ?? []).Select(option => option!.AsObject());

    /// <summary>Takes the longest name that the words begin with.</summary>
    private static JsonObject? Named(IEnumerable<JsonObject> candidates, ref string words)
    {
        var line = words;
        var found = candidates
            .Where(candidate => line.StartsWith((string)candidate["name"]!, StringComparison.Ordinal)
                && (line.Length == ((string)candidate["name"]!).Length || line[((string)candidate["name"]!).Length] == ' '))
            .MaxBy(candidate => ((string)candidate["name"]!).Length);
        if (found is not null) words = words[((string)found["name"]!).Length..].TrimStart();
        return found;
    }
}
