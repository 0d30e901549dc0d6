using DealBot.Core.Chat;
using DealBot.Discord.Commands;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord;

/// <summary>Sets the bot up at Discord, and looks whether it is.</summary>
public sealed class DiscordSetup : IDisposable
{
    private readonly DiscordOptions _options;
    private readonly DiscordRest _rest;

    /// <summary>The setup of one bot.</summary>
    /// <param name="options">How Discord is reached.</param>
    /// <param name="clock">Times the pauses between calls.</param>
    /// <param name="logs">Learn what goes wrong.</param>
    public DiscordSetup(DiscordOptions options, TimeProvider clock, ILoggerFactory logs) =>
        (_options, _rest) = (options, new DiscordRest(options, logs.CreateLogger<DiscordRest>(), clock));

    /// <summary>Registers the commands wherever what Discord holds differs from what this version offers.</summary>
    /// <returns>A sentence for each place: the server, or all of them, and what changed there.</returns>
    /// <exception cref="ConnectorRefusedException">Discord refuses; the message says what to do.</exception>
    /// <exception cref="IOException">Discord does not answer; it may later.</exception>
    public async Task<IReadOnlyList<string>> RegisterAsync(CancellationToken cancellation)
    {
        var application = await _rest.SendAsync(Route.Application, cancellation) switch
        {
            RestOutcome.Done done when done.Read(DiscordJson.Default.ApplicationBody) is { Id.Length: > 0 } known => known,
            var outcome => throw Reasons.Failure("Discord does not say which application the token is of", outcome),
        };
        var registration = new CommandRegistration(_rest);
        List<string> said = [];
        foreach (var guild in Places)
        {
            var change = await registration.RegisterAsync(application.Id, guild, cancellation);
            said.Add($"{Place(guild)}: {change ?? $"all {CommandCatalogue.All.Count} commands are registered as they should be; nothing was changed"}.");
        }

        return said;
    }

    /// <summary>Looks at everything that must be right for the bot to work. Never throws but for cancellation.</summary>
    public async Task<IReadOnlyList<SetupCheck>> CheckAsync(CancellationToken cancellation)
    {
        var checks = new SetupChecks(_options, _rest);
        try
        {
            await checks.RunAsync(Places, cancellation);
        }
        catch (ConnectorRefusedException refused)
        {
            checks.Failed("token", refused.Message);
        }

        return checks.Found;
    }

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();

    /// <summary>The servers that the commands are registered in; null for all servers.</summary>
    private IReadOnlyList<string?> Places => [.. _options.Guilds.Cast<string?>().DefaultIfEmpty(null)];

    internal static string Place(string? guild) => guild is null ? "In all servers" : $"In server {guild}";
}
