using System.Globalization;
using System.Text;

namespace DealBot.Core.Articles.Feeds;

/// <summary>The addresses of articles: one form for each, however it was linked to.</summary>
public static class ArticleUrl
{
    private static readonly string[] Endings = [".html", ".htm"];

    /// <summary>The address to open and to show: without fragment and tracking parameters; everything else as it is.</summary>
    /// <param name="address">An absolute address.</param>
    public static Uri Canonical(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var stated = Parameters(address);
        var query = stated.Any(IsTracking) ? Query(stated.Where(parameter => !IsTracking(parameter))) : address.Query;
        return address.Fragment.Length == 0 && query.Length == address.Query.Length
            ? address
            : new Uri(address.GetLeftPart(UriPartial.Path) + query);
    }

    /// <summary>
    /// What is the same for all addresses of one page: besides what <see cref="Canonical"/> leaves out, the scheme, a leading
    /// <c>www.</c>, the default port, the order of parameters, a trailing slash, <c>index.html</c> and the endings <c>.html</c> and <c>.htm</c>.
    /// </summary>
    /// <param name="address">Any string whatever; one that is no address is its own key.</param>
    /// <remarks>
    /// Cases and percent-encoding are normalised as in RFC 3986, section 6.2.2. Parameters of one name keep their order among
    /// themselves, which may mean something.
    /// </remarks>
    public static string Key(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || !IsWeb(parsed)) return address;

        var host = parsed.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host["www.".Length..];
        var port = parsed.IsDefaultPort ? "" : $":{parsed.Port}";
        var parameters = Parameters(parsed).Where(parameter => !IsTracking(parameter)).Select(Normalized)
            .OrderBy(parameter => NameOf(parameter).ToString(), StringComparer.Ordinal);
        return $"//{host}{port}{Page(Normalized(parsed.AbsolutePath))}{Query(parameters)}";
    }

    /// <summary>Whether an address is one of the web: http or https, and a host that a name server can be asked for (RFC 5891).</summary>
    internal static bool IsWeb(Uri address)
    {
        try
        {
            return address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    /// <summary>The path of a page without what servers take for the same.</summary>
    private static string Page(string path)
    {
        path = path.TrimEnd('/');
        foreach (var ending in Endings)
        {
            var index = "/index" + ending;
            if (path.EndsWith(index, StringComparison.OrdinalIgnoreCase)) path = path[..^index.Length].TrimEnd('/');
        }

        var ended = Endings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return ended is null || path[..^ended.Length] is "" or [.., '/'] ? path : path[..^ended.Length];
    }

    private static string[] Parameters(Uri address) => (address.Query is ['?', .. var query] ? query : "").Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string Query(IEnumerable<string> parameters) => string.Join('&', parameters) is { Length: > 0 } query ? $"?{query}" : "";

    private static bool IsTracking(string parameter) => TrackingParameters.Contains(Uri.UnescapeDataString(NameOf(parameter)));

    private static ReadOnlySpan<char> NameOf(string parameter) =>
        parameter.IndexOf('=') is var end and >= 0 ? parameter.AsSpan(0, end) : parameter;

    /// <summary>Percent-encoding as RFC 3986 wants it (6.2.2.1 and 6.2.2.2): letters, digits and <c>-._~</c> plain, the rest in upper case.</summary>
    private static string Normalized(string part)
    {
        if (!part.Contains('%')) return part;

        var normalized = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length;)
        {
            var isEncoded = Uri.IsHexEncoding(part, at);
            var c = isEncoded ? Uri.HexUnescape(part, ref at) : part[at++];
            if (!isEncoded || char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~') normalized.Append(c);
            else normalized.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
        }

        return normalized.ToString();
    }
}
