#pragma warning disable CS9113 // read once it is written
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>Sends what is due on one platform: claims, posts, retries, gives up loudly, and writes down what came of it.</summary>
/// <param name="library">Holds the alerts and what they announce.</param>
/// <param name="poster">Posts.</param>
/// <param name="options">How many at once, and for how long a claim holds.</param>
/// <param name="clock">Times everything.</param>
/// <param name="log">Learns what went wrong.</param>
public sealed class Dispatcher(Library library, IPoster poster, DispatcherOptions options, TimeProvider clock, ILogger<Dispatcher> log)
{
    /// <summary>Runs until cancelled, then gives back the claims that were not acted upon. Several processes may run on one library.</summary>
    /// <exception cref="ConnectorRefusedException">The platform does not accept our token.</exception>
    public Task RunAsync(CancellationToken cancellation) => throw new NotSupportedException("Written with the dispatcher.");
}

/// <summary>How a <see cref="Dispatcher"/> works.</summary>
public sealed record DispatcherOptions
{
    /// <summary>How many alerts a channel gets one by one when several are due at once; more become one summary.</summary>
    public int Burst { get; init; } = 5;

    /// <summary>How many channels are posted in at a time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>How long a claim holds: longer than any post takes, since another process takes over after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the log of what was done is kept.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(90);
}
