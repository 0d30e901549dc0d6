using System.Net;
using System.Net.Http.Headers;

namespace DealBot.Slack.WebApi;

/// <summary>A body that knows whether it began to leave; before that, nobody can have handled the request.</summary>
internal sealed class ApiContent : HttpContent
{
    private readonly byte[] _bytes;

    /// <summary>A body of a type.</summary>
    public ApiContent(byte[] bytes, string mediaType)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
    }

    /// <summary>Whether some of it may have left.</summary>
    public bool IsUnderWay { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsUnderWay = true;
        await stream.WriteAsync(_bytes, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
