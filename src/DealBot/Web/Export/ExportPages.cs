using System.Diagnostics;
using System.Globalization;
using System.Text;
using DealBot.Cli;
using DealBot.Cli.Commands;
using DealBot.Core.Answers;
using DealBot.Core.Chat;
using DealBot.Export;
using DealBot.Web.Ask;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Export;

/// <summary><c>/export?q=&amp;format=</c>: the answers to a question, or without one the whole library, as a file to download.</summary>
internal static partial class ExportPages
{
    /// <summary>Where a question's answers can be had as a file.</summary>
    /// <param name="question">The question; null for the whole library.</param>
    /// <param name="format">The name of an <see cref="ExportFormat"/>.</param>
    public static string Link(string? question, string format) =>
        $"/export?format={format}{(string.IsNullOrWhiteSpace(question) ? "" : $"&q={Uri.EscapeDataString(question)}")}";

    /// <summary>Whether what was typed is a question with answers that can be had as a file, and no other command.</summary>
    public static bool IsOffered(string typed, Reply reply) => reply.Parts.OfType<QuoteCard>().Any() && ExportFormat.Refusal(LineOf(typed)) is null;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/export", Export).ExcludeFromDescription();

    private static IResult Export(HttpContext http, string? q, string? format, OpenedLibrary opened, TimeProvider clock, ILoggerFactory logs)
    {
        if (ExportFormat.Find(format ?? ExportFormat.All[0].Name) is not { } into)
            return TypedResults.Problem($"There is no format {Visible.Name(format!)}. The formats are: {string.Join(", ", ExportFormat.All.Select(static known => known.Name))}.", statusCode: StatusCodes.Status400BadRequest);

        var isLibrary = string.IsNullOrWhiteSpace(q);
        var question = isLibrary ? "" : LineOf(q!);
        if (!isLibrary && ExportFormat.Refusal(question) is { } refusal) return TypedResults.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);

        var name = $"dealbot-{(isLibrary ? "library" : "answers")}-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{into.Extension}";
        var view = opened.Library.View(); // before anything is sent: a library that cannot be reached is an error, not half a file
        http.Response.RegisterForDispose(view);
        return TypedResults.Stream(WriteAsync, into.MediaType, name);

        async Task WriteAsync(Stream body)
        {
            await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            foreach (var piece in isLibrary ? into.Library(view) : Answered()) await writer.WriteAsync(piece);

            IEnumerable<string> Answered()
            {
                var started = Stopwatch.GetTimestamp();
                var log = logs.CreateLogger(typeof(ExportPages));
                var answer = opened.Answerer.Ask(view, question, new AskOptions(AnswerCount.Most)).Passed(view, withheld => LogWithheld(log, withheld));
                return into.Answer(answer, Stopwatch.GetElapsedTime(started));
            }
        }
    }

    private static string LineOf(string typed) => TypedLine.Read(typed) is var line && line.IsAdministration ? $"{ChatCommands.Administration} {line.Text}" : line.Text;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void LogWithheld(ILogger log, string problem);
}
