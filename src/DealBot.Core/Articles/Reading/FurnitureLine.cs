using System.Buffers;
using System.Collections.Frozen;

namespace DealBot.Core.Articles.Reading;

/// <summary>Recognises the lines that news pages put around and between their prose.</summary>
/// <remarks>
/// The rules are of the trade, not of one site: prompts, labels, sign-offs, bylines and dates. A line that says more than such
/// lines do is prose, so each rule has a limit of length; a line in quotation marks is somebody's words and never matches.
/// </remarks>
internal static class FurnitureLine
{
    private const int MaxLength = 200; // UTF-16 code units; a longer line is a paragraph
    private const int MaxPromptLength = 160; // UTF-16 code units, for phrases that may stand anywhere in a line
    private const string Ornaments = "-–—•*»«>[]→↓▼|_ ";

    // Phrases that only ever address the reader of the page. "Become a member" or "sign up for the" would meet news as well.
    private static readonly SearchValues<string> Prompts = SearchValues.Create(
        [
            "to post a comment", "to leave a comment", "to view comments", "sign up for our", "sign up to our", "subscribe to our",
            "subscribe now", "delivered to your inbox", "straight to your inbox", "in your inbox", "follow us on", "follow us @",
            "like us on facebook", "download our app", "all rights reserved", "we use cookies", "this site uses cookies",
            "this website uses cookies", "accept all cookies", "please enable javascript", "javascript is disabled", "you agree to our",
            "this article was originally published", "this story was originally published", "this article first appeared",
            "click here to", "story continues below", "article continues below", "already a subscriber", "support our journalism",
            "share this article", "share this story", "contributed to this report", "contributed to this story",
            "contributed to this article", "contributed reporting", "; editing by", "; writing by",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> SignUps = SearchValues.Create(["sign up", "subscribe"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Networks = SearchValues.Create(
        ["on twitter", "on facebook", "on instagram", "on telegram", "on linkedin", "on bluesky", "on threads"], StringComparison.OrdinalIgnoreCase);

    // What a line begins with when it leads elsewhere or gives a credit.
    private static readonly string[] Openings =
        ["read more about ", "read more on ", "read the full ", "click here", "you must register", "you must be logged in", "please log in",
         "please register", "(reporting by ", "(editing by ", "(writing by ", "additional reporting by ", "copyright ©", "copyright (c)",
         "copyright 20", "©", "(c) 20", "photo by ", "photograph by ", "photo credit", "image source", "image caption", "image via ",
         "for more stories", "for more news", "for more on this story", "have a news tip", "got a tip?"];

    // A whole line, or followed by a colon and what they lead to.
    private static readonly FrozenSet<string> Leads = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "read more", "read also", "also read", "read next", "see also", "learn more", "find out more", "related", "related article",
        "related articles", "related story", "related stories", "related news", "related coverage", "related topics", "related content",
        "more on this story", "more on this topic", "recommended", "recommended for you", "recommended stories", "you may also like",
        "you might also like", "trending", "trending now", "most read", "most popular", "top stories", "editor's picks",
        "editors' picks", "up next", "don't miss", "watch", "watch now", "watch live", "watch more", "listen", "listen now", "photo",
        "photos", "image", "images", "video", "photo credit", "image credit", "picture", "tags", "topics", "filed under",
        "categories", "keywords", "share", "share this", "email", "e-mail", "contributing", "advertisement", "sponsored");

    // A whole line: the lettering of buttons, menus and headings around an article.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "read the full story", "see more", "more from this author", "more stories", "more news", "more coverage", "listen to this article",
        "share on facebook", "share on twitter", "share on x", "tweet", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "print",
        "copy link", "save", "bookmark", "comments", "comment", "leave a comment", "leave a reply", "post a comment", "view comments",
        "show comments", "add comment", "reply", "join the conversation", "join the discussion", "advertisements", "advertising", "ad",
        "sponsored content", "promoted", "paid content", "continue reading", "keep reading", "subscribe", "sign up", "sign in", "log in",
        "login", "register", "newsletter", "newsletters", "back to top", "skip to content", "skip to main content",
        "skip advertisement", "menu", "search", "home", "previous", "next", "previous article", "next article", "load more", "show more",
        "close", "loading", "getty", "getty images", "ap photo", "file photo", "about the author", "full text", "abstract", "text size",
        "story highlights", "video transcript");

    private static readonly FrozenSet<string> Counted = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "comments", "comment", "shares", "share", "views", "likes", "min read", "mins read", "minute read", "minutes read",
        "min", "hours ago", "hour ago", "minutes ago", "days ago", "day ago");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadLookup = Leads.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LabelLookup = Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountedLookup = Counted.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a line, without white space around it, is page furniture.</summary>
    public static bool Matches(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > MaxLength || line[0] is '“' or '"' or '‘') return false;

        var words = line.Trim(Ornaments);
        if (words.IsEmpty) return true; // a rule drawn in characters
        return IsLabel(words) || IsCount(words) || BeginsAsPrompt(words) || IsPrompt(words) || DateLine.Matches(words) || Byline.Matches(words);
    }

    private static bool IsLabel(ReadOnlySpan<char> words)
    {
        var colon = words.IndexOf(':');
        var label = (colon < 0 ? words : words[..colon]).TrimEnd(" .!…");
        return LeadLookup.Contains(label) || (label.Length >= words.Length - 1 && LabelLookup.Contains(label));
    }

    private static bool IsCount(ReadOnlySpan<char> words)
    {
        var digits = words.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && CountedLookup.Contains(words[digits..].Trim());
    }

    private static bool BeginsAsPrompt(ReadOnlySpan<char> words)
    {
        foreach (var opening in Openings)
        {
            if (words.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsPrompt(ReadOnlySpan<char> words) =>
        words.Length <= MaxPromptLength
        && (words.ContainsAny(Prompts)
            || (words.Contains("newsletter", StringComparison.OrdinalIgnoreCase) && words.ContainsAny(SignUps))
            || (words.StartsWith("Follow ", StringComparison.OrdinalIgnoreCase) && words.ContainsAny(Networks)));
}
