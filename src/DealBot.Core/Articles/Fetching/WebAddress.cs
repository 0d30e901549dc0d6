using System.Buffers;
using System.Collections.Frozen;
using System.Net;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Says which addresses may be asked for at all, and how they are shown.</summary>
internal static class WebAddress
{
    private const int Longest = 8000; // characters; what every server should take (RFC 9110, section 4.1)
    private const int LongestShown = 200; // characters

    /// <summary>The ports of other services, which could take a request for a command: "bad ports" in the WHATWG Fetch standard, section 2.9.</summary>
    private static readonly FrozenSet<int> OtherServices = FrozenSet.Create(
    [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119,
        123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
        993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    ]);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Why an address is not asked for, whatever its host's address may be; null when it may be.</summary>
    public static FetchOutcome.Refused? Refusal(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return new("is no web address", "Give one that begins with https://");
        if (address.OriginalString.Length > Longest)
            return new($"is longer than {Longest} characters", "Give the address of the page itself");
        if (address.UserInfo.Length > 0)
            return new("holds a user name or password, which is not sent", "Give the address without what stands before the @");
        if (OtherServices.Contains(address.Port))
            return new($"names port {address.Port}, at which no web site is", "Give the address as a browser opens it");
        return IsHost(Host(address)) ? null : new("names no host that can exist", "Check the address for a slip of the keyboard");
    }

    /// <summary>The host in the one form in which hosts are compared: lower case, IDNA, no final dot, IPv6 without brackets.</summary>
    public static string Host(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant();
        return host.EndsWith('.') ? host[..^1] : host;
    }

    /// <summary>The address for eyes and logs: without user, password, query and fragment, and not endless.</summary>
    public static string Shown(Uri address)
    {
        if (!address.IsAbsoluteUri) return "a part of an address";
        if (address.Scheme is not ("http" or "https")) return $"a {(address.Scheme.Length > 20 ? "strange" : address.Scheme + ":")} address";

        var host = address.HostNameType is UriHostNameType.IPv6 ? $"[{Host(address)}]" : Host(address);
        var shown = $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : $":{address.Port}")}{address.AbsolutePath}";
        return shown.Length <= LongestShown ? shown : shown[..LongestShown] + "…";
    }

    /// <summary>The same of what may be no address at all.</summary>
    public static string Shown(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Shown(uri) : address;

    /// <summary>
    /// A last label of digits alone is an IPv4 address or nothing (WHATWG URL, section 3.5): <c>127.0.0.1.</c> and <c>256.1.1.1</c>
    /// must not be left to what a resolver makes of them.
    /// </summary>
    private static bool IsHost(string host)
    {
        if (IPAddress.TryParse(host, out _)) return true;
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && last.AsSpan().ContainsAnyExcept(Digits) && !last.StartsWith("0x", StringComparison.Ordinal);
    }
}
