using DealBot.Cli.Json;
using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Web.Api.Json;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/subscriptions</c> and <c>/api/alerts</c>: who wants to hear of new articles, and what became of each in each channel.</summary>
internal static class AlertsApi
{
    /// <summary>The states of alerts, as requests name them.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/subscriptions", Subscriptions);
        api.MapGet("/alerts", Log);
        api.MapGet("/alerts/{article}/why", Why);
    }

    /// <summary>List the subscriptions.</summary>
    /// <remarks>Of all channels on all platforms, oldest first.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds them.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the list.</response>
    public static Ok<PageJson<SubscriptionJson>> Subscriptions(HttpContext http, Library library, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual) =>
        TypedResults.Ok(Page.Of(http, library.Subscriptions.All(), after, limit, SubscriptionJson.Of));

    /// <summary>Read the delivery log.</summary>
    /// <remarks>What became of each new article in each channel, last changed first.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds it.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="article" example="1">Only those of the article of this id.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the log.</response>
    public static Ok<PageJson<AlertJson>> Log(
        HttpContext http, Library library, [AlertStateName] string? state, long? article, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        var (entries, total) = library.Alerts.Page(new AlertSearch(JsonNames.Read<AlertState>(state), article), after, limit);
        return TypedResults.Ok(Page.Of(http, total, after, limit, [.. entries.Select(AlertJson.Of)]));
    }

    /// <summary>Why an article was announced, or not.</summary>
    /// <remarks>In each channel that had alerts when it came: what became of it and why, in sentences. Empty where no channel had any, or the article
    /// came with the first filling of the library.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds it.</param>
    /// <param name="article" example="1">The article's id.</param>
    /// <response code="200">One explanation a channel.</response>
    /// <response code="404">The library holds no such article, and the log none of it.</response>
    public static Results<Ok<IReadOnlyList<AlertExplanationJson>>, ProblemHttpResult> Why(HttpContext http, Library library, long article)
    {
        using var view = library.View();
        var entries = library.Alerts.OfArticle(article);
        if (entries.Count == 0 && view.Article(article) is null)
            return ErrorAnswers.Problem(http, StatusCodes.Status404NotFound, $"The library holds no article {article}. /api/articles lists what it holds.");

        IReadOnlyList<AlertExplanationJson> explained =
            [.. entries.Select(entry => new AlertExplanationJson(AlertJson.Of(entry), library.Alerts.Explain(view, entry.Place, article).Sentences))];
        return TypedResults.Ok(explained);
    }
}
