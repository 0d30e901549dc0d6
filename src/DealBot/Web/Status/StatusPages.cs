using DealBot.Hosting;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Status;

/// <summary>The page that says how the service stands.</summary>
internal static class StatusPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/status", Show).ExcludeFromDescription();

    private static RazorComponentResult<StatusPage> Show(HttpContext http, ServiceStatus service, Platforms platforms, TimeProvider clock)
    {
        var isModerator = Visitor.Of(http).IsModerator;
        return new RazorComponentResult<StatusPage>(new { Status = service.Look(isModerator), Off = platforms.Unreached, IsModerator = isModerator, Now = clock.GetUtcNow() });
    }
}
