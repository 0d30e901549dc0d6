using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.EndToEnd.OfficialClients;

/// <summary>The rules of Discord that no well-behaved client ever meets, so that discord.js cannot prove them.</summary>
public sealed class DiscordRulesTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly HttpClient _http = new();
    private string? _token;
    private DiscordCounterpart _discord = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _discord = await DiscordCounterpart.StartAsync(new DiscordCounterpartOptions { Clock = _clock });
        _http.BaseAddress = _discord.Api;
        _token = _discord.Token;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.com, 1)");
        Assert.Equal(200, (await PutAsync($"applications/{_discord.ApplicationId}/commands", """
            [{"name":"deal","description":"Ask","options":[{"type":3,"name":"question","description":"What","required":true}]}]
            """)).Status);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_after_three_seconds_is_too_late()
    {
        var asked = Asked();
        _clock.Advance(TimeSpan.FromMilliseconds(3001));
        Assert.Equal((404, 10062), await CallBackAsync(asked, """{"type":5}"""));
        Assert.Null(asked.CallbackType);
    }

    [Fact]
    public async Task The_first_answer_can_be_given_once_and_its_delay_is_taken_down()
    {
        var asked = Asked();
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal((204, 0), await CallBackAsync(asked, """{"type":5}"""));
        Assert.Equal((400, 40060), await CallBackAsync(asked, """{"type":4,"data":{"content":"again"}}"""));
        Assert.Equal(TimeSpan.FromMilliseconds(250), asked.AcknowledgedAfter);
        Assert.Single(_discord.Journal.TakeViolations());
    }

    [Fact]
    public async Task A_token_lasts_fifteen_minutes()
    {
        var asked = Asked();
        await CallBackAsync(asked, """{"type":5}""");
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((200, 0), await EditAsync(asked, """{"content":"in time"}"""));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((401, 50027), await EditAsync(asked, """{"content":"late"}"""));
    }

    [Fact]
    public async Task The_deferral_alone_says_who_sees_the_answer()
    {
        var asked = Asked();
        await CallBackAsync(asked, """{"type":5,"data":{"flags":64}}""");
        Assert.True(_discord.Seen(_discord.Ada, _discord.General)[0].IsLoading);
        Assert.Equal((200, 0), await EditAsync(asked, """{"content":"for you"}"""));
        Assert.True((await asked.WaitForReplyAsync()).IsEphemeral);
        Assert.Empty(_discord.Seen(_discord.AddUser("bob"), _discord.General));
    }

    [Fact]
    public async Task Before_the_first_answer_the_webhook_is_unknown()
    {
        var asked = Asked();
        Assert.Equal((404, 10015), await EditAsync(asked, """{"content":"early"}"""));
    }

    public static TheoryData<string, string> BadMessages =>
    [
        new("{}", "50006") { TestDisplayName = "nothing" },
        new("""{"content":"   "}""", "50006") { TestDisplayName = "blanks" },
        new($$"""{"content":"{{new string('x', 2001)}}"}""", "\"content\":{\"_errors\"") { TestDisplayName = "2,001 characters" },
        new($$"""{"embeds":[{"description":"{{new string('x', 4000)}}"},{"description":"{{new string('x', 2001)}}"}]}""", "MAX_EMBED_SIZE_EXCEEDED") { TestDisplayName = "6,001 characters in two embeds" },
        new("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"i"},{"type":2,"style":1,"label":"b","custom_id":"i"}]}]}""", "COMPONENT_CUSTOM_ID_DUPLICATED") { TestDisplayName = "a custom id twice" },
        new("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","custom_id":"i"}]}]}""", "\"url\":{\"_errors\"") { TestDisplayName = "a link without an address" },
        new("""{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE") { TestDisplayName = "users said twice" },
        new("""{"content":"x","flags":32768}""", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2") { TestDisplayName = "content beside components V2" },
        new("""{"content":"\ud800"}""", "50109") { TestDisplayName = "half a character" },
    ];

    [Theory, MemberData(nameof(BadMessages))]
    public async Task A_bad_message_is_refused_with_the_field(string body, string says)
    {
        var (status, answer) = await PostAsync($"channels/{_discord.General.Id}/messages", body);
        Assert.Equal(400, status);
        Assert.Contains(says, answer, StringComparison.Ordinal);
        Assert.NotEmpty(_discord.Journal.TakeViolations());
    }

    public static TheoryData<string, string> BadCommands =>
    [
        new("""[{"name":"Bad Name","description":"x"}]""", "APPLICATION_COMMAND_INVALID_NAME") { TestDisplayName = "a name with a space" },
        new("""[{"name":"a","description":"x"},{"name":"a","description":"y"}]""", "APPLICATION_COMMANDS_DUPLICATE_NAME") { TestDisplayName = "a name twice" },
        new("""[{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x"},{"type":3,"name":"r","description":"x","required":true}]}]""", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID") { TestDisplayName = "a required option after another" },
    ];

    [Theory, MemberData(nameof(BadCommands))]
    public async Task A_bad_command_is_refused(string body, string says)
    {
        var (status, answer) = await PutAsync($"applications/{_discord.ApplicationId}/commands", body);
        Assert.Equal(400, status);
        Assert.Contains(says, answer, StringComparison.Ordinal);
        Assert.NotEmpty(_discord.Journal.TakeViolations());
    }

    [Fact]
    public async Task A_call_without_token_or_user_agent_is_refused()
    {
        _token = null;
        Assert.Equal(401, (await PostAsync($"channels/{_discord.General.Id}/messages", """{"content":"x"}""")).Status);
        Assert.Empty(_discord.Journal.Violations);
        _http.DefaultRequestHeaders.UserAgent.Clear();
        Assert.Equal(403, (await PostAsync($"channels/{_discord.General.Id}/messages", """{"content":"x"}""")).Status);
        Assert.Single(_discord.Journal.TakeViolations());
    }

    [Fact]
    public async Task The_same_nonce_brings_the_same_message_where_it_is_enforced()
    {
        var path = $"channels/{_discord.General.Id}/messages";
        var first = (await PostAsync(path, """{"content":"x","nonce":"n","enforce_nonce":true}""")).Answer;
        Assert.Equal(first, (await PostAsync(path, """{"content":"x","nonce":"n","enforce_nonce":true}""")).Answer);
        Assert.NotEqual(first, (await PostAsync(path, """{"content":"x","nonce":"n"}""")).Answer);
    }

    [Fact]
    public async Task A_bucket_empties_says_so_and_fills_again()
    {
        var path = $"channels/{_discord.General.Id}/messages";
        _discord.Limits.Set("POST /channels/{channel_id}/messages", 1, TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await PostAsync(path, """{"content":"x"}""")).Status);
        var (status, answer) = await PostAsync(path, """{"content":"x"}""");
        Assert.Equal((429, 5.0), (status, (double)JsonNode.Parse(answer)!["retry_after"]!));
        Assert.Equal(200, (await PostAsync($"channels/{_discord.AddChannel("other").Id}/messages", """{"content":"x"}""")).Status);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await PostAsync(path, """{"content":"x"}""")).Status);
        Assert.Equal(1, _discord.Limits.Refused);
    }

    [Fact]
    public async Task What_may_ping_pings_and_nothing_else()
    {
        var path = $"channels/{_discord.General.Id}/messages";
        var text = $"@everyone <@{_discord.Ada.Id}>";
        var silent = JsonNode.Parse((await PostAsync(path, new JsonObject { ["content"] = text, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } }.ToJsonString())).Answer)!;
        Assert.Equal((0, false), (silent["mentions"]!.AsArray().Count, (bool)silent["mention_everyone"]!));
        var loud = JsonNode.Parse((await PostAsync(path, new JsonObject { ["content"] = text }.ToJsonString())).Answer)!;
        Assert.Equal((1, true), (loud["mentions"]!.AsArray().Count, (bool)loud["mention_everyone"]!));
    }

    public static TheoryData<string, int> BadFrames =>
    [
        new("not json", 4002) { TestDisplayName = "no JSON" },
        new("""{"op":99,"d":null}""", 4001) { TestDisplayName = "an unknown opcode" },
        new("""{"op":3,"d":{}}""", 4003) { TestDisplayName = "presence before identify" },
        new("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{"os":"x","browser":"x","device":"x"}}}""", 4004) { TestDisplayName = "a wrong token" },
        new("""{"op":2,"d":{"token":"TOKEN","intents":1,"shard":[1,1],"properties":{"os":"x","browser":"x","device":"x"}}}""", 4010) { TestDisplayName = "a shard that there is not" },
        new("""{"op":2,"d":{"token":"TOKEN","intents":8388608,"properties":{"os":"x","browser":"x","device":"x"}}}""", 4013) { TestDisplayName = "an intent that there is not" },
        new("""{"op":2,"d":{"token":"TOKEN","intents":2,"properties":{"os":"x","browser":"x","device":"x"}}}""", 4014) { TestDisplayName = "an intent that is not allowed" },
    ];

    [Theory, MemberData(nameof(BadFrames))]
    public async Task A_frame_that_breaks_the_rules_closes_the_connection_with_its_code(string frame, int code)
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, frame.Replace("TOKEN", _discord.Token, StringComparison.Ordinal));
        Assert.Equal(code, await CloseCodeAsync(socket));
        _discord.Journal.TakeViolations();
    }

    [Fact]
    public async Task A_frame_may_have_4096_bytes_and_a_minute_120_frames()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, $$"""{"op":1,"d":null,"x":"{{new string('x', 4096 - 24)}}"}""");
        for (var i = 1; i < 120; i++) await SendAsync(socket, """{"op":1,"d":null}""");
        await _discord.Gateway.WaitForHeartbeatsAsync(120);
        await SendAsync(socket, """{"op":1,"d":null}""");
        Assert.Equal(4008, await CloseCodeAsync(socket));

        using var another = await ConnectAsync();
        await SendAsync(another, $$"""{"op":1,"d":null,"x":"{{new string('x', 4097 - 24)}}"}""");
        Assert.Equal(4002, await CloseCodeAsync(another));
        Assert.Equal(2, _discord.Journal.TakeViolations().Count);
    }

    [Fact]
    public async Task One_shard_may_identify_in_five_seconds()
    {
        using var first = await ConnectAsync();
        await IdentifyAsync(first);
        await _discord.Gateway.WaitForIdentifiesAsync(1);
        using var second = await ConnectAsync();
        await IdentifyAsync(second);
        Assert.Contains("\"op\":9,\"d\":false", await ReadAsync(second), StringComparison.Ordinal);
        Assert.Single(_discord.Journal.TakeViolations());
        _clock.Advance(TimeSpan.FromSeconds(5));
        await IdentifyAsync(second);
        await _discord.Gateway.WaitForIdentifiesAsync(2);
    }

    [Fact]
    public async Task A_compressed_connection_is_one_stream_of_flushed_pieces()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("User-Agent", "DiscordBot (https://example.com, 1)");
        await socket.ConnectAsync(new Uri(_discord.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal) + "gateway?v=10&encoding=json&compress=zlib-stream"), Cancellation);
        using var compressed = new MemoryStream();
        await ReceiveAsync(socket, compressed);
        await IdentifyAsync(socket);
        await ReceiveAsync(socket, compressed);
        Assert.Equal([0, 0, 255, 255], compressed.ToArray()[^4..]);
        compressed.Position = 0;
        await using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        var buffer = new byte[100_000];
        var length = await inflated.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, Cancellation);
        Assert.StartsWith("{\"op\":10", Encoding.UTF8.GetString(buffer, 0, length), StringComparison.Ordinal);
        Assert.Contains("\"t\":\"READY\"", Encoding.UTF8.GetString(buffer, 0, length), StringComparison.Ordinal);
    }

    private DiscordInteraction Asked() => _discord.UserTypes(_discord.Ada, _discord.General, "/deal question:who");

    private async Task<(int Status, int Code)> CallBackAsync(DiscordInteraction asked, string body) =>
        Read(await PostAsync($"interactions/{asked.Id}/{asked.Token}/callback", body));

    private async Task<(int Status, int Code)> EditAsync(DiscordInteraction asked, string body) =>
        Read(await SendAsync(HttpMethod.Patch, $"webhooks/{_discord.ApplicationId}/{asked.Token}/messages/%40original", body));

    private static (int Status, int Code) Read((int Status, string Answer) got) =>
        (got.Status, got.Answer.Length == 0 ? 0 : (int?)JsonNode.Parse(got.Answer)!["code"] ?? 0);

    private Task<(int Status, string Answer)> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    private Task<(int Status, string Answer)> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, body);

    private async Task<(int Status, string Answer)> SendAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var isProvenByItsAddress = path.StartsWith("interactions/", StringComparison.Ordinal) || path.StartsWith("webhooks/", StringComparison.Ordinal);
        if (_token is { } token && !isProvenByItsAddress) request.Headers.Authorization = new AuthenticationHeaderValue("Bot", token);
        using var response = await _http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("User-Agent", "DiscordBot (https://example.com, 1)");
        await socket.ConnectAsync(new Uri(_discord.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal) + "gateway?v=10&encoding=json"), Cancellation);
        Assert.Contains("heartbeat_interval", await ReadAsync(socket), StringComparison.Ordinal);
        return socket;
    }

    private Task IdentifyAsync(ClientWebSocket socket) =>
        SendAsync(socket, $$"""{"op":2,"d":{"token":"{{_discord.Token}}","intents":1,"properties":{"os":"x","browser":"x","device":"x"} } }""");

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        using var bytes = new MemoryStream();
        await ReceiveAsync(socket, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static async Task<WebSocketReceiveResult> ReceiveAsync(ClientWebSocket socket, MemoryStream into)
    {
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
            into.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return received;
    }

    private static async Task<int> CloseCodeAsync(ClientWebSocket socket)
    {
        using var ignored = new MemoryStream();
        while ((await ReceiveAsync(socket, ignored)).MessageType is not WebSocketMessageType.Close) ignored.SetLength(0);
        return (int)socket.CloseStatus!;
    }
}
