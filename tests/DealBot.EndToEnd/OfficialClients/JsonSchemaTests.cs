using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Testing;
using DealBot.Testing.Schemas;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>The validator finds what a schema forbids, and says where.</summary>
public sealed class JsonSchemaTests
{
    public static TheoryData<string, string, string?> Cases =>
    [
        Case("a type", """{"type":"string"}""", "1", "the body is number, not string"),
        Case("one of two types", """{"type":["string","null"]}""", "null", null),
        Case("an integer written as a fraction", """{"type":"integer"}""", "2.0", null),
        Case("a fraction for an integer", """{"type":"integer"}""", "2.5", "the body is number, not integer"),
        Case("a required property", """{"required":["a"]}""", "{}", "/a is missing"),
        Case("a nested item", """{"properties":{"a":{"items":{"maxLength":1}}}}""", """{"a":["x","xy"]}""", "/a/1 has 2 characters, more than 1"),
        Case("an emoji counts once", """{"maxLength":1}""", "\"🚗\"", null),
        Case("too short", """{"minLength":1}""", "\"\"", "the body has 0 characters, fewer than 1"),
        Case("too few", """{"minItems":1}""", "[]", "the body has 0 items, fewer than 1"),
        Case("too many", """{"maxItems":1}""", "[1,2]", "the body has 2 items, more than 1"),
        Case("twice the same", """{"uniqueItems":true}""", "[1,1]", "the body has an item twice"),
        Case("too small", """{"minimum":3}""", "2", "the body is 2, less than 3"),
        Case("too large", """{"maximum":1}""", "2", "the body is 2, more than 1"),
        Case("a pattern", """{"pattern":"^a+$"}""", "\"b\"", "the body does not match ^a+$"),
        Case("none of the values", """{"enum":[1,2]}""", "3", "the body is 3, not one of [1,2]"),
        Case("not the value", """{"const":"x"}""", "\"y\"", "the body is \"y\", not \"x\""),
        Case("all of two", """{"allOf":[{"minimum":1},{"maximum":2}]}""", "3", "the body is 3, more than 2"),
        Case("the branch that is meant", """{"anyOf":[{"properties":{"type":{"const":1}}},{"properties":{"type":{"const":2},"x":{"type":"string"}}}]}""", """{"type":2,"x":5}""", "/x is number, not string"),
        Case("one branch too many", """{"oneOf":[{"minimum":1},{"maximum":2}]}""", "2", "the body fits 2 alternatives that exclude one another"),
        Case("other properties forbidden", """{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", "/b is not known"),
        Case("other properties of a type", """{"additionalProperties":{"type":"string"}}""", """{"b":1}""", "/b is number, not string"),
        Case("properties by a pattern", """{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}""", """{"x-a":1}""", "/x-a is number, not string"),
        Case("too many properties", """{"maxProperties":1}""", """{"a":1,"b":2}""", "the body has more than 1 properties"),
        Case("a reference of OpenAPI", """{"$ref":"#/components/schemas/Short"}""", "\"xy\"", "the body has 2 characters, more than 1"),
        Case("a reference of draft-07", """{"$ref":"#/definitions/Word"}""", "1", "the body is number, not string"),
        Case("nothing allowed", "false", "1", "the body is not allowed"),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void It_says_where_and_what(string schema, string value, string? wrong)
    {
        var validator = new JsonSchemaValidator(JsonElement.Parse("""{"components":{"schemas":{"Short":{"maxLength":1}}},"definitions":{"Word":{"type":"string"}}}"""));
        Assert.Equal(wrong is null ? [] : [wrong], validator.Validate(JsonElement.Parse(value), JsonElement.Parse(schema)).Select(error => error.ToString()));
    }

    [Fact]
    public void A_closed_validator_finds_mistyped_names_but_lets_schemas_be_put_together()
    {
        var closed = new JsonSchemaValidator(JsonElement.Parse("{}"), isClosed: true);
        var listed = JsonElement.Parse("""{"properties":{"content":{}}}""");
        Assert.Equal("/contnet is not known", Assert.Single(closed.Validate(JsonElement.Parse("""{"contnet":1}"""), listed)).ToString());
        var together = JsonElement.Parse("""{"allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}]}""");
        Assert.Empty(closed.Validate(JsonElement.Parse("""{"a":1,"b":2}"""), together));
    }

    [Fact]
    public void A_keyword_or_a_reference_that_it_does_not_know_is_no_silent_yes()
    {
        var validator = new JsonSchemaValidator(JsonElement.Parse("{}"));
        Assert.Throws<NotSupportedException>(() => validator.Validate(JsonElement.Parse("1"), JsonElement.Parse("""{"multipleOf":2}""")));
        Assert.Throws<NotSupportedException>(() => validator.Validate(JsonElement.Parse("1"), JsonElement.Parse("""{"$ref":"#/nowhere"}""")));
    }

    public static TheoryData<string, string, bool> DiscordBodies =>
    [
        Body("a message at its limits", "POST /channels/{channel_id}/messages", Message($$"""{"title":"{{new string('x', 256)}}"}"""), true),
        Body("a title of 257", "POST /channels/{channel_id}/messages", Message($$"""{"title":"{{new string('x', 257)}}"}"""), false),
        Body("eleven embeds", "POST /channels/{channel_id}/messages", Message(string.Join(',', Enumerable.Repeat("""{"title":"x"}""", 11))), false),
        Body("a nonce of 26", "POST /channels/{channel_id}/messages", $$"""{"content":"x","nonce":"{{new string('n', 26)}}"}""", false),
        Body("a misspelt property", "POST /channels/{channel_id}/messages", """{"contnet":"x"}""", false),
        Body("a label of 81", "POST /channels/{channel_id}/messages", Buttons(1, 81), false),
        Body("six buttons in a row", "POST /channels/{channel_id}/messages", Buttons(6, 1), false),
        Body("five buttons with labels of 80", "POST /channels/{channel_id}/messages", Buttons(5, 80), true),
        Body("an answer of 2,001", "POST /interactions/{interaction_id}/{interaction_token}/callback", $$"""{"type":4,"data":{"content":"{{new string('x', 2001)}}"} }""", false),
        Body("an answer of 2,000", "POST /interactions/{interaction_id}/{interaction_token}/callback", $$"""{"type":4,"data":{"content":"{{new string('x', 2000)}}"} }""", true),
        Body("26 choices", "POST /interactions/{interaction_id}/{interaction_token}/callback", Choices(26, 100), false),
        Body("a choice of 101", "POST /interactions/{interaction_id}/{interaction_token}/callback", Choices(1, 101), false),
        Body("25 choices of 100", "POST /interactions/{interaction_id}/{interaction_token}/callback", Choices(25, 100), true),
        Body("a deferral", "POST /interactions/{interaction_id}/{interaction_token}/callback", """{"type":5,"data":{"flags":64}}""", true),
        Body("commands", "PUT /applications/{application_id}/commands", """[{"name":"deal","description":"Ask","default_member_permissions":"32"}]""", true),
        Body("a description of 101", "PUT /applications/{application_id}/commands", $$"""[{"name":"deal","description":"{{new string('x', 101)}}"}]""", false),
        Body("an edit", "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", """{"content":"x","allowed_mentions":{"parse":[]}}""", true),
    ];

    [Theory, MemberData(nameof(DiscordBodies))]
    public void Discords_own_schema_judges_bodies_by_their_route(string route, string body, bool isValid)
    {
        Repository.RequireShared("specs/discord-openapi.json");
        var (method, template) = (route.Split(' ')[0], route.Split(' ')[1]);
        var errors = DiscordSchemas.Here!.OfRequest(method, template, JsonNode.Parse(body)!, isClosed: true);
        Assert.True(errors.Count == 0 == isValid, string.Join('\n', errors));
    }

    private static TheoryDataRow<string, string, string?> Case(string name, string schema, string value, string? wrong) => new(schema, value, wrong) { TestDisplayName = name };

    private static TheoryDataRow<string, string, bool> Body(string name, string route, string body, bool isValid) => new(route, body, isValid) { TestDisplayName = name };

    private static string Message(string embeds) => $$"""{"embeds":[{{embeds}}]}""";

    private static string Buttons(int count, int label) => $$"""{"components":[{"type":1,"components":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"type":2,"style":1,"custom_id":"{{i}}","label":"{{new string('x', label)}}"}"""))}}]}]}""";

    private static string Choices(int count, int length) => $$"""{"type":8,"data":{"choices":[{{string.Join(',', Enumerable.Range(0, count).Select(_ => $$"""{"name":"{{new string('x', length)}}","value":"v"}"""))}}]} }""";
}
