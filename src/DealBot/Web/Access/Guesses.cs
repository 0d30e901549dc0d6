using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DealBot.Web.Access;

/// <summary>Compares what visitors give for a token, and bounds how often one may be wrong: for an address, and for all together.</summary>
/// <param name="access">The tokens.</param>
/// <param name="log">Learns of wrong ones, never what they were.</param>
internal sealed partial class Guesses(WebAccess access, ILogger<Guesses> log) : IDisposable
{
    /// <summary>What to say to an address that may not guess for now.</summary>
    public const string TooMany = "Too many wrong tokens were given. Wait a minute, then try again.";

    private const int PerAddress = 10;
    private const int Together = 300;

    private readonly PartitionedRateLimiter<HttpContext> _wrong = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, int>(static http => RateLimitPartition.GetFixedWindowLimiter(Addresses.Bucket(http), static _ => Window(PerAddress))),
        PartitionedRateLimiter.Create<HttpContext, int>(static _ => RateLimitPartition.GetFixedWindowLimiter(0, static _ => Window(Together))));

    /// <summary>How long until all tries are given back, at most.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Compares. Whoever was wrong too often is not compared at all, so that going on finds nothing.</summary>
    public Guess Try(HttpContext http, string given)
    {
        using (var mayTry = _wrong.AttemptAcquire(http, permitCount: 0))
        {
            if (!mayTry.IsAcquired) return new Guess.TooMany();
        }

        if (access.Find(given) is { } token) return new Guess.Right(token);
        using var counted = _wrong.AttemptAcquire(http);
        LogWrong(http.Connection.RemoteIpAddress?.ToString());
        return new Guess.Wrong();
    }

    public void Dispose() => _wrong.Dispose();

    private static FixedWindowRateLimiterOptions Window(int tries) => new() { PermitLimit = tries, Window = Pause };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A wrong token was given for the page, from {Address}")]
    private partial void LogWrong(string? address);
}

/// <summary>What came of a token that was given.</summary>
internal abstract record Guess
{
    private Guess() { } // closed: the cases below are all there are

    /// <summary>It opens the page.</summary>
    public sealed record Right(AccessToken Token) : Guess;

    /// <summary>It is none of ours.</summary>
    public sealed record Wrong : Guess;

    /// <summary>It was not looked at: too many were wrong before.</summary>
    public sealed record TooMany : Guess;
}
