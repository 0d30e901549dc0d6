using DealBot.Core.Articles.Feeds;

namespace DealBot.Core.Tests.Feeds;

/// <summary>Every format gives the same item.</summary>
public sealed class FeedReaderTests
{
    private static readonly DateTimeOffset Published = new(2025, 2, 26, 10, 15, 0, TimeSpan.Zero);

    public static TheoryData<string> Formats =>
    [
        new("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
              <channel><title>Harbour Gazette</title><link>https://gazette.example/</link><ttl>30</ttl>
                <atom:link href="https://gazette.example/news/feed.xml" rel="self" type="application/rss+xml"/>
                <image><title>Logo</title><link>https://gazette.example/logo</link></image>
                <item><title>Dredger sails</title><link>https://gazette.example/001</link><guid isPermaLink="false">g-1</guid>
                  <pubDate>Wed, 26 Feb 2025 10:15:00 GMT</pubDate><dc:creator>Jo Bell</dc:creator>
                  <description>A short word.</description><content:encoded><![CDATA[<p>The dredger sailed.</p>]]></content:encoded></item>
              </channel></rss>
            """) { TestDisplayName = "RSS 2.0" },
        new("""
            <rss version="0.91"><channel><title>Harbour Gazette</title><link>https://gazette.example/</link><ttl>30</ttl>
              <item><title>Dredger sails</title><link>https://gazette.example/001</link><guid isPermaLink="false">g-1</guid><date>2025-02-26T10:15Z</date>
              <author>jo@gazette.example (Jo Bell)</author><description>A short word.</description>
              <content:encoded>&lt;p&gt;The dredger sailed.&lt;/p&gt;</content:encoded></item></channel></rss>
            """) { TestDisplayName = "RSS 0.91 with a prefix that nobody declared" },
        new("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"
                xmlns:s="http://purl.org/rss/1.0/modules/syndication/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
              <channel rdf:about="https://gazette.example/"><title>Harbour Gazette</title><link>https://gazette.example/</link>
                <s:updatePeriod>hourly</s:updatePeriod><s:updateFrequency>2</s:updateFrequency></channel>
              <item rdf:about="g-1"><title>Dredger sails</title><link>https://gazette.example/001</link><d:date>2025-02-26T11:15:00+01:00</d:date>
                <d:creator>Jo Bell</d:creator><description>A short word.</description><c:encoded>&lt;p>The dredger sailed.&lt;/p></c:encoded></item>
            </rdf:RDF>
            """) { TestDisplayName = "RSS 1.0 with prefixes of its own" },
        new("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><title>Harbour Gazette</title><id>urn:g</id>
              <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
              <link rel="self" href="https://gazette.example/news/feed.xml"/><link rel="alternate" type="text/html" href="https://gazette.example/"/>
              <author><name>Jo Bell</name></author>
              <entry><title>Dredger sails</title><id>g-1</id><link rel="edit" href="https://gazette.example/edit"/><link href="https://gazette.example/001"/>
                <updated>2025-03-01T00:00:00Z</updated><published>2025-02-26T10:15:00Z</published>
                <summary>A short word.</summary><content type="html">&lt;p&gt;The dredger sailed.&lt;/p&gt;</content></entry></feed>
            """) { TestDisplayName = "Atom 1.0" },
        new("""
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><a:title type="xhtml"><h:div>Harbour <h:b>Gazette</h:b></h:div></a:title>
              <a:link href="https://gazette.example/"/><ttl>30</ttl>
              <a:entry><a:title>Dredger sails</a:title><a:id>g-1</a:id><a:link href="https://gazette.example/001"/><a:author><a:name>Jo Bell</a:name></a:author>
                <a:published>2025-02-26T10:15:00Z</a:published><a:summary>A short word.</a:summary>
                <a:content type="xhtml"><h:div><h:p>The dredger sailed.</h:p></h:div></a:content></a:entry></a:feed>
            """) { TestDisplayName = "Atom 1.0 with prefixes and XHTML" },
        new("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour Gazette</title><link rel="alternate" href="https://gazette.example/"/><ttl xmlns="">30</ttl>
              <entry><title>Dredger sails</title><id>g-1</id><link rel="alternate" href="https://gazette.example/001"/><author><name>Jo Bell</name></author>
                <issued>2025-02-26T10:15:00Z</issued><modified>2025-03-01T00:00:00Z</modified><summary>A short word.</summary>
                <content type="text/html" mode="escaped">&lt;p&gt;The dredger sailed.&lt;/p&gt;</content></entry></feed>
            """) { TestDisplayName = "Atom 0.3" },
        new("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Gazette", "home_page_url": "https://gazette.example/",
             "items": [{"id": "g-1", "url": "https://gazette.example/001", "title": "Dredger sails", "date_published": "2025-02-26T10:15:00Z",
               "authors": [{"name": "Jo Bell"}], "summary": "A short word.", "content_html": "<p>The dredger sailed.</p>"}]}
            """) { TestDisplayName = "JSON Feed 1.1" },
        new("""
            {"version": "https://jsonfeed.org/version/1", "title": "Harbour Gazette", "home_page_url": "/", "author": {"name": "Jo Bell"},
             "items": [{"id": "g-1", "url": "/001", "title": "Dredger sails", "date_published": "2025-02-26T05:15:00-05:00",
               "summary": "A short word.", "content_text": "The dredger sailed."}]}
            """) { TestDisplayName = "JSON Feed 1.0 with text" },
    ];

    [Theory, MemberData(nameof(Formats))]
    public void Every_format_gives_the_same_item(string text)
    {
        var feed = FeedReads.Feed(text);

        Assert.Empty(feed.Warnings);
        Assert.Equal(("Harbour Gazette", new Uri("https://gazette.example/")), (feed.Title, feed.Home));
        Assert.Equal(text.StartsWith('{') ? null : TimeSpan.FromMinutes(30), feed.Interval);
        var item = Assert.Single(feed.Items);
        Assert.Equal(
            new FeedItem("g-1", new Uri("https://gazette.example/001"), "Dredger sails", Published, "Jo Bell", item.Content, item.Summary), item);
        Assert.Contains("<p>The dredger sailed.</p>", item.Content, StringComparison.Ordinal);
        Assert.Contains("A short word.", item.Summary, StringComparison.Ordinal);
    }
}
