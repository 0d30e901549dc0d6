using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DealBot.Slack.WebApi;

/// <summary>Sends requests to Slack: in its pace, within their deadlines, and again where that can do no harm.</summary>
/// <remarks>
/// A request that certainly was not handled is sent again: its body did not begin to leave, 429, 503. When nobody knows (the connection broke,
/// no answer in time, 500, 502, 504), only what may be done twice is sent again; a new message is not, so that no message comes twice.
/// The price: when Slack answers neither way, the message may be missing, and the result says so (<c>MayBeDone</c>).
/// </remarks>
internal sealed partial class SlackHttp : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Pace _pace;
    private readonly ChannelOrder _order = new();
    private readonly ConcurrentDictionary<ApiMethod, ResiliencePipeline<SlackResult<ApiAnswer>>> _retries = new();

    /// <summary>A client that follows no redirection: the token goes where it was sent.</summary>
    public SlackHttp(ILogger log, TimeProvider clock)
    {
        _log = log;
        _clock = clock;
        _pace = new Pace(clock);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null, // tells the platform nothing of our traces, and traces nothing of its secret addresses
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // Slack's addresses change
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // each call has its own
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DealBot", typeof(SlackHttp).Assembly.GetName().Version?.ToString(3)));
    }

    /// <summary>Sends a request until it is answered, refused, or late.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="channel">The channel that it concerns, where that has a pace of its own.</param>
    /// <param name="request">Makes the request, for each try anew.</param>
    /// <param name="judge">Says what an answer means.</param>
    /// <param name="mostBytes">How long an answer may be.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SlackResult<ApiAnswer>> SendAsync(
        ApiMethod method,
        string? channel,
        Func<HttpRequestMessage> request,
        Func<HttpResponseMessage, byte[], SlackResult<ApiAnswer>> judge,
        long mostBytes,
        CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(method.Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var started = _clock.GetTimestamp();
        SlackResult<ApiAnswer> last = new SlackResult<ApiAnswer>.Unanswered("its turn did not come in time", MayBeDone: false);
        try
        {
            if (channel is null) await TriesAsync();
            else await _order.RunAsync(channel, TriesAsync, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // What the last try brought is the result.
        }

        if (last is SlackResult<ApiAnswer>.Unanswered) cancellation.ThrowIfCancellationRequested();

        if (last is SlackResult<ApiAnswer>.Unanswered unanswered) LogUnanswered(method.Name, unanswered.Reason);
        else if (last is SlackResult<ApiAnswer>.Refused refused) LogRefused(method.Name, refused.Error);
        return last;

        async Task<SlackResult<ApiAnswer>> TriesAsync() =>
            await _retries.GetOrAdd(method, Retrying).ExecuteAsync(
                async token => last = await WaitAsync(method, channel, method.Deadline - _clock.GetElapsedTime(started), token)
                    ?? await TryAsync(method, request, judge, mostBytes, token),
                either.Token);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Waits for the turn of a call; a result when it does not come in time.</summary>
    private async Task<SlackResult<ApiAnswer>?> WaitAsync(ApiMethod method, string? channel, TimeSpan most, CancellationToken cancellation)
    {
        var tooLong = channel is not null && method.PerChannel is { } perChannel
            ? await _pace.WaitAsync($"{method.Name} {channel}", perChannel, most, cancellation)
            : null;
        if (tooLong is null && method.Unasked is { } unasked) tooLong = await _pace.WaitAsync($"{method.Name} unasked", unasked, most, cancellation);
        if (tooLong is null && method.Limit is { } limit) tooLong = await _pace.WaitAsync(method.Name, limit, most, cancellation);
        return tooLong is { } wait
            ? new SlackResult<ApiAnswer>.Unanswered("Slack's pace leaves no room in time", MayBeDone: false, wait)
            : null;
    }

    private async Task<SlackResult<ApiAnswer>> TryAsync(
        ApiMethod method, Func<HttpRequestMessage> make, Func<HttpResponseMessage, byte[], SlackResult<ApiAnswer>> judge, long mostBytes, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(method.TryLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var request = make();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (await BodyAsync(response, mostBytes, either.Token) is not { } body) return new SlackResult<ApiAnswer>.Refused("too_long");
            var result = judge(response, body);
            if (result is SlackResult<ApiAnswer>.Unanswered { RetryAfter: { } pause })
            {
                LogPause(method.Name, pause);
                if (method.Limit is not null) _pace.Pause(method.Name, pause); // for all calls, not this one alone
            }

            return result;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return request.Content is ApiContent { IsUnderWay: false }
                ? new SlackResult<ApiAnswer>.Unanswered("Slack cannot be reached", MayBeDone: false)
                : new SlackResult<ApiAnswer>.Unanswered(
                    fault is OperationCanceledException ? "Slack did not answer in time" : "the connection to Slack broke", MayBeDone: true);
        }
    }

    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, long mostBytes, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > mostBytes) return null;
        using var body = new MemoryStream();
        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[16 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > mostBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private ResiliencePipeline<SlackResult<ApiAnswer>> Retrying(ApiMethod method) =>
        new ResiliencePipelineBuilder<SlackResult<ApiAnswer>> { TimeProvider = _clock }
            .AddRetry(new RetryStrategyOptions<SlackResult<ApiAnswer>>
            {
                ShouldHandle = retry => ValueTask.FromResult(
                    retry.Outcome.Result is SlackResult<ApiAnswer>.Unanswered unanswered &&
                    (method.IsRepeatable || !unanswered.MayBeDone) &&
                    (unanswered.RetryAfter is not { } wait || wait < method.Deadline)),
                MaxRetryAttempts = int.MaxValue, // the deadline ends it
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(8),
                DelayGenerator = static retry => ValueTask.FromResult((retry.Outcome.Result as SlackResult<ApiAnswer>.Unanswered)?.RetryAfter),
            })
            .Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack asks for a pause of {Pause} before the next {Method}")]
    private partial void LogPause(string method, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not do {Method}: {Error}")]
    private partial void LogRefused(string method, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer to {Method}: {Reason}")]
    private partial void LogUnanswered(string method, string reason);
}
