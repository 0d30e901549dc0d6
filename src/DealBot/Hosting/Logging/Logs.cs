using DealBot.Cli.Display;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace DealBot.Hosting.Logging;

/// <summary>Where the service's log goes: to standard error, for people on a terminal and for programs otherwise.</summary>
internal static class Logs
{
    /// <summary>The log, from information upwards; of the web server only what is odd.</summary>
    /// <param name="error">Standard error, as it is.</param>
    /// <param name="clock">Dates the lines.</param>
    /// <param name="isVerbose">Whether our own debugging lines are wanted too: one a request.</param>
    public static ILoggerFactory ToStandardError(Screen error, TimeProvider clock, bool isVerbose) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("DealBot", isVerbose ? LogLevel.Debug : LogLevel.Information)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None) // refused requests are told in our own words
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // that keys lie unencrypted in their owner's folder is known
        .AddFilter("DealBot.Web.Access.BearerHandler", LogLevel.None) // wrong tokens are told in our own words
        .AddFilter("DealBot.Web.Access.LoopbackHandler", LogLevel.None)
        .AddFilter("Microsoft.Hosting", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // a start that fails is thrown, and told once
        .AddConsole(console =>
        {
            console.FormatterName = error.IsTerminal ? LinesForPeople.Key : LinesForPrograms.Key;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        })
        .Services
        .AddSingleton<ConsoleFormatter>(new LinesForPeople(clock, error.IsColoured))
        .AddSingleton<ConsoleFormatter>(new LinesForPrograms(clock)));

    /// <summary>No log, for a command that tells all it finds itself.</summary>
    public static ILoggerFactory Off() => LoggerFactory.Create(static _ => { });
}
