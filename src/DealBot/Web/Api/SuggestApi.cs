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
    // No suggestion is longer than 100; what is much longer than that begins none.
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/suggest", Suggest);

    private static Ok<IReadOnlyList<string>> Suggest(HttpContext http, IChatService chat, string q = "", string kind = "question")
    {
        var visitor = Visitor.Of(http);
        IReadOnlyList<string> offers = q.Length <= Longest && KindOf(kind) is { } meant ? chat.Complete(visitor.Place, visitor.User, meant, q) : [];
        return TypedResults.Ok(offers);
    }

    private static ChatOptionKind? KindOf(string kind) => kind switch
    {
        "question" => ChatOptionKind.Question,
        "speaker" => ChatOptionKind.Speaker,
        "article" => ChatOptionKind.Article,
        "outlet" => ChatOptionKind.Outlet,
        _ => null,
    };
}
