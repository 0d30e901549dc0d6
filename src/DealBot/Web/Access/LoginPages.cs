using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Access;

/// <summary>Signing in by a token, and out.</summary>
internal static class LoginPages
{
    private const string Home = "/";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login", Show).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/login", SignInAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/logout", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Show(string? returnUrl, HttpContext http, WebAccess access) => access.IsOpen || http.User.Identity is { IsAuthenticated: true }
        ? TypedResults.LocalRedirect(Own(returnUrl))
        : new RazorComponentResult<LoginPage>(new { ReturnUrl = Own(returnUrl) });

    private static async Task<IResult> SignInAsync([FromForm] string? token, [FromForm] string? returnUrl, HttpContext http, Guesses guesses)
    {
        switch (guesses.Try(http, token?.Trim() ?? ""))
        {
            case Guess.Right(var right):
                // A new id with each sign-in: what somebody else put into this browser before is worth nothing.
                await http.SignInAsync(Sessions.Scheme, Visitor.New(right.IsModerator).Principal(right.Fingerprint, Sessions.Scheme));
                return TypedResults.LocalRedirect(Own(returnUrl));
            case Guess.TooMany:
                await Refusals.TooManyAsync(http, Guesses.TooMany, Guesses.Pause);
                return TypedResults.Empty;
            default:
                return new RazorComponentResult<LoginPage>(new { ReturnUrl = Own(returnUrl), Fault = "This is not the token. Copy it again, without blanks." })
                {
                    StatusCode = StatusCodes.Status401Unauthorized,
                };
        }
    }

    private static async Task SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Sessions.Scheme);
        http.Response.Redirect(Home);
    }

    /// <summary>The address to go on to, if it is one of ours; else the first page.</summary>
    private static string Own(string? url) => url is { Length: > 0 } && RedirectHttpResult.IsLocalUrl(url) ? url : Home;
}
