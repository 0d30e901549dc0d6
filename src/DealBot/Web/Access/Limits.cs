using System.Threading.RateLimiting;
using DealBot.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web.Access;

/// <summary>How much a visitor may send, how often, and how slowly; far above what two hundred people behind one address need.</summary>
internal static class Limits
{
    /// <summary>The longest query of an address, in characters: many times the longest question.</summary>
    public const int MostQuery = 8 * 1024;

    // With a megabyte each, what connections hold stays within a gigabyte; half of them may come from one address, a proxy's say.
    private const int MostConnections = 1024;
    private const int MostConnectionsOfAddress = MostConnections / 2;

    private const int MostLineBytes = 4 * MostQuery; // so that the sentence about long questions is ours
    private const int MostHeaderBytes = 16 * 1024;
    private const int MostHeaders = 64;
    private const int MostBodyBytes = 256 * 1024; // endpoints that take files say so themselves
    private const int MostFields = 64;
    private const int SlowestBytesPerSecond = 1024;

    private const int MostAtOnce = 128;
    private const int MostWaiting = MostConnectionsOfAddress - MostAtOnce;
    private const int RequestsPerSecond = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // for headers
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What the server itself refuses: too large, too slow, too many connections.</summary>
    public static void Apply(KestrelServerOptions kestrel)
    {
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = MostConnections;
        limits.MaxRequestLineSize = MostLineBytes;
        limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.MaxRequestBodySize = MostBodyBytes;
        limits.RequestHeadersTimeout = Patience;
        limits.KeepAliveTimeout = Idle;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, gracePeriod: Patience / 2);
        kestrel.ConfigureEndpointDefaults(static endpoint => ConnectionsOfAddress.Bound(endpoint, MostConnectionsOfAddress));
    }

    /// <summary>Registers how often a visitor may come.</summary>
    public static void Add(IServiceCollection services, WebAccess access)
    {
        services.Configure<FormOptions>(static form => (form.ValueCountLimit, form.ValueLengthLimit, form.BufferBodyLengthLimit) = (MostFields, MostBodyBytes, MostBodyBytes));
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, int>(static http => RateLimitPartition.GetConcurrencyLimiter(Addresses.Bucket(http), AtOnce)),
                PartitionedRateLimiter.Create<HttpContext, int>(http => access.IsOpen
                    ? RateLimitPartition.GetNoLimiter(0) // this machine's own users can take all of it anyway
                    : RateLimitPartition.GetTokenBucketLimiter(BucketOf(http), Often)));
            options.OnRejected = static (rejected, _) => new ValueTask(rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause)
                ? Refusals.TooManyAsync(rejected.HttpContext, "Too many requests came from you just now. Wait a few seconds.", pause)
                : Refusals.TooManyAsync(rejected.HttpContext, "Too many requests are being answered just now. Try again in a second.", Second, StatusCodes.Status503ServiceUnavailable));
        });
    }

    /// <summary>Refuses what is too much, once it is known who asks.</summary>
    public static void Use(WebApplication web)
    {
        web.UseRateLimiter();
        web.Use(static (http, next) =>
        {
            // Files are held in memory, and only moderators may add them.
            if (http.User.Identity is { IsAuthenticated: true } && !Visitor.Of(http).IsModerator && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
                body.MaxRequestBodySize = MostBodyBytes;
            return next(http);
        });
        web.Use(static (http, next) => http.Request.QueryString.Value is { Length: > MostQuery }
            ? ErrorAnswers.WriteAsync(http, StatusCodes.Status414UriTooLong)
            // Here, for whoever looks into the form first would only say that it has no token.
            : http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
                ? ErrorAnswers.WriteAsync(http, StatusCodes.Status413PayloadTooLarge)
                : next(http));
    }

    /// <summary>A browser that signed in by itself, everybody else by address.</summary>
    private static int BucketOf(HttpContext http) => http.User.Identity is { IsAuthenticated: true, AuthenticationType: Sessions.Scheme }
        ? Addresses.Bucket(StringComparer.Ordinal.GetHashCode(Visitor.Of(http).Id))
        : Addresses.Bucket(http);

    private static ConcurrencyLimiterOptions AtOnce(int bucket) =>
        new() { PermitLimit = MostAtOnce, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static TokenBucketRateLimiterOptions Often(int bucket) =>
        new() { TokenLimit = 2 * RequestsPerSecond, TokensPerPeriod = RequestsPerSecond, ReplenishmentPeriod = Second };
}
