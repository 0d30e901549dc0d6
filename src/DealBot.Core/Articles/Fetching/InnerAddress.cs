using System.Net;
using System.Net.Sockets;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Knows the IP addresses at which no public web site is.</summary>
/// <remarks>
/// From IANA's registries of special-purpose addresses (RFC 6890 and its successors, as of 2025). Of IPv6 only what is handed out
/// to networks, 2000::/3 (RFC 4291, section 2.4), can be public; all forms that carry an IPv4 address inside (mapped, compatible,
/// NAT64, 6to4, Teredo) are refused whichever address it is, because what becomes of it is decided elsewhere.
/// </remarks>
internal static class InnerAddress
{
    private const string Embedded = "an embedded IPv4 address";

    private static readonly (IPNetwork Network, string Kind)[] Known =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private network"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier's network"),
        (IPNetwork.Parse("127.0.0.0/8"), "this machine"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private network"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a tunnel"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private network"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::1/128"), "this machine"),
        (IPNetwork.Parse("64:ff9b::/96"), Embedded),
        (IPNetwork.Parse("64:ff9b:1::/48"), Embedded),
        (IPNetwork.Parse("2001::/32"), "a tunnel"),
        (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("2002::/16"), "a tunnel"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
        (IPNetwork.Parse("fc00::/7"), "a private network"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "a private network"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    private static readonly IPNetwork HandedOut = IPNetwork.Parse("2000::/3");

    /// <summary>What an address is that is no public one ("a private network"); null for a public one.</summary>
    public static string? KindOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Embedded; // ::ffff:0:0/96, which IPNetwork takes for the IPv4 address inside
        foreach (var (network, kind) in Known)
        {
            if (network.Contains(address)) return kind;
        }

        return address.AddressFamily is AddressFamily.InterNetwork || HandedOut.Contains(address) ? null : "reserved";
    }

    /// <summary>Whether a name means this machine whatever DNS says of it (RFC 6761, section 6.3).</summary>
    public static bool IsLocalName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
