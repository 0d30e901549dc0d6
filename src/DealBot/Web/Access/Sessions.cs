using System.Security.Claims;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>The cookie by which a browser is known again. It holds no token, and ends when its token is changed.</summary>
internal static class Sessions
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>What the cookie carries for a fingerprint where no token is set.</summary>
    public const string OfThisMachine = "none";

    /// <summary>The cookie's name where nothing is encrypted.</summary>
    public const string CookieName = "dealbot";

    private const string LoginPath = "/login";
    private const string ReturnUrl = "returnUrl";

    private static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    /// <summary>Sets the cookie up; it is renewed while it is used.</summary>
    public static void Configure(CookieAuthenticationOptions options, WebAccess access)
    {
        Secure(options.Cookie, CookieName, access);
        // Lax, so that a link in a chat leads to its page without another sign-in; what changes something is guarded besides.
        options.Cookie.SameSite = SameSiteMode.Lax;
        (options.ExpireTimeSpan, options.SlidingExpiration) = (Lasting, true);
        options.Events.OnSigningIn = static signing =>
        {
            signing.Properties.IsPersistent = true; // a browser that was closed need not sign in again
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = checking => IsOf(checking.Principal, access) ? Task.CompletedTask : EndAsync(checking);
        options.Events.OnRedirectToLogin = static asked => ErrorAnswers.IsForPrograms(asked.Request)
            ? asked.HttpContext.ChallengeAsync(BearerHandler.Name)
            : RedirectAsync(asked);
        options.Events.OnRedirectToAccessDenied = static denied =>
            ErrorAnswers.WriteAsync(denied.HttpContext, StatusCodes.Status403Forbidden, Refusals.ModeratorsOnly);
    }

    /// <summary>Names a cookie so that a browser accepts it from this host alone, where all is encrypted; no script reads it.</summary>
    public static void Secure(CookieBuilder cookie, string name, WebAccess access)
    {
        cookie.Name = access.IsEncrypted ? $"__Host-{name}" : name;
        cookie.SecurePolicy = access.IsEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (cookie.HttpOnly, cookie.Path, cookie.IsEssential) = (true, "/", true);
    }

    private static bool IsOf(ClaimsPrincipal? principal, WebAccess access)
    {
        var fingerprint = principal?.FindFirstValue(Visitor.Fingerprint);
        return access.IsOpen
            ? fingerprint is OfThisMachine
            : access.Tokens.Any(token => string.Equals(token.Fingerprint, fingerprint, StringComparison.Ordinal));
    }

    private static Task EndAsync(CookieValidatePrincipalContext checking)
    {
        checking.RejectPrincipal();
        return checking.HttpContext.SignOutAsync(Scheme);
    }

    private static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> asked)
    {
        var request = asked.Request;
        // A form that was sent cannot be sent again by being looked at.
        var back = HttpMethods.IsGet(request.Method) ? QueryString.Create(ReturnUrl, request.PathBase + request.Path + request.QueryString) : QueryString.Empty;
        asked.Response.Redirect(LoginPath + back); // within the site, whatever the Host header calls it
        return Task.CompletedTask;
    }
}
