using DealBot.Cli.Json;
using DealBot.Core.Articles.Feeds;
using DealBot.Web.Access;
using DealBot.Web.Api.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/feeds</c>: the feeds that fill the library.</summary>
internal static class FeedsApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/feeds", List);

    /// <summary>List the feeds and their health.</summary>
    /// <remarks>By title. Addresses of feeds may hold passwords: only moderators are given them whole.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="sources">The feeds.</param>
    /// <param name="failing">Whether only those that could not be read the last time; without it, all.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the list.</response>
    public static Ok<PageJson<FeedJson>> List(HttpContext http, Sources sources, bool failing = false, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        var isModerator = Visitor.Of(http).IsModerator;
        var feeds = sources.Feeds().Where(feed => !failing || feed.FailingSince is not null).ToList();
        return TypedResults.Ok(Page.Of(http, feeds, after, limit, feed => FeedJson.Of(isModerator ? feed : feed with { Url = feed.ShownUrl })));
    }
}
