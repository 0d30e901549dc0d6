using System.Net;
using System.Net.Http.Headers;

namespace DealBot.Discord.Rest;

/// <summary>Carries one request to Discord and one answer back.</summary>
internal sealed class RestTransport : IDisposable
{
    private const int LongestAnswer = 8 * 1024 * 1024; // bytes

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _bot;

    /// <summary>Prepares the connections, of which as many are opened as are needed.</summary>
    public RestTransport(DiscordOptions options, TimeProvider clock)
    {
        (_clock, _bot) = (clock, Refusal(options.Token) is null ? new AuthenticationHeaderValue("Bot", options.Token.Trim()) : null);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null, // tells the platform nothing of our traces, and traces nothing of its secret addresses
            AllowAutoRedirect = false, // a redirect would carry the token elsewhere
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // follows the name when it moves
            UseCookies = false,
            UseProxy = !options.Api.IsLoopback,
        })
        {
            BaseAddress = options.Api.AbsolutePath.EndsWith('/') ? options.Api : new Uri(options.Api + "/"),
            DefaultRequestVersion = HttpVersion.Version20,
            MaxResponseContentBufferSize = LongestAnswer,
            Timeout = Timeout.InfiniteTimeSpan, // by the clock, below
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(DiscordAddress.UserAgent);
    }

    /// <summary>Why a token cannot be one; null when it may be. It must fit into a header.</summary>
    public static string? Refusal(string token) => token.Trim() is { Length: > 0 } trimmed && trimmed.All(static sign => sign is > ' ' and <= '~')
        ? null
        : "The bot's token for Discord is empty or holds characters that no token has. Copy it again from discord.com/developers (your application, Bot).";

    /// <summary>Sends once.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or one that is too long.</exception>
    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    public async Task<RestResponse> SendAsync(Route route, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(route.Method, route.Path);
        if (!route.ByInteraction) request.Headers.Authorization = _bot;
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var late = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return new RestResponse(response, await response.Content.ReadAsByteArrayAsync(either.Token), _clock);
        }
        catch (OperationCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            // Either no answer came, or there was no connection within its own time, and then nothing was sent.
            throw late.IsCancellationRequested ? new TimeoutException() : new HttpRequestException(HttpRequestError.ConnectionError, inner: slow);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
