using System.IO.Compression;
using System.Text;
using DealBot.Testing.Web;

namespace DealBot.Core.Tests.Feeds.Day;

/// <summary>Two hundred outlets: good ones of every format, and each way of being bad or hostile that the web knows.</summary>
internal static class Plan
{
    public const int OutletCount = 200;

    private static readonly TimeSpan LastStory = TimeSpan.FromHours(17); // a page that fails for ever is given up within six hours

    /// <summary>The outlets, the same for the same seed.</summary>
    /// <param name="seed">Decides when stories come.</param>
    /// <param name="url">Gives the address of a path on a host.</param>
    /// <param name="hang">Makes an answer known as one that says nothing more for ever.</param>
    public static List<Outlet> Of(int seed, Func<string, string, string> url, Func<WebHandler, WebHandler> hang)
    {
        var random = new Random(seed);
        var number = 0;
        var odd = Odd(New, url, hang).Concat(Bad(New, url, hang)).ToList();
        string[] plain = ["morning", "harbour", "northern", "evening", "island"];
        while (odd.Count < OutletCount)
        {
            var outlet = New(plain[odd.Count % plain.Length]);
            odd.Add((odd.Count % 4) switch
            {
                0 => outlet with { Headers = ["Cache-Control: max-age=3600"], Pause = TimeSpan.FromHours(1) },
                1 => outlet with { Headers = ["Cache-Control: public, max-age=1800"], Pause = TimeSpan.FromMinutes(30) },
                _ => outlet,
            });
        }

        return odd;

        Outlet New(string kind)
        {
            number++;
            var stories = Enumerable.Range(0, 2).Select(at => (TimeSpan.Zero, new Story((number * 1000) + at)))
                .Concat(Enumerable.Range(2, random.Next(1, 4)).Select(at => (LastStory * random.NextDouble(), new Story((number * 1000) + at))))
                .OrderBy(static entry => entry.Item1).ToList();
            return new Outlet(kind, number) { Stories = stories };
        }
    }

