using DealBot.Cli.Json;
using DealBot.Core.Articles;
using DealBot.Core.Chat.Cards;
using DealBot.Web.Api.Json;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/articles</c>: what the library holds.</summary>
internal static class ArticlesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", List);
        api.MapGet("/articles/{id}", One);
    }

    /// <summary>List the articles.</summary>
    /// <remarks>Newest first, the undated last.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What is listed.</param>
    /// <param name="q" example="minerals">Only those with this in their title or outlet.</param>
    /// <param name="source" example="DealBot sample library">Only those of this outlet.</param>
    /// <param name="from" example="2025-02-20">Only those published on this day, UTC, or later.</param>
    /// <param name="to" example="2025-02-28">Only those published on this day, UTC, or before.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the list.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    public static Ok<PageJson<ListedArticleJson>> List(
        HttpContext http, Library library, [Name] string? q, [Name] string? source, DateOnly? from, DateOnly? to, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        using var view = library.View();
        return TypedResults.Ok(Page.Of(http, new ArticleSearch(q, source, from, to).In(view), after, limit, ListedArticleJson.Of));
    }

    /// <summary>Read an article.</summary>
    /// <remarks>With its text, the quotes found in it, and who speaks in it.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds it.</param>
    /// <param name="id" example="1">Its id, as lists and answers give it.</param>
    /// <response code="200">The article.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    /// <response code="404">The library holds no such article.</response>
    public static Results<Ok<ArticleTextJson>, ProblemHttpResult> One(HttpContext http, Library library, long id)
    {
        using var view = library.View();
        if (view.Article(id) is not { } article || Named.Article(view, id) is not { } listed)
            return ErrorAnswers.Problem(http, StatusCodes.Status404NotFound, $"The library holds no article {id}. /api/articles lists what it holds.");

        var quotes = view.PassagesOf(id).SelectMany(static passage => passage.Quotes).ToList();
        var filed = quotes.Select(static quote => quote.Speaker).OfType<string>().Select(FacetNames.FoldSpeaker).ToHashSet(StringComparer.Ordinal);
        var speakers = view.Speakers.Where(speaker => speaker.Keys.Any(filed.Contains)).ToList();
        var names = speakers.SelectMany(static speaker => speaker.Keys, static (speaker, key) => (key, speaker.Name)).ToDictionary(StringComparer.Ordinal);
        return TypedResults.Ok(new ArticleTextJson(
            id, article.File, article.Title, article.Source, article.Url, article.Published?.UtcDateTime, article.Author, listed.StoryId, article.Text,
            [.. quotes.Select(quote => QuoteJson.Of(article.File, article.Text, quote) with { Speaker = NameOf(quote.Speaker) })],
            [.. speakers.Select(SpeakerJson.Of)],
            [.. view.Articles.Where(other => other.StoryId == listed.StoryId && other.Id != id).Select(ArticleJson.Of)]));

        string? NameOf(string? printed) => printed is null ? null : names.GetValueOrDefault(FacetNames.FoldSpeaker(printed), printed);
    }
}
