using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace DealBot.Hosting;

/// <summary>Where the service's log goes: to standard error, a line an event.</summary>
internal static class Logs
{
    /// <summary>The log, from information upwards; of the web server only what is odd.</summary>
    public static ILoggerFactory ToStandardError() => LoggerFactory.Create(static logging => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None) // refused requests are told in our own words
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // that keys lie unencrypted in their owner's folder is known
        .AddFilter("DealBot.Web.Access.BearerHandler", LogLevel.None) // wrong tokens are told in our own words
        .AddFilter("DealBot.Web.Access.LoopbackHandler", LogLevel.None)
        .AddFilter("Microsoft.Hosting", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // a start that fails is thrown, and told once
        .AddSimpleConsole(static format =>
        {
            format.SingleLine = true;
            format.UseUtcTimestamp = true;
            format.TimestampFormat = "yyyy-MM-dd HH:mm:ssZ ";
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>No log, for a command that tells all it finds itself.</summary>
    public static ILoggerFactory Off() => LoggerFactory.Create(static _ => { });
}
