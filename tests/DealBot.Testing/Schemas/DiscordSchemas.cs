using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Testing.Schemas;

/// <summary>Discord's own specification of its REST interface, where the file is beside the repository.</summary>
/// <remarks>
/// Two of its rules are not Discord's: <c>default_member_permissions</c> may be a string, as the documentation says, and what a bot
/// writes into a channel may have 2,000 characters, not 4,000; the counterpart checks these by hand.
/// </remarks>
public sealed class DiscordSchemas
{
    private readonly JsonSchemaValidator _open;
    private readonly JsonSchemaValidator _closed;
    private readonly JsonElement _paths;

    private DiscordSchemas(JsonElement document)
    {
        _open = new JsonSchemaValidator(document);
        _closed = new JsonSchemaValidator(document, isClosed: true);
        _paths = document.GetProperty("paths");
    }

    private static string File => Path.Combine(Repository.Shared, "specs", "discord-openapi.json");

    /// <summary>The specification; null where it is not beside the repository.</summary>
    public static DiscordSchemas? Here { get; } = System.IO.File.Exists(File) ? new DiscordSchemas(JsonElement.Parse(System.IO.File.ReadAllBytes(File))) : null;

    /// <summary>What is wrong with a body that a bot sends; nothing for a route without a schema.</summary>
    /// <param name="method">POST.</param>
    /// <param name="template">"/channels/{channel_id}/messages".</param>
    /// <param name="body">The body.</param>
    /// <param name="isClosed">Whether fields that the schema does not know are wrong.</param>
    public IReadOnlyList<SchemaError> OfRequest(string method, string template, JsonNode body, bool isClosed) =>
        Find(method, template, "requestBody") is { } schema ? (isClosed ? _closed : _open).Validate(Exempted(body), schema) : [];

    /// <summary>What is wrong with a body that Discord is said to answer.</summary>
    public IReadOnlyList<SchemaError> OfAnswer(string method, string template, int status, JsonNode body) =>
        Find(method, template, "responses", status.ToString()) is { } schema ? _open.Validate(Element(body), schema) : [];

    /// <summary>What is wrong with a value of a named schema: "MessageResponse".</summary>
    public IReadOnlyList<SchemaError> Of(string name, JsonNode value, bool isClosed = false) =>
        (isClosed ? _closed : _open).Validate(Element(value), $"#/components/schemas/{name}");

    private JsonElement? Find(string method, string template, params string[] way)
    {
        if (!_paths.TryGetProperty(template, out var found)) return null;
        foreach (var step in (string[])[method.ToLowerInvariant(), .. way, "content", "application/json", "schema"])
            if (!found.TryGetProperty(step, out found)) return null;
        return found;
    }

    private static JsonElement Exempted(JsonNode body)
    {
        var copy = body.DeepClone();
        foreach (var command in copy is JsonArray many ? [.. many.OfType<JsonObject>()] : (JsonObject[])[.. new[] { copy as JsonObject }.OfType<JsonObject>()])
            if (command["default_member_permissions"] is JsonValue value && value.GetValueKind() is JsonValueKind.String) command.Remove("default_member_permissions");
        return Element(copy);
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
