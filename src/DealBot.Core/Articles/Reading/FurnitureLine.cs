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

    private static readonly SearchValues<string> PromptsAnywhere = SearchValues.Create(
        [
            "to post a comment", "to leave a comment", "to view comments", "join the conversation", "join the discussion",
            "sign up for our", "sign up to our", "sign up for the", "subscribe to our", "subscribe now", "newsletter sign up",
            "delivered to your inbox", "straight to your inbox", "in your inbox", "follow us on", "follow us @", "like us on facebook",
            "like the page", "download our app", "download the app", "all rights reserved", "we use cookies", "uses cookies",
            "accept all cookies", "enable javascript", "javascript is disabled", "terms of service", "terms of use",
            "privacy policy", "this article was originally published", "this story was originally published",
            "this article first appeared", "click here to", "story continues below", "article continues below",
            "already a subscriber", "support our journalism", "become a member", "share this article", "share this story",
            "video is restricted from playing", "contributed to this report", "contributed to this story", "contributed to this article",
            "contributed reporting",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Networks = SearchValues.Create(
        ["on twitter", "on facebook", "on instagram", "on telegram", "on linkedin", "on x.", "on bluesky", "on threads"], StringComparison.OrdinalIgnoreCase);

    // Followed by a colon, or by nothing.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "read more", "read also", "also read", "read next", "read the full story", "see also", "see more", "learn more", "find out more",
        "related", "related articles", "related stories", "related news", "related coverage", "related topics", "related content",
        "more on this story", "more on this topic", "more from this author", "more stories", "more news", "more coverage",
        "recommended", "recommended for you", "recommended stories", "you may also like", "you might also like", "trending",
        "trending now", "most read", "most popular", "top stories", "editor's picks", "editors' picks", "up next", "don't miss",
        "watch", "watch now", "watch live", "watch more", "listen", "listen now", "listen to this article", "photo", "photos", "image",
        "images", "video", "photo credit", "image credit", "picture", "tags", "topics", "filed under", "categories",
        "keywords", "share", "share this", "share on facebook", "share on twitter", "share on x", "tweet", "facebook", "twitter",
        "whatsapp", "telegram", "linkedin", "email", "e-mail", "print", "copy link", "save", "bookmark", "comments", "comment",
        "leave a comment", "leave a reply", "post a comment", "view comments", "show comments", "add comment", "reply",
        "advertisement", "advertisements", "advertising", "ad", "sponsored", "sponsored content", "promoted", "paid content",
        "continue reading", "keep reading", "subscribe", "sign up", "sign in", "log in", "login", "register", "newsletter",
        "newsletters", "back to top", "skip to content", "skip to main content", "skip advertisement", "menu", "search", "home",
        "previous", "next", "previous article", "next article", "load more", "show more", "close", "loading", "getty", "getty images",
        "ap photo", "file photo", "about the author", "before you go", "still to come", "full text", "abstract",
        "by clicking", "contributing", "text size", "story highlights", "video transcript");

    private static readonly string[] Openings =
        ["read more about ", "read more on ", "read the full ", "click here", "you must register", "you must be logged in", "please log in",
         "please register", "please enable", "(reporting by ", "reporting by ", "(editing by ", "editing by ", "additional reporting by ",
         "writing by ", "copyright ", "©", "(c) ", "photo by ", "photograph by ", "photo credit", "image source", "image caption",
         "image via ", "for more stories", "for more news", "for more information,", "for more on ", "have a news tip", "got a tip",
         "contact us at ", "write to us at ", "do you support ", "our standards: "];

    private static readonly FrozenSet<string> Counted = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "comments", "comment", "shares", "share", "views", "likes", "min read", "mins read", "minute read", "minutes read",
        "min", "hours ago", "hour ago", "minutes ago", "days ago", "day ago");

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
        return LabelLookup.Contains(label);
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
        && (words.ContainsAny(PromptsAnywhere) || (words.StartsWith("Follow ", StringComparison.OrdinalIgnoreCase) && words.ContainsAny(Networks)));
}
