using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Store;
using DealBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting.Health;

/// <summary>
/// How the service stands: looked at every few seconds by one loop, so that who asks is told at once, and a thousand who ask cost
/// no more than one.
/// </summary>
/// <param name="library">Asked whether it answers and stores.</param>
/// <param name="chats">As well.</param>
/// <param name="connectors">The connectors that have tokens.</param>
/// <param name="supervisor">Starts the loop again, should it fail.</param>
/// <param name="clock">Times it.</param>
/// <param name="log">Learns of each change once.</param>
internal sealed partial class ServiceHealth(
    Library library, ChatStore chats, Connectors connectors, Supervisor supervisor, TimeProvider clock, ILogger<ServiceHealth> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private volatile IReadOnlyList<PartHealth> _parts = [];

    /// <summary>Every part, as it was found last: the library, the store of chats, then the connectors. Empty before the start.</summary>
    public IReadOnlyList<PartHealth> Parts => _parts;

    /// <summary>The worst of the parts; unhealthy while nothing was looked at yet.</summary>
    public HealthStatus Status => Parts is { Count: > 0 } parts ? parts.Min(static part => part.Status) : HealthStatus.Unhealthy;

    /// <summary>Looks once before the page listens: its first visitor may be a load balancer.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _parts = [.. Look()];
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => supervisor.RunAsync("Watching over the service's health", WatchAsync, stoppingToken);

    private async Task WatchAsync(CancellationToken stopped)
    {
        using var rhythm = new PeriodicTimer(Pause, clock);
        do
        {
            _parts = [.. Look()];
        }
        while (await rhythm.WaitForNextTickAsync(stopped));
    }

    private IEnumerable<PartHealth> Look()
    {
        yield return Found("library", library.CheckHealth());
        yield return Found("chats", chats.CheckHealth());
        foreach (var connector in connectors.All) yield return Found(connector);
    }

    private PartHealth Found(string name, StorageHealth health)
    {
        var before = Before(name);
        var found = Dated(new PartHealth(name, StatusOf(health.Ability), StorageWords.Of(health), health.Fault?.Message ?? StorageWords.Of(health), clock.GetUtcNow()));
        if (found.Status == (before?.Status ?? HealthStatus.Healthy)) return found;

        if (found.Status is HealthStatus.Healthy) LogRecovered(name, found.Sentence);
        else LogDegraded(name, found.Detail);
        return found;
    }

    // A connector logs its changes itself.
    private PartHealth Found(IConnector connector)
    {
        var (state, detail) = (connector.Status.State, connector.Status.Detail);
        var sentence = state switch
        {
            ConnectorState.Connected => $"{connector.Name} is connected.",
            ConnectorState.Connecting => $"{connector.Name} is not connected; it is tried again.",
            ConnectorState.Refused => $"{connector.Name} refuses the connection until a person mends what is wrong.",
            _ => $"{connector.Name} is stopped.",
        };
        return Dated(new PartHealth(
            connector.Name.ToLowerInvariant(), state is ConnectorState.Connected ? HealthStatus.Healthy : HealthStatus.Unhealthy, sentence, detail, clock.GetUtcNow()));
    }

    private PartHealth Dated(PartHealth found) =>
        Before(found.Name) is { } before && before.Status == found.Status ? found with { Since = before.Since } : found;

    private PartHealth? Before(string name) => _parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal));

    private static HealthStatus StatusOf(StorageAbility ability) => ability switch
    {
        StorageAbility.AnswersAndStores => HealthStatus.Healthy,
        StorageAbility.AnswersOnly => HealthStatus.Degraded,
        _ => HealthStatus.Unhealthy,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Degraded, {Part}: {Reason}")]
    private partial void LogDegraded(string part, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Recovered, {Part}: {State}")]
    private partial void LogRecovered(string part, string state);
}
