using System.Text.Encodings.Web;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DealBot.Web.Access;

/// <summary>Lets in programs that send a token with each request: <c>Authorization: Bearer TOKEN</c> (RFC 6750).</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Guesses guesses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The scheme's name, and how its header begins.</summary>
    public const string Name = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith($"{Name} ", StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(guesses.Try(Context, header[(Name.Length + 1)..].Trim()) switch
        {
            Guess.Right(var token) => AuthenticateResult.Success(new AuthenticationTicket(
                new Visitor(token.Fingerprint, token.IsModerator).Principal(token.Fingerprint, Name), Name)),
            Guess.TooMany => AuthenticateResult.Fail(Guesses.TooMany),
            _ => AuthenticateResult.Fail("This is not the token. Ask whoever runs this DealBot for it."),
        });
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = failure is null ? Name : $"{Name} error=\"invalid_token\"";
        if (failure is Guesses.TooMany) await Refusals.TooManyAsync(Context, Guesses.TooMany, Guesses.Pause);
        else await ErrorAnswers.WriteAsync(Context, StatusCodes.Status401Unauthorized, failure ?? Refusals.SendToken);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ErrorAnswers.WriteAsync(Context, StatusCodes.Status403Forbidden, Refusals.ModeratorsOnly);
}
