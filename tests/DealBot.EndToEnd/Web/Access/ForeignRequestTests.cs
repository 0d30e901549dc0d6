using System.Net;
using System.Text;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>What another site's page could make a signed-in browser send (CSRF), each refused; and what our own pages send, taken.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class ForeignRequestTests(AttackedPages pages)
{
    private const string Address = "/logout"; // whatever the address, the check is the same: see EveryEndpointTests

    public static TheoryData<string> Forms =>
    [
        new("") { TestDisplayName = "no token" },
        new($"{AttackedPages.FormField}=") { TestDisplayName = "an empty token" },
        new($"{AttackedPages.FormField}=x") { TestDisplayName = "any token" },
    ];

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_without_our_token_is_refused(string body)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        await RefusedAsync(browser, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task A_form_with_the_token_of_another_visitor_is_refused()
    {
        using var attacker = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        var token = AttackedPages.FormTokenOf(await attacker.GetStringAsync("/", TestContext.Current.CancellationToken));
        using var victim = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        await victim.GetStringAsync("/", TestContext.Current.CancellationToken);
        await RefusedAsync(victim, Form(token));
    }

    [Fact]
    public async Task A_form_with_the_token_of_another_visitor_is_refused_even_when_that_visitors_cookie_was_planted()
    {
        var (mine, theirs) = (new CookieContainer(), new CookieContainer());
        using var attacker = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, mine);
        var token = AttackedPages.FormTokenOf(await attacker.GetStringAsync("/", TestContext.Current.CancellationToken));
        using var victim = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, theirs);
        theirs.Add(pages.Guarded, mine.GetCookies(pages.Guarded)["dealbot-forms"]!);
        await RefusedAsync(victim, Form(token));
    }

    public static TheoryData<string, string> Senders =>
    [
        new("Origin", "https://evil.test") { TestDisplayName = "another site" },
        new("Origin", "null") { TestDisplayName = "a page in a sandbox" },
        new("Origin", "http://localhost.evil.test") { TestDisplayName = "a site that is called like us" },
        new("Origin", "http://127.0.0.1:1") { TestDisplayName = "another program on this machine" },
        new("Origin", "file://") { TestDisplayName = "a file" },
        new("Sec-Fetch-Site", "cross-site") { TestDisplayName = "another site, as the browser says itself" },
        new("Sec-Fetch-Site", "same-site") { TestDisplayName = "a sister site" },
        new("Sec-Fetch-Site", "anything") { TestDisplayName = "something that no browser says" },
    ];

    [Theory, MemberData(nameof(Senders))]
    public async Task A_form_that_another_page_sent_is_refused_even_with_the_right_token(string header, string value)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        var token = AttackedPages.FormTokenOf(await browser.GetStringAsync("/", TestContext.Current.CancellationToken));
        browser.DefaultRequestHeaders.Add(header, value);
        await RefusedAsync(browser, Form(token));
    }

    public static TheoryData<string, string> Bodies =>
    [
        new("application/json", "{\"{0}\":\"{1}\"}") { TestDisplayName = "JSON" },
        new("text/plain", "{0}={1}") { TestDisplayName = "plain text, which a form may send anywhere" },
        new("multipart/form-data", "{0}={1}") { TestDisplayName = "parts that are none" },
        new("application/x-www-form-urlencoded; charset=utf-7", "{0}={1}") { TestDisplayName = "a charset that hides signs" },
        new("", "{0}={1}") { TestDisplayName = "a body of no type" },
    ];

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_token_in_a_body_that_is_no_form_is_refused(string type, string format)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        var token = AttackedPages.FormTokenOf(await browser.GetStringAsync("/", TestContext.Current.CancellationToken));
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(format.Replace("{0}", AttackedPages.FormField, StringComparison.Ordinal).Replace("{1}", token, StringComparison.Ordinal)));
        if (type.Length > 0) body.Headers.TryAddWithoutValidation("Content-Type", type);
        await RefusedAsync(browser, body);
    }

    public static TheoryData<string> Methods => [.. new[] { "PUT", "PATCH", "DELETE", "post", "MERGE", "PROPFIND" }];

    [Theory, MemberData(nameof(Methods))]
    public async Task Another_method_is_no_way_round(string method)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        using var request = new HttpRequestMessage(new HttpMethod(method), Address);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Looking_at_an_address_that_changes_something_changes_nothing()
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        browser.DefaultRequestHeaders.Add("X-HTTP-Method-Override", "POST");
        using var answer = await browser.GetAsync($"{Address}?_method=POST", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        using var still = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    public static TheoryData<string?, string?> Own =>
    [
        new(null, null) { TestDisplayName = "a program or an old browser" },
        new("Sec-Fetch-Site", "same-origin") { TestDisplayName = "our page" },
        new("Sec-Fetch-Site", "none") { TestDisplayName = "the visitor" },
        new("Origin", "http://{0}") { TestDisplayName = "our page, as browsers say it without encryption" },
        new("Origin", "https://{0}") { TestDisplayName = "our page behind a proxy that encrypts" },
    ];

    [Theory, MemberData(nameof(Own))]
    public async Task A_form_of_our_own_page_is_taken(string? header, string? value)
    {
        using var browser = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token);
        var token = AttackedPages.FormTokenOf(await browser.GetStringAsync("/", TestContext.Current.CancellationToken));
        if (header is not null) browser.DefaultRequestHeaders.Add(header, value!.Replace("{0}", pages.Guarded.Authority, StringComparison.Ordinal));
        using var answer = await browser.PostAsync(Address, Form(token), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static FormUrlEncodedContent Form(string token) => new([KeyValuePair.Create(AttackedPages.FormField, token)]);

    private static async Task RefusedAsync(HttpClient browser, HttpContent body)
    {
        using var answer = await browser.PostAsync(Address, body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("did not come from a page of this DealBot", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        body.Dispose();
    }
}
