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

    /// <summary>The answer to a question.</summary>
    public static string ToQuestion(string question) => $"/?q={Uri.EscapeDataString(question)}";
}
