using System.Buffers;
using System.Collections.Frozen;

namespace DealBot.Core.Articles.Reading.Html;

/// <summary>Tells the parts of a page that are not its article by how their authors named them.</summary>
internal static class Clutter
{
    // Never prose: machinery, controls, pictures with their captions, ways to other pages.
    private static readonly FrozenSet<string> NeverProse = FrozenSet.Create(StringComparer.Ordinal,
        "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "figure", "head", "iframe", "input", "map", "math", "nav",
        "noembed", "noframes", "noscript", "object", "picture", "script", "select", "style", "svg", "template", "textarea", "title", "video");

    private static readonly FrozenSet<string> NeverProseRoles = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar", "tooltip");

    private static readonly FrozenSet<string> SuspectElements = FrozenSet.Create(StringComparer.Ordinal, "aside", "footer", "form", "header");

    // Whole words of class names and ids, as sites of all kinds use them.
    private static readonly FrozenSet<string> SuspectWords = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "ad", "ads", "adslot", "advert", "adverts", "advertisement", "advertising", "author", "authors", "banner", "bio", "breadcrumb",
        "breadcrumbs", "byline", "caption", "captions", "carousel", "consent", "cookie", "cookies", "copyright", "credit", "credits",
        "disqus", "donate", "donation", "dropdown", "footer", "gallery", "gdpr", "login", "menu", "meta", "metadata", "modal", "nav",
        "navbar", "navigation", "newsletter", "newsletters", "outbrain", "overlay", "pager", "pagination", "paywall", "player", "poll",
        "popular", "popup", "promo", "promos", "promoted", "promotion", "readmore", "recirc", "recommended", "recommendations", "register",
        "related", "share", "sharebar", "sharing", "sidebar", "signin", "signup", "skip", "slideshow", "social", "sponsor", "sponsored",
        "subscribe", "subscription", "taboola", "tags", "teaser", "teasers", "timestamp", "toolbar", "tooltip", "trending", "widget");

    private static readonly FrozenSet<string> CommentWords =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "comment", "comments", "commentlist", "disqus", "livefyre");

    // "has-comments" and "with-sidebar" describe the whole page, not a part that is comments or a sidebar.
    private static readonly FrozenSet<string> Describing =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "has", "with", "without", "no", "not", "is", "show", "hide", "enable", "single", "page");

    private static readonly string[] HiddenClasses = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden"];

    private static readonly SearchValues<char> WordSeparators = SearchValues.Create("-_:./ ");

    /// <summary>Whether an element is left out wherever it stands.</summary>
    public static bool IsNeverProse(HtmlNode element) =>
        NeverProse.Contains(element.Name) || NeverProseRoles.Contains(element["role"]) || IsHidden(element);

    /// <summary>Whether an element's name says that it is no prose, which the amount of prose in it may disprove.</summary>
    public static bool IsSuspect(HtmlNode element) =>
        SuspectElements.Contains(element.Name) && !(element.Name is "header" && IsInArticle(element))
        || AnyNameHolds(element, SuspectWords) || IsComments(element);

    /// <summary>Whether an element holds the comments of readers, which may be longer than the article.</summary>
    public static bool IsComments(HtmlNode element) => AnyNameHolds(element, CommentWords);

    private static bool IsHidden(HtmlNode element)
    {
        var attributes = element.Attributes;
        if (attributes.Count == 0) return false;
        if (attributes.ContainsKey("hidden") || element["aria-hidden"].Equals("true", StringComparison.OrdinalIgnoreCase)) return true;

        var style = element["style"].Replace(" ", "", StringComparison.Ordinal);
        if (style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)) return true;

        return element["class"].Split(' ').Any(name => HiddenClasses.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsInArticle(HtmlNode element)
    {
        for (var node = element.Parent; node is not null; node = node.Parent)
        {
            if (node.Name is "article") return true;
        }

        return false;
    }

    private static bool AnyNameHolds(HtmlNode element, FrozenSet<string> words) =>
        element.Attributes.Count > 0
        && (element["class"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(name => Holds(name, words)) || Holds(element["id"], words));

    private static bool Holds(string name, FrozenSet<string> words)
    {
        var found = false;
        foreach (var word in WordsOf(name))
        {
            if (Describing.Contains(word)) return false;
            found |= words.Contains(word);
        }

        return found;
    }

    /// <summary>The words of <c>related-articles</c>, <c>related_articles</c> or <c>relatedArticles</c>.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || WordSeparators.Contains(name[i]) || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
            if (!ends) continue;
            if (i > start) yield return name[start..i].Trim('-', '_', ':', '.', '/');
            start = i;
        }
    }
}
