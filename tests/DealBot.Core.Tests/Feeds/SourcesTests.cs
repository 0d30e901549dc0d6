using DealBot.Core.Tests.Storage;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds;

public sealed class SourcesTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_added_once_however_its_address_is_written()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1)).Document);
        var address = feeds.Web.Url("islander.test", "/feed").AbsoluteUri;

        var added = await feeds.Sources.AddAsync(address, "Ann", @unchecked: false, title: null, Cancellation);
        var again = await feeds.Sources.AddAsync($"feed://www.islander.test:{feeds.Web.Port}/feed/", "Bob", @unchecked: true, title: null, Cancellation);

        Assert.True(added.IsNew);
        Assert.Equal(("The Islander", "Ann", address), (added.Feed!.Title, added.Feed.AddedBy, added.Feed.Url));
        Assert.Equal((added.Feed.Id, false), (again.Feed!.Id, again.IsNew));
        Assert.Null(added.Check!.Problem);
    }

    [Fact]
    public async Task A_page_is_followed_to_the_feed_that_it_names()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/", WebAnswers.Ok("text/html", "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>News</body></html>"));
        feeds.Web.Serve("islander.test", "/feed", new NewsFeed().Show(new Story(1) { IsWhole = false }).Document);

        var check = await feeds.Sources.CheckAsync(feeds.Web.Url("islander.test", "/").AbsoluteUri, Cancellation);

        Assert.Equal(feeds.Web.Url("islander.test", "/feed").AbsoluteUri, check.Url);
        Assert.Single(check.Feed!.Items);
        Assert.Contains(check.Remarks, remark => remark.Contains("is a page", StringComparison.Ordinal));
        Assert.Contains(check.Remarks, remark => remark.Contains("only a summary of its items", StringComparison.Ordinal));
        Assert.Empty(feeds.Sources.Feeds());
    }

    [Theory]
    [InlineData("no address at all", "is no address of the web")]
    [InlineData("file:///etc/passwd", "is no address of the web")]
    [InlineData("99", "is no address of the web")]
    [InlineData("http://169.254.169.254/latest/meta-data", "inner address")]
    [InlineData("http://nobody.test/feed", "name is not known")]
    public async Task What_is_no_feed_is_not_added_and_a_sentence_says_why(string address, string problem)
    {
        await using var feeds = new FollowedFeeds(server);

        var addition = await feeds.Sources.AddAsync(address, "Ann", @unchecked: false, title: null, Cancellation);

        Assert.Null(addition.Feed);
        Assert.Contains(problem, addition.Check!.Problem, StringComparison.Ordinal);
        Assert.EndsWith(".", addition.Check.Problem, StringComparison.Ordinal);
        Assert.Empty(feeds.Sources.Feeds());
    }

    [Fact]
    public async Task A_feed_is_found_by_its_number_its_address_or_a_part_of_its_title_and_removed_for_good()
    {
        await using var feeds = new FollowedFeeds(server);
        var first = (await feeds.Sources.AddAsync("one.test/feed", "Ann", @unchecked: true, "The Morning News", Cancellation)).Feed!;
        var second = (await feeds.Sources.AddAsync("two.test/feed", "Ann", @unchecked: true, "Evening News", Cancellation)).Feed!;

        Assert.Equal([second.Id, first.Id], feeds.Sources.Feeds().Select(feed => feed.Id));
        Assert.Equal(first.Id, Assert.Single(feeds.Sources.Find($"{first.Id}")).Id);
        Assert.Equal(second.Id, Assert.Single(feeds.Sources.Find("http://two.test/feed/")).Id);
        Assert.Equal(first.Id, Assert.Single(feeds.Sources.Find("morning")).Id);
        Assert.Equal(2, feeds.Sources.Find("news").Count);
        Assert.Empty(feeds.Sources.Find("nothing like it"));

        Assert.True(feeds.Sources.Remove(first.Id));
        Assert.False(feeds.Sources.Remove(first.Id));
        Assert.Equal(second.Id, Assert.Single(feeds.Sources.Feeds()).Id);
        Assert.True((await feeds.Sources.AddAsync("three.test/feed", "Ann", @unchecked: true, title: null, Cancellation)).Feed!.Id > second.Id);
    }

    [Fact]
    public async Task A_single_address_is_imported_once_and_one_that_cannot_be_had_is_a_failure_with_a_remedy()
    {
        await using var feeds = new FollowedFeeds(server);
        feeds.Web.Serve("islander.test", "/news/1", WebAnswers.Ok("text/html", new Story(1).Page));
        var address = feeds.Web.Url("islander.test", "/news/1").AbsoluteUri;

        Assert.Equal(1, (await feeds.Sources.ImportAsync(address, Cancellation)).Added);
        Assert.Equal(1, (await feeds.Sources.ImportAsync(address + "?utm_source=chat#top", Cancellation)).Unchanged);
        var failure = Assert.Single((await feeds.Sources.ImportAsync(feeds.Web.Url("islander.test", "/news/2").AbsoluteUri, Cancellation)).Failures);

        Assert.Contains("answered 404", failure.Message, StringComparison.Ordinal);
        Assert.Equal([new Story(1).Title], feeds.Titles);
    }
}
