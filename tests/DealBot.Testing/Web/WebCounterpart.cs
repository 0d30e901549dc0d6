using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DealBot.Core.Articles.Fetching;

namespace DealBot.Testing.Web;

/// <summary>Plays the web on loopback: hosts by name, an answer scripted for each path, and a journal of what was asked.</summary>
/// <remarks>
/// <code>
/// await using var web = new WebCounterpart();
/// web.Serve("feed.test", "/rss.xml", new WebDocument("application/rss+xml", xml));        // with ETag, Last-Modified and 304
/// web.Serve("feed.test", "/old", WebAnswers.Redirect(301, "/rss.xml"));
/// web.Serve("dead.test", "/rss.xml", WebAnswers.Status(503));
/// using var fetcher = new Fetcher(web.Options, clock, log, web.ResolveAsync);             // after the hosts are known
/// await fetcher.FetchAsync(new FetchRequest(web.Url("feed.test", "/rss.xml"), FetchKind.Feed), cancellation);
/// Assert.Equal(["GET feed.test /rss.xml"], web.Asked);
/// </code>
/// Speaks raw HTTP/1.1 over sockets, one request a connection, so that every misbehaviour can be had (see <see cref="WebAnswers"/>). What is
/// not served is answered 404, <c>robots.txt</c> too. Names that are not served do not exist, unless <see cref="Name"/> gave them addresses.
/// </remarks>
public sealed class WebCounterpart : IAsyncDisposable
{
    private const int LongestRequest = 64 * 1024; // bytes, with its headers

    private readonly TcpListener _plain = new(IPAddress.Loopback, 0);
    private readonly TcpListener _secure = new(IPAddress.Loopback, 0);
    private readonly Lazy<X509Certificate2> _certificate = new(SelfSigned.Certificate);
    private readonly ConcurrentDictionary<(string Host, string Path), WebHandler> _served = new();
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<WebVisit> _visits = [];
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _listening;
    private int _opened;
    private int _unanswered;

    /// <summary>Listens at once.</summary>
    public WebCounterpart()
    {
        _plain.Start(backlog: 512);
        _secure.Start();
        _listening = Task.WhenAll(ListenAsync(_plain, isSecure: false), ListenAsync(_secure, isSecure: true));
    }

    /// <summary>What happened, and the means to wait for it.</summary>
    public Journal Journal { get; } = new(TimeSpan.FromSeconds(20));

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyList<WebVisit> Visits => [.. _visits];

    /// <summary>Everything that was asked, in order, each as <c>GET feed.test /rss.xml?page=2</c>.</summary>
    public IReadOnlyList<string> Asked => [.. _visits.Select(static visit => visit.ToString())];

    /// <summary>How many connections were opened, also such as nothing was asked over.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>How many requests are being answered just now.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>The port for http.</summary>
    public int Port => ((IPEndPoint)_plain.LocalEndpoint).Port;

    /// <summary>The port for https, with a certificate that nobody has signed.</summary>
    public int SecurePort => ((IPEndPoint)_secure.LocalEndpoint).Port;

    /// <summary>Options that let a fetcher reach the hosts served so far, and no other inner host; without pauses between requests.</summary>
    public FetchOptions Options => new() { InnerHosts = [.. _served.Keys.Select(static key => key.Host).Distinct(StringComparer.Ordinal)], HostPause = TimeSpan.Zero };

    /// <summary>Where a path of a host is.</summary>
    public Uri Url(string host, string path) => new($"http://{host}:{Port}{path}");

    /// <summary>Answers a path of a host; replaces what answered it.</summary>
    /// <param name="host">Lower case, without a port.</param>
    /// <param name="path">With its slash, without a query; <c>*</c> for all that are not served otherwise.</param>
    /// <param name="answer">Called for each request.</param>
    public void Serve(string host, string path, WebHandler answer) => _served[(host, path)] = answer;

    /// <summary>Answers a path of a host with a document, which may be changed while it is served.</summary>
    public void Serve(string host, string path, WebDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Serve(host, path, document.AnswerAsync);
    }

    /// <summary>Gives a name addresses of its own.</summary>
    /// <param name="host">The name.</param>
    /// <param name="addresses">Called whenever the name is looked up.</param>
    public void Name(string host, Func<IPAddress[]> addresses) => _names[host] = addresses;

    /// <summary>The names of this web, for a <see cref="Fetcher"/>: those that are served are on loopback, others do not exist.</summary>
    /// <exception cref="SocketException">The name does not exist.</exception>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        Journal.Record($"looked up {host}");
        if (_names.TryGetValue(host, out var addresses)) return Task.FromResult(addresses());
        return _served.Keys.Any(key => string.Equals(key.Host, host, StringComparison.OrdinalIgnoreCase))
            ? Task.FromResult<IPAddress[]>([IPAddress.Loopback])
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    }

    /// <summary>Cuts what is still being answered, and listens no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _listening; // who still accepts must find them listening
        _plain.Stop();
        _secure.Stop();
        await Task.WhenAll(_connections.Keys);
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
        _over.Dispose();
    }

    private async Task ListenAsync(TcpListener listener, bool isSecure)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_over.Token);
                Interlocked.Increment(ref _opened);
                Journal.Record("connection opened");
                var connection = ConnectedAsync(client, isSecure);
                _connections[connection] = true;
                _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // The test is done.
        }
    }

    private async Task ConnectedAsync(TcpClient client, bool isSecure)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                client.NoDelay = true;
                if (!isSecure)
                {
                    await AnswerAsync(client, client.GetStream());
                    return;
                }

                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate.Value }, _over.Token);
                await AnswerAsync(client, secure);
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                Journal.Record($"connection broken: {broken.Message}");
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, Stream stream)
    {
        if (await WebVisit.ReadAsync(stream, LongestRequest, _over.Token) is not { } visit) return;
        _visits.Enqueue(visit);
        Interlocked.Increment(ref _unanswered);
        Journal.Record($"asked {visit}");
        try
        {
            await Handler(visit)(new WebExchange(visit, stream, client, _over.Token));
        }
        finally
        {
            Interlocked.Decrement(ref _unanswered);
            Journal.Record($"answered {visit}");
        }
    }

    private WebHandler Handler(WebVisit visit) =>
        _served.TryGetValue((visit.Host, visit.Path), out var own) ? own
        : visit.Path is not "/robots.txt" && _served.TryGetValue((visit.Host, "*"), out var any) ? any
        : WebAnswers.Status(404);
}
