using DealBot.Core.Chat;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Who looks at the page, or calls its API.</summary>
/// <param name="Id">One browser, or one program; never shown.</param>
/// <param name="IsModerator">Whether the library may be changed.</param>
internal sealed record Visitor(string Id, bool IsModerator)
{
    /// <summary>The visitor as chat knows users.</summary>
    public ChatUser User => new(Id, "the page", IsModerator);

    /// <summary>Where a visitor asks: each alone with DealBot.</summary>
    public ChatPlace Place => new(ChatPlatform.Page, "", Id, IsDirect: true);

    /// <summary>Who sent a request that was let through.</summary>
    public static Visitor Of(HttpContext http) => new("local", IsModerator: true);
}
