using DealBot.Cli;
using DealBot.Core.Chat;
using DealBot.Discord;
using DealBot.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DealBot.Hosting;

/// <summary>The service: the connectors that have tokens, over one library, until it is stopped.</summary>
internal sealed partial class Service : IDisposable
{
    /// <summary>How long answers under way and sockets may take to end after the service was told to stop.</summary>
    public static readonly TimeSpan GraceToStop = TimeSpan.FromSeconds(10);

    private readonly ILoggerFactory _logs;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private readonly ChatDesk _desk;
    private readonly List<IConnector> _connectors = [];
    private readonly SlackConnector? _overHttp;

    /// <param name="chat">What answers.</param>
    /// <param name="platforms">Where it answers; at least one.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public Service(IChatService chat, Platforms platforms, TimeProvider clock, ILoggerFactory logs)
    {
        (_clock, _logs, _log) = (clock, logs, logs.CreateLogger<Service>());
        // A question is milliseconds of work; two more than there are cores keep them busy while one waits for the disk.
        _desk = new ChatDesk(chat, logs.CreateLogger<ChatDesk>(), new ChatDeskOptions(Workers: Environment.ProcessorCount + 2));
        if (platforms.Discord is { } discord) _connectors.Add(new DiscordConnector(discord, _desk, chat, clock, logs));
        if (platforms.Slack is { } slack)
        {
            var connector = new SlackConnector(slack, _desk, chat, clock, logs);
            _connectors.Add(connector);
            if (slack.UsesHttp) _overHttp = connector;
        }
    }

    /// <summary>How each connector stands.</summary>
    public IEnumerable<(string Name, ConnectorStatus Status)> Connectors => _connectors.Select(connector => (connector.Name, connector.Status));

    /// <summary>Serves until stopped.</summary>
    /// <param name="urls">Where Slack's HTTP requests are listened for, as ASP.NET Core writes it; used with Slack over HTTP only.</param>
    /// <param name="stopped">Ends it.</param>
    /// <exception cref="CommandException">Every platform refuses; the log says why.</exception>
    public async Task RunAsync(string urls, CancellationToken stopped)
    {
        await using var web = _overHttp is null ? null : await ListenAsync(_overHttp, urls, stopped);
        var supervisor = new Supervisor(_logs.CreateLogger<Supervisor>(), _clock);
        var served = await Task.WhenAll(_connectors.Select(connector => ServeAsync(connector, supervisor, stopped)));
        if (web is not null) await web.StopAsync(CancellationToken.None);
        if (!served.Any(wanted => wanted)) throw new CommandException(ExitCode.OutsideFailed, "No chat platform will have us; the lines above say why. To check everything: dealbot doctor");
    }

    /// <inheritdoc/>
    public void Dispose() => _desk.Dispose();

    /// <returns>False when the platform refused us; the other connectors go on.</returns>
    private async Task<bool> ServeAsync(IConnector connector, Supervisor supervisor, CancellationToken stopped)
    {
        try
        {
            await supervisor.RunAsync(connector.Name, connector.RunAsync, stopped);
            return true;
        }
        catch (ConnectorRefusedException refusal)
        {
            LogRefused(connector.Name, refusal.Message);
            return false;
        }
    }

    private async Task<WebApplication> ListenAsync(SlackConnector slack, string urls, CancellationToken stopped)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.Replace(ServiceDescriptor.Singleton(_logs));
        builder.WebHost.UseUrls(urls);
        var web = builder.Build();
        slack.Map(web);
        try
        {
            await web.StartAsync(stopped);
        }
        catch (IOException fault)
        {
            await web.DisposeAsync();
            throw new CommandException(ExitCode.OutsideFailed, $"Cannot listen on {urls}: {fault.Message.TrimEnd('.')}. Choose another address with --urls.");
        }

        foreach (var url in web.Urls) LogListening(url);
        return web;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Connector} is off: {Reason}")]
    private partial void LogRefused(string connector, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for Slack on {Url}")]
    private partial void LogListening(string url);
}
