using System.Net;
using System.Net.Sockets;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Opens connections to public addresses, and to no others.</summary>
/// <remarks>
/// The name is looked up, all its addresses are checked, and one of these very addresses is connected to, in one step for every
/// connection: a name that means something else a moment later (DNS rebinding) is checked anew or not asked.
/// </remarks>
/// <param name="mayBeInner">Whether a host may be an inner one at a port.</param>
/// <param name="resolve">Finds the addresses of a host.</param>
/// <param name="connect">Connects to one of some addresses at a port.</param>
internal sealed class CheckedConnections(
    Func<string, int, bool> mayBeInner, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress[], int, CancellationToken, Task<Stream>> connect)
{
    private const int MostHeaderKilobytes = 64;
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <summary>What carries requests over such connections: one request each, nothing remembered, nothing followed.</summary>
    public HttpMessageInvoker Open() => new(new SocketsHttpHandler
    {
        ConnectCallback = OpenAsync,
        ConnectTimeout = ConnectPatience,
        UseProxy = false, // a proxy would look the name up by itself
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // bounded, in BoundedBody
        MaxResponseHeadersLength = MostHeaderKilobytes,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.Zero, // what a server sends beyond one answer can never be taken for the next
        ActivityHeadersPropagator = null, // tells the site nothing of our traces
    });

    /// <summary>Connects to the first of the addresses that answers.</summary>
    public static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (name, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        return await connect(await AddressesAsync(name.EndsWith('.') ? name[..^1] : name, port, cancellation), port, cancellation);
    }

    private async Task<IPAddress[]> AddressesAsync(string host, int port, CancellationToken cancellation)
    {
        var isExempt = mayBeInner(host.ToLowerInvariant(), port);
        if (!isExempt && InnerAddress.IsLocalName(host)) throw new InnerAddressException("this machine");

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        if (!isExempt && addresses.Select(InnerAddress.KindOf).FirstOrDefault(static kind => kind is not null) is { } kind)
            throw new InnerAddressException(kind);
        return addresses;
    }
}

/// <summary>A host is an inner one; nothing was sent to it.</summary>
/// <param name="kind">What its address is, as <see cref="InnerAddress.KindOf"/> says.</param>
internal sealed class InnerAddressException(string kind) : IOException
{
    public string Kind => kind;
}
