using DealBot.Core.Chat;
using DealBot.Discord.Gateway;
using DealBot.Discord.Interactions;
using DealBot.Discord.Posting;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord;

/// <summary>Serves Discord: what happens there becomes requests, what is answered becomes messages.</summary>
public sealed partial class DiscordConnector : IConnector, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly DiscordRest _rest;
    private readonly AttachmentDownload _files;
    private readonly DiscordInbox _inbox;
    private readonly DiscordGateway _gateway;
    private readonly UnderWay _underWay = new();
    private CancellationTokenSource? _answers;
    private CancellationToken _stop; // of the run

    /// <summary>A connector that is not connected yet.</summary>
    /// <param name="options">How Discord is reached.</param>
    /// <param name="desk">Where requests are handed in.</param>
    /// <param name="service">Says what is typed ahead, and what is verbatim.</param>
    /// <param name="clock">Times deferrals and pauses.</param>
    /// <param name="logs">Learn what goes wrong.</param>
    public DiscordConnector(DiscordOptions options, ChatDesk desk, IChatService service, TimeProvider clock, ILoggerFactory logs)
    {
        (_clock, _log) = (clock, logs.CreateLogger<DiscordConnector>());
        _rest = new DiscordRest(options, logs.CreateLogger<DiscordRest>(), clock);
        _files = new AttachmentDownload(options);
        var renderer = new MessageRenderer(service, logs.CreateLogger<MessageRenderer>());
        var posts = new ChannelPosts(_rest, logs.CreateLogger<ChannelPosts>());
        var tools = new AnswerTools(_rest, posts, renderer, desk, clock, logs.CreateLogger<DiscordInbox>());
        _inbox = new DiscordInbox(service, new Answering(desk, options, clock), new RequestReader(options, _files), tools);
        Poster = new DiscordPoster(_rest, renderer, () => _stop.IsCancellationRequested ? null : _inbox.Self, clock, logs.CreateLogger<DiscordPoster>());
        _gateway = new DiscordGateway(options, _rest, Receive, new Supervisor(logs.CreateLogger<Supervisor>(), clock), logs.CreateLogger<DiscordGateway>(), clock);
    }

    /// <inheritdoc/>
    public string Name => "Discord";

    /// <inheritdoc/>
    public ConnectorStatus Status => _gateway.Status;

    /// <summary>Posts alerts and notices, once Discord has introduced the bot and until it is told to stop.</summary>
    public IPoster Poster { get; }

    /// <summary>Reads a press and draws a reply, without sending anything: what does it is compiled before the first that counts.</summary>
    public void WarmUp(Reply reply) => _inbox.WarmUp(reply);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var answers = new CancellationTokenSource();
        (_answers, _stop) = (answers, cancellation);
        try
        {
            await _gateway.RunAsync(cancellation);
        }
        finally
        {
            using var patience = new CancellationTokenSource(IConnector.Grace, _clock);
            await using (patience.Token.Register(answers.Cancel))
            {
                if (await _underWay.FinishAsync() is > 0 and var unfinished) LogCancelled(unfinished);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rest.Dispose();
        _files.Dispose();
    }

    /// <summary>Takes an event from the gateway, which must not wait.</summary>
    private ValueTask Receive(GatewayEvent received, CancellationToken cancellation)
    {
        var answers = _answers!.Token;
        if (string.Equals(received.Name, "READY", StringComparison.Ordinal)) return new ValueTask(_inbox.HandleAsync(received, answers)); // before any message
        _underWay.Start(() => _inbox.HandleAsync(received, answers));
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Unfinished} answers under way in Discord were cancelled, as DealBot stops")]
    private partial void LogCancelled(int unfinished);
}
