using System.Text;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Tests.Feeds;

/// <summary>Whatever bytes a server sends, reading them ends, and ends with an outcome.</summary>
public sealed class FeedFuzzTests
{
    private static readonly DateTimeOffset Now = new(2025, 2, 27, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Seeds =
    [
        .. FeedReaderTests.Formats.Select(row => row.Data),
        "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body><p>Words</p></body></html>",
        "<opml version='2.0'><body><outline text='Folder'><outline type='rss' text='A &amp; B' xmlUrl='https://gazette.example/feed'/></outline></body></opml>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel><item><title>&a;</title></item></channel></rss>",
    ];

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "<!", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&", ";", "&#", "&#x", "&amp;", "&nbsp;", "\"", "'", "=", ":", "xmlns:a=", "xmlns=", "xml:base='",
        "<item>", "</item>", "<entry>", "<title>", "</title>", "<a:b>", "<rss>", "\0", "\u000B", "\uD800", "\uDC00", "\uFFFF", "\uFEFF", "é", "🚗", "{", "}", "[", "]", ",", @"\u", @"\ud800", "http://", "//", "..", "%", "\n", "99999999999999999999",
    ];

    [Fact]
    public void Random_bytes_and_mutated_feeds_make_an_outcome_and_no_exception()
    {
        var random = new Random(20250226);
        var successes = 0;
        for (var round = 0; round < 6_000; round++)
        {
            var bytes = round % 6 == 0 ? Mutations.RandomBytes(random) : Mutated(random);
            var outcome = FeedReader.Read(bytes, random.Next(4) == 0 ? "windows-1252" : null, FeedReads.Address);
            foreach (var feed in Opml.Read(bytes).Feeds) AssertIsWeb(feed.Address);
            if (outcome is FeedOutcome.Success { Feed: var read })
            {
                successes++;
                AssertIsSound(read);
            }
            else if (outcome is FeedOutcome.Page page) Assert.All(page.Feeds, AssertIsWeb);
            else Assert.NotEmpty(Assert.IsType<FeedOutcome.Failure>(outcome).Problem);
        }

        Assert.InRange(successes, 1_000, 6_000); // else the mutations destroy too much to show anything
    }

    [Fact]
    public void Every_truncation_of_a_feed_makes_an_outcome_and_only_whole_items()
    {
        foreach (var seed in Seeds)
        {
            var bytes = Encoding.UTF8.GetBytes(seed);
            for (var length = 0; length < bytes.Length; length++)
            {
                if (FeedReader.Read(bytes.AsSpan(0, length), null, FeedReads.Address) is not FeedOutcome.Success { Feed: var feed }) continue;
                AssertIsSound(feed);
                Assert.All(feed.Items, item => Assert.Equal(("g-1", "Dredger sails"), (item.Id, item.Title)));
            }
        }
    }

    public static TheoryData<string> Formats => [.. FeedReaderTests.Formats];

    [Theory, MemberData(nameof(Formats))]
    public void Ten_times_the_items_cost_ten_times_the_memory(string seed)
    {
        var once = Allocated(Repeated(seed, 200));
        var tenTimes = Allocated(Repeated(seed, 2_000));

        Assert.InRange(tenTimes, once, 15 * once);
    }

    private static void AssertIsSound(Feed feed)
    {
        AssertIsLine(feed.Title ?? "");
        if (feed.Home is { } home) AssertIsWeb(home);
        Assert.All(feed.Warnings, AssertIsLine);
        Assert.True(feed.Interval is null || (feed.Interval >= TimeSpan.FromMinutes(1) && feed.Interval <= TimeSpan.FromDays(1)));
        foreach (var item in feed.Items)
        {
            AssertIsLine(item.Title);
            AssertIsLine(item.Author ?? "");
            if (item.Url is { } url) AssertIsWeb(url);
            Assert.True(item.Published is null || item.Published > DateTimeOffset.UnixEpoch);
            _ = ItemReader.Whole(feed, item, Now);
            _ = ItemReader.OfSummary(feed, item, Now);
        }
    }

    private static void AssertIsLine(string text)
    {
        Assert.DoesNotContain(text, char.IsControl);
        Assert.DoesNotContain('\u2028', text);
    }

    private static void AssertIsWeb(Uri address)
    {
        Assert.True(address.IsAbsoluteUri);
        Assert.True(address.Scheme is "http" or "https");
    }

    private static long Allocated(byte[] bytes)
    {
        Assert.IsType<FeedOutcome.Success>(FeedReader.Read(bytes, null, FeedReads.Address)); // once before, for what is made only once
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = FeedReader.Read(bytes, null, FeedReads.Address);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The seed with its item again and again.</summary>
    private static byte[] Repeated(string seed, int count)
    {
        var (start, closer) = seed.StartsWith('{') ? (seed.IndexOf("{\"id\"", StringComparison.Ordinal), "}]}")
            : seed.IndexOf("<item", StringComparison.Ordinal) is var item and >= 0 ? (item, "</item>")
            : seed.IndexOf("<a:entry", StringComparison.Ordinal) is var prefixed and >= 0 ? (prefixed, "</a:entry>")
            : (seed.IndexOf("<entry", StringComparison.Ordinal), "</entry>");
        var end = seed.LastIndexOf(closer, StringComparison.Ordinal) + (closer[0] == '}' ? 1 : closer.Length);
        var one = seed[start..end];
        var items = string.Join(closer[0] == '}' ? "," : "\n", Enumerable.Range(0, count).Select(number => one.Replace("g-1", $"g-{number}", StringComparison.Ordinal)));
        return Encoding.UTF8.GetBytes(seed[..start] + items + seed[end..]);
    }

    private static byte[] Mutated(Random random)
    {
        var text = Mutations.Of(Seeds[random.Next(Seeds.Length)], () => Pieces[random.Next(Pieces.Length)], random);
        return random.Next(8) == 0 ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text);
    }
}
