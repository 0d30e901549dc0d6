using System.Text;

namespace DealBot.Core.Tests.Feeds;

/// <summary>What is wrong with the feeds of the world, and what is read all the same.</summary>
public sealed class FeedsAsTheyAreTests
{
    private const string Accented = "Café’s owner";

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static TheoryData<byte[], string?, string> Encodings =>
    [
        new(Encoding.UTF8.GetBytes(Titled("utf-8", Accented)), "utf-8", Accented) { TestDisplayName = "UTF-8 as declared" },
        new(Western.GetBytes(Titled("utf-8", Accented)), null, Accented) { TestDisplayName = "declared UTF-8, in windows-1252" },
        new(Western.GetBytes(Titled("utf-8", Accented)), "utf-8", Accented) { TestDisplayName = "declared UTF-8 twice, in windows-1252" },
        new(Encoding.UTF8.GetBytes(Titled("iso-8859-1", Accented)), "iso-8859-1", Accented) { TestDisplayName = "declared Latin-1 twice, in UTF-8" },
        new(Cyrillic.GetBytes(Titled("windows-1251", "Порт")), null, "Порт") { TestDisplayName = "declared windows-1251" },
        new(Cyrillic.GetBytes(Titled("utf-8", "Порт")), "windows-1251", "Порт") { TestDisplayName = "HTTP says windows-1251, the document UTF-8" },
        new(Cyrillic.GetBytes(Titled("iso-8859-1", "Порт")), "\"windows-1251\"", "Порт") { TestDisplayName = "HTTP's charset in quotation marks" },
        new(Cyrillic.GetBytes(Titled("windows-1251", "Порт")), "no-such-charset", "Порт") { TestDisplayName = "a charset that does not exist" },
        new([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Titled("utf-16", Accented))], "iso-8859-1", Accented) { TestDisplayName = "UTF-8 with a mark, against all declarations" },
        new([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Titled("utf-16", Accented))], null, Accented) { TestDisplayName = "UTF-16 with a mark" },
        new(Encoding.BigEndianUnicode.GetBytes(Titled("utf-16", Accented)), null, Accented) { TestDisplayName = "UTF-16 without a mark" },
        new([.. "<rss><channel><item><title>Caf\u00e9 "u8, 0xC3, .. Encoding.UTF8.GetBytes(new string('é', 40)), .. "</title></item></channel></rss>"u8], null, "Café \uFFFD" + new string('é', 40)) { TestDisplayName = "one byte that belongs to no character" },
    ];

    [Theory, MemberData(nameof(Encodings))]
    public void The_characters_of_a_feed_come_through_whatever_was_declared(byte[] bytes, string? charset, string title) =>
        Assert.Equal(title, FeedReads.Feed(bytes, charset).Items[0].Title);

    public static TheoryData<string, string> Titles =>
    [
        new("Fish &amp; chips", "Fish & chips") { TestDisplayName = "an entity of XML" },
        new("Fish & chips", "Fish & chips") { TestDisplayName = "a bare ampersand" },
        new("A&nbsp;rise &mdash; or&hellip; the minister&rsquo;s fall", "A rise — or… the minister’s fall") { TestDisplayName = "entities that nobody declared" },
        new("Fish &nosuch; chips", "Fish &nosuch; chips") { TestDisplayName = "entities that do not exist" },
        new("It&#8217;s &#x2014; &#146;so&#146;", "It’s — ’so’") { TestDisplayName = "numeric references, also of windows-1252" },
        new("A&#0;B&#xB;C&#xD800;D&#99999999999;E", "ABC\uFFFDD\uFFFDE") { TestDisplayName = "references to what is no character" },
        new("A\u0000B\u000BC\uFFFFD", "ABCD") { TestDisplayName = "characters that XML forbids" },
        new("It&amp;#8217;s", "It’s") { TestDisplayName = "escaped twice" },
        new("It&amp;amp;#8217;s", "It’s") { TestDisplayName = "escaped three times" },
        new("<![CDATA[Fish & <b>chips</b>]]>", "Fish & chips") { TestDisplayName = "HTML in a CDATA section" },
        new("&lt;b&gt;Fish&lt;/b&gt; &amp;amp; chips", "Fish & chips") { TestDisplayName = "escaped HTML" },
        new("<b>Fish</b> and <i>chips</i>", "Fish and chips") { TestDisplayName = "HTML as elements" },
        new("Fish<br>and<br>chips", "Fish and chips") { TestDisplayName = "HTML that is not closed" },
        new("\n  Fish\r\n\tand   chips\u2028 ", "Fish and chips") { TestDisplayName = "several lines" },
        new("Profit < loss", "Profit < loss") { TestDisplayName = "a sign that opens no tag" },
        new("I <3 this", "I <3 this") { TestDisplayName = "a heart" },
        new("&lt;video&gt;", "<video>") { TestDisplayName = "nothing but a tag" },
        new("<script>alert(1)</script>Fish", "Fish") { TestDisplayName = "a script" },
        new("<!-- lead -->Fish<?x y?>", "Fish") { TestDisplayName = "a comment and an instruction" },
        new("<![CDATA[A ]]>B<![CDATA[ C]]>", "A B C") { TestDisplayName = "sections between words" },
        new("Fish ]]> chips", "Fish ]]> chips") { TestDisplayName = "the end of a section that never began" },
        new("🚗 \u200Bsold", "🚗 sold") { TestDisplayName = "an emoji and an invisible space" },
    ];

    [Theory, MemberData(nameof(Titles))]
    public void A_title_is_plain_text_on_one_line(string title, string expected) =>
        Assert.Equal(expected, FeedReads.Rss($"<title>{title}</title><link>/001</link>").Title);

    [Fact]
    public void A_bare_ampersand_takes_no_tag_between_it_and_the_next_reference()
    {
        var item = FeedReads.Rss("<title>Fish & chips</title><link>/1?a=1&amp;b=2</link>");

        Assert.Equal(("Fish & chips", "https://gazette.example/1?a=1&b=2"), (item.Title, item.Url?.AbsoluteUri));
    }

    [Fact]
    public void Atoms_plain_title_keeps_its_angle_brackets() =>
        Assert.Equal("The <video> tag", FeedReads.Atom("<title>The &lt;video&gt; tag</title><id>1</id>").Title);

    public static TheoryData<string, string?> Dates =>
    [
        new("Wed, 26 Feb 2025 10:15:00 GMT", "2025-02-26T10:15:00Z") { TestDisplayName = "as it should be" },
        new("Mon, 26 Feb 2025 10:15:00 +0100", "2025-02-26T09:15:00Z") { TestDisplayName = "the wrong weekday" },
        new("26 Feb 2025 10:15 EST", "2025-02-26T15:15:00Z") { TestDisplayName = "no weekday, no seconds, a zone's name" },
        new("Wed, 26 Feb 25 10:15:00 +0000", "2025-02-26T10:15:00Z") { TestDisplayName = "a year of two digits" },
        new("Fri, 26 Feb 99 10:15:00 GMT", "1999-02-26T10:15:00Z") { TestDisplayName = "a year of two digits, of the last century" },
        new("2025-02-26T10:15:00", "2025-02-26T10:15:00Z") { TestDisplayName = "ISO without a zone" },
        new("2025-02-26 10:15:00.123 +02:00", "2025-02-26T08:15:00Z") { TestDisplayName = "ISO with a space and fractions" },
        new("2025-02-26", "2025-02-26T00:00:00Z") { TestDisplayName = "a day" },
        new("February 26, 2025 10:15 am", "2025-02-26T10:15:00Z") { TestDisplayName = "as newspapers write" },
        new("\n 1740564900 ", "2025-02-26T10:15:00Z") { TestDisplayName = "seconds since 1970" },
        new("26 février 2025", null) { TestDisplayName = "a month of another language" },
        new("yesterday", null) { TestDisplayName = "no date" },
        new("Thu, 31 Feb 2025 10:15:00 GMT", null) { TestDisplayName = "a day that does not exist" },
        new("Thu, 01 Jan 1970 00:00:00 GMT", null) { TestDisplayName = "what software writes when nothing was set" },
        new("0000-00-00T00:00:00Z", null) { TestDisplayName = "zeros" },
        new("Sat, 26 Feb 99999999999 10:15:00 GMT", null) { TestDisplayName = "a year beyond all years" },
    ];

    [Theory, MemberData(nameof(Dates))]
    public void A_date_is_read_in_any_form_or_is_none(string date, string? expected) => Assert.Equal(
        expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        FeedReads.Rss($"<title>T</title><pubDate>{date}</pubDate>").Published);

    public static TheoryData<string, string?> Links =>
    [
        new("<link>https://gazette.example/001</link>", "https://gazette.example/001") { TestDisplayName = "absolute" },
        new("<link>\n /001?a=1&b=2 \n</link>", "https://gazette.example/001?a=1&b=2") { TestDisplayName = "relative to the host, with bare ampersands" },
        new("<link>001.html</link>", "https://gazette.example/news/001.html") { TestDisplayName = "relative to the feed" },
        new("<link>//cdn.example/001</link>", "https://cdn.example/001") { TestDisplayName = "without a scheme" },
        new("<link xml:base='https://other.example/a/'>b</link>", "https://other.example/a/b") { TestDisplayName = "relative to xml:base" },
        new("<link href='/001'/>", "https://gazette.example/001") { TestDisplayName = "in Atom's manner" },
        new("<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='self' href='/self'/><a:link xmlns:a='http://www.w3.org/2005/Atom' rel='alternate' href='/001'/>", "https://gazette.example/001") { TestDisplayName = "atom:link" },
        new("<guid>https://gazette.example/001</guid>", "https://gazette.example/001") { TestDisplayName = "only in the guid" },
        new("<guid isPermaLink='true'>https://gazette.example/001</guid><link/>", "https://gazette.example/001") { TestDisplayName = "in the guid, the link being empty" },
        new("<guid isPermaLink='false'>https://gazette.example/001</guid>", null) { TestDisplayName = "in a guid that says it is none" },
        new("<guid>g-1</guid>", null) { TestDisplayName = "none, and a guid that is no address" },
        new("<link>https://proxy.example/~r/1</link><feedburner:origLink>https://gazette.example/001</feedburner:origLink>", "https://gazette.example/001") { TestDisplayName = "feedburner:origLink, its prefix undeclared" },
        new("<link>javascript:alert(1)</link>", null) { TestDisplayName = "a script" },
        new("<link>file:///etc/passwd</link>", null) { TestDisplayName = "a file" },
        new("<link>mailto:jo@gazette.example</link>", null) { TestDisplayName = "a letter box" },
        new("<link>http://</link>", null) { TestDisplayName = "half an address" },
    ];

    [Theory, MemberData(nameof(Links))]
    public void A_link_is_found_and_made_absolute(string elements, string? expected) =>
        Assert.Equal(expected, FeedReads.Rss($"<title>T</title>{elements}").Url?.AbsoluteUri);

    public static TheoryData<string, string?> Authors =>
    [
        new("<author>jo@gazette.example (Jo Bell)</author>", "Jo Bell") { TestDisplayName = "a letter box with a name" },
        new("<author>Jo Bell &lt;jo@gazette.example&gt;</author>", "Jo Bell") { TestDisplayName = "a name with a letter box" },
        new("<author>jo@gazette.example</author>", null) { TestDisplayName = "a letter box alone" },
        new("<dc:creator>By Jo Bell</dc:creator><dc:creator>Ann Roe</dc:creator>", "Jo Bell, Ann Roe") { TestDisplayName = "two" },
        new("<author>x@y.example</author><itunes:author>Jo Bell</itunes:author>", "Jo Bell") { TestDisplayName = "another element's name" },
    ];

    [Theory, MemberData(nameof(Authors))]
    public void An_author_is_a_name_and_no_letter_box(string elements, string? expected) =>
        Assert.Equal(expected, FeedReads.Rss($"<title>T</title>{elements}").Author);

    public static TheoryData<string, int> Documents =>
    [
        new("\n\n  <?xml version='1.0'?>" + Two, 2) { TestDisplayName = "blank lines before the declaration" },
        new("<!-- made by hand --><?xml version='1.0'?>" + Two, 2) { TestDisplayName = "a comment before the declaration" },
        new("<br />\n<b>Warning</b>: include(a.php) failed in <b>index.php</b><br />\n<?xml version='1.0'?>" + Two, 2) { TestDisplayName = "a fault of the server's before the declaration" },
        new("<?xml version='1.0'?><?xml-stylesheet href='file:///etc/passwd'?>" + Two, 2) { TestDisplayName = "a style sheet" },
        new("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.example/rss-0.91.dtd'>" + Two, 2) { TestDisplayName = "Netscape's document type" },
        new(Two.ToUpperInvariant(), 2) { TestDisplayName = "tags in capitals" },
        new(Two.Replace("<item>", "<ITEM>", StringComparison.Ordinal), 2) { TestDisplayName = "tags that open in capitals" },
        new(Two.Replace("<rss>", "<wrong:rss>", StringComparison.Ordinal), 2) { TestDisplayName = "a root with a wrong prefix" },
        new(Two.Replace("<channel>", "", StringComparison.Ordinal), 2) { TestDisplayName = "no channel" },
        new(Two.Replace("<rss>", "<rss xmlns='https://rss.example/odd' version=2.0 version='2.0' a b=\"<&>\">", StringComparison.Ordinal), 2) { TestDisplayName = "attributes of all wrong kinds" },
        new(Two.Replace("<rss>", "<rss xmlns='http://www.w3.org/2000/xmlns/'>", StringComparison.Ordinal), 2) { TestDisplayName = "a namespace that is reserved" },
        new(Two + "<p>and some more</p>", 2) { TestDisplayName = "something behind the end" },
        new(Two + Two, 2) { TestDisplayName = "two documents" },
        new(Two.Replace("</item>", "", StringComparison.Ordinal), 2) { TestDisplayName = "items that are not closed" },
        new(Two.Replace("</item>", "</div></item>", StringComparison.Ordinal), 2) { TestDisplayName = "ends that close nothing" },
        new("<RDF><item about='1'><title>A</title></item><item about='2'><title>B</title></item></RDF>", 2) { TestDisplayName = "RSS 1.0 without namespaces" },
        new("<feed><entry><title>A</title><id>1</id></entry><entry><title>B</title><id>2</id></entry></feed>", 2) { TestDisplayName = "Atom without a namespace" },
        new("<rss><channel><title>Empty</title></channel></rss>", 0) { TestDisplayName = "no items" },
        new("<rss/>", 0) { TestDisplayName = "nothing at all" },
        new("""{"version":1,"items":[{"id":7,"title":["A"],"url":{},"authors":"Jo","tags":7,"content_text":"x"},"junk",null,{"id":2,"title":"B","date_published":17,"author":[]}]}""", 2) { TestDisplayName = "JSON of wrong types" },
        new("""{"items":[{"id":"1","title":"A\ud800"},{"id":"2","title":"B"},],}""", 2) { TestDisplayName = "JSON with half a character and trailing commas" },
    ];

    private const string Two = "<rss><channel><title>G</title><item><title>A</title><guid>1</guid></item><item><title>B</title><guid>2</guid></item></channel></rss>";

    [Theory, MemberData(nameof(Documents))]
    public void A_document_that_is_wrong_is_read_all_the_same(string text, int items)
    {
        var feed = FeedReads.Feed(text);

        Assert.Equal(items, feed.Items.Count);
        Assert.All(feed.Items, item => Assert.NotNull(item.Id));
    }

    public static TheoryData<string> Cut =>
    [
        new(FeedReads.Channel("<item><title>A</title><guid>1</guid></item><item><title>B</title><guid>2</gu")) { TestDisplayName = "RSS" },
        new("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><id>1</id></entry><entry><title>B</title><content type='html'><![CDATA[<p>Half") { TestDisplayName = "Atom in a CDATA section" },
        new("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><id>1</id></entry><entry><title>B</title><link href='https://gaz") { TestDisplayName = "Atom in an attribute" },
        new("""{"items":[{"id":"1","title":"A","tags":["}"]},{"id":"2","title":"B] """) { TestDisplayName = "JSON" },
    ];

    [Theory, MemberData(nameof(Cut))]
    public void Of_a_document_that_ends_in_the_middle_what_was_read_whole_is_kept(string text)
    {
        var feed = FeedReads.Feed(text.Replace("</gu</channel></rss>", "</gu", StringComparison.Ordinal));

        Assert.Equal(("A", "1"), (Assert.Single(feed.Items).Title, feed.Items[0].Id));
        Assert.Contains(feed.Warnings, warning => warning.StartsWith("ends in the middle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousand_items_are_read_and_of_ten_thousand_the_first_five()
    {
        static string Items(int count) => FeedReads.Channel(string.Concat(Enumerable.Range(1, count).Select(number => $"<item><guid>{number}</guid><title>A</title></item><item><title>{number}</title></item>")));

        Assert.Equal((1_000, 0), (FeedReads.Feed(Items(500)).Items.Count, FeedReads.Feed(Items(500)).Warnings.Count(warning => warning.StartsWith("has more", StringComparison.Ordinal))));
        Assert.Contains("has more than 5,000 items: the first 5,000 are read", FeedReads.Feed(Items(5_000)).Warnings);
    }

    [Fact]
    public void An_id_that_several_items_share_is_not_gone_by()
    {
        var feed = FeedReads.Feed(FeedReads.Channel(
            "<item><guid>1</guid><link>/a</link></item><item><guid>1</guid><link>/b</link></item><item><guid>2</guid><link>/c</link></item><item><guid>2</guid><link>/c?utm_source=x</link></item>"));

        Assert.Equal([null, null, "2", "2"], feed.Items.Select(item => item.Id));
        Assert.Contains("gives 1 id to several items: such ids are not gone by", feed.Warnings);
    }

    [Fact]
    public void The_same_item_twice_is_one_and_one_without_address_and_words_is_none() => Assert.Single(FeedReads.Feed(FeedReads.Channel(
        "<item><guid>1</guid><link>/a</link></item><item><guid>1</guid><link>/a</link></item><item><pubDate>2025-02-26</pubDate></item>")).Items);

    [Theory]
    [InlineData("<ttl>90</ttl>", 90)]
    [InlineData("<ttl>-5</ttl>", null)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>99999999999999999999999999</ttl>", 1_440)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1e300</sy:updateFrequency>", 60)]
    [InlineData("<sy:updatePeriod>often</sy:updatePeriod>", null)]
    public void An_interval_is_bounded(string elements, int? minutes) =>
        Assert.Equal(minutes, FeedReads.Feed(FeedReads.Channel(elements)).Interval?.TotalMinutes);

    [Fact]
    public void Other_vocabularies_are_not_taken_for_the_feeds_own()
    {
        var item = FeedReads.Rss(
            "<media:title>Picture</media:title><media:description>A picture.</media:description><itunes:title>Sound</itunes:title><x:link>https://x.example/</x:link><x:title>X</x:title>"
            + "<title>Real</title><link>/001</link><description>Words.</description>");

        Assert.Equal(("Real", "https://gazette.example/001", "Words."), (item.Title, item.Url?.AbsoluteUri, item.Summary));
    }

    [Fact]
    public void Content_that_stands_in_the_feed_as_elements_is_HTML() => Assert.Equal(
        "<p class=\"a\">One &amp; <b>two</b><br /></p><p></p>",
        FeedReads.Atom("<id>1</id><content type='xhtml'><x:p xmlns:x='http://www.w3.org/1999/xhtml' class='a'>One &amp; <x:b>two</x:b><x:br/></x:p><p/></content>").Content);

    private static string Titled(string encoding, string title) =>
        $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss><channel><title>Gazette of the harbour and the islands around it</title><item><title>{title}</title></item></channel></rss>";
}
