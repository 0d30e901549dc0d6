using DealBot.Cli.Json;
using DealBot.Core.Articles;
using DealBot.Text;
using DealBot.Web.Api.Json;
using DealBot.Web.Charts;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/speakers</c>: who is quoted, and with what words.</summary>
internal static class SpeakersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/speakers", List);
        api.MapGet("/speakers/{key}", One);
        api.MapGet("/speakers/{key}/quotes", Quotes);
        api.MapGet("/quotes/weeks", Weeks);
    }

    /// <summary>List the speakers.</summary>
    /// <remarks>Who is quoted in the library, most quoted first.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What is listed.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the list.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    public static Ok<PageJson<SpeakerJson>> List(HttpContext http, Library library, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        using var view = library.View();
        return TypedResults.Ok(Page.Of(http, [.. view.Speakers.Where(static speaker => speaker.QuoteCount > 0)], after, limit, SpeakerJson.Of));
    }

    /// <summary>Look up a speaker.</summary>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds it.</param>
    /// <param name="key" example="mike waltz">The speaker's key, as lists give it.</param>
    /// <response code="200">The speaker.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    /// <response code="404">The library holds no such speaker.</response>
    public static Results<Ok<SpeakerJson>, ProblemHttpResult> One(HttpContext http, Library library, string key)
    {
        using var view = library.View();
        return Find(view, key) is { } speaker ? TypedResults.Ok(SpeakerJson.Of(speaker)) : Unknown(http);
    }

    /// <summary>Read a speaker's quotes.</summary>
    /// <remarks>With the article that prints each: newest article first, the undated last, within an article in reading order.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What holds them.</param>
    /// <param name="key" example="mike waltz">The speaker's key, as lists give it.</param>
    /// <param name="after">How many to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <response code="200">A page of the quotes.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    /// <response code="404">The library holds no such speaker.</response>
    public static Results<Ok<PageJson<SpokenJson>>, ProblemHttpResult> Quotes(
        HttpContext http, Library library, string key, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        using var view = library.View();
        if (Find(view, key) is not { } speaker) return Unknown(http);
        return TypedResults.Ok(Page.Of(http, speaker.QuoteCount, after, limit, [.. Spoken(view, speaker, after).Take(limit)]));
    }

    /// <summary>Count quotes by speaker and week.</summary>
    /// <remarks>Most quoted speakers first; a week is counted where articles published in it quote the speaker.</remarks>
    /// <param name="http">The request.</param>
    /// <param name="library">What is counted.</param>
    /// <param name="after">How many speakers to leave out: those of the pages before. `next` of each page names the page after it.</param>
    /// <param name="limit">How many speakers to give at most.</param>
    /// <response code="200">A page of the speakers with their weeks.</response>
    /// <response code="304">Nothing has changed since the response whose ETag was sent as If-None-Match.</response>
    public static Ok<PageJson<SpeakerWeeksJson>> Weeks(HttpContext http, Library library, [After] int after = 0, [Limit] int limit = LimitAttribute.Usual)
    {
        using var view = library.View();
        return TypedResults.Ok(Page.Of(http, [.. view.Speakers.Where(static speaker => speaker.QuoteCount > 0)], after, limit, speaker => WeeksOf(view, speaker)));
    }

    private static SpeakerWeeksJson WeeksOf(LibraryView view, SpeakerEntry speaker)
    {
        var (days, undated) = QuotesOverTime.ByDay(view.QuoteCounts.Of(speaker));
        var weeks = days.GroupBy(static day => Periods.MondayOf(day.Key), static day => day.Value).OrderBy(static week => week.Key);
        return new SpeakerWeeksJson(speaker.Key, speaker.Name, [.. weeks.Select(static week => new WeekJson(week.Key, week.Sum()))], undated);
    }

    // Of the articles before the page, the counts are enough.
    private static IEnumerable<SpokenJson> Spoken(LibraryView view, SpeakerEntry speaker, int after)
    {
        foreach (var (entry, count) in view.QuoteCounts.Of(speaker))
        {
            if (after >= count)
            {
                after -= count;
                continue;
            }

            var text = view.Article(entry.Id)!.Text;
            foreach (var quote in view.PassagesOf(entry.Id).SelectMany(static passage => passage.Quotes).Where(IsSpeakers).Skip(after))
                yield return new SpokenJson(QuoteJson.Of(entry.File, text, quote) with { Speaker = speaker.Name }, ArticleJson.Of(entry));
            after = 0;
        }

        bool IsSpeakers(Quote quote) => quote.Speaker is { } printed && speaker.Keys.Contains(FacetNames.FoldSpeaker(printed), StringComparer.Ordinal);
    }

    private static SpeakerEntry? Find(LibraryView view, string key) => view.Speakers.FirstOrDefault(speaker => speaker.Keys.Contains(key, StringComparer.Ordinal));

    private static ProblemHttpResult Unknown(HttpContext http) =>
        ErrorAnswers.Problem(http, StatusCodes.Status404NotFound, "The library holds no speaker of this key. /api/speakers lists those it holds.");
}
