using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Discord.Interactions;

namespace DealBot.Discord.Tests.Interactions;

/// <summary>Payloads that are not as documented are left alone, and the next is answered.</summary>
public sealed class HostilePayloadTests
{
    public static TheoryData<string, string> Payloads =>
    [
        new("nothing", "{}"),
        new("no data", """{"id":"1","type":2,"token":"t","channel_id":"1","application_id":"1"}"""),
        new("a type that there is not", """{"id":"1","type":99,"token":"t","data":{"name":"deal"}}"""),
        new("a text for a number", """{"id":"1","type":"two"}"""),
        new("a number for an id", """{"id":1,"type":2}"""),
        new("nobody", """{"id":"1","type":2,"token":"t","channel_id":"1","data":{"name":"deal","options":[]}}"""),
        new("a list for an object", """{"id":"1","type":2,"token":"t","channel_id":"1","data":[]}"""),
        new("a null for a list", """{"id":"1","type":2,"token":"t","channel_id":"1","member":{"roles":null,"user":null},"data":{"name":"deal","options":[null]}}"""),
        new("a number that is none", """{"id":"1","type":3,"token":"t","channel_id":"1","user":{"id":"2"},"message":{"id":"3","flags":99999999999999999999},"data":{"custom_id":"x"}}"""),
        new("options without end", """{"id":"1","type":2,"token":"t","channel_id":"1","user":{"id":"2"},"data":{"name":"deal","options":[{"name":"a","type":2,"options":[{"name":"b","type":2,"options":[{"name":"c","type":2}]}]}]}}"""),
        new("a message command on nothing", """{"id":"1","type":2,"token":"t","channel_id":"1","user":{"id":"2"},"data":{"type":3,"name":"Find quotes about this","target_id":"9"}}"""),
        new("completion of nothing", """{"id":"1","type":4,"token":"t","channel_id":"1","user":{"id":"2"},"data":{"name":"other"}}"""),
        new("a name of control characters", "{\"id\":\"1\\n\\u001b[31m\",\"type\":2}"),
    ];

