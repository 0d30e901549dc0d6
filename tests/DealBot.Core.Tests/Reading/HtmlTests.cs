using System.Text;

namespace DealBot.Core.Tests.Reading;

public sealed class HtmlTests
{
    private const string Lead = "The ministers of both countries met in the old harbour on Monday, and they left it late at night.";
    private const string Quote = "“We have agreed on the cranes, on the quays and on very little else,” the harbour master said.";
    private const string End = "A second round of talks is to follow in spring, when the ice has gone from the outer basin.";

    private static readonly string Body = string.Join('\n', Lead, Quote, "What comes next", End);

    private const string NewsPage =
        $$"""
        <!DOCTYPE html>
        <html lang="en"><head>
          <meta charset="utf-8">
          <title>Harbour talks resume - The Daily</title>
          <link rel="canonical" href="https://daily.example/world/harbour">
          <meta property="og:title" content="Harbour talks resume &amp; stall"><meta property="og:site_name" content="The Daily">
          <meta property="article:published_time" content="2025-02-26T18:00:00+02:00"><meta name="author" content="By Jane Doe">
          <style>p { color: red }</style><script>if (1 < 2) document.write("<p>Never shown to anybody who reads this page.</p>");</script>
        </head>
        <body class="single-post with-sidebar has-comments">
          <div id="cookie-banner"><p>We and our 412 partners store and read information on your device, as the law lets us do.</p></div>
          <header><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav></header>
          <div class="page"><article>
            <header><h1>Harbour talks resume &amp; stall</h1><p class="byline">By <a rel="author" href="/jane">Jane Doe</a></p>
              <time datetime="2025-02-26T18:00:00+02:00">Feb 26, 2025</time></header>
            <div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a></div>
            <figure><img src="ship.jpg" alt="A ship"><figcaption>A ship lies in the harbour on the day of the talks. Photo: Jane Doe</figcaption></figure>
            <p>{{Lead}}</p>
            <p><strong>Read more:</strong> <a href="/cranes">The cranes that nobody in the harbour remembers ordering</a></p>
            <p>“We have agreed on the <a href="/cranes">cranes</a>, on the <em>quays</em> and
               on very little else,” the harbour&nbsp;master said.</p>
            <div class="ad-slot"><p>Buy a boat today and pay for it in a year, with no money down and no questions asked.</p></div>
            <p><a href="/other">Five questions that the ministers would rather not answer in public today</a></p>
            <aside><p>Jane Doe has written about harbours for twenty years and lives by the sea with two dogs.</p></aside>
            <h2>What comes next</h2>
            <p>{{End}}</p>
            <div class="newsletterSignup"><h3>Stay informed</h3><p>Get the best of our reporting in a single letter, every morning but Sunday.</p></div>
            <h3>More like this</h3>
            <ul><li><a href="/a">A first story about another harbour</a></li><li><a href="/b">A second story</a></li></ul>
          </article></div>
          <section id="comments"><h2>3 comments</h2>
            <article class="comment"><p>I have lived by this harbour all my life, and I have never seen a minister get out of his car.</p></article>
            <article class="comment"><p>The cranes are older than the ministers are, and they work harder too, if you ask me about it.</p></article>
          </section>
          <footer><p>© 2025 The Daily. All rights reserved, all wrongs too, and so on and so forth until the line is full.</p></footer>
        </body></html>
        """;

