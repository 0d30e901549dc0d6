using System.Net;
using System.Text.Encodings.Web;
using DealBot.Hosting;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DealBot.Web.Access;

/// <summary>
/// Lets in whoever is on this machine, as a moderator, where no token is set. A request that came to this machine by a name that is
/// not its own (another site's page, by DNS rebinding) or through a proxy is refused: who sent it may be anybody.
/// </summary>
internal sealed class LoopbackHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "Loopback";

    private static readonly string[] Forwarding = ["Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP"];

    /// <summary>Whether a name or address, as the Host header has it, is this machine's own.</summary>
    public static bool IsLoopback(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Refusal() is { } refusal) return AuthenticateResult.Fail(refusal);
        var session = await Context.AuthenticateAsync(Sessions.Scheme);
        if (session.Succeeded) return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Name));

        // A browser gets an id with its first page, so that its answers are its own; a program that keeps no cookies needs none.
        var wantsPage = HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        var visitor = wantsPage ? Visitor.New(isModerator: true) : new Visitor("local", IsModerator: true);
        var principal = visitor.Principal(Sessions.OfThisMachine, Name);
        if (wantsPage) await Context.SignInAsync(Sessions.Scheme, principal);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await ErrorAnswers.WriteAsync(Context, StatusCodes.Status403Forbidden, (await HandleAuthenticateOnceSafeAsync()).Failure?.Message ?? "");

    private string? Refusal()
    {
        const string Remedy = $"Set {Secrets.WebToken}, and the page asks its visitors for it.";
        if (Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote) || !IsLoopback(Request.Host.Host))
            return $"Without a token the page is for this machine alone, by the name localhost. {Remedy}";
        return Request.Headers.Keys.Any(static name => Forwarding.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
            ? $"This came through a proxy, and without a token the page is for this machine alone. {Remedy}"
            : null;
    }

    private ConnectionInfo Connection => Context.Connection;
}
