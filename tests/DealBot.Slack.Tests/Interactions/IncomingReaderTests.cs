using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Core.Chat;
using DealBot.Slack.Interactions;
using DealBot.Slack.WebApi;
using DealBot.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>Payloads as Slack makes them, and as nobody should.</summary>
public sealed class IncomingReaderTests : IDisposable
{
    private readonly CapturingLoggerFactory _logs = new();
    private readonly SlackWebApi _api;
    private readonly IncomingReader _reader;

    public IncomingReaderTests()
    {
        SlackOptions options = new() { BotToken = "xoxb-none", Api = new Uri("http://127.0.0.1:9/") };
        _api = new SlackWebApi(options, _logs.CreateLogger<SlackWebApi>(), TimeProvider.System);
        _reader = new IncomingReader(
            _api, new People(options, _api, TimeProvider.System, _logs.CreateLogger<People>()), new KeptUrls(TimeProvider.System), _logs.CreateLogger<IncomingReader>());
    }

    public static TheoryData<string> Samples =>
    [
        "AppHomeOpenedPayload", "AppMentionPayload", "AppRateLimitedPayload", "AppUninstalledPayload", "AttachmentActionPayload", "BlockActionPayload",
        "DialogCancellationPayload", "DialogSubmissionPayload", "DialogSuggestionPayload", "MemberJoinedChannelPayload", "MessageBotPayload", "MessagePayload",
        "MessageShortcutPayload", "SlashCommandPayload", "TokensRevokedPayload", "ViewClosedPayload", "ViewSubmissionPayload",
    ];

    public void Dispose() => _api.Dispose();

    [Theory, MemberData(nameof(Samples))]
    public async Task Every_payload_that_Slack_documents_is_read_and_what_is_for_us_is_understood(string sample)
    {
        var text = await File.ReadAllTextAsync(Repository.RequireShared($"specs/slack-samples/{sample}.json"), TestContext.Current.CancellationToken);
        var blank = JsonNode.Parse(text)!.AsObject();
        await ReadAsync(blank);

        // The samples' values are blank; these are what a person's doing would have left there.
        var filled = JsonNode.Parse(text)!.AsObject();
        Fill(filled);
        if (filled["event"] is JsonObject happened)
        {
            foreach (var name in new[] { "bot_id", "subtype", "edited" }) happened.Remove(name);
            happened["channel_type"] = "im";
            happened["tab"] = "home";
        }

        if (sample is "MessageShortcutPayload") filled["callback_id"] = IncomingReader.FindQuotes;
        var action = (await ReadAsync(filled))?.Action;
        Assert.Equal(
            sample switch
            {
                "AppHomeOpenedPayload" => typeof(ChatAction.OpenHome),
                "AppMentionPayload" or "MessagePayload" or "SlashCommandPayload" => typeof(ChatAction.Line),
                "BlockActionPayload" => typeof(ChatAction.Press),
                "MessageShortcutPayload" => typeof(ChatAction.FindQuotes),
                "ViewSubmissionPayload" => typeof(ChatAction.Submit),
                _ => null,
            },
            action?.GetType());
        Assert.Equal(sample is "AppRateLimitedPayload" or "AppUninstalledPayload" or "TokensRevokedPayload" ? 2 : 0, _logs.Lines.Count);
    }

    [Fact]
    public void A_payload_with_any_part_replaced_by_anything_is_data() => Prop.ForAll(
        Gen.Elements(Hostile.Templates).ToArbitrary(), Gen.Choose(0, 1_000_000).ArrayOf().ToArbitrary(), (template, choices) =>
        {
            var payload = JsonNode.Parse(template)!.AsObject();
            foreach (var choice in choices) Hostile.Change(payload, choice);
            ReadAsync(payload).GetAwaiter().GetResult();
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public async Task What_cannot_be_read_is_logged_by_its_place_and_not_by_its_text()
    {
        Assert.Null(await ReadAsync(JsonNode.Parse("""{"command":"/deal","team_id":"T1","channel_id":["private words"]}""")!.AsObject()));
        Assert.Contains("$.channel_id", Assert.Single(_logs.Lines).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private words", _logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_reason_to_fail()
    {
        var delivery = SlackDelivery.Of(DeliveryKind.Command, JsonElement.Parse("""{"team_id":"T1","channel_id":"C1","user_id":"U1","text":"x \ud800 y","trigger_id":"\ud800"}"""), attempt: 0);
        var incoming = await _reader.ReadAsync(delivery, "UBOT", TestContext.Current.CancellationToken);
        Assert.True(incoming is null && _logs.Lines.Count == 1 || incoming!.Action is ChatAction.Line);
    }

    [Fact]
    public async Task A_message_that_carries_itself_as_its_thread_is_in_none()
    {
        const string Mention = """{"type":"event_callback","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","text":"alerts on","ts":"1.000001","thread_ts":"1.000001"}}""";
        Assert.Null((await ReadAsync(JsonNode.Parse(Mention)!.AsObject()))!.Thread);
        var incoming = await ReadAsync(JsonNode.Parse(Mention.Replace("\"ts\":\"1.000001\"", "\"ts\":\"1.000002\"", StringComparison.Ordinal))!.AsObject());
        Assert.Equal("1.000001", incoming!.Thread);
    }

    [Fact]
    public async Task Payloads_keep_their_response_URL_out_of_every_text()
    {
        var incoming = await ReadAsync(JsonNode.Parse(Hostile.Templates[0])!.AsObject());
        Assert.Equal("https://hooks.example/secret", incoming!.WayBack.Response);
        Assert.DoesNotContain("secret", incoming.ToString(), StringComparison.Ordinal);
    }

    private Task<Incoming?> ReadAsync(JsonObject payload)
    {
        var kind = payload.ContainsKey("command") ? DeliveryKind.Command : payload.ContainsKey("event") ? DeliveryKind.Event : DeliveryKind.Interaction;
        return _reader.ReadAsync(SlackDelivery.Of(kind, JsonElement.Parse(payload.ToJsonString()), attempt: 0), "UBOT", TestContext.Current.CancellationToken);
    }

    private static void Fill(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Fill(item);
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (value is JsonValue text && text.TryGetValue<string>(out var old) && old.Length == 0) json[name] = "X1";
                else Fill(value);
            }
        }
    }
}