    [Fact]
    public async Task None_of_them_ends_the_connection_or_keeps_the_next_from_being_answered()
    {
        await using var stage = await Stage.StartAsync(Stage.Never);
        foreach (var row in Payloads)
        {
            stage.Discord.Dispatch("INTERACTION_CREATE", JsonNode.Parse(row.Data.Item2)!.AsObject());
            stage.Discord.Dispatch("MESSAGE_CREATE", JsonNode.Parse(row.Data.Item2)!.AsObject());
        }

        var reply = await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:still there").WaitForReplyAsync();

        Assert.Equal("answered", reply.Content);
        Assert.Contains(stage.Chat.Handled, request => request.Action is ChatAction.Command { Name: "ask" } command && command.Arguments["question"] is "still there");
        Assert.DoesNotContain("\u001b", stage.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Discord.Journal.TakeViolations(), rule => !rule.Contains("/interactions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hundreds_of_payloads_spoilt_at_random_leave_no_secret_in_the_log_and_the_connection_alive()
    {
        const string Secret = "interaction-token-never-to-be-logged";
        await using var stage = await Stage.StartAsync(Stage.Never);
        var random = new Random(20250227); // the same every time
        for (var at = 0; at < 400; at++)
        {
            var payload = JsonNode.Parse($$$"""
                {"id":"{{{at + 1}}}","application_id":"1","type":{{{random.Next(1, 7)}}},"token":"{{{Secret}}}","channel_id":"{{{stage.Discord.General.Id}}}","guild_id":"{{{stage.Discord.Guild.Id}}}","locale":"en-US",
                 "member":{"user":{"id":"77","username":"eve"},"roles":["1"],"permissions":"8"},"message":{"id":"5","flags":64,"content":"c"},"content":"<@{{{stage.Discord.ApplicationId}}}> hi","author":{"id":"77"},
                 "data":{"type":1,"name":"deal","custom_id":"x","target_id":"5","values":["v"],"options":[{"name":"question","type":3,"value":"q","focused":true}],
                  "components":[{"type":18,"component":{"type":4,"custom_id":"f","value":"v"} }],"resolved":{"attachments":{"9":{"filename":"a","size":1,"url":"u"} },"messages":{"5":{"id":"5","content":"m"} } } } }
                """)!.AsObject();
            Spoil(payload, random);
            stage.Discord.Dispatch(random.Next(2) == 0 ? "INTERACTION_CREATE" : "MESSAGE_CREATE", payload);
        }

        await stage.Discord.UserTypes(stage.Discord.Ada, stage.Discord.General, "/deal question:still there").WaitForReplyAsync();
        await stage.DisposeConnectorAsync(); // finishes what is under way
        stage.Discord.Journal.TakeViolations(); // answers to interactions that there never were

        Assert.Equal(1, stage.Discord.Gateway.Identifies);
        Assert.DoesNotContain(Secret, stage.Logs.Text, StringComparison.Ordinal);
    }

    /// <summary>Puts something else in one to three places.</summary>
    private static void Spoil(JsonObject payload, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            JsonNode holder = payload;
            while (random.Next(3) > 0 && Inner(holder) is { Count: > 0 } inner) holder = inner[random.Next(inner.Count)];
            JsonNode? junk = random.Next(8) switch
            {
                0 => null, 1 => -1, 2 => 1e300, 3 => "", 4 => new string('\uD83D', 3000), 5 => new JsonArray(), 6 => new JsonObject(), _ => new JsonArray(new JsonArray(null, "x"), 7),
            };
            if (holder is JsonObject { Count: > 0 } named) named[named.ElementAt(random.Next(named.Count)).Key] = junk;
            else if (holder is JsonArray { Count: > 0 } listed) listed[random.Next(listed.Count)] = junk;
        }
    }

    private static List<JsonNode> Inner(JsonNode holder) => [.. (holder switch
    {
        JsonObject named => named.Select(pair => pair.Value),
        JsonArray listed => listed,
        _ => Enumerable.Empty<JsonNode?>(),
    }).Where(node => node is JsonObject or JsonArray).Select(node => node!)];

    [Theory]
    [InlineData("https://evil.example/a.txt")]
    [InlineData("http://cdn.discordapp.com/a.txt")]
    [InlineData("https://cdn.discordapp.com.evil.example/a.txt")]
    [InlineData("https://cdn.discordapp.com:8443/a.txt")]
    [InlineData("https://cdn.discordapp.com@evil.example/a.txt")]
    [InlineData("http://127.0.0.1:1/a.txt")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_file_that_is_not_where_Discord_keeps_files_is_not_fetched(string address)
    {
        using var files = new AttachmentDownload(new DiscordOptions { Token = "t" });
        var file = files.File(new DiscordAttachment { Filename = "a.txt", Size = 3, Url = address });
        var fault = await Assert.ThrowsAsync<IOException>(() => file.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains("not where Discord keeps files", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8", null, true, "may administrate")]
    [InlineData("32", null, true, "may manage the server")]
    [InlineData("2147483648", null, false, "may use commands")]
    [InlineData("9007199254740991", null, true, "may everything")]
    [InlineData("-1", null, false, "no number of bits")]
    [InlineData("0x8", null, false, "no decimal number")]
    [InlineData("99999999999999999999999999", null, false, "more bits than there are")]
    [InlineData(null, null, false, "nothing said")]
    [InlineData("0", "42", true, "a configured role")]
    [InlineData("0", "43", false, "another role")]
    public void Who_moderates_is_decided_by_permissions_and_configured_roles(string? permissions, string? role, bool moderates, string why)
    {
        using var files = new AttachmentDownload(new DiscordOptions { Token = "t" });
        var reader = new RequestReader(new DiscordOptions { Token = "t", ModeratorRoles = ["42"] }, files);
        var user = reader.User(new DiscordUser { Id = "1" }, new DiscordMember { Permissions = permissions, Roles = role is null ? null : [role] });
        Assert.True(user!.IsModerator == moderates, why);
    }
}
