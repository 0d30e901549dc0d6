using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Core.Configuration;

/// <summary>Reads handwritten JSON and puts every mistake into a sentence that names the file and the remedy.</summary>
internal static class StrictJson
{
    private static readonly string[] SecretNames = ["token", "secret", "password"];

    /// <summary>Parses a file; null, with a problem added, when it is no JSON or not of the kind expected.</summary>
    public static JsonDocument? Parse(string path, string json, JsonValueKind expected, List<string> problems)
    {
        try
        {
            var document = JsonDocument.Parse(json, ConfigurationJson.Handwritten);
            if (document.RootElement.ValueKind == expected) return document;

            document.Dispose();
            problems.Add($"{path} must hold {(expected == JsonValueKind.Array ? "a list in [ ]" : "keys and values in { }")}. See the file that DealBot ships with.");
        }
        catch (JsonException fault)
        {
            // The framework's message ends with the place, which is told here in the words people use.
            var reason = fault.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            var place = fault.LineNumber is { } line ? $"line {line + 1}, byte {fault.BytePositionInLine + 1}: " : ""; // a key given twice has none
            problems.Add($"{path} does not parse: {place}{reason}. Mend it there.");
        }

        return null;
    }

    /// <summary>Reads one object; null, with problems added, when a key is unknown or a value of the wrong kind.</summary>
    /// <param name="where">The file and the place in it, as a sentence begins.</param>
    /// <param name="element">The object.</param>
    /// <param name="type">How it is read, and the keys there are.</param>
    /// <param name="problems">Takes the sentences.</param>
    public static T? Read<T>(string where, JsonElement element, JsonTypeInfo<T> type, List<string> problems)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{where} must be keys and values in {{ }}.");
            return null;
        }

        var unknown = UnknownKeys(where, element, type).ToList();
        problems.AddRange(unknown);
        if (unknown.Count > 0) return null;

        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException fault)
        {
            problems.Add($"{where} has a value of the wrong kind at {fault.Path?.TrimStart('$', '.')}. See the file that DealBot ships with.");
            return null;
        }
    }

    private static IEnumerable<string> UnknownKeys(string where, JsonElement element, JsonTypeInfo type)
    {
        var keys = ConfigurationJson.KeysOf(type);
        foreach (var property in element.EnumerateObject())
        {
            if (!keys.Contains(property.Name, StringComparer.Ordinal))
            {
                yield return $"{where} has the unknown key \"{property.Name}\". {RemedyFor(property.Name, keys)}";
            }
            else if (property.Value.ValueKind == JsonValueKind.Object && ConfigurationJson.PartOf(type, property.Name) is { } part)
            {
                foreach (var unknown in UnknownKeys($"{where}, {property.Name},", property.Value, part)) yield return unknown;
            }
        }
    }

    private static string RemedyFor(string key, IReadOnlyList<string> keys) =>
        SecretNames.Any(name => key.Contains(name, StringComparison.OrdinalIgnoreCase)) ? "Secrets do not belong in this file: set them in the environment, as the README says."
        : NearestName.To(key, keys) is { } near ? $"Did you mean \"{near}\"?"
        : $"The keys are: {string.Join(", ", keys)}.";
}
