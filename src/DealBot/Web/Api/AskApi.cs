using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using DealBot.Cli;
using DealBot.Cli.Commands;
using DealBot.Cli.Json;
using DealBot.Core.Answers;
using DealBot.Core.Articles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Api;

/// <summary><c>/api/ask</c> and <c>/api/verify</c>: what <c>dealbot ask</c> and <c>dealbot verify</c> print with <c>--format json</c>.</summary>
internal static partial class AskApi
{
    private const string WrongCount = "k takes a whole number from {1} to {2}.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ask", Ask);
        api.MapGet("/verify", Verify);
    }

    /// <summary>Ask a question.</summary>
    /// <remarks>Answers with verbatim passages, best first, each with its speaker, article and date. An empty list of answers says that the library
    /// does not hold it; then `suggestions` name the nearest things it does hold. The syntax of questions is that of chat and of the command line.</remarks>
    /// <param name="q" example="what did Waltz say">The question: in words, as keywords, or with operators such as `speaker:Waltz after:2025-02-20`.</param>
    /// <param name="k" example="3">How many answers at most; without it, `answerCount` of dealbot.json.</param>
    /// <param name="explain">Whether to say also how the question was understood, and why each answer stands where it does.</param>
    /// <param name="opened">The library.</param>
    /// <param name="log">Learns of what is withheld.</param>
    /// <response code="200">The answer.</response>
    public static Ok<AnswerJson> Ask(
        [Words] string q, [Range(1, AnswerCount.Most, ErrorMessage = WrongCount)] int? k, bool? explain, OpenedLibrary opened, ILogger<Answer> log)
    {
        var started = Stopwatch.GetTimestamp();
        using var view = opened.Library.View();
        return Checked(opened.Answerer.Ask(view, q, Options(opened, k, explain)), view, started, log);
    }

    /// <summary>Check a quote.</summary>
    /// <remarks>Says whether somebody said these words: `verdict` is `verbatim`, `close`, `said-by-another` or `not-found`, and the answers show where.</remarks>
    /// <param name="words" example="the deal is done">The words that are supposed to have been said, with or without quotation marks.</param>
    /// <param name="by" example="Bessent">Who is supposed to have said them: a name or a role. Without it, anybody.</param>
    /// <param name="k" example="3">How many answers at most; without it, `answerCount` of dealbot.json.</param>
    /// <param name="opened">The library.</param>
    /// <param name="log">Learns of what is withheld.</param>
    /// <response code="200">The verdict, with the places.</response>
    public static Ok<AnswerJson> Verify(
        [Words] string words, [Name] string? by, [Range(1, AnswerCount.Most, ErrorMessage = WrongCount)] int? k, OpenedLibrary opened, ILogger<Answer> log)
    {
        var started = Stopwatch.GetTimestamp();
        using var view = opened.Library.View();
        return Checked(opened.Answerer.Verify(view, by, words, Options(opened, k, explain: false)), view, started, log);
    }

    private static AskOptions Options(OpenedLibrary opened, int? k, bool? explain) => new(k ?? opened.Configuration.Options.AnswerCount, explain ?? false) { Platform = "api" };

    private static Ok<AnswerJson> Checked(Answer answer, LibraryView view, long started, ILogger log)
    {
        var passed = answer.Passed(view, warning => LogWithheld(log, warning));
        return TypedResults.Ok(AnswerJson.Of(passed, Stopwatch.GetElapsedTime(started)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWithheld(ILogger log, string warning);
}
