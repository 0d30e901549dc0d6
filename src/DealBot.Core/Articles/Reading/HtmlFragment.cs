using AngleSharp.Html.Parser;

namespace DealBot.Core.Articles.Reading;

internal static class HtmlFragment
{
    public static string TextOf(string html) => new HtmlParser().ParseDocument(html).Body?.TextContent ?? "";
}
