using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Speakers;

/// <summary>The pages of those who are quoted: all, and each with their words over time.</summary>
internal static partial class SpeakerPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/speakers", ShowAll).ExcludeFromDescription();
        routes.MapGet("/speakers/{key}", Show).ExcludeFromDescription();
    }

    private static RazorComponentResult<SpeakersPage> ShowAll(string? name, string? sort, string? page, Library library, TimeProvider clock)
    {
        using var view = library.View();
        return new RazorComponentResult<SpeakersPage>(new { List = SpeakerList.Of(view, name?.Trim() ?? "", string.Equals(sort, "name", StringComparison.Ordinal), page, clock) });
    }

    private static RazorComponentResult Show(
        string key, string? on, string? from, string? to, string? order, string? page, Library library, Answerer answerer, IChatService chat, TimeProvider clock, ILogger<SpeakerTimeline> log)
    {
        using var view = library.View();
        if (view.Speakers.FirstOrDefault(speaker => speaker.Keys.Contains(key, StringComparer.Ordinal)) is not { } speaker)
            return new RazorComponentResult<NoSpeakerPage>(new { Name = key, Nearest = Named.Find(view, key) }) { StatusCode = StatusCodes.Status404NotFound };

        var timeline = SpeakerTimeline.Of(view, answerer, speaker, TimelineWish.Of(on, from, to, order, page), clock);
        var verbatim = timeline.Words.Where(words => chat.IsVerbatim(words.Citation, words.Words.Plain)).ToList();
        foreach (var words in timeline.Words.Except(verbatim)) LogWithheld(log, words.Article.File);
        return new RazorComponentResult<SpeakerPage>(new { Timeline = timeline with { Words = verbatim } });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A passage of {Article} is withheld: it is not what the article says. Rebuild the index with: dealbot reindex")]
    private static partial void LogWithheld(ILogger log, string article);
}
