using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DealBot.Testing.Schemas;

/// <summary>Checks JSON against a schema: as much of JSON Schema as OpenAPI 3.1 of Discord and draft-07 of Slack's schemas use.</summary>
/// <param name="document">What references ("#/components/schemas/X", "#/definitions/X") point into.</param>
/// <param name="isClosed">Whether an object that lists its properties, and neither says otherwise nor is put together of several
/// (<c>allOf</c>), may have no others: finds names that are mistyped.</param>
/// <remarks>Lengths are code points, as JSON Schema counts them. A keyword that is not known is a fault, so that nothing goes unchecked.</remarks>
public sealed class JsonSchemaValidator(JsonElement document, bool isClosed = false)
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Regex> _patterns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonElement> _references = new(StringComparer.Ordinal);

    /// <summary>The document that references point into.</summary>
    public JsonElement Document => document;

    /// <summary>Everything that is wrong, the outermost first; empty when the value is valid.</summary>
    /// <param name="value">What to check.</param>
    /// <param name="schema">What to check it against.</param>
    /// <exception cref="NotSupportedException">The schema uses a keyword that is not known here, or a reference that leads nowhere.</exception>
    public IReadOnlyList<SchemaError> Validate(JsonElement value, JsonElement schema)
    {
        List<SchemaError> errors = [];
        Check(value, schema, "", errors, isPart: false);
        return errors;
    }

    /// <summary>The same against a schema of the document: "#/components/schemas/MessageResponse".</summary>
    public IReadOnlyList<SchemaError> Validate(JsonElement value, string reference) => Validate(value, Find(reference));

    /// <summary>What a reference points to.</summary>
    public JsonElement Find(string reference) => _references.GetOrAdd(reference, pointer =>
    {
        if (!pointer.StartsWith('#')) throw new NotSupportedException($"The reference {pointer} leads out of the document.");
        var found = document;
        foreach (var part in pointer.Split('/').Skip(1).Select(part => Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            if (!found.TryGetProperty(part, out found)) throw new NotSupportedException($"The reference {pointer} leads nowhere.");
        return found;
    });

    private void Check(JsonElement value, JsonElement schema, string path, List<SchemaError> errors, bool isPart)
    {
        if (schema.ValueKind is JsonValueKind.True) return;
        if (schema.ValueKind is JsonValueKind.False)
        {
            errors.Add(new(path, "is not allowed"));
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    Check(value, Find(rule.GetString()!), path, errors, isPart);
                    break;
                case "type" when !Kinds(rule).Any(kind => Is(value, kind)):
                    errors.Add(new(path, $"is {Kind(value)}, not {string.Join(" or ", Kinds(rule))}"));
                    break;
                case "enum" when !rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)):
                    errors.Add(new(path, $"is {Short(value)}, not one of {Short(rule)}"));
                    break;
                case "const" when !JsonElement.DeepEquals(rule, value):
                    errors.Add(new(path, $"is {Short(value)}, not {Short(rule)}"));
                    break;
                case "allOf":
                    foreach (var part in rule.EnumerateArray()) Check(value, part, path, errors, isPart: true);
                    break;
                case "anyOf":
                    CheckChoice(value, rule, path, errors, isPart, isExclusive: false);
                    break;
                case "oneOf":
                    CheckChoice(value, rule, path, errors, isPart, isExclusive: true);
                    break;
                default:
                    if (value.ValueKind is JsonValueKind.String) CheckText(value.GetString()!, keyword.Name, rule, path, errors);
                    else if (value.ValueKind is JsonValueKind.Number) CheckNumber(value.GetDouble(), keyword.Name, rule, path, errors);
                    else if (value.ValueKind is JsonValueKind.Array) CheckList(value, keyword.Name, rule, path, errors);
                    else if (value.ValueKind is JsonValueKind.Object) CheckObject(value, keyword.Name, rule, path, errors);
                    if (!Known.Contains(keyword.Name)) throw new NotSupportedException($"The schema's keyword \"{keyword.Name}\" is not known to this validator.");
                    break;
            }
        }

        if (value.ValueKind is JsonValueKind.Object) CheckOthers(value, schema, path, errors, isPart);
    }

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "type", "enum", "const", "properties", "required", "items", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
        "pattern", "uniqueItems", "additionalProperties", "patternProperties", "minProperties", "maxProperties",
        // What only explains:
        "format", "title", "description", "default", "$schema", "$id", "$comment", "definitions", "components", "contentEncoding", "examples",
        "deprecated", "readOnly", "writeOnly", "nullable", "x-discord-union", "_note", "regex", "discriminator",
    };

    /// <summary>Checks branches; when none fits, says what is wrong with the one that is nearest.</summary>
    private void CheckChoice(JsonElement value, JsonElement branches, string path, List<SchemaError> errors, bool isPart, bool isExclusive)
    {
        var fitting = 0;
        List<SchemaError>? nearest = null;
        foreach (var branch in branches.EnumerateArray())
        {
            List<SchemaError> wrong = [];
            Check(value, branch, path, wrong, isPart);
            if (wrong.Count == 0) fitting++;
            else if (nearest is null || Distance(wrong, path) < Distance(nearest, path)) nearest = wrong;
        }

        if (fitting == 0) errors.AddRange(nearest ?? [new(path, "fits none of no alternatives")]);
        else if (isExclusive && fitting > 1) errors.Add(new(path, $"fits {fitting} alternatives that exclude one another"));
    }

    /// <summary>A branch of another kind, or for another "type" of thing, is further than any that only has faults.</summary>
    private static int Distance(List<SchemaError> wrong, string path) =>
        wrong.Count + (wrong.Exists(error => string.Equals(error.Path, path, StringComparison.Ordinal) && error.Message.StartsWith("is ", StringComparison.Ordinal)) ? 2000 : 0)
        + (wrong.Exists(error => string.Equals(error.Path, $"{path}/type", StringComparison.Ordinal)) ? 1000 : 0);

    private void CheckText(string text, string keyword, JsonElement rule, string path, List<SchemaError> errors)
    {
        if (keyword is "minLength" or "maxLength")
        {
            var length = text.Length - text.Count(char.IsLowSurrogate);
            if (keyword is "minLength" && length < rule.GetInt32()) errors.Add(new(path, $"has {length} characters, fewer than {rule}"));
            if (keyword is "maxLength" && length > rule.GetInt32()) errors.Add(new(path, $"has {length} characters, more than {rule}"));
        }
        else if (keyword is "pattern" && !Pattern(rule.GetString()!).IsMatch(text))
        {
            errors.Add(new(path, $"does not match {rule}"));
        }
    }

    private static void CheckNumber(double number, string keyword, JsonElement rule, string path, List<SchemaError> errors)
    {
        if (keyword is "minimum" && number < rule.GetDouble()) errors.Add(new(path, $"is {number}, less than {rule}"));
        if (keyword is "maximum" && number > rule.GetDouble()) errors.Add(new(path, $"is {number}, more than {rule}"));
    }

    private void CheckList(JsonElement list, string keyword, JsonElement rule, string path, List<SchemaError> errors)
    {
        var count = list.GetArrayLength();
        if (keyword is "minItems" && count < rule.GetInt32()) errors.Add(new(path, $"has {count} items, fewer than {rule}"));
        if (keyword is "maxItems" && count > rule.GetInt32()) errors.Add(new(path, $"has {count} items, more than {rule}"));
        if (keyword is "uniqueItems" && rule.GetBoolean() && list.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() < count)
            errors.Add(new(path, "has an item twice"));
        if (keyword is not "items") return;
        var i = 0;
        foreach (var item in list.EnumerateArray()) Check(item, rule, $"{path}/{i++}", errors, isPart: false);
    }

    private void CheckObject(JsonElement value, string keyword, JsonElement rule, string path, List<SchemaError> errors)
    {
        switch (keyword)
        {
            case "required":
                errors.AddRange(rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => new SchemaError($"{path}/{name}", "is missing")));
                break;
            case "properties":
                foreach (var property in rule.EnumerateObject())
                    if (value.TryGetProperty(property.Name, out var inner)) Check(inner, property.Value, $"{path}/{property.Name}", errors, isPart: false);
                break;
            case "patternProperties":
                foreach (var (property, inner) in rule.EnumerateObject().SelectMany(pattern => value.EnumerateObject().Where(inner => Pattern(pattern.Name).IsMatch(inner.Name)).Select(inner => (pattern.Value, inner))))
                    Check(inner.Value, property, $"{path}/{inner.Name}", errors, isPart: false);
                break;
            case "minProperties" when value.EnumerateObject().Count() < rule.GetInt32():
                errors.Add(new(path, $"has fewer than {rule} properties"));
                break;
            case "maxProperties" when value.EnumerateObject().Count() > rule.GetInt32():
                errors.Add(new(path, $"has more than {rule} properties"));
                break;
        }
    }

    private void CheckOthers(JsonElement value, JsonElement schema, string path, List<SchemaError> errors, bool isPart)
    {
        var listed = schema.TryGetProperty("properties", out var properties);
        if (!schema.TryGetProperty("additionalProperties", out var others))
        {
            if (!isClosed || isPart || !listed || schema.TryGetProperty("allOf", out _)) return;
        }

        schema.TryGetProperty("patternProperties", out var patterns);
        foreach (var property in value.EnumerateObject())
        {
            if (listed && properties.TryGetProperty(property.Name, out _)) continue;
            if (patterns.ValueKind is JsonValueKind.Object && patterns.EnumerateObject().Any(pattern => Pattern(pattern.Name).IsMatch(property.Name))) continue;
            if (others.ValueKind is JsonValueKind.Undefined or JsonValueKind.False) errors.Add(new($"{path}/{property.Name}", "is not known"));
            else Check(property.Value, others, $"{path}/{property.Name}", errors, isPart: false);
        }
    }

    private Regex Pattern(string pattern) => _patterns.GetOrAdd(pattern, static text => new Regex(text, RegexOptions.ECMAScript, PatternTime));

    private static IEnumerable<string> Kinds(JsonElement rule) =>
        rule.ValueKind is JsonValueKind.Array ? rule.EnumerateArray().Select(kind => kind.GetString()!) : [rule.GetString()!];

    private static bool Is(JsonElement value, string kind) => kind switch
    {
        "integer" => value.ValueKind is JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
        _ => string.Equals(Kind(value), kind, StringComparison.Ordinal),
    };

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 100 } text ? text[..100] + "…" : value.GetRawText();
}

/// <summary>One thing wrong.</summary>
/// <param name="Path">Where, as a JSON pointer: "/embeds/0/title".</param>
/// <param name="Message">What, to be read after the path.</param>
public sealed record SchemaError(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "the body" : Path)} {Message}";
}
