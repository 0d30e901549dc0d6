using System.Security.Claims;
using System.Security.Cryptography;
using DealBot.Core.Chat;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Who looks at the page, or calls its API.</summary>
/// <param name="Id">One browser, or the programs that send one token; never shown.</param>
/// <param name="IsModerator">Whether the library may be changed.</param>
internal sealed record Visitor(string Id, bool IsModerator)
{
    /// <summary>The role of those who may change the library.</summary>
    public const string Moderator = "moderator";

    /// <summary>The claim that holds the <see cref="AccessToken.Fingerprint"/> of the token by which a visitor came in.</summary>
    public const string Fingerprint = "fingerprint";

    private const int IdBytes = 16;

    /// <summary>The visitor as chat knows users.</summary>
    public ChatUser User => new(Id, "the page", IsModerator);

    /// <summary>Where a visitor asks: each alone with DealBot.</summary>
    public ChatPlace Place => new(ChatPlatform.Page, "", Id, IsDirect: true);

    /// <summary>Who sent a request that was let through.</summary>
    public static Visitor Of(HttpContext http) =>
        new(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", http.User.IsInRole(Moderator));

    /// <summary>A browser that comes for the first time.</summary>
    public static Visitor New(bool isModerator) => new(RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true), isModerator);

    /// <summary>The visitor as the framework knows users.</summary>
    /// <param name="fingerprint">Of the token by which it came in.</param>
    /// <param name="scheme">How it was let in.</param>
    public ClaimsPrincipal Principal(string fingerprint, string scheme)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Id), new Claim(Fingerprint, fingerprint)], scheme);
        if (IsModerator) identity.AddClaim(new Claim(ClaimTypes.Role, Moderator));
        return new ClaimsPrincipal(identity);
    }
}
