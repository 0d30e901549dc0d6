using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles;

/// <summary>Takes out of a library, once a day, the articles that are older than articles are kept.</summary>
/// <param name="library">The library, which knows how long that is.</param>
/// <param name="clock">Says when to look.</param>
/// <param name="log">Learns how many were taken out.</param>
public sealed partial class Retention(Library library, TimeProvider clock, ILogger<Retention> log)
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Runs until cancelled.</summary>
    /// <exception cref="Storage.StorageException">The library cannot be read or written.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (library.RemoveOutdated(cancellation) is var removed and > 0)
            {
                var count = Counted.Of(removed, "article");
                LogRemoved(count);
            }

            await Task.Delay(Interval, clock, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Articles} left the library, older than articlesKeptDays says")]
    private partial void LogRemoved(string articles);
}
