using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Web.Shell;

/// <summary>Addresses of our own pages, for links on others.</summary>
internal static class Links
{
    /// <summary>The page of a speaker.</summary>
    public static string To(SpeakerEntry speaker) => $"/speakers/{Uri.EscapeDataString(speaker.Key)}";

    /// <summary>The page of an article.</summary>
    public static string ToArticle(long id) => $"/articles/{id}";

    /// <summary>The words of a citation, marked on their article's page.</summary>
    public static string To(Citation citation) => $"/articles/{citation.ArticleId}?at={citation.Start}-{citation.End}#at";

    /// <summary>What a link to somebody else's site says of us: nothing.</summary>
    public const string OutsideRel = "noopener noreferrer nofollow";

    /// <summary>An address on the web, as a link may have it; null for anything else that a library may hold.</summary>
    public static string? Outside(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;

    /// <summary>The answer to a question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="back">Our page that it is asked from, and that it leads back to; null where it stands by itself.</param>
    public static string ToQuestion(string question, string? back = null) =>
        $"/?q={Uri.EscapeDataString(question)}{(back is null ? "" : $"&back={Uri.EscapeDataString(back)}")}";
}
