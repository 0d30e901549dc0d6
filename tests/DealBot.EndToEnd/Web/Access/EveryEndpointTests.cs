using System.Net;
using System.Net.Http.Headers;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Attacks everything that is mapped, so that no address is added unguarded.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class EveryEndpointTests(AttackedPages pages)
{
    private static readonly IReadOnlyList<RouteEndpoint> Served = ServedEndpoints.Read();

    private static readonly string[] Public = ["/login", "/logout", "/healthz", "/readyz", "/assets/", "/favicon.ico", "/robots.txt"];

    /// <summary>What visitors may put into an address, by its pattern: names of the query, each tried with every hostile text. A page without a row fails.</summary>
    private static readonly Dictionary<string, string[]> Rows = new(StringComparer.Ordinal)
    {
        ["/"] = ["q", "back"],
        ["/press"] = ["id", "value", "back"],
        ["/done/{id}"] = ["back"],
        ["/articles"] = ["q", "source", "from", "to", "sort", "page"],
        ["/articles/{id:long}"] = ["at"],
        ["/speakers"] = ["name", "sort", "page"],
        ["/speakers/{key}"] = ["on", "from", "to", "order", "page"],
        ["/feeds"] = ["q", "page"],
        ["/feeds/opml"] = [],
        ["/alerts"] = ["state", "channel", "page"],
        ["/alerts/{article:long}"] = ["page"],
        ["/status"] = [],
        ["/export"] = ["q", "format"],
        ["/login"] = ["returnUrl"],
        ["/healthz"] = [],
        ["/readyz"] = [],
        ["/metrics"] = [],
        ["/favicon.ico"] = [],
        ["/robots.txt"] = [],
        ["/api/ask"] = ["q", "k", "explain"],
        ["/api/verify"] = ["q", "words", "speaker"],
        ["/api/suggest"] = ["q"],
        ["/api/articles"] = ["q", "source", "page"],
        ["/api/articles/{id}"] = [],
        ["/api/speakers"] = ["q", "name"],
        ["/api/speakers/{key}"] = [],
        ["/api/speakers/{key}/quotes"] = ["on", "from", "to", "order", "after"],
        ["/api/quotes/weeks"] = ["limit"],
        ["/api/feeds"] = ["q"],
        ["/api/subscriptions"] = ["q"],
        ["/api/alerts"] = ["state", "channel"],
        ["/api/alerts/{article}/why"] = [],
        ["/api/status"] = [],
        ["/api/openapi.json"] = [],
    };

    public static TheoryData<string> Gets => [.. Served.Where(TakesGet).Select(PatternOf).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> Posts => [.. Served.Where(static endpoint => !TakesGet(endpoint)).Select(PatternOf).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Only_what_must_be_is_open_to_whoever_comes() => Assert.All(
        Served.Where(ServedEndpoints.IsPublic),
        endpoint => Assert.Contains(Public, open => PatternOf(endpoint).StartsWith(open, StringComparison.Ordinal)));

    [Fact]
    public void Nothing_does_without_the_check_for_foreign_requests() => Assert.All(
        Served, endpoint => Assert.False(endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }, PatternOf(endpoint)));

    [Fact]
    public void Nothing_is_changed_by_another_method_than_POST() => Assert.All(
        Served, endpoint => Assert.True(ServedEndpoints.MethodsOf(endpoint) is ["GET"] or ["POST"], $"{PatternOf(endpoint)}: {string.Join(", ", ServedEndpoints.MethodsOf(endpoint))}"));

    [Theory, MemberData(nameof(Gets))]
    public async Task Is_closed_to_strangers(string pattern)
    {
        if (Served.Any(endpoint => string.Equals(PatternOf(endpoint), pattern, StringComparison.Ordinal) && ServedEndpoints.IsPublic(endpoint))) return;
        using var stranger = AttackedPages.Browser(pages.Guarded);
        using var answer = await stranger.GetAsync(AddressOf(pattern, "1"), TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.StartsWith("/login?", StringComparison.Ordinal) == true, $"{answer.StatusCode}");
    }

    [Theory, MemberData(nameof(Posts))]
    public async Task Refuses_forms_that_no_page_of_ours_sent(string pattern)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.ModeratorToken);
        using var answer = await AttackedPages.PostAsync(browser, AddressOf(pattern, "1"), ("a", "b"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("did not come from a page of this DealBot", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Gets))]
    public async Task Shows_what_attackers_wrote_as_its_characters(string pattern)
    {
        if (pattern.StartsWith("/assets/", StringComparison.Ordinal)) return;
        Assert.True(Rows.TryGetValue(pattern, out var names), $"{pattern} has no row in {nameof(EveryEndpointTests)}: add what its query takes.");

        using var moderator = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.ModeratorToken);
        using var stranger = AttackedPages.Browser(pages.Guarded);
        foreach (var (attack, payload) in HostileLibrary.Payloads)
        {
            var escaped = Uri.EscapeDataString(payload);
            var inPath = pattern.Contains('{', StringComparison.Ordinal) ? [AddressOf(pattern, escaped)] : Array.Empty<string>();
            foreach (var address in names.Select(name => $"{AddressOf(pattern, "1")}?{name}={escaped}").Concat(inPath))
            {
                foreach (var browser in new[] { moderator, stranger })
                {
                    using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
                    Assert.True((int)answer.StatusCode < 500, $"{attack} at {address}: {answer.StatusCode}");
                    await PageJudge.JudgeAsync($"{attack} at {address}", answer);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Gets))]
    public async Task Sends_every_header_that_guards_the_browser(string pattern)
    {
        using var program = new HttpClient { BaseAddress = pages.Guarded };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AttackedPages.Token);
        using var answer = await program.GetAsync(AddressOf(pattern, "1"), TestContext.Current.CancellationToken);

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains(pattern.StartsWith("/assets/", StringComparison.Ordinal) ? "immutable" : "no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("blazor-enhanced-nav"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin")); // no other site reads what we answer
    }

    private static bool TakesGet(RouteEndpoint endpoint) => ServedEndpoints.MethodsOf(endpoint).Contains("GET", StringComparer.Ordinal);

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>An address that the pattern matches.</summary>
    private static string AddressOf(string pattern, string value)
    {
        while (pattern.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start)
            pattern = pattern[..start] + value + pattern[(pattern.IndexOf('}', start) + 1)..];
        return pattern;
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/ask?q=Waltz")]
    [InlineData("/healthz")]
    [InlineData("/metrics")]
    public async Task Gives_the_headers_alone_to_whoever_asks_for_these(string address)
    {
        using var browser = AttackedPages.Browser(pages.Open);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
