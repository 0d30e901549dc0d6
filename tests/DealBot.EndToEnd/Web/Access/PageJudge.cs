using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DealBot.Web.Access;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Judges a page as a browser reads it: parsed, with the policy that came with it.</summary>
internal static class PageJudge
{
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping", "background", "cite" };

    private static readonly HashSet<string> NeverOurs = new(StringComparer.OrdinalIgnoreCase)
    {
        HostileLibrary.Mark, "iframe", "frame", "object", "embed", "applet", "base", "style", "template", "portal", "marquee", "math", "foreignobject", "animate", "set", "audio", "video",
    };

    /// <summary>Fails where the page runs, loads or sends anything that is not ours.</summary>
    /// <param name="what">What was attacked, for the message.</param>
    /// <param name="answer">The answer.</param>
    public static async Task JudgeAsync(string what, HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policies), what);
        Assert.Equal([SecurityHeaders.ContentSecurityPolicy], policies);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType is not "text/html") return; // with nosniff, nothing else is read as a page
        foreach (var element in new HtmlParser().ParseDocument(text).All) Judge(what, element);
    }

    private static void Judge(string what, IElement element)
    {
        var shown = element.OuterHtml.Length > 300 ? element.OuterHtml[..300] : element.OuterHtml;
        Assert.False(NeverOurs.Contains(element.LocalName), $"{what} put an element into the page: {shown}");
        if (element.LocalName is "script")
            Assert.True(element.TextContent.Length == 0 && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) == true, $"{what} put a script into the page: {shown}");
        if (element.LocalName is "meta") Assert.False(element.HasAttribute("http-equiv"), $"{what} speaks for the server: {shown}");
        foreach (var attribute in element.Attributes)
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{what} put a handler into the page: {shown}");
            Assert.False(attribute.Name is "style" or "srcdoc" or HostileLibrary.Mark, $"{what} put an attribute into the page: {shown}");
            if (Addresses.Contains(attribute.Name)) Judge(what, element.LocalName, attribute.Value.Trim(), shown);
        }
    }

    private static void Judge(string what, string element, string address, string shown)
    {
        var isOurs = address.Length == 0 || address[0] is '#' or '?' || (address[0] is '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal));
        var isLink = element is "a" or "blockquote" or "q" && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        Assert.True(isOurs || isLink, $"{what} put an address into the page: {shown}");
    }
}
