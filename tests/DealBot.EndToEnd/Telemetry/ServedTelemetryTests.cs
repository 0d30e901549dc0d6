using System.Net;
using System.Net.Http.Headers;
using DealBot.EndToEnd.Health;

namespace DealBot.EndToEnd.Telemetry;

/// <summary>The metrics and traces of a served DealBot, fetched and sent.</summary>
public sealed class ServedTelemetryTests
{
    [Fact]
    public async Task Metrics_are_served_while_it_is_asked_and_count_what_was_asked()
    {
        await using var service = await HealthyService.StartAsync();
        var before = PrometheusParser.Read(await service.Web.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
        Assert.Equal(20, before.Values("dealbot_library_articles").Single());
        Assert.Equal([1.0, 1], before.Values("dealbot_health_status"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            if (number % 4 == 0) PrometheusParser.Read(await service.Web.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
            else await service.AskAsync(number % 4 == 1 ? "xylophone zebra" : "what did Waltz say");
        }));

        var after = PrometheusParser.Read(await service.Web.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
        Assert.Equal(20, after.Values("dealbot_ask_duration_seconds_count", ("dealbot_platform", "api"), ("dealbot_outcome", "found")).Single());
        Assert.Equal(10, after.Values("dealbot_ask_duration_seconds_count", ("dealbot_platform", "api"), ("dealbot_outcome", "nothing_found")).Single());
        Assert.True(after.Values("http_server_request_duration_seconds_count", ("http_route", "/api/ask")).Sum() >= 30);
        Assert.NotEmpty(after.Values("dotnet_gc_collections_total"));
        Assert.NotEmpty(after.Values("kestrel_active_connections"));
        Assert.All(after.Samples, static sample => Assert.DoesNotContain(sample.Labels.Values, static value => value.Contains("Waltz", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Whoever_prefers_OpenMetrics_gets_it()
    {
        await using var service = await HealthyService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/openmetrics-text;version=1.0.0;q=0.8"));
        using var answer = await service.Web.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.EndsWith("\n# EOF\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_and_traces_reach_the_collector_that_the_variables_name()
    {
        using var collector = new Collector("200 OK");
        await using var service = await HealthyService.StartAsync(variables: collector.Variables);
        await service.AskAsync("what did Waltz say");

        await collector.ReceivedAsync("POST /v1/metrics");
        await collector.ReceivedAsync("POST /v1/traces");
        await collector.ReceivedAsync("Content-Type: application/x-protobuf");
        await collector.ReceivedAsync("dealbot.ask.duration");
        await collector.ReceivedAsync("understand");
        await collector.ReceivedAsync("retrieve");
        await collector.ReceivedAsync("rehearsal");
        Assert.DoesNotContain("Waltz", collector.Received, StringComparison.OrdinalIgnoreCase); // no question leaves this machine
        await service.Dealbot.StopAsync();
        Assert.DoesNotContain("cannot be delivered", service.Dealbot.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData(null)]
    public async Task A_collector_that_fails_or_never_answers_costs_no_answer_one_line_in_the_log_and_no_time_at_the_end(string? status)
    {
        using var collector = new Collector(status);
        await using var service = await HealthyService.StartAsync(variables: collector.Variables);
        await AssertUnharmedAsync(service);
    }

    [Fact]
    public async Task So_does_one_that_is_not_there()
    {
        int port;
        using (var free = new Collector(null)) port = new Uri(free.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"]).Port;
        await using var service = await HealthyService.StartAsync(variables: Collector.VariablesFor(port));
        await AssertUnharmedAsync(service);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_at_the_start()
    {
        using var newsroom = new Stories.Newsroom();
        var outcome = await newsroom.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector" }, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is no http or https address", outcome.Exits(2).Error, StringComparison.Ordinal);
    }

    private static async Task AssertUnharmedAsync(HealthyService service)
    {
        await service.AskAsync();
        await service.Dealbot.LoggedAsync("Metrics or traces cannot be delivered to the OTLP endpoint");
        for (var round = 0; round < 200; round++) Assert.Equal(HttpStatusCode.OK, (await service.AskAsync()).Code);
        await service.Dealbot.StopAsync();
        Assert.Single(service.Dealbot.Log.Split('\n'), static line => line.Contains("cannot be delivered", StringComparison.Ordinal));
        Assert.DoesNotContain("correct-horse", service.Dealbot.Log, StringComparison.Ordinal);
    }
}
