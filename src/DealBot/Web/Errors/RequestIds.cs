using DealBot.Core.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Errors;

/// <summary>Gives every request an id (<see cref="HttpContext.TraceIdentifier"/>), the log a line about each, and the answer the id as a header.</summary>
internal static partial class RequestIds
{
    /// <summary>The header of every answer.</summary>
    public const string Header = "X-Request-Id";

    public static void Use(WebApplication web)
    {
        var log = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestIds));
        var clock = web.Services.GetRequiredService<TimeProvider>();
        web.Use(async (http, next) =>
        {
            http.TraceIdentifier = RequestId.New();
            http.Response.OnStarting(static state => // whatever makes the answer anew after a fault clears the headers set before
            {
                var http = (HttpContext)state;
                http.Response.Headers[Header] = http.TraceIdentifier;
                return Task.CompletedTask;
            }, http);
            using var scope = RequestId.Scope(log, http.TraceIdentifier);
            var started = clock.GetTimestamp();
            await next(http);
            var duration = clock.GetElapsedTime(started);
            LogServed(log, http.Request.Method, http.Request.Path, http.Response.StatusCode, duration);
        });
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} was answered with {Status} after {Duration}")]
    private static partial void LogServed(ILogger log, string method, PathString path, int status, TimeSpan duration);
}
