using System.Net;
using DealBot.Core.Articles.Fetching;
using DealBot.Testing;
using DealBot.Testing.Web;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Tests.Fetching;

/// <summary>Attacks that would have us ask an inner host. The inner host of these tests is real, and listens at PORT of 127.0.0.1.</summary>
public sealed class AddressAttackTests
{
    private const string Loopback = "leads to an inner address (this machine)";
    private const string NoHost = "names no host that can exist";
    private const string Unknown = "is on a host whose name is not known";

    public static TheoryData<string, string> Addresses =>
    [
        new("http://127.0.0.1:PORT/", Loopback) { TestDisplayName = "loopback" },
        new("http://127.255.255.254:PORT/", Loopback) { TestDisplayName = "loopback at its end" },
        new("http://2130706433:PORT/", Loopback) { TestDisplayName = "one decimal number" },
        new("http://0x7f000001:PORT/", Loopback) { TestDisplayName = "one hexadecimal number" },
        new("http://017700000001:PORT/", Loopback) { TestDisplayName = "one octal number" },
        new("http://127.1:PORT/", Loopback) { TestDisplayName = "two parts" },
        new("http://127.0.1:PORT/", Loopback) { TestDisplayName = "three parts" },
        new("http://0x7f.0.0.0x1:PORT/", Loopback) { TestDisplayName = "hexadecimal parts" },
        new("http://0177.0.0.01:PORT/", Loopback) { TestDisplayName = "octal parts" },
        new("http://127.00000.000.1:PORT/", Loopback) { TestDisplayName = "more zeros than needed" },
        new("http://127.0.0.1.:PORT/", Loopback) { TestDisplayName = "a dot at the end" },
        new("http://[::ffff:8.8.8.8]/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "IPv4-mapped, of a public address" },
        new("http://127.0.0.256:PORT/", NoHost) { TestDisplayName = "a part too large" },
        new("http://4294967297:PORT/", NoHost) { TestDisplayName = "a number too large" },
        new("http://feed.0x7f000001x:PORT/", NoHost) { TestDisplayName = "a last label that begins as a number" },
        new("http://127。0。0。1:PORT/", Loopback) { TestDisplayName = "ideographic dots" },
        new("http://１２７.0.0.1:PORT/", NoHost) { TestDisplayName = "full-width digits" },
        new("http://ｌｏｃａｌｈｏｓｔ:PORT/", Unknown) { TestDisplayName = "full-width letters" },
        new("http://①②⑦.⓪.⓪.①:PORT/", Unknown) { TestDisplayName = "circled digits" },
        new("http://0.0.0.0:PORT/", "leads to an inner address (this network)") { TestDisplayName = "the unspecified address" },
        new("http://0:PORT/", "leads to an inner address (this network)") { TestDisplayName = "the unspecified address, short" },
        new("http://10.20.30.40/", "leads to an inner address (a private network)") { TestDisplayName = "private, 10/8" },
        new("http://172.31.255.1/", "leads to an inner address (a private network)") { TestDisplayName = "private, 172.16/12" },
        new("http://192.168.1.1/", "leads to an inner address (a private network)") { TestDisplayName = "private, 192.168/16" },
        new("http://100.100.100.200/latest/meta-data/", "leads to an inner address (a carrier's network)") { TestDisplayName = "a carrier's network, with a cloud's metadata" },
        new("http://169.254.169.254/latest/meta-data/", "leads to an inner address (link-local)") { TestDisplayName = "a cloud's metadata" },
        new("http://0xA9FEA9FE/latest/meta-data/", "leads to an inner address (link-local)") { TestDisplayName = "a cloud's metadata in hexadecimal" },
        new("http://169.254.43518/latest/meta-data/", "leads to an inner address (link-local)") { TestDisplayName = "a cloud's metadata in three parts" },
        new("http://192.0.0.192/", "leads to an inner address (reserved)") { TestDisplayName = "protocol assignments, with a cloud's metadata" },
        new("http://192.0.2.7/", "leads to an inner address (for documentation)") { TestDisplayName = "documentation" },
        new("http://198.19.0.1/", "leads to an inner address (for benchmarks)") { TestDisplayName = "benchmarks" },
        new("http://239.1.1.1/", "leads to an inner address (multicast)") { TestDisplayName = "multicast" },
        new("http://255.255.255.255/", "leads to an inner address (reserved)") { TestDisplayName = "broadcast" },
        new("http://[::1]:PORT/", Loopback) { TestDisplayName = "loopback of IPv6" },
        new("http://[0:0:0:0:0:0:0:1]:PORT/", Loopback) { TestDisplayName = "loopback of IPv6, written out" },
        new("http://[::1%25lo]:PORT/", Loopback) { TestDisplayName = "loopback of IPv6, with a zone" },
        new("http://[::]:PORT/", "leads to an inner address (reserved)") { TestDisplayName = "the unspecified address of IPv6" },
        new("http://[::ffff:127.0.0.1]:PORT/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "IPv4-mapped" },
        new("http://[::ffff:7f00:1]:PORT/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "IPv4-mapped, in hexadecimal" },
        new("http://[::127.0.0.1]:PORT/", "leads to an inner address (reserved)") { TestDisplayName = "IPv4-compatible" },
        new("http://[64:ff9b::7f00:1]:PORT/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "NAT64" },
        new("http://[64:ff9b:1::a00:1]/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "local NAT64" },
        new("http://[2002:7f00:1::]:PORT/", "leads to an inner address (a tunnel)") { TestDisplayName = "6to4" },
        new("http://[2001:0:7f00:1::1]:PORT/", "leads to an inner address (a tunnel)") { TestDisplayName = "Teredo" },
        new("http://[fe80::1]:PORT/", "leads to an inner address (link-local)") { TestDisplayName = "link-local of IPv6" },
        new("http://[fec0::1]/", "leads to an inner address (a private network)") { TestDisplayName = "site-local" },
        new("http://[fd00:ec2::254]/latest/meta-data/", "leads to an inner address (a private network)") { TestDisplayName = "a cloud's metadata of IPv6" },
        new("http://[ff02::1]/", "leads to an inner address (multicast)") { TestDisplayName = "multicast of IPv6" },
        new("http://localhost:PORT/", Loopback) { TestDisplayName = "localhost" },
        new("http://LOCALHOST.:PORT/", Loopback) { TestDisplayName = "localhost with a dot" },
        new("http://feed.localhost:PORT/", Loopback) { TestDisplayName = "a name under localhost" },
        new("http://inner.test:PORT/", Loopback) { TestDisplayName = "a name of an inner host" },
        new("http://metadata.test/computeMetadata/v1/", "leads to an inner address (link-local)") { TestDisplayName = "a name of a cloud's metadata" },
        new("http://many.test:PORT/", "leads to an inner address (a private network)") { TestDisplayName = "a name with many addresses, one of them inner" },
        new("http://six.test:PORT/", "leads to an inner address (an embedded IPv4 address)") { TestDisplayName = "a name of a mapped address" },
        new("http://none.test:PORT/", Unknown) { TestDisplayName = "a name without addresses" },
        new("http://who:secret@feed.test:PORT/", "holds a user name or password, which is not sent") { TestDisplayName = "a password" },
        new("http://feed.test@127.0.0.1:PORT/", "holds a user name or password, which is not sent") { TestDisplayName = "a host that looks like another" },
        new("http://127.0.0.1:22/", "names port 22, at which no web site is") { TestDisplayName = "another service" },
        new("http://127.0.0.1:0/", "names port 0, at which no web site is") { TestDisplayName = "no port" },
        new("http://127.0.0.1:6379/", Loopback) { TestDisplayName = "a database" },
        new("file:///etc/passwd", "is no web address") { TestDisplayName = "a file" },
        new("ftp://127.0.0.1:PORT/", "is no web address") { TestDisplayName = "another protocol" },
        new("gopher://127.0.0.1:PORT/_GET", "is no web address") { TestDisplayName = "an old protocol" },
        new("javascript:alert(1)", "is no web address") { TestDisplayName = "a script" },
        new("data:text/xml,<rss/>", "is no web address") { TestDisplayName = "data" },
        new("unix:///var/run/docker.sock", "is no web address") { TestDisplayName = "a socket" },
    ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Asks_no_inner_host_however_it_is_spelt(string spelling, string problem)
    {
        await using var inner = new WebCounterpart();
        await using var site = Site();
        var address = new Uri(spelling.Replace("PORT", $"{inner.Port}", StringComparison.Ordinal));

        var outcome = await site.FetchAsync(new FetchRequest(address, FetchKind.Feed));

        Assert.Equal(problem, ProblemOf(outcome));
        var line = Assert.Single(site.Log.Lines);
        Assert.Contains(problem, line.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line.ToString(), StringComparison.Ordinal);
        Assert.Equal(outcome is FetchOutcome.Refused ? LogLevel.Warning : LogLevel.Information, line.Level);
        Assert.Equal((0, 0), (inner.Opened, site.Web.Opened));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Follows_no_redirection_to_an_inner_host_however_it_is_spelt(string spelling, string problem)
    {
        await using var inner = new WebCounterpart();
        await using var site = Site();
        var target = spelling.Replace("PORT", $"{inner.Port}", StringComparison.Ordinal);
        site.Web.Serve("feed.test", "/", WebAnswers.Redirect(302, System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(target))));

        var outcome = await site.FetchAsync("feed.test", "/");

        Assert.EndsWith(problem, ProblemOf(outcome), StringComparison.Ordinal);
        Assert.StartsWith("redirects to ", ProblemOf(outcome), StringComparison.Ordinal);
        Assert.Contains(ProblemOf(outcome), Assert.Single(site.Log.Lines).Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), (inner.Opened, site.Web.Opened));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Follows_no_redirection_of_any_kind_to_an_inner_host_also_not_the_second(int status)
    {
        await using var inner = new WebCounterpart();
        await using var site = Site();
        site.Web.Serve("feed.test", "/", WebAnswers.Redirect(status, "/on"));
        site.Web.Serve("feed.test", "/on", WebAnswers.Redirect(status, $"//inner.test:{inner.Port}/admin?token=secret"));

        var refused = Assert.IsType<FetchOutcome.Refused>(await site.FetchAsync("feed.test", "/"));

        Assert.Equal($"redirects to http://inner.test:{inner.Port}/admin, which {Loopback}", refused.Problem);
        Assert.Contains("innerHosts", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(site.Log.Lines).Message, StringComparison.Ordinal);
        Assert.Equal((0, 2), (inner.Opened, site.Web.Opened));
    }

    [Fact]
    public async Task A_name_that_means_another_host_a_moment_later_is_checked_again_and_only_a_checked_address_is_connected_to()
    {
        await using var web = new WebCounterpart();
        web.Serve("rebind.test", "/", WebAnswers.Redirect(302, "/again"));
        web.Serve("rebind.test", "/again", WebAnswers.Ok("text/xml", "<secret/>"));
        var open = IPAddress.Parse("93.184.215.14"); // stands for any public one: the test leads it to the counterpart
        var answers = new Queue<IPAddress>([open, IPAddress.Loopback]);
        List<IPAddress> connected = [];
        var log = new CapturingLogger<Fetcher>();
        using var fetcher = new Fetcher(
            new FetchOptions { ObeysRobots = false, HostPause = TimeSpan.Zero },
            new ManualClock(),
            log,
            (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]),
            (addresses, port, cancellation) =>
            {
                connected.AddRange(addresses);
                return CheckedConnections.ConnectAsync([IPAddress.Loopback], port, cancellation);
            });

        var outcome = await fetcher.FetchAsync(new FetchRequest(web.Url("rebind.test", "/"), FetchKind.Feed), TestContext.Current.CancellationToken);

        Assert.EndsWith(Loopback, Assert.IsType<FetchOutcome.Refused>(outcome).Problem, StringComparison.Ordinal);
        Assert.Empty(answers);
        Assert.Equal([open], connected);
        Assert.Equal(["GET rebind.test /"], web.Asked);
        Assert.Contains(Loopback, Assert.Single(log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_means_an_inner_host_from_the_second_fetch_on_is_refused_then()
    {
        await using var inner = new WebCounterpart();
        await using var site = Site();
        var isTurned = false;
        site.Web.Name("turn.test", () => isTurned ? [IPAddress.Loopback] : []);

        Assert.Equal(Unknown, ProblemOf(await site.FetchAsync($"http://turn.test:{inner.Port}/")));
        isTurned = true;
        Assert.Equal(Loopback, ProblemOf(await site.FetchAsync($"http://turn.test:{inner.Port}/")));
        Assert.Equal(0, inner.Opened);
    }

    [Theory]
    [InlineData("wiki.test", true)]
    [InlineData("WIKI.test", true)]
    [InlineData("wiki.test:PORT", true)]
    [InlineData("wiki.test:81", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("test", false)]
    [InlineData("other.test", false)]
    public async Task A_named_inner_host_is_asked_and_no_other(string entry, bool isAsked)
    {
        await using var site = new FetchedWeb();
        site.Web.Serve("wiki.test", "/", WebAnswers.Ok("text/html", "<p>Minutes of the meeting.</p>"));
        using var fetcher = new Fetcher(
            new FetchOptions { ObeysRobots = false, InnerHosts = [entry.Replace("PORT", $"{site.Web.Port}", StringComparison.Ordinal)] },
            site.Clock, site.Log, site.Web.ResolveAsync);

        var outcome = await fetcher.FetchAsync(new FetchRequest(site.Web.Url("wiki.test", "/"), FetchKind.Page), TestContext.Current.CancellationToken);

        Assert.Equal(isAsked, outcome is FetchOutcome.Fetched);
        Assert.Equal(isAsked ? 1 : 0, site.Web.Opened);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("localhost")]
    public async Task A_named_inner_address_is_asked_however_the_link_spells_it(string host)
    {
        await using var site = new FetchedWeb { Options = static options => options with { ObeysRobots = false, InnerHosts = ["127.0.0.1", "localhost"] } };
        site.Web.Serve("127.0.0.1", "/", WebAnswers.Ok("text/html", "<p>Minutes.</p>"));
        site.Web.Serve("localhost", "/", WebAnswers.Ok("text/html", "<p>Minutes.</p>"));

        Assert.IsType<FetchOutcome.Fetched>(await site.FetchAsync($"http://{host}:{site.Web.Port}/", FetchKind.Page));
    }

    private static FetchedWeb Site()
    {
        var site = new FetchedWeb();
        site.Web.Serve("feed.test", "/", WebAnswers.Status(500));
        site.Web.Name("inner.test", static () => [IPAddress.Loopback]);
        site.Web.Name("metadata.test", static () => [IPAddress.Parse("169.254.169.254")]);
        site.Web.Name("many.test", static () => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("2606:2800:21f:cb07::1"), IPAddress.Parse("10.0.0.8")]);
        site.Web.Name("six.test", static () => [IPAddress.Parse("::ffff:127.0.0.1")]);
        site.Web.Name("none.test", static () => []);
        return site;
    }

    private static string ProblemOf(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Refused refused => refused.Problem,
        FetchOutcome.Failed failed => failed.Problem,
        _ => $"was not refused: {outcome}",
    };
}
