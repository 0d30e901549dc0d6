using DealBot.Slack.WebApi;
using DealBot.Testing;

namespace DealBot.Slack.Tests.WebApi;

public sealed class ResponseUrlsTests
{
    [Fact]
    public void Serves_five_times_each()
    {
        var urls = new ResponseUrls(new ManualClock());
        for (var i = 0; i < 5; i++) Assert.Null(urls.Use("one"));
        Assert.Equal("used_url", urls.Use("one"));
        Assert.Null(urls.Use("two"));
    }

    [Fact]
    public void A_use_that_did_not_happen_does_not_count()
    {
        var urls = new ResponseUrls(new ManualClock());
        for (var i = 0; i < 5; i++) Assert.Null(urls.Use("one"));
        urls.GiveBack("one");
        Assert.Null(urls.Use("one"));
        Assert.Equal("used_url", urls.Use("one"));
    }

    [Fact]
    public void Serves_for_thirty_minutes()
    {
        var clock = new ManualClock();
        var urls = new ResponseUrls(clock);
        Assert.Null(urls.Use("one"));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(urls.Use("one"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("expired_url", urls.Use("one"));
    }
}
