using DealBot.Core.Chat;
using DealBot.Slack.Http;
using DealBot.Slack.Interactions;
using DealBot.Slack.Posting;
using DealBot.Slack.Rendering;
using DealBot.Slack.Sockets;
using DealBot.Slack.WebApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack;

/// <summary>Serves Slack: over sockets that we open (Socket Mode), or over HTTP endpoints that the program maps.</summary>
public sealed class SlackConnector : IConnector, IDisposable
{
    private readonly SlackOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _logs;
    private readonly SlackWebApi _api;
    private readonly Deliveries _deliveries;
    private readonly SocketMode _sockets;
    private readonly TaskCompletionSource<SlackIdentity> _identity = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _stop; // of the run
    private ConnectorStatus? _status = new(ConnectorState.Connecting, "Not started yet.");

    /// <summary>A connector that is not started yet.</summary>
    /// <param name="options">How Slack is reached.</param>
    /// <param name="desk">What answers.</param>
    /// <param name="service">Checks every quote once more before it is sent.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="logs">Learns what happens.</param>
    public SlackConnector(SlackOptions options, ChatDesk desk, IChatService service, TimeProvider clock, ILoggerFactory logs)
    {
        (_options, _clock, _logs) = (options, clock, logs);
        _api = new SlackWebApi(options, logs.CreateLogger<SlackWebApi>(), clock);
        Exchanges exchanges = new(options, _api, desk, service, clock, logs);
        _deliveries = new Deliveries(
            async (delivery, cancellation) =>
            {
                try
                {
                    await exchanges.AnswerAsync(delivery, (await _identity.Task.WaitAsync(cancellation)).UserId, cancellation);
                }
                catch (ConnectorRefusedException refused)
                {
                    _refused.TrySetException(refused); // ends RunAsync, which says why
                }
            },
            logs.CreateLogger<Deliveries>(),
            clock);
        _sockets = new SocketMode(options, _api, _deliveries, logs.CreateLogger<SocketMode>(), clock);
        Poster = new SlackPoster(
            _api,
            new Composer(service, logs.CreateLogger<Composer>()),
            () => _identity.Task.IsCompletedSuccessfully && !_stop.IsCancellationRequested ? _identity.Task.Result : null,
            clock,
            logs.CreateLogger<SlackPoster>());
    }

    /// <inheritdoc/>
    public string Name => "Slack";

    /// <inheritdoc/>
    public ConnectorStatus Status => _status ?? _sockets.Status;

    /// <summary>Posts alerts and notices, once Slack has said whose token it is and until DealBot is told to stop.</summary>
    public IPoster Poster { get; }

    /// <summary>Maps the endpoints that Slack posts to, all below <c>/slack</c>; for <see cref="SlackOptions.UsesHttp"/>.</summary>
    /// <exception cref="ArgumentException">There is no signing secret.</exception>
    public void Map(IEndpointRouteBuilder routes) =>
        new SlackEndpoints(_options, _deliveries, _logs.CreateLogger<SlackEndpoints>(), _clock).Map(routes);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        _stop = cancellation;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Supervisor supervisor = new(_logs.CreateLogger<Supervisor>(), _clock);
        var serving = Task.CompletedTask;
        try
        {
            _status = new ConnectorStatus(ConnectorState.Connecting, "Asking Slack whose token it is.");
            await supervisor.RunAsync("Introducing DealBot to Slack", IntroduceAsync, stop.Token);
            if (stop.IsCancellationRequested) return;

            _status = _options.UsesHttp ? new ConnectorStatus(ConnectorState.Connected, "Waiting for what Slack posts to /slack.") : null;
            serving = _options.UsesHttp
                ? Task.Delay(Timeout.InfiniteTimeSpan, _clock, stop.Token)
                : supervisor.RunAsync("Slack's sockets", _sockets.RunAsync, stop.Token);
            await await Task.WhenAny(serving, _refused.Task);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As was asked.
        }
        catch (ConnectorRefusedException refused)
        {
            _status = new ConnectorStatus(ConnectorState.Refused, refused.Message);
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // what it threw was thrown above
            await _deliveries.FinishAsync(IConnector.Grace);
            if (cancellation.IsCancellationRequested) _status = new ConnectorStatus(ConnectorState.Stopped, "Stopped, as was asked.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deliveries.Dispose();
        _api.Dispose();
    }

    private async Task IntroduceAsync(CancellationToken cancellation)
    {
        switch (await _api.AuthTestAsync(cancellation))
        {
            case SlackResult<SlackIdentity>.Done(var identity):
                _identity.TrySetResult(identity);
                break;
            case SlackResult<SlackIdentity>.Refused refused:
                throw new ConnectorRefusedException($"Slack does not accept the bot's token ({refused.Error}). Copy it anew from OAuth & Permissions of the app.");
            case SlackResult<SlackIdentity>.Unanswered unanswered:
                throw new IOException($"Slack did not say whose token it is: {unanswered.Reason}.");
        }
    }
}