    private static IEnumerable<Outlet> Odd(Func<string, Outlet> outlet, Func<string, string, string> url, Func<WebHandler, WebHandler> hang)
    {
        yield return outlet("wrong encoding") with { Format = FeedFormat.Rss2, Encode = static (text, _) => FeedWriter.Windows1252(text) };
        yield return outlet("undeclared entities") with
        {
            Format = FeedFormat.Rss2,
            Encode = static (text, _) => Encoding.UTF8.GetBytes(text.Replace("<title>Harbour", "<title>Harbour&nbsp;", StringComparison.Ordinal)),
        };
        yield return outlet("no dates") with { Format = FeedFormat.Rss2, Rewrite = static (story, _) => story with { Date = null } };
        yield return outlet("dates that are none") with { Format = FeedFormat.Rss2, Rewrite = static (story, _) => story with { Date = "yesterday at noon" } };
        yield return outlet("HTML in titles") with
        {
            Format = FeedFormat.Rss2,
            Rewrite = static (story, _) => story with { Title = $"<b>{story.Title}</b>" },
        };
        yield return outlet("a thousand items") with
        {
            Headers = ["Cache-Control: max-age=3600"],
            Pause = TimeSpan.FromHours(1),
            Stories = [.. Enumerable.Range(0, 1000).Select(static at => (TimeSpan.Zero, new Story(900_000 + at))), (TimeSpan.FromHours(5), new Story(901_000))],
        };
        yield return outlet("no ids") with { Format = FeedFormat.Rss2, Rewrite = static (story, _) => story with { Id = null } };
        yield return outlet("one id for all") with { Format = FeedFormat.Rss2, Rewrite = static (story, _) => story with { Id = "item" } };
        yield return outlet("neither ids nor links") with { Format = FeedFormat.Rss2, Rewrite = static (story, _) => story with { Id = null, Link = null } };
        yield return outlet("one link for all") with { Rewrite = static (story, _) => story with { Link = "/news" } };
        yield return outlet("ids that change") with { Rewrite = static (story, fetch) => story with { Id = $"{story.Id}-{fetch}" } };
        yield return outlet("dates that move") with { Format = FeedFormat.Rss2, Rewrite = static (story, fetch) => story with { Date = $"Sat, 01 Mar 2025 {fetch % 24:00}:{fetch % 60:00}:00 GMT" } };
        yield return outlet("links that change") with { Rewrite = static (story, fetch) => story with { Link = $"/news/{fetch}/{story.Number}" } };
        yield return outlet("ids and links that change") with { Rewrite = static (story, fetch) => story with { Id = $"{fetch}-{story.Number}", Link = $"/{fetch}/{story.Number}" } };
        yield return outlet("001 and 001 html") with
        {
            Format = FeedFormat.Rss2,
            Rewrite = static (story, fetch) => story with { Id = null, Link = fetch % 2 == 0 ? $"/{story.Number}" : $"/{story.Number}.html" },
        };
        yield return outlet("tracking parameters") with { Format = FeedFormat.Rss2, Rewrite = static (story, fetch) => story with { Id = null, Link = $"{story.Link}?utm_source=feed&utm_campaign={fetch}" } };
        yield return outlet("another order") with
        {
            Format = FeedFormat.Rss2,
            Encode = static (text, fetch) => Encoding.UTF8.GetBytes(fetch % 2 == 0 ? text : Reversed(text)),
        };
        yield return outlet("corrected stories") with { Rewrite = static (story, fetch) => story with { More = $"Corrected {fetch / 30} times." }, Held = static story => story.Text.TrimEnd() };
        yield return outlet("gzip") with { Encode = static (text, _) => Gzipped(text), Headers = ["Content-Encoding: gzip"] };
        yield return outlet("an hour to live") with { Format = FeedFormat.Rss2, Pause = TimeSpan.FromHours(1), Encode = static (text, _) => Encoding.UTF8.GetBytes(text.Replace("<channel>", "<channel><ttl>60</ttl>", StringComparison.Ordinal)) };
        yield return outlet("retry after") with { Readable = TimeSpan.FromHours(2), Instead = static (_, fetch) => fetch == 0 ? WebAnswers.Status(429, "Retry-After: 7200") : null };
        yield return outlet("temporary redirect") with { Instead = static (_, _) => WebAnswers.Redirect(302, "/feed-of-today") };
        yield return outlet("permanent redirect") with { MovesTo = "", Instead = static (_, _) => WebAnswers.Redirect(301, "/feed-of-today") };
        yield return outlet("500s") with { Instead = static (_, fetch) => fetch % 5 == 3 ? WebAnswers.Status(500) : null };
        yield return outlet("time outs") with { Instead = (_, fetch) => fetch % 7 == 3 ? hang(WebAnswers.Silence) : null };
        yield return outlet("truncated now and then") with { Format = FeedFormat.Rss2, Encode = static (text, fetch) => Encoding.UTF8.GetBytes(fetch % 3 == 2 ? text[..(text.Length / 2)] : text) };
        yield return outlet("dead and back") with
        {
            Instead = static (now, _) => now > TimeSpan.FromHours(3) && now < TimeSpan.FromHours(9) ? WebAnswers.Status(503) : null,
            Notices = (1, 1),
        };
        yield return outlet("an hour away") with { Instead = static (now, _) => now > TimeSpan.FromHours(3) && now < TimeSpan.FromHours(3.5) ? WebAnswers.Reset : null };
        for (var at = 0; at < 4; at++) yield return outlet("summaries") with { Rewrite = Summarized };
        yield return outlet("summaries without dates") with { Format = FeedFormat.Rss2, Rewrite = static (story, fetch) => Summarized(story, fetch) with { Date = null } };
        yield return outlet("pages that fail at first") with { Rewrite = Summarized, PageInstead = FailsAtFirst() };
        yield return outlet("pages that fail for ever") with { Rewrite = Summarized, PageInstead = static _ => WebAnswers.Status(500), Held = static story => story.Summary };
        yield return outlet("pages that want a login") with
        {
            Rewrite = Summarized, PageInstead = static _ => WebAnswers.Ok("text/html", "<html><title>Log in</title><form><input type='password'></form><p>Log in to go on.</p></html>"), Held = static story => story.Summary,
        };
        yield return outlet("pages that robots close") with
        {
            Rewrite = Summarized, Robots = "User-agent: *\nDisallow: /news/", PageInstead = static _ => throw new InvalidOperationException("It was closed."), Held = static story => story.Summary,
        };
        var canonical = outlet("pages with a canonical address");
        yield return canonical with
        {
            Format = FeedFormat.Rss2,
            Rewrite = static (story, fetch) => Summarized(story, fetch) with { Id = null, Link = $"/section-{fetch % 3}/{story.Number}", Title = story.Title + (fetch % 3 == 0 ? "" : " again") },
            PageInstead = story => WebAnswers.Ok("text/html", story.Page.Replace("<head>", $"<head><link rel='canonical' href='{url(canonical.Host, $"/news/{story.Number}")}'>", StringComparison.Ordinal)),
        };
        yield return outlet("redirected pages") with
        {
            Rewrite = static (story, fetch) => Summarized(story, fetch) with { Link = $"/go/{story.Number}" },
        };
        yield return outlet("moved house") with
        {
            MovesTo = "moved-in.test",
            Instead = (now, _) => now > TimeSpan.FromHours(6) ? WebAnswers.Redirect(301, url("moved-in.test", "/feed")) : null,
        };
        var wire = outlet("wire") with { IsOfWire = true };
        yield return wire;
        yield return outlet("wire copy") with { IsOfWire = true, Stories = [.. wire.Stories.Select(static entry => (entry.At + (entry.At > TimeSpan.Zero ? TimeSpan.FromHours(1) : TimeSpan.Zero), entry.Story))] };
    }

