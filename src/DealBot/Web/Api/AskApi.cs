using System.Diagnostics;
using DealBot.Cli;
using DealBot.Cli.Json;
using DealBot.Core.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Api;

/// <summary><c>/api/ask</c>: a question in, the answer as <c>dealbot ask --format json</c> writes it out.</summary>
internal static class AskApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ask", Ask);

    private static JsonHttpResult<AnswerJson> Ask(string q, int? k, bool? explain, OpenedLibrary opened)
    {
        var started = Stopwatch.GetTimestamp();
        using var view = opened.Library.View();
        var answer = opened.Answerer.Ask(view, q, new AskOptions(k ?? opened.Configuration.Options.AnswerCount, explain ?? false) { Platform = "api" });
        return TypedResults.Json(AnswerJson.Of(answer, Stopwatch.GetElapsedTime(started)), CliJson.OnLine);
    }
}
