using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Core.Configuration;

/// <summary>
/// Reads <c>dealbot.json</c>. An environment variable overrides the key it is named after: <c>DEALBOT_ANSWER_COUNT</c> overrides
/// <c>answerCount</c>, <c>DEALBOT_SLACK_MODE</c> overrides <c>mode</c> in <c>slack</c>.
/// </summary>
internal static class OptionsFile
{
    /// <summary>The options; the defaults where the file is missing (<paramref name="json"/> is null) or has mistakes.</summary>
    public static DealBotOptions Read(string path, string? json, Func<string, string?> environment, List<string> problems)
    {
        using var document = StrictJson.Parse(path, json ?? "{}", JsonValueKind.Object, problems);
        if (document is null) return DealBotOptions.Default;

        var type = ConfigurationJson.Default.DealBotOptions;
        if (StrictJson.Read(path, document.RootElement, type, problems) is not { } options) return DealBotOptions.Default;

        problems.AddRange(options.Problems().Select(problem => $"{path}: {problem}."));
        return problems.Count > 0 ? DealBotOptions.Default : Override(options, environment, problems);
    }

    /// <summary>The environment variable that overrides a key: upper case, words and parts parted by underscores.</summary>
    /// <param name="path">A key, or a part and its key: <c>discord.moderatorRoles</c>.</param>
    public static string VariableFor(string path)
    {
        var name = new StringBuilder("DEALBOT_");
        foreach (var c in path)
        {
            if (char.IsAsciiLetterUpper(c)) name.Append('_');
            name.Append(c == '.' ? '_' : char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    private static DealBotOptions Override(DealBotOptions options, Func<string, string?> environment, List<string> problems)
    {
        var type = ConfigurationJson.Default.DealBotOptions;
        var values = JsonSerializer.SerializeToNode(options, type)!.AsObject();
        var set = new List<string>();
        Override(values, type, prefix: "", environment, set, problems);
        if (set.Count == 0) return options;

        var overridden = values.Deserialize(type)!;
        problems.AddRange(overridden.Problems().Select(problem => $"The environment ({string.Join(", ", set)}): {problem}."));
        return overridden;
    }

    private static void Override(
        JsonObject values, JsonTypeInfo type, string prefix, Func<string, string?> environment, List<string> set, List<string> problems)
    {
        foreach (var key in ConfigurationJson.KeysOf(type))
        {
            if (ConfigurationJson.PartOf(type, key) is { } part)
            {
                Override(values[key]!.AsObject(), part, $"{prefix}{key}.", environment, set, problems);
                continue;
            }

            var variable = VariableFor(prefix + key);
            if (environment(variable) is not { Length: > 0 } value) continue;
            if (Value(values[key]!, value) is not { } given)
            {
                problems.Add($"The environment variable {variable} is \"{value}\". Give {(values[key]!.GetValueKind() is JsonValueKind.Number ? "a whole number" : "true or false")}.");
                continue;
            }

            values[key] = given;
            set.Add(variable);
        }
    }

    /// <summary>The value of a variable as the kind that the key has now; a list is parted by commas. Null when it cannot be of that kind.</summary>
    private static JsonNode? Value(JsonNode now, string value) => now.GetValueKind() switch
    {
        JsonValueKind.Number => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        JsonValueKind.True or JsonValueKind.False => bool.TryParse(value, out var given) ? JsonValue.Create(given) : null,
        JsonValueKind.Array => new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (JsonNode)item)]),
        _ => JsonValue.Create(value),
    };
}
