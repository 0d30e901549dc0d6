using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DealBot.Web.Access;

/// <summary>What every response tells the browser, so that text that got into a page could still not run, load or send anything.</summary>
internal static class SecurityHeaders
{
    /// <summary>Our own style sheets, scripts and images, and nothing else; nobody frames our pages.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Use(WebApplication web) => web.Use(static (http, next) =>
    {
        http.Response.OnStarting(
            static state =>
            {
                Set(((HttpContext)state).Response.Headers);
                return Task.CompletedTask;
            },
            http);
        return next(http);
    });

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.Remove("blazor-enhanced-nav"); // no script of the framework's is served
        if (headers.CacheControl.ToString() is not { } cache || !cache.Contains("immutable", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store"; // pages are the visitor's own, and the library changes
            headers.Remove(HeaderNames.Pragma);
        }
    }
}
