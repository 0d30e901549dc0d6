using DealBot.Core.Articles;

namespace DealBot.Core.Tests.Reading;

public sealed class HtmlFactsTests
{
    public static TheoryData<string> Scripts =>
    [
        new("""{"@type":"NewsArticle","headline":"Talks &amp; cranes","url":"https://d.example/t","datePublished":"2025-02-26T18:00:00Z","author":{"@type":"Person","name":"Jane Doe"},"publisher":{"@type":"Organization","name":"The Daily"}}""") { TestDisplayName = "an object" },
        new("""[{"@type":"BreadcrumbList"},{"@type":["Article","ReportageNewsArticle"],"headline":"Talks & cranes","mainEntityOfPage":"https://d.example/t","datePublished":"2025-02-26 18:00","author":"Jane Doe","publisher":"The Daily"}]""") { TestDisplayName = "an array" },
        new("""{"@graph":[{"@type":"WebPage","@id":"https://d.example/t"},{"@type":"Article","headline":"Talks & cranes","mainEntityOfPage":{"@id":"https://d.example/t"},"datePublished":"2025-02-26T18:00:00+00:00","author":{"@id":"#jane"},"publisher":{"@id":"#org"}},{"@type":"Organization","@id":"#org","name":"The Daily"},{"@type":"Person","@id":"#jane","name":"Jane Doe"}]}""") { TestDisplayName = "a graph with references" },
        new("""<!-- {"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"Talks & cranes","url":"https://d.example/t","datePublished":"26 Feb 2025 18:00","creator":[{"name":"Jane Doe"}],"publisher":{"name":"The Daily"},}} -->""") { TestDisplayName = "nested, in a comment, with a comma too many" },
        new("""/*<![CDATA[*/{"@type":"NewsArticle","headline":"Talks & cranes","url":"https://d.example/t","datePublished":"2025-02-26T18:00:00Z","author":[{"name":"Jane Doe"}],"publisher":{"name":"The Daily"}}/*]]>*/""") { TestDisplayName = "in a CDATA section" },
    ];

    [Theory, MemberData(nameof(Scripts))]
    public void Reads_JSON_LD_in_every_shape(string script)
    {
        var article = Read($"<script type='application/ld+json'>{script}</script>");

        Assert.Equal("Talks & cranes", article.Title);
        Assert.Equal("https://d.example/t", article.Url);
        Assert.Equal(new DateTimeOffset(2025, 2, 26, 18, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("Jane Doe", article.Author);
        Assert.Equal("The Daily", article.Source);
    }

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":")]
    [InlineData("")]
    [InlineData("[[[[")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":5,\"author\":[null,7],\"publisher\":[]}")]
    public void Passes_over_JSON_LD_that_does_not_serve(string script)
    {
        var article = Read($"<script type='application/ld+json'>{script}</script><meta property='og:title' content='Talks'>");

        Assert.Equal("Talks", article.Title);
        Assert.Null(article.Author);
    }

    [Fact]
    public void Half_a_character_in_JSON_LD_costs_that_character_and_no_more()
    {
        var article = Reads.Article("a.html", """<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Sold \ud83d\ude97 \ud800 here","author":{"name":"Jo Bell"}}</script></head><body><p>Words.</p></body></html>""");

        Assert.Equal(("Sold 🚗 \uFFFD here", "Jo Bell"), (article.Title, article.Author));
    }

    [Fact]
    public void Names_several_authors() =>
        Assert.Equal("Jane Doe, John Roe", Read("""<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jane Doe"},"John Roe"]}</script>""").Author);

    [Theory]
    [InlineData("<title>Talks resume | The Daily</title>", "Talks resume")]
    [InlineData("<title>Talks resume - The Daily</title><meta property='og:site_name' content='The Daily'>", "Talks resume")]
    [InlineData("<title>Talks - the end</title>", "Talks - the end")]
    [InlineData("<meta property='og:title' content='Talks resume - Daily News'><link rel='canonical' href='https://www.daily.example/a'>", "Talks resume - Daily News")]
    [InlineData("<meta property='og:title' content='Talks resume — Daily'><link rel='canonical' href='https://www.daily.example/a'>", "Talks resume")]
    [InlineData("<title>The Daily</title><h1> Talks\n resume </h1>", "Talks resume")]
    [InlineData("<title>x</title><meta name='twitter:title' content='Talks resume'>", "Talks resume")]
    public void Finds_the_title(string head, string expected) => Assert.Equal(expected, Read(head).Title);

    [Theory]
    [InlineData("<time datetime='2025-02-26T10:00:00Z'>today</time>")]
    [InlineData("<time datetime='2024-01-01'>then</time><time itemprop='datePublished' datetime='2025-02-26T10:00:00Z'>today</time>")]
    [InlineData("<meta name='pubdate' content='soon'><meta name='date' content='2025-02-26 10:00'><time datetime='2025-02-26T10:00:00Z'></time>")]
    [InlineData("<meta itemprop='datePublished' content='Wed, 26 Feb 2025 10:00:00 GMT'>")]
    public void Finds_the_date(string html) =>
        Assert.Equal(new DateTimeOffset(2025, 2, 26, 10, 0, 0, TimeSpan.Zero), Read(html).Published);

    [Theory]
    [InlineData("<link rel='canonical' href='/relative'><meta property='og:url' content='https://www.daily.example/a'>", "https://www.daily.example/a", "daily.example")]
    [InlineData("<link rel='canonical' href='javascript:alert(1)'>", null, null)]
    public void Takes_only_whole_web_addresses(string head, string? url, string? source)
    {
        var article = Read(head);

        Assert.Equal(url, article.Url);
        Assert.Equal(source, article.Source);
    }

    private static Article Read(string head) => Reads.Article("page.html", $"<html><head>{head}</head><body><p>The ministers met.</p></body></html>");
}
