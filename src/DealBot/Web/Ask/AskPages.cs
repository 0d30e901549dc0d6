using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Ask;

/// <summary>The page to ask on.</summary>
internal static class AskPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", static (string? q) => new RazorComponentResult<AskPage>(new { Question = q })).ExcludeFromDescription();
}
