using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Tells those who send requests apart, in bounded memory.</summary>
internal static class Addresses
{
    /// <summary>How many are told apart.</summary>
    public const int Buckets = 4096;

    /// <summary>The bucket of the address that a request came from.</summary>
    public static int Bucket(HttpContext http) => Bucket(http.Connection.RemoteIpAddress);

    /// <summary>
    /// The bucket of an address; of IPv6, of its network, since whoever has one address there has 2^64. Strangers may share a
    /// bucket, but nobody can choose whose: hashes differ from run to run.
    /// </summary>
    public static int Bucket(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        var hash = new HashCode();
        if (address is not null) hash.AddBytes(address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetwork ? 4 : 8));
        return Bucket(hash.ToHashCode());
    }

    /// <summary>The bucket of a hash.</summary>
    public static int Bucket(int hash) => (int)((uint)hash % Buckets);
}
