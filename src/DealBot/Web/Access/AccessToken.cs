using System.Security.Cryptography;
using System.Text;

namespace DealBot.Web.Access;

/// <summary>A token that opens the page; what it is made of is kept as hashes alone.</summary>
internal sealed class AccessToken
{
    /// <summary>What cannot be guessed over a network, however long somebody tries: 16 random characters are 64 bits and more.</summary>
    public const int FewestCharacters = 16;

    private readonly byte[] _hash;

    /// <param name="token">The token itself.</param>
    /// <param name="isModerator">Whether who has it may change the library.</param>
    public AccessToken(string token, bool isModerator)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        (_hash, IsModerator) = (SHA256.HashData(bytes), isModerator);
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(bytes, isModerator ? "moderator session"u8 : "session"u8));
    }

    /// <summary>Whether who has it may change the library.</summary>
    public bool IsModerator { get; }

    /// <summary>What sessions carry instead of the token: when the token is changed, they end.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether these characters are the token; takes as long for a wrong one as for a right one.</summary>
    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _hash);
}
