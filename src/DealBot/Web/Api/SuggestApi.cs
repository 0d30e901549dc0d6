using System.ComponentModel.DataAnnotations;
using DealBot.Core.Chat;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/suggest</c>: what to offer while something is typed, as chat offers it.</summary>
internal static class SuggestApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/suggest", Suggest);

    /// <summary>Suggest while typing.</summary>
    /// <remarks>What may be meant by what is typed so far, best first, at most 25: the asker's last questions and questions about speakers; or speakers,
    /// titles of articles, or outlets.</remarks>
    /// <param name="http">Whose last questions they are.</param>
    /// <param name="chat">Offers.</param>
    /// <param name="q" example="what did wal">What was typed so far; without it, the most usual.</param>
    /// <param name="kind">What is being typed.</param>
    /// <response code="200">The suggestions.</response>
    public static Ok<IReadOnlyList<string>> Suggest(
        HttpContext http,
        IChatService chat,
        [StringLength(WordsAttribute.Longest, ErrorMessage = "{0} takes at most {1} characters.")] string q = "",
        [AllowedValues("question", "speaker", "article", "outlet", ErrorMessage = "kind takes question, speaker, article or outlet.")] string kind = "question")
    {
        var visitor = Visitor.Of(http);
        return TypedResults.Ok(chat.Complete(visitor.Place, visitor.User, Enum.Parse<ChatOptionKind>(kind, ignoreCase: true), q));
    }
}
