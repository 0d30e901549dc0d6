using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace DealBot.Core.Articles.Fetching;

/// <summary>The hosts that the owner lets be inner ones.</summary>
/// <param name="entries">As <see cref="FetchOptions.InnerHosts"/>; those that are no hosts exempt nothing.</param>
internal sealed class InnerHosts(IEnumerable<string> entries)
{
    private readonly FrozenSet<(string Host, int? Port)> _hosts = entries.Select(Parse).OfType<(string, int?)>().ToFrozenSet();

    /// <summary>Whether a host may be an inner one at a port.</summary>
    public bool Holds(string host, int port) => _hosts.Contains((host, null)) || _hosts.Contains((host, port));

    /// <summary>The host and port of <c>host</c>, <c>host:port</c>, <c>10.0.0.5:8080</c>, <c>::1</c> or <c>[::1]:8080</c>; null when it is none of these.</summary>
    public static (string Host, int? Port)? Parse(string entry)
    {
        var isBareIPv6 = IPAddress.TryParse(entry, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 && !entry.StartsWith('[');
        var authority = isBareIPv6 ? $"[{entry}]" : entry;
        if (!Uri.TryCreate($"http://{authority}/", UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.AbsolutePath is not "/") return null;

        var hasPort = authority.LastIndexOf(':') > authority.LastIndexOf(']');
        return (WebAddress.Host(uri), hasPort ? uri.Port : null);
    }
}
