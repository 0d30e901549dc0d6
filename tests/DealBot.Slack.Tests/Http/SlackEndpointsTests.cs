using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using DealBot.Slack.Http;
using DealBot.Testing;
using DealBot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Tests.Http;

public sealed class SlackEndpointsTests : IAsyncLifetime
{
    private readonly WebApplication _web;
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow); // what is signed is signed by the real one
    private Wire _wire = null!;

    public SlackEndpointsTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
    }

    private SlackHttpAddresses Addresses => _wire.Slack.Deliveries.Http!;

    private SlackHttpSender Sender => _wire.Slack.Deliveries.Sender;

    public async ValueTask InitializeAsync()
    {
        _wire = await Wire.StartAsync(most: 3);
        new SlackEndpoints(_wire.Options, _wire.Deliveries, _wire.Log.CreateLogger<SlackEndpoints>(), _clock).Map(_web);
        await _web.StartAsync();
        var home = new Uri(_web.Urls.First());
        _wire.Slack.Deliveries.Http = new SlackHttpAddresses(new Uri(home, "slack/commands"), new Uri(home, "slack/events"), new Uri(home, "slack/interactivity"));
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _wire.DisposeAsync();
    }

    [Fact]
    public async Task Commands_events_and_interactions_arrive_as_they_do_over_a_socket()
    {
        await _wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal what & who? é 🚗");
        var command = await _wire.TakeAsync();
        Assert.Equal((DeliveryKind.Command, "what &amp; who? é 🚗"), (command.Kind, command.Payload.Text("text")));
        Assert.Equal(command.Payload.Text("trigger_id"), command.Id);
        Assert.Equal("false", command.Payload.Text("is_enterprise_install"));

        await _wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "@dealbot hello");
        var happened = await _wire.TakeAsync();
        Assert.Equal((DeliveryKind.Event, "app_mention"), (happened.Kind, happened.Payload.Text("event", "type")));
        Assert.Equal(happened.Payload.Text("event_id"), happened.Id);

        await _wire.Slack.Deliveries.SendAsync("interactive", new JsonObject { ["type"] = "block_actions", ["trigger_id"] = "T9" }, acceptsResponsePayload: false);
        var interaction = await _wire.TakeAsync();
        Assert.Equal((DeliveryKind.Interaction, "T9", "block_actions"), (interaction.Kind, interaction.Id, interaction.Payload.Text("type")));
    }

    [Fact]
    public async Task The_answer_is_an_empty_200_that_does_not_wait_for_the_work()
    {
        var work = new TaskCompletionSource();
        _wire.Work = (_, stop) => work.Task.WaitAsync(stop);
        var sent = await _wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var acknowledged = await sent!.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Null(acknowledged.Payload);
        await _wire.TakeAsync();
        work.SetResult();
    }

    [Fact]
    public async Task A_retry_carries_the_id_of_the_first_and_its_number()
    {
        var body = """{"type":"event_callback","event_id":"Ev1","event":{}}""";
        using var first = await Sender.PostAsync(Addresses.Events, body, cancellation: TestContext.Current.CancellationToken);
        using var again = await Sender.PostAsync(Addresses.Events, body, retry: (2, "http_timeout"), cancellation: TestContext.Current.CancellationToken);
        var (one, two) = (await _wire.TakeAsync(), await _wire.TakeAsync());
        Assert.Equal(one.Id, two.Id);
        Assert.Equal([0, 2], new[] { one.Attempt, two.Attempt }.Order());
    }

    [Fact]
    public async Task The_address_proves_itself_by_the_challenge()
    {
        using var response = await Sender.VerifyUrlAsync(Addresses.Events, "3eZbrw1aB");
        Assert.Equal((HttpStatusCode.OK, "3eZbrw1aB"), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, _wire.Taken);
    }

    [Fact]
    public async Task The_check_of_the_certificate_is_answered_and_does_nothing()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("ssl_check", "1"), new("token", "x"), new("command", "/deal")]);
        using var response = await http.PostAsync(Addresses.Commands, form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, _wire.Taken);
    }

    [Theory, InlineData("commands"), InlineData("events"), InlineData("interactivity")]
    public async Task What_Slack_did_not_sign_lately_is_refused_without_detail(string path)
    {
        var to = new Uri(Addresses.Commands, path);
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(to, new StringContent("command=/deal"), TestContext.Current.CancellationToken);
        using var forged = await Sender.PostAsync(to, "command=/deal", forgedWith: "another", cancellation: TestContext.Current.CancellationToken);
        using var stale = await Sender.PostAsync(to, "command=/deal", age: TimeSpan.FromSeconds(310), cancellation: TestContext.Current.CancellationToken);
        using var early = await Sender.PostAsync(to, "command=/deal", age: TimeSpan.FromSeconds(-310), cancellation: TestContext.Current.CancellationToken);
        using var twice = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent("command=/deal") };
        var now = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        twice.Headers.Add("X-Slack-Request-Timestamp", [now, now]);
        twice.Headers.Add("X-Slack-Signature", SlackHttpSender.Signature(SlackCounterpart.SigningSecret, now, "command=/deal"));
        using var doubled = await http.SendAsync(twice, TestContext.Current.CancellationToken);
        foreach (var response in new[] { unsigned, forged, stale, early, doubled })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, _wire.Taken);
        Assert.Equal(5, _wire.Log.Lines.Count(line => line.Message.Contains("did not sign", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_request_replayed_within_its_five_minutes_has_the_id_of_the_first()
    {
        using var http = new HttpClient();
        var now = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Addresses.Commands) { Content = new StringContent("command=/deal&trigger_id=T1") };
            request.Headers.Add("X-Slack-Request-Timestamp", now);
            request.Headers.Add("X-Slack-Signature", SlackHttpSender.Signature(SlackCounterpart.SigningSecret, now, "command=/deal&trigger_id=T1"));
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        }

        Assert.Equal((await _wire.TakeAsync()).Id, (await _wire.TakeAsync()).Id); // by which TryClaim leaves the second alone
    }

    public static TheoryData<string, string> Garbled =>
    [
        new("commands", "") { TestDisplayName = "an empty command" },
        new("commands", "%%%&&&===") { TestDisplayName = "a garbled form" },
        new("commands", "text=hello") { TestDisplayName = "a form without a command" },
        new("interactivity", "payload=") { TestDisplayName = "an empty payload" },
        new("interactivity", "payload={") { TestDisplayName = "a payload cut off" },
        new("interactivity", "payload=[1]") { TestDisplayName = "a list" },
        new("interactivity", "other={}") { TestDisplayName = "no payload" },
        new("events", "") { TestDisplayName = "an empty event" },
        new("events", "\u0000\u0001") { TestDisplayName = "control characters" },
        new("events", "[]") { TestDisplayName = "an event that is a list" },
        new("events", "{\"type\":\"event_callback\"") { TestDisplayName = "an event cut off" },
    ];

    [Theory, MemberData(nameof(Garbled))]
    public async Task What_cannot_be_read_is_refused_and_not_logged(string path, string body)
    {
        using var response = await Sender.PostAsync(new Uri(Addresses.Commands, path), body, "application/x-www-form-urlencoded", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _wire.Taken);
    }

    [Fact]
    public async Task Whatever_bytes_come_the_next_command_is_still_taken()
    {
        var dice = new Random(11);
        for (var i = 0; i < 100; i++)
        {
            var body = string.Concat(Enumerable.Range(0, dice.Next(300)).Select(_ => "&=%+{}[]\"\\payload command é\u0000 🚗"[dice.Next(30)]));
            using var response = await Sender.PostAsync(
                new[] { Addresses.Commands, Addresses.Events, Addresses.Interactivity }[i % 3], body, "text/plain", cancellation: TestContext.Current.CancellationToken);
            Assert.InRange((int)response.StatusCode, 200, 499);
        }

        while (_wire.Taken > 0) await _wire.TakeAsync();
        await _wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        Assert.Equal("minerals", (await _wire.TakeAsync()).Payload.Text("text"));
    }

    [Theory, InlineData(0, HttpStatusCode.OK), InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_be_as_long_as_the_limit_and_no_longer(int above, HttpStatusCode status)
    {
        const string Start = "command=/deal&trigger_id=T1&text=";
        var body = Start + new string('x', SlackEndpoints.MostBodyBytes - Start.Length + above);
        using var response = await Sender.PostAsync(Addresses.Commands, body, "application/x-www-form-urlencoded", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_waited_for_no_longer_than_Slack_waits()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Addresses.Commands.Host, Addresses.Commands.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync("POST /slack/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ncommand="u8.ToArray(), TestContext.Current.CancellationToken);
        await _clock.WaitForTimerAsync(SlackEndpoints.MostBodyTime);
        _clock.Advance(SlackEndpoints.MostBodyTime);

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, _wire.Taken);
    }

    [Fact]
    public async Task A_body_without_a_stated_length_is_bounded_too()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Addresses.Events) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string('x', SlackEndpoints.MostBodyBytes * 2)))) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory, InlineData("app_rate_limited"), InlineData("something_new")]
    public async Task Other_types_of_events_are_acknowledged_and_left_alone(string type)
    {
        using var response = await Sender.PostAsync(Addresses.Events, $$"""{"type":"{{type}}"}""", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, _wire.Taken);
    }

    [Fact]
    public async Task When_too_much_is_under_way_it_says_so_and_Slack_comes_again()
    {
        var work = new TaskCompletionSource();
        _wire.Work = (_, stop) => work.Task.WaitAsync(stop);
        for (var i = 0; i < 3; i++)
        {
            await _wire.Slack.TypesAsync("U0ALICE", "C0GENERAL", $"/deal {i}");
            await _wire.TakeAsync();
        }

        using var response = await Sender.PostAsync(Addresses.Events, """{"type":"event_callback","event_id":"Ev1"}""", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        work.SetResult();
    }

    [Fact]
    public void Without_a_signing_secret_there_are_no_endpoints() => Assert.Contains(
        "anybody could pretend to be Slack",
        Assert.Throws<ArgumentException>(() => new SlackEndpoints(_wire.Options with { SigningSecret = null }, _wire.Deliveries, _wire.Log.CreateLogger<SlackEndpoints>(), TimeProvider.System)).Message,
        StringComparison.Ordinal);
}
