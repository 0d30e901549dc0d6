using System.IO.Compression;
using System.Text;
using DealBot.Core.Articles.Fetching;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Fetching;

public sealed class FetcherTests
{
    private const string Rss = "<rss version=\"2.0\"><channel><title>Harbour news</title></channel></rss>";

    [Fact]
    public async Task Fetches_a_feed_with_what_the_server_says_of_it()
    {
        await using var site = new FetchedWeb();
        site.Web.Serve("feed.test", "/rss.xml", WebAnswers.Ok(
            "application/RSS+xml; charset=\"utf-8\"", Rss, "ETag: W/\"7\"", "Last-Modified: Sat, 01 Mar 2025 11:00:00 GMT", "Cache-Control: max-age=600", "Age: 60"));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml?edition=1#top"));

        Assert.Equal(Rss, Encoding.UTF8.GetString(fetched.Body));
        Assert.Equal(("application/rss+xml", "utf-8"), (fetched.ContentType, fetched.Charset));
        Assert.Equal(("W/\"7\"", "Sat, 01 Mar 2025 11:00:00 GMT"), (fetched.ETag, fetched.LastModified));
        Assert.Equal(TimeSpan.FromMinutes(9), fetched.Freshness);
        Assert.Null(fetched.MovedTo);
        Assert.Equal(["GET feed.test /rss.xml?edition=1"], site.Web.Asked);
        Assert.Empty(site.Log.Lines);
    }

    [Fact]
    public async Task Says_who_asks_and_nothing_of_anybody_else()
    {
        await using var site = new FetchedWeb();
        site.Web.Serve("feed.test", "/", WebAnswers.Ok("text/xml", Rss, "Set-Cookie: who=you"));
        site.Web.Serve("feed.test", "/old", WebAnswers.Redirect(302, "/"));

        await site.FetchAsync("feed.test", "/old");
        await site.FetchAsync("feed.test", "/");

        Assert.Equal(3, site.Web.Visits.Count);
        Assert.All(site.Web.Visits, static visit =>
        {
            Assert.StartsWith("DealBot/", visit["User-Agent"], StringComparison.Ordinal);
            Assert.Equal(["accept", "accept-encoding", "connection", "host", "user-agent"], visit.Headers.Keys.Select(static name => name.ToLowerInvariant()).Order());
        });
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var site = new FetchedWeb();
        var document = new WebDocument("application/rss+xml", Rss, "Cache-Control: max-age=60") { Changed = site.Clock.GetUtcNow() };
        site.Web.Serve("feed.test", "/rss.xml", document);
        var first = Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/rss.xml"));
        var again = new FetchRequest(site.Web.Url("feed.test", "/rss.xml"), FetchKind.Feed) { ETag = first.ETag, LastModified = first.LastModified };

        Assert.Equal(new FetchOutcome.NotModified(TimeSpan.FromMinutes(1), MovedTo: null), await site.FetchAsync(again));
        Assert.Equal(new FetchOutcome.NotModified(TimeSpan.FromMinutes(1), MovedTo: null), await site.FetchAsync(again with { ETag = null }));
        document.Write(Rss + " ");
        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync(again));
    }

    public static TheoryData<int, int, bool> Redirections =>
    [
        new(301, 308, true) { TestDisplayName = "permanent ones" },
        new(301, 302, false) { TestDisplayName = "a permanent one and then another" },
        new(307, 308, false) { TestDisplayName = "a passing one and then a permanent one" },
        new(303, 303, false) { TestDisplayName = "passing ones" },
    ];

    [Theory, MemberData(nameof(Redirections))]
    public async Task A_redirection_is_remembered_only_when_every_step_of_it_is_permanent(int first, int second, bool isRemembered)
    {
        await using var site = new FetchedWeb();
        site.Web.Serve("old.test", "/rss", WebAnswers.Redirect(first, site.Web.Url("new.test", "/feed").ToString()));
        site.Web.Serve("new.test", "/feed", WebAnswers.Redirect(second, "feed.xml#latest"));
        site.Web.Serve("new.test", "/feed.xml", WebAnswers.Ok("text/xml", Rss));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("old.test", "/rss"));

        Assert.Equal(site.Web.Url("new.test", "/feed.xml"), fetched.Address);
        Assert.Equal(isRemembered ? fetched.Address : null, fetched.MovedTo);
    }

    public static TheoryData<string, byte[]> Encodings =>
    [
        new("gzip", Compressed(Rss, static inner => new GZipStream(inner, CompressionLevel.Optimal))),
        new("x-gzip", Compressed(Rss, static inner => new GZipStream(inner, CompressionLevel.Optimal))),
        new("br", Compressed(Rss, static inner => new BrotliStream(inner, CompressionLevel.Optimal))),
        new("deflate", Compressed(Rss, static inner => new ZLibStream(inner, CompressionLevel.Optimal))) { TestDisplayName = "deflate, with its wrapper" },
        new("deflate", Compressed(Rss, static inner => new DeflateStream(inner, CompressionLevel.Optimal))) { TestDisplayName = "deflate, without its wrapper" },
        new("gzip, br", Compressed(Compressed(Rss, static inner => new GZipStream(inner, CompressionLevel.Optimal)), static inner => new BrotliStream(inner, CompressionLevel.Optimal))),
        new("identity", Encoding.UTF8.GetBytes(Rss)),
        new("identity", Compressed(Rss, static inner => new GZipStream(inner, CompressionLevel.Optimal))) { TestDisplayName = "a file compressed on the disk" },
    ];

    [Theory, MemberData(nameof(Encodings))]
    public async Task Whatever_compression_a_server_uses_is_undone(string encoding, byte[] body)
    {
        await using var site = new FetchedWeb();
        site.Web.Serve("feed.test", "/", WebAnswers.Ok("text/xml", body, $"Content-Encoding: {encoding}"));

        Assert.Equal(Rss, Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync("feed.test", "/")).Body));
    }

    private static byte[] Compressed(string text, Func<Stream, Stream> compressor) => Compressed(Encoding.UTF8.GetBytes(text), compressor);

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var all = new MemoryStream();
        using (var stream = compressor(all)) stream.Write(bytes);
        return all.ToArray();
    }
}
