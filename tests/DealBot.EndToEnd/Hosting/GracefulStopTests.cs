using System.Net.Sockets;
using System.Text;
using DealBot.EndToEnd.Alerts;
using DealBot.EndToEnd.Chat;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Hosting;

/// <summary>SIGTERM: what is under way is finished, nothing is kept from whoever comes next, and nobody can hold the end up.</summary>
public sealed class GracefulStopTests
{
    private static readonly Dictionary<string, string> WithToken = new(StringComparer.Ordinal) { ["DEALBOT_WEB_TOKEN"] = "a-token-of-forty-characters-for-this-test" };

    [Fact]
    public async Task A_request_under_way_is_still_answered()
    {
        await using var dealbot = new ServedDealbot(StoryLibrary.SampleFolder, WithToken);
        using var visitor = await BeginUploadAsync(dealbot);

        dealbot.BeginStop();
        await dealbot.LoggedAsync("Stopping");
        await visitor.GetStream().WriteAsync("fghij"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 400", await ReadLineAsync(visitor), StringComparison.Ordinal); // no page of ours sent it, but answered it is
        await dealbot.EndAsync();
    }

    [Fact]
    public async Task Told_to_stop_while_it_starts_it_ends_as_at_any_other_time()
    {
        await using var discord = await PatientPlatforms.DiscordAsync();
        await using var dealbot = new ServedDealbot(StoryLibrary.SampleFolder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEALBOT_DISCORD_TOKEN"] = discord.Token,
            ["DEALBOT_DISCORD_API"] = discord.Api.ToString(),
        });
        await discord.Gateway.WaitForIdentifiesAsync(1); // the page follows; where the machine is busy, seconds later

        await dealbot.StopAsync();

        Assert.Equal([1000], discord.Gateway.ClosedByBot);
    }

    [Fact]
    public async Task An_upload_that_never_ends_does_not_hold_the_end_up()
    {
        await using var dealbot = new ServedDealbot(StoryLibrary.SampleFolder, WithToken);
        using var visitor = await BeginUploadAsync(dealbot);

        await dealbot.StopAsync();
    }

    [Fact]
    public async Task A_feed_that_was_being_fetched_is_fetched_at_once_after_the_next_start()
    {
        await using var web = new WebCounterpart();
        var site = new NewsSite(web, "127.0.0.1", "The Coast Courier");
        site.Publishes("/light", "Lighthouse lit again", "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.");
        await using var dealbot = new ServedDealbot(
            StoryLibrary.SampleFolder, new Dictionary<string, string>(StringComparer.Ordinal) { ["DEALBOT_FEEDS_INNER_HOSTS"] = "127.0.0.1" }, starts: false);
        await dealbot.RunAsync("feeds", "add", site.FeedAddress);
        web.Serve("127.0.0.1", "/light", WebAnswers.Silence);
        dealbot.Start();
        await web.Journal.UntilAsync(() => web.Asked.Contains("GET 127.0.0.1 /light"), "the article being fetched");

        await dealbot.StopAsync();
        site.Publishes("/light", "Lighthouse lit again", "The lighthouse of Wexmouth has its lamp again, three years after lightning broke it and left the bay in the dark.");
        dealbot.Start();

        await dealbot.RunUntilAsync(static printed => printed.Contains("Lighthouse lit again", StringComparison.Ordinal), "articles");
        await dealbot.StopAsync();
    }

    /// <summary>Sends half of what it said it would, and returns when that is being read.</summary>
    private static async Task<TcpClient> BeginUploadAsync(ServedDealbot dealbot)
    {
        var address = await dealbot.AddressAsync();
        var visitor = new TcpClient();
        await visitor.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await visitor.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /login HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"),
            TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 100 Continue", await ReadLineAsync(visitor));
        Assert.Equal("", await ReadLineAsync(visitor));
        await visitor.GetStream().WriteAsync("abcde"u8.ToArray(), TestContext.Current.CancellationToken);
        return visitor;
    }

    private static async Task<string> ReadLineAsync(TcpClient visitor)
    {
        var line = new StringBuilder();
        var unit = new byte[1];
        while (await visitor.GetStream().ReadAsync(unit, TestContext.Current.CancellationToken) > 0 && unit[0] != '\n') line.Append((char)unit[0]);
        return line.ToString().TrimEnd('\r');
    }
}
