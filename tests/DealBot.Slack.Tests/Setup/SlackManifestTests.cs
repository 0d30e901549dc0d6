using System.Text.Json;
using System.Text.Json.Nodes;
using DealBot.Slack.Setup;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Setup;

public sealed class SlackManifestTests
{
    private static readonly Uri Address = new("https://dealbot.example.com/behind");

    [Fact]
    public async Task The_manifest_in_the_repository_is_the_one_that_is_printed() => Assert.Equal(
        SlackManifest.Json(), await File.ReadAllTextAsync(Path.Combine(Repository.Root, "config", "slack-manifest.json"), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_valid_by_Slacks_own_schema(bool isHttp) =>
        Assert.Empty(SlackSchemas.ManifestErrors(JsonElement.Parse(SlackManifest.Json(isHttp ? Address : null))));

    [Fact]
    public void Over_HTTP_every_address_is_below_the_one_that_was_given()
    {
        var manifest = JsonNode.Parse(SlackManifest.Json(Address))!;
        Assert.Equal("https://dealbot.example.com/behind/slack/events", manifest["settings"]!["event_subscriptions"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://dealbot.example.com/behind/slack/interactivity", manifest["settings"]!["interactivity"]!["request_url"]!.GetValue<string>());
        Assert.All(manifest["features"]!["slash_commands"]!.AsArray(), command => Assert.Equal("https://dealbot.example.com/behind/slack/commands", command!["url"]!.GetValue<string>()));
        Assert.False(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.DoesNotContain("url", SlackManifest.Json(), StringComparison.Ordinal);
    }
}
