using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DealBot.Slack.Http;

/// <summary>Tells Slack's requests from everybody else's (docs.slack.dev/authentication/verifying-requests-from-slack).</summary>
internal sealed class SlackSignature
{
    private const string Version = "v0";
    private static readonly TimeSpan MostAge = TimeSpan.FromMinutes(5);
    private readonly byte[] _secret;
    private readonly TimeProvider _clock;

    /// <summary>Checks against a secret.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public SlackSignature(string? secret, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(secret))
            throw new ArgumentException("Slack's signing secret is missing, and without it anybody could pretend to be Slack. Copy it from api.slack.com/apps, Basic Information, Signing Secret.", nameof(secret));
        (_secret, _clock) = (Encoding.UTF8.GetBytes(secret), clock);
    }

    /// <summary>Whether Slack signed the body, at most five minutes ago, or ahead of a clock that is late.</summary>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>: seconds since 1970.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>: "v0=" and 64 hexadecimal digits.</param>
    /// <param name="body">The body as it came, to the byte.</param>
    public bool IsValid(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs((decimal)_clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > (decimal)MostAge.TotalSeconds) return false;
        if (signature is not { Length: 67 } || !signature.StartsWith(Version + "=", StringComparison.Ordinal)) return false;

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        var expected = Encoding.ASCII.GetBytes($"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}");
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }
}
