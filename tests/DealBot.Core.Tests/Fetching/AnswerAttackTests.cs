using System.IO.Compression;
using System.Text;
using DealBot.Core.Articles.Fetching;
using DealBot.Testing.Web;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Tests.Fetching;

/// <summary>Attacks by what a server answers.</summary>
public sealed class AnswerAttackTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
    private const string TooLarge = "is larger than 1 MiB";
    private const string NotHttp = "answered something that is not HTTP";
    private const string TooManyHeaders = "sends more headers than are taken";
    private const string BrokenOff = "broke its answer off";
    private const string Damaged = "sent compressed content that is damaged";

    /// <summary>A gzip member that holds nothing (RFC 1952): any number of them is nothing, too.</summary>
    private const string EmptyMember = "\u001F\u008B\u0008\0\0\0\0\0\0\u0003\u0003\0\0\0\0\0\0\0\0\0";

    public static TheoryData<WebHandler, string> Refused =>
    [
        new(WebAnswers.Ok("text/xml", new byte[(1024 * 1024) + 1]), TooLarge) { TestDisplayName = "a byte too many" },
        new(WebAnswers.Endless(Ok + "\r\n", "<item/>"), TooLarge) { TestDisplayName = "an endless body" },
        new(WebAnswers.Endless(Ok + "Transfer-Encoding: chunked\r\n\r\n", "8\r\n<item/>\n\r\n"), TooLarge) { TestDisplayName = "an endless body in chunks" },
        new(WebAnswers.Raw(Ok + "Content-Length: 9223372036854775807\r\n\r\n<rss/>"), TooLarge) { TestDisplayName = "a huge length" },
        new(Bomb(static inner => new GZipStream(inner, CompressionLevel.Fastest), "gzip"), TooLarge) { TestDisplayName = "a gzip bomb" },
        new(Bomb(static inner => new BrotliStream(inner, CompressionLevel.Fastest), "br"), TooLarge) { TestDisplayName = "a Brotli bomb" },
        new(Bomb(static inner => new ZLibStream(inner, CompressionLevel.Fastest), "deflate"), TooLarge) { TestDisplayName = "a deflate bomb" },
        new(Bomb(static inner => new GZipStream(new GZipStream(inner, CompressionLevel.Fastest), CompressionLevel.Fastest), "gzip, gzip"), TooLarge) { TestDisplayName = "a bomb in a bomb" },
        new(Bomb(static inner => new GZipStream(new GZipStream(inner, CompressionLevel.Fastest), CompressionLevel.Fastest), "identity"), TooLarge) { TestDisplayName = "a bomb in a bomb that says nothing" },
        new(WebAnswers.Endless(Ok + "Content-Encoding: gzip\r\n\r\n", EmptyMember), TooLarge) { TestDisplayName = "endless gzip of nothing" },
        new(WebAnswers.Ok("text/xml", "<rss/>", "Content-Encoding: gzip, gzip, gzip"), "is compressed more than twice") { TestDisplayName = "compressed three times" },
        new(WebAnswers.Ok("text/xml", "<rss/>", "Content-Encoding: zstd"), "is compressed in a way that was not asked for") { TestDisplayName = "a compression nobody asked for" },
        new(WebAnswers.Endless("HTTP/1.1 200 OK\r\n", "X-More: headers\r\n"), TooManyHeaders) { TestDisplayName = "endless headers" },
        new(WebAnswers.Endless("HTTP/1.1 200 OK\r\nX-More: ", "more"), TooManyHeaders) { TestDisplayName = "an endless header" },
        new(WebAnswers.Redirect(301, "/"), "redirects to http://feed.test:PORT/, which leads back there in a circle") { TestDisplayName = "a redirection to itself" },
        new(WebAnswers.Redirect(302, "/two"), "redirects to http://feed.test:PORT/, which leads back there in a circle") { TestDisplayName = "a redirection in a circle" },
        new(WebAnswers.Redirect(302, "/more?1"), "redirects to http://feed.test:PORT/more, which redirects once more, too often") { TestDisplayName = "endless redirections" },
        new(WebAnswers.Redirect(302, "http://[::"), "redirects to something that is no web address") { TestDisplayName = "a redirection to no address" },
        new(WebAnswers.Redirect(302, "/?" + new string('a', 9000)), "redirects to http://feed.test:PORT/, which is longer than 8000 characters") { TestDisplayName = "a redirection to an endless address" },
        new(WebAnswers.Ok("image/png", "x"), "is no feed, but image/png") { TestDisplayName = "an image" },
        new(WebAnswers.Ok("IMAGE/SVG+XML", "<svg/>"), "is no feed, but image/svg+xml") { TestDisplayName = "an image in XML" },
        new(WebAnswers.Ok("video/mp4", "x"), "is no feed, but video/mp4") { TestDisplayName = "a film" },
        new(WebAnswers.Ok("application/pdf", "%PDF-1.7"), "is no feed, but application/pdf") { TestDisplayName = "a document" },
        new(WebAnswers.Ok("text/xml", "%PDF-1.7"), "is no feed, but a PDF document") { TestDisplayName = "a document that is called XML" },
        new(WebAnswers.Ok("", [0x89, (byte)'P', (byte)'N', (byte)'G']), "is no feed, but a PNG image") { TestDisplayName = "an image that is called nothing" },
        new(WebAnswers.Ok("application/zip", "PK"), "is no feed, but application/zip") { TestDisplayName = "an archive" },
        new(WebAnswers.Ok($"x/{new string('y', 500)}", "x"), "is no feed, but …") { TestDisplayName = "a kind without an end" },
    ];

    public static TheoryData<WebHandler, string> Failed =>
    [
        new(WebAnswers.Raw("SSH-2.0-OpenSSH_9.2\r\n"), NotHttp) { TestDisplayName = "another protocol" },
        new(WebAnswers.Raw("HTTP/1.1 OK\r\n\r\n"), NotHttp) { TestDisplayName = "no status" },
        new(WebAnswers.Raw("HTTP/1.1 200 OK\r\nno header\r\n\r\n"), NotHttp) { TestDisplayName = "a header without a colon" },
        new(WebAnswers.Raw("HTTP/1.1 200 OK\r\nX: a\0b\r\nX y: z\r\n\r\n"), NotHttp) { TestDisplayName = "a header with a space in its name" },
        new(WebAnswers.Raw(Ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n<rss/>"), NotHttp) { TestDisplayName = "chunks without a size" },
        new(WebAnswers.Raw(Ok + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n<rss/>"), NotHttp) { TestDisplayName = "a chunk of no size that there is" },
        new(WebAnswers.Raw(""), BrokenOff) { TestDisplayName = "nothing" },
        new(WebAnswers.Reset, BrokenOff) { TestDisplayName = "a reset" },
        new(WebAnswers.Raw(Ok + "Content-Length: 500\r\n\r\n<rss/>"), BrokenOff) { TestDisplayName = "less than was said" },
        new(WebAnswers.Raw(Ok + "Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n"), BrokenOff) { TestDisplayName = "no last chunk" },
        new(WebAnswers.Ok("text/xml", "<rss/>", "Content-Encoding: gzip"), Damaged) { TestDisplayName = "no gzip" },
        new(WebAnswers.Ok("text/xml", "<rss version=\"2.0\"></rss>", "Content-Encoding: br"), Damaged) { TestDisplayName = "no Brotli" },
        new(WebAnswers.Status(302), "answered 302, without saying where it has gone") { TestDisplayName = "a redirection to nowhere" },
        new(WebAnswers.Status(302, "Location: /a", "Location: /b"), "answered 302, without saying where it has gone") { TestDisplayName = "a redirection to two places" },
        new(WebAnswers.Status(304), "answered 304") { TestDisplayName = "not modified, to who holds nothing" },
        new(WebAnswers.Status(204), "answered 204") { TestDisplayName = "nothing, and proud of it" },
        new(WebAnswers.Status(206), "answered 206") { TestDisplayName = "a part" },
        new(WebAnswers.Status(404), "answered 404") { TestDisplayName = "not there" },
        new(WebAnswers.Status(999), "answered 999") { TestDisplayName = "a status of its own" },
    ];

    [Theory, MemberData(nameof(Refused))]
    public async Task Refuses(WebHandler answer, string problem)
    {
        await using var site = Site(answer);
        var refused = Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("feed.test", "/"));
        AssertTold(site, problem, refused.Problem, LogLevel.Warning);
        Assert.NotEmpty(refused.Remedy);
    }

    [Theory, MemberData(nameof(Failed))]
    public async Task Fails(WebHandler answer, string problem)
    {
        await using var site = Site(answer);
        AssertTold(site, problem, Assert.IsType<FetchOutcome.Failed>(await site.FetchAsync("feed.test", "/")).Problem, LogLevel.Information);
    }

    public static TheoryData<WebHandler, int> Stalled =>
    [
        new(WebAnswers.Silence, 20) { TestDisplayName = "silence" },
        new(WebAnswers.Stalls("HTTP/1.1 200 OK\r\nContent-Ty"), 20) { TestDisplayName = "half of the headers" },
        new(WebAnswers.Stalls("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"), 20) { TestDisplayName = "hints of what is to come" },
        new(WebAnswers.Stalls(Ok + "Content-Length: 500\r\n\r\n<rss>"), 60) { TestDisplayName = "half of a body" },
        new(WebAnswers.Stalls(Ok + "Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"), 60) { TestDisplayName = "one chunk of many" },
    ];

    [Theory, MemberData(nameof(Stalled))]
    public async Task Waits_for_a_server_that_stalls_no_longer_than_this(WebHandler answer, int seconds)
    {
        await using var site = Site(answer);
        var fetch = site.FetchAsync("feed.test", "/");
        await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds));

        site.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.False(fetch.IsCompleted);
        site.Clock.Advance(TimeSpan.FromTicks(1));

        AssertTold(site, "did not answer in time", Assert.IsType<FetchOutcome.Failed>(await fetch).Problem, LogLevel.Information);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_when_the_time_is_over_however_steadily_it_drips()
    {
        using var drops = new SemaphoreSlim(0);
        await using var site = Site(async exchange =>
        {
            await exchange.WriteAsync(Ok + "\r\n");
            while (true)
            {
                await drops.WaitAsync(exchange.Over);
                await exchange.WriteAsync("<");
            }
        });
        var fetch = site.FetchAsync("feed.test", "/");
        await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(60));

        for (var second = 0; second < 60; second += 5)
        {
            Assert.False(fetch.IsCompleted);
            drops.Release();
            site.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        AssertTold(site, "did not answer in time", Assert.IsType<FetchOutcome.Failed>(await fetch).Problem, LogLevel.Information);
    }

    [Fact]
    public async Task Redirections_that_each_take_their_time_have_no_more_of_it_together()
    {
        await using var site = Site(WebAnswers.Status(404));
        using var go = new SemaphoreSlim(0);
        for (var step = 0; step < 5; step++)
        {
            var next = $"/{step + 1}";
            site.Web.Serve("feed.test", step == 0 ? "/" : $"/{step}", async exchange =>
            {
                await go.WaitAsync(exchange.Over);
                await exchange.AnswerAsync(302, default, $"Location: {next}");
            });
        }

        var fetch = site.FetchAsync("feed.test", "/");
        foreach (var left in (int[])[20, 20, 20])
        {
            await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(left));
            site.Clock.Advance(TimeSpan.FromSeconds(15));
            go.Release();
        }

        await site.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(15)); // what is left of the minute
        site.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.EndsWith("did not answer in time", Assert.IsType<FetchOutcome.Failed>(await fetch).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/next%0d%0aX-Evil:%20yes", "encoded")]
    [InlineData("/next\r\nX-Evil: yes", "plain")]
    [InlineData("/next\nX-Evil: yes", "a line feed alone")]
    [InlineData("/next\rX-Evil: yes", "a carriage return alone")]
    [InlineData("/next\0X-Evil: yes", "a null")]
    public async Task A_location_with_line_ends_adds_no_header_to_the_next_request(string location, string spelling)
    {
        Assert.NotEmpty(spelling);
        await using var site = Site(WebAnswers.Redirect(302, location));
        site.Web.Serve("feed.test", "*", WebAnswers.Ok("text/xml", "<rss/>"));

        await site.FetchAsync("feed.test", "/");

        Assert.All(site.Web.Visits, static visit => Assert.Null(visit["X-Evil"]));
        Assert.True(site.Web.Visits.Count <= 2);
    }

    [Fact]
    public async Task A_second_answer_on_one_connection_is_never_taken_for_that_to_the_next_request()
    {
        await using var site = Site(WebAnswers.InTurn(
            WebAnswers.Stalls("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 6\r\n\r\n<one/>HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 7\r\n\r\n<evil/>"),
            WebAnswers.Ok("text/xml", "<two/>")));

        Assert.Equal("<one/>", Body(await site.FetchAsync("feed.test", "/")));
        Assert.Equal("<two/>", Body(await site.FetchAsync("feed.test", "/")));
        Assert.Equal(2, site.Web.Opened);
    }

    [Fact]
    public async Task More_than_the_length_that_was_said_is_not_taken()
    {
        await using var site = Site(WebAnswers.Raw(Ok + "Content-Length: 6\r\n\r\n<rss/><evil/>"));
        Assert.Equal("<rss/>", Body(await site.FetchAsync("feed.test", "/")));
    }

    [Fact]
    public async Task A_server_that_cannot_prove_who_it_is_is_told_nothing()
    {
        await using var site = Site(WebAnswers.Ok("text/xml", "<rss/>"));

        var failed = Assert.IsType<FetchOutcome.Failed>(await site.FetchAsync($"https://feed.test:{site.Web.SecurePort}/"));

        AssertTold(site, "has no certificate that can be trusted", failed.Problem, LogLevel.Information);
        Assert.Empty(site.Web.Visits);
    }

    [Fact]
    public async Task A_connection_that_is_refused_or_a_name_that_is_unknown_is_a_failure()
    {
        await using var site = new FetchedWeb { Options = static options => options with { ObeysRobots = false, InnerHosts = ["gone.test"] } };
        site.Web.Name("gone.test", static () => [System.Net.IPAddress.Loopback]);
        string address;
        await using (var gone = new WebCounterpart()) address = gone.Url("gone.test", "/").ToString();

        Assert.Equal("cannot be reached", Assert.IsType<FetchOutcome.Failed>(await site.FetchAsync(address)).Problem);
        Assert.Equal("is on a host whose name is not known", Assert.IsType<FetchOutcome.Failed>(await site.FetchAsync("http://nowhere.test/")).Problem);
    }

    [Fact]
    public async Task Refusals_show_no_query()
    {
        await using var site = Site(WebAnswers.Ok("image/png", "x"));
        await site.FetchAsync("feed.test", "/?key=secret");
        Assert.DoesNotContain("secret", Assert.Single(site.Log.Lines).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", FetchKind.Page, true)]
    [InlineData("Text/HTML", FetchKind.Page, true)]
    [InlineData("application/xhtml+xml", FetchKind.Page, true)]
    [InlineData("text/plain", FetchKind.Page, true)]
    [InlineData("", FetchKind.Page, true)]
    [InlineData("application/json", FetchKind.Page, false)]
    [InlineData("application/octet-stream", FetchKind.Page, false)]
    [InlineData("text/css", FetchKind.Page, false)]
    [InlineData("application/rss+xml", FetchKind.Feed, true)]
    [InlineData("application/atom+xml;type=feed", FetchKind.Feed, true)]
    [InlineData("application/feed+json", FetchKind.Feed, true)]
    [InlineData("application/json", FetchKind.Feed, true)]
    [InlineData("text/html", FetchKind.Feed, true)]
    [InlineData("text/plain", FetchKind.Feed, true)]
    [InlineData("application/octet-stream", FetchKind.Feed, true)]
    [InlineData("application/x-rss+xml", FetchKind.Feed, true)]
    [InlineData("xml", FetchKind.Feed, true)]
    [InlineData("", FetchKind.Feed, true)]
    [InlineData("audio/mpeg", FetchKind.Feed, false)]
    [InlineData("multipart/x-mixed-replace", FetchKind.Feed, false)]
    public async Task Takes_what_feeds_and_pages_are_called_and_nothing_else(string type, FetchKind kind, bool isTaken)
    {
        await using var site = Site(WebAnswers.Ok(type, "<p>Words.</p>"));
        Assert.Equal(isTaken, await site.FetchAsync("feed.test", "/", kind) is FetchOutcome.Fetched);
    }

    private static FetchedWeb Site(WebHandler answer)
    {
        var site = new FetchedWeb { Options = static options => options with { ObeysRobots = false, MaxBytes = 1024 * 1024 } };
        site.Web.Serve("feed.test", "/", answer);
        site.Web.Serve("feed.test", "/two", WebAnswers.Redirect(302, "/"));
        var count = 1;
        site.Web.Serve("feed.test", "/more", exchange => exchange.AnswerAsync(302, default, $"Location: /more?{++count}"));
        return site;
    }

    private static void AssertTold(FetchedWeb site, string expected, string problem, LogLevel level)
    {
        Assert.Equal(expected.Replace("PORT", $"{site.Web.Port}", StringComparison.Ordinal), problem);
        var line = Assert.Single(site.Log.Lines);
        Assert.Equal(level, line.Level);
        Assert.Contains("feed.test", line.Message, StringComparison.Ordinal);
        Assert.Contains(problem, line.Message, StringComparison.Ordinal);
    }

    private static string Body(FetchOutcome outcome) => Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(outcome).Body);

    /// <summary>64 MiB of nothing, which compressed is a few kilobytes.</summary>
    private static WebHandler Bomb(Func<Stream, Stream> compressor, string encoding)
    {
        var bytes = new Lazy<byte[]>(() =>
        {
            using var all = new MemoryStream();
            using (var stream = compressor(all))
            {
                var block = new byte[1024 * 1024];
                for (var count = 0; count < 64; count++) stream.Write(block);
            }

            return all.ToArray();
        });
        return exchange => WebAnswers.Ok("text/xml", bytes.Value, $"Content-Encoding: {encoding}")(exchange);
    }
}
