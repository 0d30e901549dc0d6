using System.Net;
using System.Threading.RateLimiting;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>How often a visitor may come. Speed matters to none of these: all that is asked for is asked for at once.</summary>
public sealed class LimitsTests
{
    private const int Burst = 1000;
    private const int AtOnce = 128;

    [Fact]
    public void An_address_that_sends_without_end_is_refused_and_its_neighbour_is_not()
    {
        using var limiter = LimiterOf(isOpen: false);
        var served = ServedBeforeRefusal(limiter, From("203.0.113.1"), most: 20 * Burst);

        Assert.InRange(served, Burst, (20 * Burst) - 1);
        using var neighbour = limiter.AttemptAcquire(From("203.0.113.2"));
        Assert.True(neighbour.IsAcquired);
    }

    [Fact]
    public void Whoever_has_one_address_of_a_network_of_IPv6_has_all_of_them()
    {
        using var limiter = LimiterOf(isOpen: false);
        var served = 0;
        while (served < 20 * Burst && Serves(limiter, From($"2001:db8:1:2::{served % 0xffff:x}"))) served++;
        Assert.InRange(served, Burst, (20 * Burst) - 1);
    }

    [Fact]
    public void Sessions_behind_one_address_are_counted_each()
    {
        using var limiter = LimiterOf(isOpen: false);
        Assert.InRange(ServedBeforeRefusal(limiter, From("203.0.113.1", "one"), most: 20 * Burst), Burst, (20 * Burst) - 1);
        Assert.True(Serves(limiter, From("203.0.113.1", "another")));
    }

    [Fact]
    public void This_machine_may_send_as_often_as_it_likes_where_it_needs_no_token()
    {
        using var limiter = LimiterOf(isOpen: true);
        Assert.Equal(20 * Burst, ServedBeforeRefusal(limiter, From("127.0.0.1"), most: 20 * Burst));
    }

    [Fact]
    public void No_address_has_more_than_its_share_answered_at_once()
    {
        using var limiter = LimiterOf(isOpen: true);
        var held = Enumerable.Range(0, AtOnce + 1).Select(_ => limiter.AttemptAcquire(From("127.0.0.1"))).ToList();

        Assert.All(held.Take(AtOnce), static lease => Assert.True(lease.IsAcquired));
        Assert.False(held[AtOnce].IsAcquired);
        Assert.True(Serves(limiter, From("127.0.0.2")));
        held.ForEach(static lease => lease.Dispose());
        Assert.True(Serves(limiter, From("127.0.0.1")));
    }

    private static int ServedBeforeRefusal(PartitionedRateLimiter<HttpContext> limiter, HttpContext http, int most)
    {
        var served = 0;
        while (served < most && Serves(limiter, http)) served++;
        return served;
    }

    private static bool Serves(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    private static DefaultHttpContext From(string address, string? session = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (session is not null) http.User = new Visitor(session, IsModerator: false).Principal("", CookieAuthenticationDefaults.AuthenticationScheme);
        return http;
    }

    private static PartitionedRateLimiter<HttpContext> LimiterOf(bool isOpen)
    {
        var services = new ServiceCollection();
        Limits.Add(services, new WebAccess(isOpen ? [] : [new AccessToken(AttackedPages.Token, isModerator: false)], IsEncrypted: false));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
    }
}
