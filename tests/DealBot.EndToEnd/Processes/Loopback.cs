using System.Net;
using System.Net.Sockets;

namespace DealBot.EndToEnd.Processes;

/// <summary>Ports of this machine, for what must know its own before it listens.</summary>
internal static class Loopback
{
    /// <summary>One that nothing listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
