using System.Net;
using Microsoft.AspNetCore.Connections;

namespace DealBot.Web.Access;

/// <summary>Bounds how many connections come from one address, so that nobody takes all of them by holding them open.</summary>
internal static class ConnectionsOfAddress
{
    /// <summary>Closes what is opened beyond the bound at once.</summary>
    public static void Bound(IConnectionBuilder endpoint, int most)
    {
        var open = new int[Addresses.Buckets];
        endpoint.Use(next => async connection =>
        {
            var bucket = Addresses.Bucket((connection.RemoteEndPoint as IPEndPoint)?.Address);
            try
            {
                if (Interlocked.Increment(ref open[bucket]) <= most) await next(connection);
                else connection.Abort();
            }
            finally
            {
                Interlocked.Decrement(ref open[bucket]);
            }
        });
    }
}
