using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Sends bytes as they are over a socket: what no client would send can be sent.</summary>
internal static partial class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Opens a connection.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="from">The address that it comes from; the usual one when null.</param>
    public static async Task<Socket> ConnectAsync(Uri server, IPAddress? from = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (from is not null) socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return socket;
    }

    /// <summary>Sends one character a byte, and reads whatever comes until the server closes the connection.</summary>
    public static async Task<RawAnswer> SendAsync(Uri server, string bytes, IPAddress? from = null)
    {
        using var socket = await ConnectAsync(server, from);
        try
        {
            await socket.SendAsync(Encoding.Latin1.GetBytes(bytes));
        }
        catch (SocketException)
        {
            // It was closed before it had heard everything: the answer says why.
        }

        return await ReadAsync(socket);
    }

    /// <summary>Reads whatever comes until the server closes the connection.</summary>
    public static async Task<RawAnswer> ReadAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var (all, buffer) = (new MemoryStream(), new byte[16 * 1024]);
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count) all.Write(buffer.AsSpan(0, count));
        }
        catch (SocketException)
        {
            // Reset instead of closed.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The server neither closed the connection within {Patience} nor said more than:\n{Encoding.UTF8.GetString(all.ToArray())}");
        }

        return new RawAnswer(Encoding.UTF8.GetString(all.ToArray()));
    }

    [GeneratedRegex(@"HTTP/1\.1 (?<status>\d{3}) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    internal static partial Regex StatusLine();
}

/// <summary>All that came over a connection until it was closed.</summary>
internal sealed record RawAnswer(string Text)
{
    /// <summary>The status of each answer; none when the connection was closed without one.</summary>
    public IReadOnlyList<int> Statuses => [.. RawHttp.StatusLine().Matches(Text).Select(static line => int.Parse(line.Groups["status"].ValueSpan))];
}
