using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Core.Configuration;

/// <summary>One entry of <c>people.json</c>.</summary>
internal sealed record PersonEntry(string? Name, IReadOnlyList<string?>? Aliases = null, IReadOnlyList<string?>? Roles = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(DealBotOptions)), JsonSerializable(typeof(PersonEntry))]
internal sealed partial class ConfigurationJson : JsonSerializerContext
{
    /// <summary>What people write into such files by hand: comments and a comma after the last value.</summary>
    public static readonly JsonDocumentOptions Handwritten = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>How the object under a key is read; null when no object belongs there.</summary>
    public static JsonTypeInfo? PartOf(JsonTypeInfo type, string key)
    {
        var property = type.Properties.First(property => string.Equals(property.Name, key, StringComparison.Ordinal));
        return Default.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } part ? part : null;
    }

    /// <summary>The keys that an object is read from: the parameters of its record.</summary>
    public static IReadOnlyList<string> KeysOf(JsonTypeInfo type) =>
        [.. type.Properties.Where(property => property.AssociatedParameter is not null).Select(property => property.Name)];
}