    [Fact]
    public void Takes_the_facts_from_meta_tags()
    {
        var article = Reads.Article("page.html", NewsPage);

        Assert.Equal("Harbour talks resume & stall", article.Title);
        Assert.Equal("The Daily", article.Source);
        Assert.Equal("https://daily.example/world/harbour", article.Url);
        Assert.Equal(new DateTimeOffset(2025, 2, 26, 16, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("Jane Doe", article.Author);
    }

    [Fact]
    public void Takes_the_prose_and_leaves_the_rest_of_the_page() => Assert.Equal(Body, Reads.Article("page.html", NewsPage).Text);

    public static TheoryData<string> Layouts =>
    [
        new($"<div class='wrap'><div id='left'><a href='/'>Home</a></div><div><p>{Lead}</p><p>{Quote}</p><h3>What comes next</h3><p>{End}</p></div></div>") { TestDisplayName = "nothing but divisions" },
        new($"<form id='aspnetForm'><table><tr><td><a href='/'>Home</a></td><td><p>{Lead}<p>{Quote}<h3>What comes next</h3><p>{End}</td></tr></table></form>") { TestDisplayName = "a form and a table around it all, end tags left out" },
        new($"<main><div>{Lead}<br><br>{Quote}<br><b>What comes next</b><br>{End}</div></main>") { TestDisplayName = "line breaks for paragraphs" },
        new($"<article><div class='chunk'><p>{Lead}</p></div><div class='advert'><p>{Lead}</p></div><div class='chunk'><p>{Quote}</p><h2>What comes next</h2><p>{End}</p></div></article>") { TestDisplayName = "in pieces" },
        new($"<div class='sidebar-layout'><section><p>{Lead}</p><p>{Quote}</p><h2>What comes next</h2><p>{End}</p></section></div>") { TestDisplayName = "within an element that is named like clutter" },
        new($"<div class='teaser'><p>{Lead}</p></div><div itemprop='articleBody'><p>{Lead}</p><p>{Quote}</p><h2>What comes next</h2><p>{End}</p></div><div style='display: none'><p>{Lead}</p></div>") { TestDisplayName = "marked as the article's body" },
        new($"<p>{Lead}<script>var p = '<p>';</script><noscript>Switch on scripts to see the pictures of the harbour and of the ships.</noscript></p><blockquote><p>{Quote}</p></blockquote><ul><li>What comes next</li></ul><p>{End}<svg><text>axis</text><path/></svg></p>") { TestDisplayName = "machinery within paragraphs" },
    ];

    [Theory, MemberData(nameof(Layouts))]
    public void Finds_the_article_in_any_layout(string body) =>
        Assert.Equal(Body, Reads.Article("page.html", "<html><head><title>Harbour</title></head><body>" + body + "</body></html>").Text);

    public static TheoryData<string, string> Pieces =>
    [
        new("<p>One <b>two</b>\n  three&nbsp;four&shy;teen</p><p>5 &lt; 6 &#8220;ok&#8221;</p>", "One two three fourteen\n5 < 6 “ok”") { TestDisplayName = "white space and character references" },
        new("<ul><li>one<li>two<ul><li>three</ul></ul>", "one\ntwo\nthree") { TestDisplayName = "items" },
        new("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td") { TestDisplayName = "rows" },
        new("<pre>first\n  second</pre>", "first\nsecond") { TestDisplayName = "preformatted lines" },
        new("<p>He said <q>never</q>.</p>", "He said “never”.") { TestDisplayName = "quotation elements" },
        new("<a name='top'/><p>One long beginning <a href='x'>two <a href='y'>three</a></p><p>Four and five</p>", "One long beginning two three\nFour and five") { TestDisplayName = "links that are never closed" },
        new("<div><span>One<div>Two</span></div>Three", "One\nTwo\nThree") { TestDisplayName = "crossed tags" },
        new("<p>One<custom-tag>two</custom-tag></b></i></p></p>Three", "Onetwo\nThree") { TestDisplayName = "unknown and stray tags" },
        new("<dl><dt>one<dd>two<dt>three</dl>", "one\ntwo\nthree") { TestDisplayName = "definitions" },
    ];

    [Theory, MemberData(nameof(Pieces))]
    public void Renders_what_a_browser_shows(string body, string expected) =>
        Assert.Equal(expected, Reads.Article("page.html", "<html><body>" + body).Text);

    [Fact]
    public void Reads_a_page_in_the_encoding_that_it_declares()
    {
        var latin2 = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-2")!;
        var page = $"<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><title>Łódź</title></head><body><p>Rada w Łodzi obraduje.</p>";

        Assert.Equal("Rada w Łodzi obraduje.", Reads.Article("page.html", latin2.GetBytes(page)).Text);
    }

    [Fact]
    public void Takes_a_page_that_says_Latin1_as_windows_1252()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<html><meta charset=\"latin1\"><body><p>He said “never” – twice.</p>");

        Assert.Equal("He said “never” – twice.", Reads.Article("page.htm", bytes).Text);
    }

    [Fact]
    public void Knows_a_page_by_its_content_whatever_it_is_called() =>
        Assert.Equal("They met.", Reads.Article("standard input", "\n<!-- saved --><!DOCTYPE html><p>They met.</p>").Text);

    [Fact]
    public void Knows_prose_in_a_script_without_spaces()
    {
        var page = "<html><body><div class='menu'><a href='/'>首页</a> 新闻</div><div class='text'><p>两国部长周一在旧港口会面，讨论起重机和码头的问题。</p><p>会谈将在春天继续。</p></div></body></html>";

        Assert.Equal("两国部长周一在旧港口会面，讨论起重机和码头的问题。\n会谈将在春天继续。", Reads.Article("page.html", page).Text);
    }

    [Fact]
    public void Refuses_a_page_without_an_article()
    {
        var message = Reads.Failure("page.html", "<html><body><nav><a href='/'>Home</a></nav><script>var x;</script></body></html>");

        Assert.StartsWith("page.html holds no article text. Save the article's words as plain text", message, StringComparison.Ordinal);
    }
}
