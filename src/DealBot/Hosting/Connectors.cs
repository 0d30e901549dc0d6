using DealBot.Core.Chat;
using DealBot.Discord;
using DealBot.Slack;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>The connectors that have tokens, each until the service stops or its platform will not have us.</summary>
internal sealed partial class Connectors : BackgroundService
{
    private readonly ILogger _log;
    private readonly Supervisor _supervisor;
    private readonly DiscordConnector? _discord;
    private readonly DiscordSetup? _discordSetup;
    private readonly SlackConnector? _slack;

    /// <param name="platforms">Where DealBot answers; maybe nowhere.</param>
    /// <param name="desk">Where requests are handed in.</param>
    /// <param name="chat">What connectors ask besides.</param>
    /// <param name="supervisor">Starts again what fails.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public Connectors(Platforms platforms, ChatDesk desk, IChatService chat, Supervisor supervisor, TimeProvider clock, ILoggerFactory logs)
    {
        (_log, _supervisor) = (logs.CreateLogger<Connectors>(), supervisor);
        if (platforms.Discord is { } discord)
        {
            _discord = new DiscordConnector(discord, desk, chat, clock, logs);
            _discordSetup = new DiscordSetup(discord, clock, logs);
        }

        if (platforms.Slack is { } slack)
        {
            _slack = new SlackConnector(slack, desk, chat, clock, logs);
            SlackOverHttp = slack.UsesHttp ? _slack : null;
        }
    }

    /// <summary>Each, as it stands.</summary>
    public IReadOnlyList<IConnector> All => [.. new IConnector?[] { _discord, _slack }.OfType<IConnector>()];

    /// <summary>Where channels are told of new articles.</summary>
    public IReadOnlyList<IPoster> Posters => [.. new[] { _discord?.Poster, _slack?.Poster }.OfType<IPoster>()];

    /// <summary>The connector that Slack calls; null where none, or where DealBot calls Slack.</summary>
    public SlackConnector? SlackOverHttp { get; }

    /// <summary>Lets the connectors compile what sending needs.</summary>
    /// <param name="answer">An answer as they would send it.</param>
    public void WarmUp(Reply answer) => _discord?.WarmUp(answer);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _discord?.Dispose();
        _slack?.Dispose();
        _discordSetup?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        _discordSetup is null ? Task.CompletedTask : _supervisor.RunAsync("Registering Discord's commands", RegisterAsync, stoppingToken),
        .. All.Select(connector => ServeAsync(connector, stoppingToken)),
    ]);

    private async Task ServeAsync(IConnector connector, CancellationToken stopped)
    {
        try
        {
            await _supervisor.RunAsync(connector.Name, connector.RunAsync, stopped);
        }
        catch (ConnectorRefusedException refusal)
        {
            LogRefused(connector.Name, refusal.Message); // the others go on, and the page says so
        }
    }

    private async Task RegisterAsync(CancellationToken stopped)
    {
        try
        {
            foreach (var change in await _discordSetup!.RegisterAsync(stopped)) LogRegistered(change);
        }
        catch (ConnectorRefusedException refusal)
        {
            LogNotRegistered(refusal.Message); // the commands of before may still work
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Connector} is off: {Reason}")]
    private partial void LogRefused(string connector, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: {Change}")]
    private partial void LogRegistered(string change);

    [LoggerMessage(Level = LogLevel.Error, Message = "The commands are not registered at Discord: {Reason}")]
    private partial void LogNotRegistered(string reason);
}
