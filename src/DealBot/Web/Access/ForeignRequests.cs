using DealBot.Web.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Access;

/// <summary>Refuses what another site's page made a browser send here (CSRF).</summary>
/// <remarks>
/// <para>
/// Every request that is no GET, HEAD or OPTIONS is checked, whatever endpoint it is for, so a page need not ask for it. What a page must do is put
/// the framework's <c>&lt;AntiforgeryToken /&gt;</c> (Microsoft.AspNetCore.Components.Forms) into each <c>&lt;form method="post"&gt;</c>;
/// a script sends the form with <c>new FormData(form, button)</c>, and the token with it. Who changes the library asks for
/// <see cref="AccessRules.RequireModerator"/> besides.
/// </para>
/// <para>
/// Two independent checks: what the browser says of the page that sent it (Sec-Fetch-Site, or Origin where it says only that), and
/// the framework's antiforgery token. A program that sends a token of its own accord (Bearer) needs no other: no browser sends that
/// by itself. Endpoints that verify a signature of their own say so with <c>DisableAntiforgery()</c>.
/// </para>
/// </remarks>
internal sealed partial class ForeignRequests(IAntiforgery antiforgery, ILogger<ForeignRequests> log) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var refusal = !MayChange(context) ? null
            : !IsOwn(context.Request) ? StatusCodes.Status400BadRequest
            : await RefusalOfTokenAsync(context);
        if (refusal is not { } status)
        {
            await next(context);
            return;
        }

        LogForeign(context.Connection.RemoteIpAddress?.ToString());
        await ErrorAnswers.WriteAsync(context, status, status is StatusCodes.Status400BadRequest
            ? "This did not come from a page of this DealBot, or from one that was opened long ago. Open the page again, and repeat it there."
            : null);
    }

    private static bool MayChange(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };

    /// <summary>Whether the browser sent it from one of our pages; true where nothing is said, as programs and old browsers do.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site) return site is ["same-origin" or "none"];
        return request.Headers.Origin is not { Count: > 0 } origin
            // The scheme may differ from ours where a proxy has taken the encryption off.
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The status that refuses a request whose form has not our token, or cannot be read; null where it has.</summary>
    private async ValueTask<int?> RefusalOfTokenAsync(HttpContext http)
    {
        if (http.User.Identity is { IsAuthenticated: true, AuthenticationType: BearerHandler.Name }) return null;
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return null;
        }
        catch (AntiforgeryValidationException fault)
        {
            return fault.InnerException is BadHttpRequestException unread ? unread.StatusCode : StatusCodes.Status400BadRequest; // too much, too slow
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest; // a charset that nobody writes
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request that no page of ours sent, from {Address}")]
    private partial void LogForeign(string? address);
}
