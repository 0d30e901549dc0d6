using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DealBot.Core.Articles.Import;

/// <summary>Tells whether an article read again is the one that was stored: SHA-256 of its title, facts and text.</summary>
internal static class ContentHash
{
    /// <summary>32 bytes, the same for articles that differ in nothing but id and file.</summary>
    public static byte[] Of(Article article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, article.Title);
        Append(hash, article.Source);
        Append(hash, article.Url);
        Append(hash, article.Published?.ToUnixTimeMilliseconds().ToString());
        Append(hash, article.Author);
        Append(hash, article.Text);
        return hash.GetHashAndReset();
    }

    // The length goes first, so that no two lists of fields run together to the same bytes.
    private static void Append(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, field?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(MemoryMarshal.AsBytes(field.AsSpan()));
    }
}
