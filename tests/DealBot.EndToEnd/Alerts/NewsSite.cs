using System.Text;
using DealBot.Testing.Web;

namespace DealBot.EndToEnd.Alerts;

/// <summary>An outlet's site on loopback: a feed of summaries, and a page for each article.</summary>
internal sealed class NewsSite
{
    private readonly WebCounterpart _web;
    private readonly string _host;
    private readonly string _outlet;
    private readonly WebDocument _feed;
    private readonly List<string> _items = [];

    /// <param name="web">Where it is.</param>
    /// <param name="host">Its host, which the system must know: <c>127.0.0.1</c> or <c>localhost</c>.</param>
    /// <param name="outlet">Its name.</param>
    public NewsSite(WebCounterpart web, string host, string outlet)
    {
        (_web, _host, _outlet) = (web, host, outlet);
        _feed = new WebDocument("application/rss+xml; charset=utf-8", Feed());
        web.Serve(host, "/feed.xml", _feed);
    }

    /// <summary>The address of its feed.</summary>
    public string FeedAddress => _web.Url(_host, "/feed.xml").ToString();

    /// <summary>Prints an article, and puts it at the head of the feed.</summary>
    /// <returns>Its address.</returns>
    public string Publishes(string path, string title, params string[] paragraphs)
    {
        var page = _web.Url(_host, path).ToString();
        _web.Serve(_host, path, new WebDocument("text/html; charset=utf-8", $"""
            <!DOCTYPE html><html><head><title>{title}</title>
            <meta property="og:site_name" content="{_outlet}"></head>
            <body><nav>Home News Sport</nav><article><h1>{title}</h1>
            {string.Join('\n', paragraphs.Select(paragraph => $"<p>{paragraph}</p>"))}</article></body></html>
            """));
        _items.Insert(0, $"<item><title>{title}</title><link>{page}</link><guid>{page}</guid><description>In short.</description></item>");
        _feed.Write(Feed());
        return page;
    }

    private string Feed() => new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>")
        .Append($"<title>{_outlet}</title><link>{_web.Url(_host, "/")}</link><description>News</description>")
        .AppendJoin("", _items)
        .Append("</channel></rss>")
        .ToString();
}
