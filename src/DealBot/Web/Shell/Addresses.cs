using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Web.Shell;

/// <summary>Where the things of the library have their pages.</summary>
internal static class Addresses
{
    /// <summary>The page of a speaker.</summary>
    public static string Of(SpeakerEntry speaker) => $"/speakers/{Uri.EscapeDataString(speaker.Key)}";

    /// <summary>The page of an article.</summary>
    public static string OfArticle(long id) => $"/articles/{id}";

    /// <summary>The words of a citation, marked on their article's page.</summary>
    public static string Of(Citation citation) => $"/articles/{citation.ArticleId}?at={citation.Start}-{citation.End}#at";

    /// <summary>The answer to a question.</summary>
    public static string OfQuestion(string question) => $"/?q={Uri.EscapeDataString(question)}";
}
