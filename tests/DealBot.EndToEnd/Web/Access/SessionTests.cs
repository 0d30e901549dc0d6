using System.Net;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>What a session's cookie is worth, to whom it belongs and to whom not.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class SessionTests(AttackedPages pages)
{
    private const string Cookie = "dealbot";

    [Fact]
    public async Task A_session_outlives_a_restart_and_ends_when_its_token_is_changed_or_its_visitor_signs_out()
    {
        await using var fresh = await FreshlyGuarded.StartAsync();
        var (visitor, moderator) = (new CookieContainer(), new CookieContainer());
        using (await AttackedPages.SignedInAsync(fresh.Address, AttackedPages.Token, visitor))
        using (await AttackedPages.SignedInAsync(fresh.Address, AttackedPages.ModeratorToken, moderator))
        {
            await fresh.RestartAsync();
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(fresh.Address, visitor));

        await fresh.RestartAsync("another-token-of-visitors");
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(fresh.Address, visitor));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(fresh.Address, moderator)); // whose token is the same

        using var browser = AttackedPages.Browser(fresh.Address, moderator);
        var page = await browser.GetStringAsync("/", TestContext.Current.CancellationToken);
        using var left = await AttackedPages.PostAsync(browser, "/logout", (AttackedPages.FormField, AttackedPages.FormTokenOf(page)));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(fresh.Address, moderator));
    }

    public static TheoryData<Func<string, string>> Tampered =>
    [
        new(static value => value[..^1] + (value[^1] is 'A' ? 'B' : 'A')) { TestDisplayName = "one character changed" },
        new(static value => value[..(value.Length / 2)]) { TestDisplayName = "cut in half" },
        new(static value => value + value) { TestDisplayName = "twice" },
        new(static _ => "moderator") { TestDisplayName = "a word" },
        new(static _ => "") { TestDisplayName = "nothing" },
        new(static _ => "chunks-1000000") { TestDisplayName = "a million pieces" },
        new(static _ => new string('A', 4000)) { TestDisplayName = "four thousand letters" },
        new(static _ => "%00%0d%0a\"'") { TestDisplayName = "signs of control" },
    ];

    [Theory, MemberData(nameof(Tampered))]
    public async Task A_cookie_that_we_did_not_make_opens_nothing(Func<string, string> tamper)
    {
        var cookies = new CookieContainer();
        using (await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, cookies))
        {
            var session = cookies.GetCookies(pages.Guarded)[Cookie]!;
            Assert.True(session.HttpOnly);
            var answer = await RawHttp.SendAsync(pages.Guarded, $"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {Cookie}={tamper(session.Value)}\r\nConnection: close\r\n\r\n");
            Assert.Equal([302], answer.Statuses);
        }
    }

    [Fact]
    public async Task A_cookie_of_another_DealBot_opens_nothing()
    {
        var cookies = new CookieContainer();
        using (var elsewhere = AttackedPages.Browser(pages.Open, cookies))
        {
            await elsewhere.GetStringAsync("/", TestContext.Current.CancellationToken);
        }

        Assert.NotNull(cookies.GetCookies(pages.Open)[Cookie]); // cookies know no ports: a browser sends it to both
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(pages.Guarded, cookies));
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_whatever_the_browser_was_given_before()
    {
        var cookies = new CookieContainer();
        using var attacker = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, cookies);
        var planted = cookies.GetCookies(pages.Guarded)[Cookie]!.Value;

        using var victim = AttackedPages.Browser(pages.Guarded);
        var form = await victim.GetStringAsync("/login", TestContext.Current.CancellationToken);
        victim.DefaultRequestHeaders.Add("Cookie", $"{Cookie}={planted}");
        using var answer = await AttackedPages.PostAsync(
            victim, "/login", ("token", AttackedPages.ModeratorToken), (AttackedPages.FormField, AttackedPages.FormTokenOf(form)));

        // Either the form is refused, being another visitor's, or the session is new; the planted one never becomes a moderator's.
        Assert.True(
            answer.StatusCode is HttpStatusCode.BadRequest
            || answer.Headers.GetValues("Set-Cookie").Any(set => set.StartsWith($"{Cookie}=", StringComparison.Ordinal) && !set.Contains(planted, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_token_every_browser_has_an_id_of_its_own()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cookies in new[] { new CookieContainer(), new CookieContainer() })
        {
            using var browser = AttackedPages.Browser(pages.Open, cookies);
            await browser.GetStringAsync("/", TestContext.Current.CancellationToken);
            var first = cookies.GetCookies(pages.Open)[Cookie]!.Value;
            await browser.GetStringAsync("/", TestContext.Current.CancellationToken);
            Assert.Equal(first, cookies.GetCookies(pages.Open)[Cookie]!.Value);
            Assert.True(ids.Add(first));
        }
    }

    [Theory, InlineData(true, "__Host-dealbot", CookieSecurePolicy.Always), InlineData(false, "dealbot", CookieSecurePolicy.SameAsRequest)]
    public void Where_all_is_encrypted_the_cookie_is_bound_to_this_host(bool isEncrypted, string name, CookieSecurePolicy secure)
    {
        var options = new CookieAuthenticationOptions();
        Sessions.Configure(options, new WebAccess([], isEncrypted));

        Assert.Equal((name, secure, "/", null), (options.Cookie.Name, options.Cookie.SecurePolicy, options.Cookie.Path, options.Cookie.Domain));
        Assert.Equal((true, SameSiteMode.Lax), (options.Cookie.HttpOnly, options.Cookie.SameSite));
    }

    public static TheoryData<string> Elsewhere =>
    [
        new("//evil.test") { TestDisplayName = "another host" },
        new("https://evil.test/") { TestDisplayName = "another site" },
        new("/\\evil.test") { TestDisplayName = "a backslash that browsers take for a slash" },
        new("\\\\evil.test") { TestDisplayName = "two of them" },
        new("/\t/evil.test") { TestDisplayName = "a tab that browsers leave out" },
        new("/\n/evil.test") { TestDisplayName = "a line's end that browsers leave out" },
        new("\t//evil.test") { TestDisplayName = "a tab in front" },
        new("javascript:alert(1)") { TestDisplayName = "an address that runs" },
        new("data:text/html,x") { TestDisplayName = "an address that is a page" },
        new("evil.test") { TestDisplayName = "a name" },
        new("@evil.test") { TestDisplayName = "a user of nothing" },
        new("/x\r\nSet-Cookie: planted=1") { TestDisplayName = "a header in it" },
        new("/x\r\n\r\n<script>alert(1)</script>") { TestDisplayName = "a body in it" },
        new("~//evil.test") { TestDisplayName = "the application's root" },
        new("///evil.test") { TestDisplayName = "three slashes" },
        new("//evil.test@localhost") { TestDisplayName = "a user named like a host" },
    ];

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Signing_in_leads_to_our_own_pages_alone(string returnUrl)
    {
        using var browser = AttackedPages.Browser(pages.Guarded);
        var form = await browser.GetStringAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}", TestContext.Current.CancellationToken);
        using var answer = await AttackedPages.PostAsync(
            browser, "/login", ("token", AttackedPages.Token), ("returnUrl", returnUrl), (AttackedPages.FormField, AttackedPages.FormTokenOf(form)));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), set => set.StartsWith("planted", StringComparison.Ordinal));
        using var again = await browser.GetAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}", TestContext.Current.CancellationToken);
        Assert.Equal("/", again.Headers.Location?.OriginalString); // who is in already is led on at once, and no further
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_the_visitor_was()
    {
        using var browser = AttackedPages.Browser(pages.Guarded);
        using var asked = await browser.GetAsync("/?q=harbour%20%26%20more", TestContext.Current.CancellationToken);
        Assert.Equal("/login?returnUrl=%2F%3Fq%3Dharbour%2520%2526%2520more", asked.Headers.Location?.OriginalString);
        using var answer = await AttackedPages.SignInAsync(browser, AttackedPages.Token, "/?q=harbour%20%26%20more");
        Assert.Equal("/?q=harbour%20%26%20more", answer.Headers.Location?.OriginalString);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri server, CookieContainer cookies)
    {
        using var browser = AttackedPages.Browser(server, cookies);
        using var answer = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