    private static IEnumerable<Outlet> Bad(Func<string, Outlet> outlet, Func<string, string, string> url, Func<WebHandler, WebHandler> hang)
    {
        var lol = "<!DOCTYPE rss [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(1, 9).Select(static at => $"<!ENTITY a{at} \"{string.Concat(Enumerable.Repeat(at == 1 ? "&a;" : $"&a{at - 1};", 10))}\">")) + "]>";
        yield return Never(outlet("billion laughs"), "DOCTYPE") with { Format = FeedFormat.Rss2, Encode = (text, _) => Encoding.UTF8.GetBytes(text.Replace("<rss", lol + "<rss", StringComparison.Ordinal).Replace("Harbour", "&a9;", StringComparison.Ordinal)) };
        yield return Never(outlet("foreign entities"), "DOCTYPE") with { Format = FeedFormat.Rss2, Encode = static (text, _) => Encoding.UTF8.GetBytes(text.Replace("<rss", "<!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><rss", StringComparison.Ordinal).Replace("Harbour", "&secret;", StringComparison.Ordinal)) };
        var bomb = Gzipped(new string(' ', 50_000_000));
        yield return Never(outlet("gzip bomb"), "larger than", WebAnswers.Ok("application/rss+xml", bomb, "Content-Encoding: gzip"));
        yield return Never(outlet("endless body"), "larger than", WebAnswers.Endless("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>", "<item/>"));
        yield return Never(outlet("slow body"), "did not answer in time", hang(WebAnswers.Stalls("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss><channel>")));
        yield return Never(outlet("silence"), "did not answer in time", hang(WebAnswers.Silence));
        yield return Never(outlet("redirect to an inner address"), "inner address", WebAnswers.Redirect(302, "http://169.254.169.254/latest/meta-data/"));
        yield return Never(outlet("redirect to the own machine"), "inner address", WebAnswers.Redirect(301, "http://[::1]:8080/feed"));
        yield return Never(outlet("redirect in a circle"), "circle", WebAnswers.Redirect(302, "/feed"));
        yield return Never(outlet("redirect to a file"), "no web address", WebAnswers.Redirect(302, "file:///etc/passwd"));
        yield return Never(outlet("login page"), "page", WebAnswers.Ok("text/html", "<!DOCTYPE html><html><head><title>Log in</title></head><body><form>Name <input></form></body></html>"));
        yield return Never(outlet("a page with a feed"), "names the feed", WebAnswers.Ok("text/html", "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/other.xml'></head></html>"));
        yield return Never(outlet("wrong content type"), "image/png", WebAnswers.Ok("image/png", "\u0089PNG"));
        yield return Never(outlet("empty"), "is empty", WebAnswers.Ok("text/xml", ""));
        yield return Never(outlet("no feed at all"), "feed", WebAnswers.Ok("application/json", "[1, 2, 3]"));
        yield return Never(outlet("always 500"), "answered 500", WebAnswers.Status(500));
        yield return Never(outlet("always 404"), "answered 404", WebAnswers.Status(404));
        yield return Never(outlet("reset"), "broke its answer off", WebAnswers.Reset);
        yield return Never(outlet("no HTTP"), "not HTTP", WebAnswers.Raw("220 mail.example ESMTP\r\n"));
        yield return Never(outlet("closed by robots"), "robots.txt", WebAnswers.Status(200)) with { Robots = "User-agent: *\nDisallow: /" };
        yield return Never(outlet("gone"), "gone for good", WebAnswers.Status(410)) with { Notices = (0, 0) }; // tried once a day
        yield return Never(outlet("left alone for a day"), "answered 503", WebAnswers.Status(503, "Retry-After: 86400")) with { Notices = (0, 0), Pause = TimeSpan.FromDays(1) };
    }

    private static Outlet Never(Outlet outlet, string status, WebHandler? answer = null) => outlet with
    {
        IsGood = false,
        Status = status,
        Notices = (1, 0),
        Instead = (_, _) => answer,
    };

    private static Story Summarized(Story story, int fetch) => story with { IsWhole = false };

    private static Func<Story, WebHandler?> FailsAtFirst()
    {
        Dictionary<int, int> asked = [];
        return story =>
        {
            lock (asked) return (asked[story.Number] = asked.GetValueOrDefault(story.Number) + 1) < 4 ? WebAnswers.Status(502) : null;
        };
    }

    private static string Reversed(string rss)
    {
        var items = rss.Split("<item>");
        var end = items[^1].IndexOf("</item>", StringComparison.Ordinal) + "</item>".Length;
        if (items.Length < 3) return rss;
        var bodies = items[1..^1].Append(items[^1][..end]).Reverse();
        return items[0] + string.Concat(bodies.Select(static body => $"<item>{body}")) + items[^1][end..];
    }

    private static byte[] Gzipped(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
