using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Refuses requests for hosts that cannot be: an address made of one would be none, and no page can be drawn without.</summary>
internal static class HostNames
{
    public static void Use(WebApplication web) => web.Use(static (http, next) =>
    {
        if (Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host.Value}/", UriKind.Absolute, out var address) && address.Host.Length > 0) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsync("The header Host of this request names no host.");
    });
}
