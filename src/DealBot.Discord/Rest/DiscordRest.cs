using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DealBot.Discord.Rest;

/// <summary>Discord's REST interface, asked at the pace it allows.</summary>
internal sealed partial class DiscordRest : IDisposable
{
    /// <summary>How many requests may wait; more are not sent.</summary>
    public const int MostWaiting = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ILogger<DiscordRest> _log;
    private readonly TimeProvider _clock;
    private readonly RestTransport _transport;
    private readonly RateLimits _limits;
    private readonly InvalidRequests _invalid;
    private readonly GoneTokens _gone = new();
    private readonly ResiliencePipeline<Attempt> _tries;
    private string? _refusal;
    private int _waiting;

    /// <summary>Prepares to ask.</summary>
    /// <param name="options">Where it is, and the token.</param>
    /// <param name="log">Learns what went wrong; never what was sent.</param>
    /// <param name="clock">Times the pauses.</param>
    public DiscordRest(DiscordOptions options, ILogger<DiscordRest> log, TimeProvider clock)
    {
        (_log, _clock, _transport) = (log, clock, new RestTransport(options, clock));
        (_limits, _invalid) = (new RateLimits(clock), new InvalidRequests(clock));
        _refusal = DiscordAddress.Refusal(options.Api) ?? RestTransport.Refusal(options.Token);
        _tries = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                ShouldHandle = static tried => new ValueTask<bool>(tried.Outcome.Result.Again),
                MaxRetryAttempts = 4,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Sends a request with a body.</summary>
    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<RestOutcome> SendAsync<T>(Route route, T body, JsonTypeInfo<T> form, CancellationToken cancellation) =>
        SendAsync(route, JsonSerializer.SerializeToUtf8Bytes(body, form), cancellation);

    /// <summary>Sends a request with a body, within some time.</summary>
    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, TimeSpan, CancellationToken)"/>
    public Task<RestOutcome> SendAsync<T>(Route route, T body, JsonTypeInfo<T> form, TimeSpan patience, CancellationToken cancellation) =>
        SendAsync(route, JsonSerializer.SerializeToUtf8Bytes(body, form), patience, cancellation);

    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, CancellationToken)"/>
    public Task<RestOutcome> SendAsync(Route route, CancellationToken cancellation) => SendAsync(route, default(ReadOnlyMemory<byte>), cancellation);

    /// <summary>
    /// Sends a request as soon as the limits allow, and again when it was limited or, where the route allows that, had no answer.
    /// Requests of one route to one channel leave in the order they were handed in.
    /// </summary>
    /// <param name="route">What is asked.</param>
    /// <param name="body">UTF-8 JSON; empty for none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ConnectorRefusedException">The token is not accepted, or the address must not be used. Every later request says the same.</exception>
    /// <exception cref="OperationCanceledException">It was given up. The request may have arrived.</exception>
    public Task<RestOutcome> SendAsync(Route route, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(route, body, Timeout.InfiniteTimeSpan, cancellation);

    /// <summary>Sends a request within some time: what had no answer by then is <see cref="RestOutcome.NoAnswer"/>, at once where a limit lasts longer.</summary>
    /// <inheritdoc cref="SendAsync(Route, ReadOnlyMemory{byte}, CancellationToken)"/>
    public async Task<RestOutcome> SendAsync(Route route, ReadOnlyMemory<byte> body, TimeSpan patience, CancellationToken cancellation)
    {
        if (patience <= TimeSpan.Zero && patience != Timeout.InfiniteTimeSpan) return new RestOutcome.NoAnswer("The time to answer had passed.", MayHaveArrived: false);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            LogFull(route.Template);
            return new RestOutcome.NoAnswer($"{MostWaiting:N0} requests are waiting for Discord already.", MayHaveArrived: false);
        }

        var sending = new Sending(patience == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : patience, _clock);
        using var late = new CancellationTokenSource(patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var turn = await _limits.EnterAsync(route, either.Token);
            var attempt = await _tries.ExecuteAsync(async deadline => await TryAsync(route, body, sending, deadline), either.Token);
            return attempt.Outcome is RestOutcome.NoAnswer none ? none with { MayHaveArrived = sending.MayHaveArrived } : attempt.Outcome;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RestOutcome.NoAnswer("There was no answer in time.", sending.MayHaveArrived);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    /// <summary>Sends until the answer is not that a limit was passed: a limited request was not carried out, and is never lost.</summary>
    private async Task<Attempt> TryAsync(Route route, ReadOnlyMemory<byte> body, Sending sending, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            if (Barred(route) is { } barredAtOnce) return barredAtOnce;
            if (await _limits.WaitAsync(route, sending.Left, cancellation) is { } longer)
                return new(new RestOutcome.NoAnswer("Discord's limits leave no room in time.", MayHaveArrived: false, longer));
            if (Barred(route) is { } barred) return barred; // by what happened meanwhile

            var before = sending.MayHaveArrived;
            sending.MayHaveArrived = true; // until its answer says otherwise
            RestResponse answer;
            try
            {
                answer = await _transport.SendAsync(route, body, cancellation);
            }
            catch (HttpRequestException broken)
            {
                var arrived = broken.HttpRequestError is not
                    (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
                if (!arrived) sending.MayHaveArrived = before;
                return NoAnswer(route, broken.HttpRequestError.ToString(), arrived);
            }
            catch (TimeoutException)
            {
                return NoAnswer(route, "no answer in time", arrived: true);
            }

            _limits.Learn(route, answer.Bucket, answer.Allowance);
            if (answer.IsInvalid && _invalid.Count()) LogTooManyInvalid(InvalidRequests.Most);
            if (answer.Status is not HttpStatusCode.TooManyRequests) return Judge(route, answer, before);

            sending.MayHaveArrived = before;
            var wait = answer.Wait ?? pause * (1 + Random.Shared.NextDouble()); // Discord did not say how long
            LogLimited(route.Template, wait, answer.IsGlobal ? "everything" : answer.Scope ?? "the route");
            _limits.Limited(route, wait, answer.IsGlobal);
        }
    }

    /// <summary>Whether it is known beforehand that the request must not be sent.</summary>
    private Attempt? Barred(Route route)
    {
        if (_refusal is { } refusal) throw new ConnectorRefusedException(refusal);
        if (_gone.Find(route) is { } code) return new Attempt(new RestOutcome.Gone(code));
        return !_invalid.TooMany ? null : new Attempt(new RestOutcome.NoAnswer(
            "Discord refused thousands of requests within ten minutes; nothing is sent until they are ten minutes old.", MayHaveArrived: false));
    }

    private Attempt Judge(Route route, RestResponse answer, bool mayHaveArrived)
    {
        var said = answer.Said;
        switch (answer.Status)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous:
                return new(new RestOutcome.Done(answer.Body));

            case >= HttpStatusCode.InternalServerError:
                return NoAnswer(route, $"status {(int)answer.Status}", arrived: true);

            case HttpStatusCode.Unauthorized when !route.ByInteraction:
                _refusal = "Discord does not accept the bot's token any more. Reset it at discord.com/developers (your application, Bot, Reset Token) and give DealBot the new one.";
                throw new ConnectorRefusedException(_refusal);

            // The first answer had arrived the first time, only its acknowledgement was lost.
            case HttpStatusCode.BadRequest when mayHaveArrived && said.Code is RestCode.AlreadyAcknowledged:
                return new(new RestOutcome.Done(default));

            case HttpStatusCode.NotFound or HttpStatusCode.Unauthorized:
                if (route.ByInteraction && said.Code is not RestCode.UnknownMessage) _gone.Add(route, said.Code);
                LogGone(route.Template, said.Code, said.Reason);
                return new(new RestOutcome.Gone(said.Code));

            default:
                LogRefused(route.Template, (int)answer.Status, said.Code, said.Reason);
                return new(new RestOutcome.Refused(answer.Status, said.Code, said.Reason));
        }
    }

    private Attempt NoAnswer(Route route, string why, bool arrived)
    {
        var again = route.Repeatable || !arrived;
        LogNoAnswer(route.Template, why, again ? "may be tried again" : "is not tried again, as it may have been carried out");
        return new(new RestOutcome.NoAnswer($"Discord did not answer: {why}.", arrived), again);
    }

    /// <summary>How one try came out, and whether to try again.</summary>
    private readonly record struct Attempt(RestOutcome Outcome, bool Again = false);

    /// <summary>A request on its way, through all its tries.</summary>
    private sealed class Sending(TimeSpan patience, TimeProvider clock)
    {
        private readonly long _started = clock.GetTimestamp();

        /// <summary>How much of the patience is left.</summary>
        public TimeSpan Left => patience - clock.GetElapsedTime(_started);

        /// <summary>Whether Discord may have carried it out.</summary>
        public bool MayHaveArrived { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} had no answer ({Why}) and {Next}")]
    private partial void LogNoAnswer(string route, string why, string next);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Route} was limited and waits {Wait}; the limit is that of {Scope}")]
    private partial void LogLimited(string route, TimeSpan wait, string scope);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Route} addresses something that is gone: {Code} {Reason}")]
    private partial void LogGone(string route, int code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was refused: {Status} {Code} {Reason}")]
    private partial void LogRefused(string route, int status, int code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord refused {Count} requests within ten minutes; nothing more is sent until they are ten minutes old, or Discord would ban this address. Look above for what was refused")]
    private partial void LogTooManyInvalid(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} is not sent: too many requests are waiting already")]
    private partial void LogFull(string route);
}
