using System.Net;
using System.Net.Http.Headers;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Who gets in: this machine where no token is set, and whoever has the token where one is.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class EntranceTests(AttackedPages pages)
{
    private const string Guesser = "127.0.1.2";

    public static TheoryData<string, (string, string)[], string> Refused =>
    [
        new("http://*:0", [], "At http://*:0 the page could be open to others") { TestDisplayName = "every address, without a token" },
        new("http://0.0.0.0:0", [], "At http://0.0.0.0:0 the page could be open") { TestDisplayName = "every address of IPv4" },
        new("http://[::]:0", [], "At http://[::]:0 the page could be open") { TestDisplayName = "every address of IPv6" },
        new("http://+:0", [], "At http://+:0 the page could be open") { TestDisplayName = "every address, by another sign" },
        new("http://192.168.1.7:0", [], "At http://192.168.1.7:0 the page could be open") { TestDisplayName = "an address of the local network" },
        new("http://dealbot.test:0", [], "At http://dealbot.test:0 the page could be open") { TestDisplayName = "a name, which stands for every address" },
        new("http://127.0.0.1:0;http://0.0.0.0:0", [], "At http://0.0.0.0:0 the page could be open") { TestDisplayName = "one of two" },
        new("http://unix:/tmp/dealbot.sock", [], "At http://unix:/tmp/dealbot.sock the page could be open") { TestDisplayName = "a socket for a proxy" },
        new("http://0.0.0.0:0", [("DEALBOT_SLACK_MODE", "http"), ("DEALBOT_SLACK_BOT_TOKEN", "xoxb-1"), ("DEALBOT_SLACK_SIGNING_SECRET", "s")], "At http://0.0.0.0:0 the page could be open") { TestDisplayName = "Slack over HTTP is no exception" },
        new("http://127.0.0.1:0", [("DEALBOT_WEB_TOKEN", "s3cr3t")], "DEALBOT_WEB_TOKEN has fewer than 16 characters") { TestDisplayName = "a token that could be guessed" },
        new("http://127.0.0.1:0", [("DEALBOT_WEB_MODERATOR_TOKEN", "s3cr3t-s3cr3t-s3cr3t")], "DEALBOT_WEB_MODERATOR_TOKEN is set, and DEALBOT_WEB_TOKEN is not") { TestDisplayName = "moderators without visitors" },
        new("http://127.0.0.1:0", [("DEALBOT_WEB_TOKEN", "s3cr3t-s3cr3t-s3cr3t"), ("DEALBOT_WEB_MODERATOR_TOKEN", "s3cr3t-s3cr3t-s3cr3t")], "DEALBOT_WEB_MODERATOR_TOKEN and DEALBOT_WEB_TOKEN are the same") { TestDisplayName = "one token for both" },
        new("http://127.0.0.1:0", [("DEALBOT_WEB_TOKEN_FILE", "no/such/file")], "DEALBOT_WEB_TOKEN_FILE names no/such/file") { TestDisplayName = "a file that is not there" },
    ];

    [Theory, MemberData(nameof(Refused))]
    public async Task Does_not_start_where_strangers_could_enter(string urls, (string, string)[] variables, string sentence)
    {
        using var folder = new TemporaryFolder();
        var outcome = await Dealbot.RunAsync(
            folder.Path, input: null, variables.ToDictionary(set => set.Item1, set => set.Item2, StringComparer.Ordinal), "serve", "--urls", urls, "--data", "data", "--articles", ".");

        outcome.Exits(2);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", outcome.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, int> Visits =>
    [
        new("Host: localhost", 200) { TestDisplayName = "by the machine's name" },
        new("Host: LOCALHOST:80", 200) { TestDisplayName = "by its name in capitals, with a port" },
        new("Host: 127.0.0.1", 200) { TestDisplayName = "by its address" },
        new("Host: 127.3.2.1:8080", 200) { TestDisplayName = "by another of its addresses" },
        new("Host: [::1]:8080", 200) { TestDisplayName = "by its address of IPv6" },
        new("Host: evil.test", 403) { TestDisplayName = "a name that was made to point here (DNS rebinding)" },
        new("Host: localhost.evil.test", 403) { TestDisplayName = "a name that begins like ours" },
        new("Host: 127.0.0.1.evil.test", 403) { TestDisplayName = "a name that begins like our address" },
        new("Host: evil-localhost", 403) { TestDisplayName = "a name that ends like ours" },
        new("Host: 0.0.0.0", 403) { TestDisplayName = "the address of any machine" },
        new("Host: 192.168.1.7", 403) { TestDisplayName = "an address of the local network" },
        new("Host: evil.test\r\nX-Forwarded-Host: localhost", 403) { TestDisplayName = "a name that a header excuses" },
        new("Host: localhost\r\nX-Forwarded-For: 203.0.113.9", 403) { TestDisplayName = "through a proxy" },
        new("Host: localhost\r\nx-forwarded-proto: https", 403) { TestDisplayName = "through a proxy, in small letters" },
        new("Host: localhost\r\nX-Forwarded-Anything: 1", 403) { TestDisplayName = "through a proxy with a header of its own" },
        new("Host: localhost\r\nForwarded: for=203.0.113.9", 403) { TestDisplayName = "through a proxy that keeps the standard" },
        new("Host: localhost\r\nVia: 1.1 proxy", 403) { TestDisplayName = "through a proxy that gives its name" },
        new("Host: localhost\r\nX-Real-IP: 203.0.113.9", 403) { TestDisplayName = "through nginx" },
        new("Host: localhost\r\nCF-Connecting-IP: 203.0.113.9", 403) { TestDisplayName = "through a tunnel" },
        new("Host: localhost\r\nX-Forwarded-For:", 403) { TestDisplayName = "through a proxy that says nothing" },
    ];

    [Theory, MemberData(nameof(Visits))]
    public async Task Without_a_token_only_this_machine_enters(string headers, int status)
    {
        foreach (var address in new[] { "/", "/api/ask?q=harbour" })
        {
            var answer = await RawHttp.SendAsync(pages.Open, $"GET {address} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");

            Assert.Equal([status], answer.Statuses);
            if (status is 403) Assert.Contains("DEALBOT_WEB_TOKEN", answer.Text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string?, string> Keys =>
    [
        new(null, "Send a token") { TestDisplayName = "no token" },
        new("Bearer wrong", "This is not the token") { TestDisplayName = "a wrong token" },
        new($"Bearer {AttackedPages.Token}x", "This is not the token") { TestDisplayName = "the token and more" },
        new($"Bearer {AttackedPages.Token[..^1]}", "This is not the token") { TestDisplayName = "the token and less" },
        new($"Bearer {AttackedPages.Token.ToUpperInvariant()}", "This is not the token") { TestDisplayName = "the token in capitals" },
        new("Bearer ", "Send a token") { TestDisplayName = "an empty token" },
        new($"Basic {AttackedPages.Token}", "Send a token") { TestDisplayName = "another scheme" },
        new($"Bearer {AttackedPages.Token}, Bearer x", "This is not the token") { TestDisplayName = "two tokens" },
    ];

    [Theory, MemberData(nameof(Keys))]
    public async Task Programs_without_the_token_are_told_what_to_send(string? authorization, string sentence)
    {
        using var program = AttackedPages.Browser(pages.Guarded, from: "127.0.1.1");
        if (authorization is not null) program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await program.GetAsync("/api/ask?q=harbour", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, InlineData(AttackedPages.Token), InlineData(AttackedPages.ModeratorToken)]
    public async Task Programs_with_a_token_are_answered(string token)
    {
        using var program = new HttpClient { BaseAddress = pages.Guarded };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.GetAsync("/api/ask?q=harbour", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_in_an_address_opens_nothing()
    {
        using var browser = AttackedPages.Browser(pages.Guarded);
        foreach (var name in new[] { "token", "access_token", "q" })
        {
            using var answer = await browser.GetAsync($"/?{name}={AttackedPages.Token}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_guesses_is_soon_not_compared_any_more_even_when_right()
    {
        using var session = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, from: Guesser);
        using var guesser = AttackedPages.Browser(pages.Guarded, from: Guesser);
        for (var guess = 0; guess < 10; guess++)
        {
            using var wrong = await AttackedPages.SignInAsync(guesser, $"wrong-s3cr3t-{guess}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await AttackedPages.SignInAsync(guesser, AttackedPages.Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.NotNull(right.Headers.RetryAfter);
        guesser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AttackedPages.Token);
        using var program = await guesser.GetAsync("/api/ask?q=harbour", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, program.StatusCode);

        using var neighbour = await AttackedPages.SignedInAsync(pages.Guarded, AttackedPages.Token, from: "127.0.1.3");
        using var signedIn = await session.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode); // whoever is in already notices nothing
        Assert.Equal(10, pages.Log.Split($"A wrong token was given for the page, from {Guesser}").Length - 1);
        Assert.DoesNotContain("s3cr3t", pages.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(AttackedPages.Token, pages.Log, StringComparison.Ordinal);
    }
}
