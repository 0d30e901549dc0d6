using System.IO.Compression;

namespace DealBot.Core.Articles.Fetching;

/// <summary>Reads the body of an answer, decompressed, and never more of it than allowed.</summary>
/// <remarks>
/// A compressed body that its server cut off before it counted the bytes is read as far as it goes: the decoders of .NET take it for whole.
/// Their switch that would refuse it (System.IO.Compression.UseStrictValidation) holds for the whole process, and the connection to
/// Discord's gateway reads one compressed stream in pieces, each of which would then look cut off.
/// </remarks>
internal static class BoundedBody
{
    /// <summary>Compressed twice happens (by the file and by the server); more is meant to harm.</summary>
    private const int MostEncodings = 2;

    /// <summary>Reads a body.</summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="most">The most bytes that are taken, on the wire, between two encodings, and at the end.</param>
    /// <param name="isCut">Whether the rest of a longer one is left; otherwise it is refused.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BodyRefusedException">It is too large, or compressed in a way that is not undone.</exception>
    /// <exception cref="InvalidDataException">What should be compressed is damaged.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, long most, bool isCut, CancellationToken cancellation)
    {
        List<string> encodings =
        [
            .. content.Headers.ContentEncoding.Select(static encoding => encoding.ToLowerInvariant()).Where(static encoding => encoding is not ("identity" or "")),
        ];
        if (encodings.Count > MostEncodings) throw new BodyRefusedException("is compressed more than twice", "Ask the site to serve it plainly");
        if (!isCut && content.Headers.ContentLength > most) throw TooLarge(most);

        var body = await AllAsync(await content.ReadAsStreamAsync(cancellation), most, isCut, cancellation);
        foreach (var encoding in Enumerable.Reverse(encodings)) body = await DecodedAsync(encoding, body, most, isCut, cancellation);
        for (var undone = encodings.Count; undone < MostEncodings && body is [0x1F, 0x8B, ..]; undone++) // a .gz file, served as it lies on the disk
            body = await DecodedAsync("gzip", body, most, isCut, cancellation);
        return body;
    }

    private static async Task<byte[]> DecodedAsync(string encoding, byte[] body, long most, bool isCut, CancellationToken cancellation)
    {
        try
        {
            return await AllAsync(Decoder(encoding, body), most, isCut, cancellation);
        }
        catch (InvalidOperationException damaged) // BrotliStream's word for it
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }

    private static async Task<byte[]> AllAsync(Stream stream, long most, bool isCut, CancellationToken cancellation)
    {
        await using var closing = stream;
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            var left = most - all.Length;
            if (count > left && !isCut) throw TooLarge(most);
            all.Write(buffer, 0, (int)Math.Min(count, left));
            if (count > left) break;
        }

        return all.ToArray();
    }

    private static Stream Decoder(string encoding, byte[] body) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
        "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
        "deflate" when IsZlib(body) => new ZLibStream(new MemoryStream(body), CompressionMode.Decompress),
        "deflate" => new DeflateStream(new MemoryStream(body), CompressionMode.Decompress),
        _ => throw new BodyRefusedException("is compressed in a way that was not asked for", "Ask the site to serve it plainly"),
    };

    /// <summary>"deflate" means the zlib format (RFC 9110, section 8.4.1.2; RFC 1950, section 2.2), and some servers leave its wrapper out.</summary>
    private static bool IsZlib(byte[] body) => body is [var method, var flags, ..] && (method & 0x0F) == 8 && ((method << 8) | flags) % 31 == 0;

    private static BodyRefusedException TooLarge(long most) =>
        new($"is larger than {most / 1024.0 / 1024.0:0.##} MiB", "Give the address of a smaller one");
}

/// <summary>A body is not taken.</summary>
/// <param name="problem">As <see cref="FetchOutcome.Refused.Problem"/>.</param>
/// <param name="remedy">As <see cref="FetchOutcome.Refused.Remedy"/>.</param>
internal sealed class BodyRefusedException(string problem, string remedy) : IOException
{
    public FetchOutcome.Refused Refusal => new(problem, remedy);
}
