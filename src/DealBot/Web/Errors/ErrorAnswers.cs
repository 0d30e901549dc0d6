using DealBot.Core.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace DealBot.Web.Errors;

/// <summary>What is answered where a request cannot be: a page for people, problem details (RFC 9457) for programs, both with the request's id.</summary>
internal static class ErrorAnswers
{
    private const string NoLibrary = "The library cannot be read or written just now. Try again in a minute.";

    /// <summary>Answers faults, and every refusal that has no content yet.</summary>
    public static void Use(WebApplication web)
    {
        web.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static http => WriteAsync(http, http.Response.StatusCode, http.Response.StatusCode is StatusCodes.Status503ServiceUnavailable ? NoLibrary : null),
            StatusCodeSelector = static fault => fault switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                StorageException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            // The caller's fault, which the answer tells; or a state of the library, which is logged when it begins and when it ends.
            SuppressDiagnosticsCallback = static context => context.Exception is BadHttpRequestException or StorageException,
        });
        web.UseStatusCodePages(static context => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>A refusal of the API.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">A sentence that says what was wrong and what to do; null for the usual one.</param>
    public static ProblemHttpResult Problem(HttpContext http, int status, string? detail = null) => TypedResults.Problem(
        detail ?? SentenceFor(status),
        statusCode: status,
        title: ReasonPhrases.GetReasonPhrase(status),
        extensions: [new KeyValuePair<string, object?>("requestId", http.TraceIdentifier)]);

    /// <summary>Gives problem details that ASP.NET Core has made what ours have: the request's id, and sentences.</summary>
    public static void Complete(HttpContext http, ProblemDetails problem)
    {
        problem.Extensions["requestId"] = http.TraceIdentifier;
        problem.Extensions.Remove("traceId");
        if (problem is not HttpValidationProblemDetails invalid) return;
        invalid.Title = ReasonPhrases.GetReasonPhrase(StatusCodes.Status400BadRequest);
        invalid.Detail = string.Join(' ', invalid.Errors.SelectMany(static error => error.Value));
    }

    /// <summary>A refusal of a page.</summary>
    /// <inheritdoc cref="Problem"/>
    public static RazorComponentResult<ErrorPage> Page(HttpContext http, int status, string? detail = null) =>
        new(new { Heading = HeadingFor(status), Sentence = detail ?? SentenceFor(status), Id = http.TraceIdentifier }) { StatusCode = status };

    /// <summary>Writes a refusal to whoever sent the request: to programs as one of the API, to people as a page.</summary>
    /// <inheritdoc cref="Problem"/>
    public static Task WriteAsync(HttpContext http, int status, string? detail = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        return IsForPrograms(http.Request) ? Problem(http, status, detail).ExecuteAsync(http) : Page(http, status, detail).ExecuteAsync(http);
    }

    /// <summary>Whether programs send requests to this address, and people do not.</summary>
    public static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase);

    private static string HeadingFor(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is no such page",
        StatusCodes.Status500InternalServerError => "Something went wrong on our side",
        _ => ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : $"Error {status}",
    };

    private static string SentenceFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be understood. Check the address and what was filled in.",
        StatusCodes.Status401Unauthorized => "This needs the access token. Log in, or send it as the header “Authorization: Bearer …”.",
        StatusCodes.Status403Forbidden => "This is not allowed to you. Ask somebody who keeps the library.",
        StatusCodes.Status404NotFound => "Nothing is kept at this address. Check its spelling, or look for it by asking.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take requests of this kind.",
        StatusCodes.Status408RequestTimeout => "The request took too long to arrive. Send it once more.",
        StatusCodes.Status413PayloadTooLarge => "That is more than is taken at a time. Send less.",
        StatusCodes.Status414UriTooLong => "The address is too long. Ask with fewer words.",
        StatusCodes.Status415UnsupportedMediaType => "Content of this kind is not understood.",
        StatusCodes.Status429TooManyRequests => "Too many requests at once just now. Try again in a minute.",
        StatusCodes.Status503ServiceUnavailable => "This does not work just now. Try again in a minute.",
        >= StatusCodes.Status500InternalServerError => "Try again; if it happens once more, tell who keeps this service the request's id, which its log has too.",
        _ => "The request cannot be answered.",
    };
}
