using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Core.Configuration;

/// <summary>The keys of <c>dealbot.json</c>, each with the part that it stands in: <c>answerCount</c>, <c>feeds.minutes</c>.</summary>
public static class OptionKeys
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Of(ConfigurationJson.Default.DealBotOptions, prefix: "")];

    /// <summary>The environment variable that overrides a key.</summary>
    public static string VariableFor(string key) => OptionsFile.VariableFor(key);

    /// <summary>The keys that two configurations set differently.</summary>
    public static IReadOnlyList<string> Different(DealBotOptions one, DealBotOptions other)
    {
        var (ones, others) = (Written(one), Written(other));
        return [.. All.Where(key => !JsonNode.DeepEquals(At(ones, key), At(others, key)))];
    }

    private static JsonNode Written(DealBotOptions options) => JsonSerializer.SerializeToNode(options, ConfigurationJson.Default.DealBotOptions)!;

    private static JsonNode? At(JsonNode options, string key) => key.Split('.').Aggregate(options, static (JsonNode? node, string name) => node?[name]);

    private static IEnumerable<string> Of(JsonTypeInfo type, string prefix) => ConfigurationJson.KeysOf(type).SelectMany(
        key => ConfigurationJson.PartOf(type, key) is { } part ? Of(part, $"{prefix}{key}.") : [prefix + key]);
}
