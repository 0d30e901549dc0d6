using System.Text.Json;
using DealBot.Testing.Schemas;
using Xunit;

namespace DealBot.Testing.Slack;

/// <summary>Slack's own schemas: Block Kit's, made from the types of its client (<c>block-kit-schema.mjs</c>), and the manifest's,
/// which lies beside the repository on some machines.</summary>
public static class SlackSchemas
{
    private static readonly Lazy<JsonSchemaValidator?> BlockKit = new(static () => Load(NodeScript.Modules(".cache/block-kit.schema.json")));

    /// <summary>Skips the test with a sentence where Block Kit's schema has not been made.</summary>
    public static void SkipUnlessMade() =>
        Assert.SkipUnless(BlockKit.Value is not null, "Block Kit's schema is not made: run `npm ci` and `node block-kit-schema.mjs` in tests/official-clients.");

    /// <summary>What is wrong with the blocks, the metadata and the view of a body; nothing where the schema has not been made.</summary>
    /// <exception cref="JsonException">They are JSON in a string, as forms carry them, and the string is not JSON.</exception>
    public static IEnumerable<SchemaError> Errors(SlackCall call)
    {
        if (BlockKit.Value is not { } schema) yield break;
        if (call.Complex("blocks") is { } blocks)
        {
            Dictionary<string, JsonElement> message = new(StringComparer.Ordinal) { ["blocks"] = blocks };
            if (call.Complex("metadata") is { } metadata) message["metadata"] = metadata;
            foreach (var error in schema.Validate(JsonSerializer.SerializeToElement(message), "#/definitions/Message")) yield return error;
        }

        if (call.Complex("view") is { } view)
        {
            var kind = SlackReader.Value(view, "type") is "home" ? "Home" : "Modal";
            foreach (var error in schema.Validate(view, $"#/definitions/{kind}")) yield return error;
        }
    }

    /// <summary>What is wrong with an app's manifest; skips the test where the schema is not at hand.</summary>
    public static IReadOnlyList<SchemaError> ManifestErrors(JsonElement manifest)
    {
        // Slack takes version 1 for granted. github.com/slackapi/manifest-schema
        var version = manifest.TryGetProperty("_metadata", out var metadata) && metadata.TryGetProperty("major_version", out var major) ? major.GetInt32() : 1;
        var schema = Load(Repository.RequireShared($"specs/slack-manifest.schema.{version}.0.0.json"))!;
        return schema.Validate(manifest, schema.Document);
    }

    private static JsonSchemaValidator? Load(string path) => File.Exists(path) ? new JsonSchemaValidator(JsonElement.Parse(File.ReadAllBytes(path))) : null;
}
