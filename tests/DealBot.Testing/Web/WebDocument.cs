using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DealBot.Testing.Web;

/// <summary>A document that may change, served as a good server does: with an entity tag and a time, and 304 to who holds it already.</summary>
/// <param name="type">The content type.</param>
/// <param name="body">What it holds at first.</param>
/// <param name="headers">More headers, each as <c>Name: value</c>.</param>
public sealed class WebDocument(string type, byte[] body, params string[] headers)
{
    private volatile byte[] _body = body;

    /// <summary>A text, in UTF-8.</summary>
    public WebDocument(string type, string text, params string[] headers)
        : this(type, Encoding.UTF8.GetBytes(text), headers)
    {
    }

    /// <summary>When it was last changed, whole seconds UTC; null when the server does not say.</summary>
    public DateTimeOffset? Changed { get; set; }

    /// <summary>What it holds now.</summary>
    public byte[] Body
    {
        get => _body;
        set => _body = value;
    }

    private string Tag => $"\"{Convert.ToHexStringLower(SHA256.HashData(_body))[..16]}\"";

    /// <summary>Changes its text.</summary>
    public void Write(string text) => _body = Encoding.UTF8.GetBytes(text);

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(WebExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var stamp = Changed?.ToString("r", CultureInfo.InvariantCulture);
        List<string> all = [.. headers, $"Content-Type: {type}", $"ETag: {Tag}"];
        if (stamp is not null) all.Add($"Last-Modified: {stamp}");

        var isHeld = exchange.Visit["If-None-Match"] is { } tag
            ? tag.Contains(Tag, StringComparison.Ordinal)
            : stamp is not null && string.Equals(exchange.Visit["If-Modified-Since"], stamp, StringComparison.Ordinal);
        return isHeld ? exchange.HeadAsync(304, all) : exchange.AnswerAsync(200, _body, all);
    }
}
