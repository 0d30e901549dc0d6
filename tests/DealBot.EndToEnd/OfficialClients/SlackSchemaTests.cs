using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>The counterpart's own rules and the schema made from Slack's types take and refuse the same.</summary>
public sealed class SlackSchemaTests
{
    private static JsonObject Section => Block("section", ("text", Mrkdwn("words")));

    /// <summary>Who refuses what is wrong.</summary>
    public enum Refusers
    {
        Both,
        Rules,
        Schema,
    }

    public static TheoryData<JsonNode> Valid =>
    [
        Case("a section", [Section]),
        Case("every limit reached", [
            Block("header", ("text", Plain(150))),
            Block("section", ("text", Mrkdwn(new string('x', 3000))), ("fields", Many(10, () => Mrkdwn("field")))),
            Block("actions", ("elements", Many(25, () => Button(75, 2000)))),
            Block("context", ("elements", Many(10, () => Mrkdwn("context")))),
            Block("divider"),
        ]),
        Case("fifty blocks", [.. Enumerable.Range(0, 50).Select(_ => Section)]),
        Case("the same id in two blocks", [Block("actions", ("elements", new JsonArray(Menu(1)))), Block("actions", ("elements", new JsonArray(Menu(1))))]),
        Case("a menu", [Block("actions", ("elements", new JsonArray(Menu(100))))]),
    ];

    public static TheoryData<JsonNode, Refusers> Invalid =>
    [
        Case("a type that there is not", [Block("bogus", ("text", Mrkdwn("words")))], Refusers.Both),
        Case("a header in mrkdwn", [Block("header", ("text", Mrkdwn("words")))], Refusers.Both),
        Case("a section of 3001", [Block("section", ("text", Mrkdwn(new string('x', 3001))))], Refusers.Both),
        Case("a header of 151", [Block("header", ("text", Plain(151)))], Refusers.Both),
        Case("a button of 76", [Block("actions", ("elements", new JsonArray(Button(76, 1))))], Refusers.Both),
        Case("a value of 2001", [Block("actions", ("elements", new JsonArray(Button(1, 2001))))], Refusers.Both),
        Case("26 actions", [Block("actions", ("elements", Many(26, () => Button(1, 1))))], Refusers.Both),
        Case("11 in a context", [Block("context", ("elements", Many(11, () => Mrkdwn("context"))))], Refusers.Both),
        Case("51 blocks", [.. Enumerable.Range(0, 51).Select(_ => Section)], Refusers.Both),
        Case("a field of 2001", [Block("section", ("fields", new JsonArray(Mrkdwn(new string('x', 2001)))))], Refusers.Both),
        Case("11 fields", [Block("section", ("fields", Many(11, () => Mrkdwn("field"))))], Refusers.Both),
        Case("101 options", [Block("actions", ("elements", new JsonArray(Menu(101))))], Refusers.Both),
        Case("the same id twice in a block", [Block("actions", ("elements", new JsonArray(Menu(1), Menu(1))))], Refusers.Rules),
        Case("no text", [Block("section")], Refusers.Rules),
        Case("an empty text", [Block("section", ("text", Mrkdwn("")))], Refusers.Rules),
        Case("a misspelt property", [Block("section", ("text", Mrkdwn("words")), ("accesory", Button(1, 1)))], Refusers.Schema),
    ];

    [Theory, MemberData(nameof(Valid))]
    public void Valid_blocks_pass_the_rules_and_the_schema(JsonNode blocks)
    {
        Assert.Null(SlackRules.OfMessage(JsonSerializer.SerializeToElement(blocks)));
        SlackSchemas.SkipUnlessMade();
        Assert.Empty(SlackSchemas.Errors(Call("blocks", blocks)));
    }

    [Theory, MemberData(nameof(Invalid))]
    public void Invalid_blocks_pass_neither(JsonNode blocks, Refusers refusers)
    {
        if (refusers is not Refusers.Schema) Assert.NotNull(SlackRules.OfMessage(JsonSerializer.SerializeToElement(blocks)));
        if (refusers is Refusers.Rules) return; // the types cannot say it
        SlackSchemas.SkipUnlessMade();
        Assert.NotEmpty(SlackSchemas.Errors(Call("blocks", blocks)));
    }

    [Fact]
    public void A_modals_texts_have_limits_of_their_own()
    {
        Assert.Null(SlackRules.OfView(JsonSerializer.SerializeToElement(Modal(24, 3000))));
        Assert.NotNull(SlackRules.OfView(JsonSerializer.SerializeToElement(Modal(25, 1))));
        Assert.NotNull(SlackRules.OfView(JsonSerializer.SerializeToElement(Modal(1, 3001))));
        SlackSchemas.SkipUnlessMade();
        Assert.Empty(SlackSchemas.Errors(Call("view", Modal(24, 3000))));
        Assert.NotEmpty(SlackSchemas.Errors(Call("view", Modal(25, 1))));
        Assert.NotEmpty(SlackSchemas.Errors(Call("view", Modal(1, 3001))));
    }

    [Fact]
    public void A_manifest_is_checked_by_Slacks_schema()
    {
        var manifest = JsonNode.Parse("""{"display_information":{"name":"DealBot"},"settings":{"socket_mode_enabled":true}}""")!;
        Assert.Empty(SlackSchemas.ManifestErrors(JsonSerializer.SerializeToElement(manifest)));
        manifest["display_information"]!["name"] = new string('x', 36);
        Assert.NotEmpty(SlackSchemas.ManifestErrors(JsonSerializer.SerializeToElement(manifest)));
    }

    private static TheoryDataRow<JsonNode> Case(string name, JsonNode[] blocks) => new(new JsonArray(blocks)) { TestDisplayName = name };

    private static TheoryDataRow<JsonNode, Refusers> Case(string name, JsonNode[] blocks, Refusers refusers) =>
        new(new JsonArray(blocks), refusers) { TestDisplayName = name };

    private static SlackCall Call(string argument, JsonNode value) =>
        new("test", JsonSerializer.SerializeToElement(new JsonObject { [argument] = value.DeepClone() }), null, DateTimeOffset.UnixEpoch);

    private static JsonObject Modal(int title, int metadata) => new()
    {
        ["type"] = "modal",
        ["title"] = Plain(title),
        ["private_metadata"] = new string('x', metadata),
        ["blocks"] = new JsonArray(Section),
    };

    private static JsonObject Block(string type, params (string Name, JsonNode Value)[] properties)
    {
        var block = new JsonObject { ["type"] = type };
        foreach (var (name, value) in properties) block[name] = value;
        return block;
    }

    private static JsonObject Mrkdwn(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static JsonObject Plain(int length) => new() { ["type"] = "plain_text", ["text"] = new string('x', length) };

    private static JsonObject Button(int text, int value) => new() { ["type"] = "button", ["text"] = Plain(text), ["value"] = new string('x', value) };

    private static JsonObject Menu(int options) => new()
    {
        ["type"] = "static_select",
        ["action_id"] = "menu",
        ["options"] = Many(options, () => new JsonObject { ["text"] = Plain(75), ["value"] = "value" }),
    };

    private static JsonArray Many(int count, Func<JsonNode> make) => new([.. Enumerable.Range(0, count).Select(_ => make())]);
}
