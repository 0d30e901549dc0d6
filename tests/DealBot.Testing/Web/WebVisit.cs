using System.Text;

namespace DealBot.Testing.Web;

/// <summary>A request as it came.</summary>
/// <param name="Method">GET, as a rule.</param>
/// <param name="Host">The host it was meant for, lower case, without the port.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Query">With its question mark; empty when there is none.</param>
/// <param name="Headers">By name, in any case; several of one name joined by commas.</param>
public sealed record WebVisit(string Method, string Host, string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header; null when it did not come.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>What was asked: <c>GET feed.test /rss.xml?page=2</c>.</summary>
    public override string ToString() => $"{Method} {Host} {Path}{Query}";

    /// <summary>Reads a request to the end of its headers; null when the connection ends before, or it is no HTTP.</summary>
    internal static async Task<WebVisit?> ReadAsync(Stream stream, int longest, CancellationToken cancellation)
    {
        var head = new byte[longest];
        var length = 0;
        while (head.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = length < longest ? await stream.ReadAsync(head.AsMemory(length), cancellation) : 0;
            if (count == 0) return null;
            length += count;
        }

        var lines = Encoding.Latin1.GetString(head, 0, length).Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, _]) return null;

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1).TakeWhile(static line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var earlier) ? $"{earlier}, {value}" : value;
        }

        var query = target.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? target[at..] : "";
        var host = headers.GetValueOrDefault("Host", "");
        var port = host.LastIndexOf(':') is var last && last > host.IndexOf(']', StringComparison.Ordinal) ? last : host.Length;
        return new WebVisit(method, host[..port].ToLowerInvariant(), target[..(target.Length - query.Length)], query, headers);
    }
}
