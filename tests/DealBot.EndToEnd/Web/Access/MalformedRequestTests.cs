namespace DealBot.EndToEnd.Web.Access;

/// <summary>Bytes that no client would send, each refused or taken for what it is: smuggled, oversized, of other protocols, out of the folder.</summary>
[Collection(SharedAttackedPages.Name)]
public sealed class MalformedRequestTests(AttackedPages pages)
{
    private const string Get = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    private const string Post = "POST /logout HTTP/1.1\r\nHost: localhost\r\n";
    private static readonly string[] Roots = ["/assets/", "/assets/x/", "/articles/", "/speakers/", "/api/", "/"];

    private const string End = "Connection: close\r\n\r\n";

    public static TheoryData<string, int> Smuggled =>
    [
        new($"{Post}Content-Length: 4\r\nContent-Length: 5\r\n{End}abcde", 400) { TestDisplayName = "two lengths" },
        new($"{Post}Content-Length: 4, 4\r\n{End}abcd", 400) { TestDisplayName = "two lengths in one" },
        new($"{Post}Content-Length: -1\r\n{End}", 400) { TestDisplayName = "a length below nothing" },
        new($"{Post}Content-Length: +4\r\n{End}abcd", 400) { TestDisplayName = "a length with a sign" },
        new($"{Post}Content-Length: 0x4\r\n{End}abcd", 400) { TestDisplayName = "a length in another notation" },
        new($"{Post}Content-Length: 99999999999999999999\r\n{End}", 400) { TestDisplayName = "a length beyond all numbers" },
        new($"{Post}Content-Length : 4\r\n{End}abcd", 400) { TestDisplayName = "a blank before the colon" },
        new($"{Post}Transfer-Encoding: xchunked\r\n{End}0\r\n\r\n", 400) { TestDisplayName = "an encoding that is none" },
        new($"{Post}Transfer-Encoding: chunked, identity\r\n{End}0\r\n\r\n", 400) { TestDisplayName = "chunks that are not last" },
        new($"{Post}Transfer-Encoding: identity\r\n{End}abc", 400) { TestDisplayName = "no encoding by name" },
        new($"{Post}Transfer-Encoding:\u000bchunked\r\n{End}0\r\n\r\n", 400) { TestDisplayName = "an encoding behind a sign of control" },
        new($"{Post}Transfer-Encoding: chunked\r\n{End}zz\r\nabc\r\n0\r\n\r\n", 400) { TestDisplayName = "a chunk without a length" },
        new($"{Post}Transfer-Encoding: chunked\r\n{End}FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", 400) { TestDisplayName = "a chunk longer than all numbers" },
        new($"{Post}Transfer-Encoding: chunked\r\n{End}-1\r\nabc\r\n0\r\n\r\n", 400) { TestDisplayName = "a chunk shorter than nothing" },
        new($"{Post}Transfer-Encoding: chunked\r\n{End}3\r\nabcdef\r\n0\r\n\r\n", 400) { TestDisplayName = "a chunk longer than it says" },
        new($"{Post}Transfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n{End}0\r\n\r\n", 400) { TestDisplayName = "good chunks, but no form of ours" },
        new($"{Get}X: a\r\n b\r\n{End}", 400) { TestDisplayName = "a header over two lines" },
        new($"{Get}X: a\rY: b\r\n{End}", 400) { TestDisplayName = "a carriage return in a header" },
        new($"{Get}X: a\0b\r\n{End}", 400) { TestDisplayName = "a NUL in a header" },
        new($"{Get}: nothing\r\n{End}", 400) { TestDisplayName = "a header without a name" },
        new($"{Get}no colon\r\n{End}", 400) { TestDisplayName = "a header without a colon" },
        new("GET / HTTP/1.1\nHost: localhost\n\n", 400) { TestDisplayName = "lines that end early" },
        new($"GET / HTTP/1.1\r\n{End}", 400) { TestDisplayName = "no host" },
        new($"GET / HTTP/1.1\r\nHost:\r\n{End}", 400) { TestDisplayName = "a host without a name" },
        new($"GET / HTTP/1.1\r\nHost: localhost:99999\r\n{End}", 400) { TestDisplayName = "a host with a port that is none" },
        new($"GET / HTTP/1.1\r\nHost: localhost..\r\n{End}", 400) { TestDisplayName = "a host that ends in dots" },
        new($"GET / HTTP/1.1\r\nHost: %\r\n{End}", 400) { TestDisplayName = "a host of a sign" },
        new($"{Get}Host: evil.test\r\n{End}", 400) { TestDisplayName = "two hosts" },
        new($"GET / HTTP/1.1\r\nHost: localhost/evil\r\n{End}", 400) { TestDisplayName = "a host with a path" },
        new($"GET / HTTP/1.1\r\nHost: evil@localhost\r\n{End}", 400) { TestDisplayName = "a host with a user" },
        new($"GET / HTTP/1.1\r\nHost: local host\r\n{End}", 400) { TestDisplayName = "a host with a blank" },
        new($"GET http://evil.test/ HTTP/1.1\r\nHost: localhost\r\n{End}", 400) { TestDisplayName = "an address of another host" },
        new("GET /\r\n\r\n", 400) { TestDisplayName = "HTTP/0.9" },
        new($"GET / HTTP/9.9\r\nHost: localhost\r\n{End}", 505) { TestDisplayName = "HTTP/9.9" },
        new("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0) { TestDisplayName = "HTTP/2 without agreement" },
        new("\u0016\u0003\u0001\u0002\0\u0001\0\u0001ü\u0003\u0003", 400) { TestDisplayName = "TLS where there is none" },
        new("SSH-2.0-OpenSSH_9.2\r\n\r\n", 400) { TestDisplayName = "SSH" },
        new("\0\0\0\0\r\n\r\n", 400) { TestDisplayName = "zeros" },
        new($"TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: dealbot=s3cr3t\r\n{End}", 400) { TestDisplayName = "TRACE, which would echo cookies" },
        new($"CONNECT evil.test:443 HTTP/1.1\r\nHost: localhost\r\n{End}", 400) { TestDisplayName = "CONNECT" },
        new($"GET / HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\n{End}", 200) { TestDisplayName = "a method that overrides another is not looked at" },
        new($"G\tET / HTTP/1.1\r\nHost: localhost\r\n{End}", 400) { TestDisplayName = "a tab in the method" },
        new($"GET /a b HTTP/1.1\r\nHost: localhost\r\n{End}", 400) { TestDisplayName = "a blank in the address" },
        new($"GET /\r HTTP/1.1\r\nHost: localhost\r\n{End}", 404) { TestDisplayName = "a carriage return in the address" },
        new($"GET evil HTTP/1.1\r\nHost: localhost\r\n{End}", 405) { TestDisplayName = "an address without a slash" },
        new($"{Get}Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings, close\r\n\r\n", 200) { TestDisplayName = "an upgrade that is not done" },
        new($"{Get}Range: bytes=0-1,0-2,0-3,0-4,0-5,0-6,0-7\r\n{End}", 200) { TestDisplayName = "many ranges are not looked at" },
    ];

    [Theory, MemberData(nameof(Smuggled))]
    public async Task One_request_gets_one_answer(string bytes, int status)
    {
        var answer = await RawHttp.SendAsync(pages.Open, bytes);

        Assert.Equal(status is 0 ? [] : [status], answer.Statuses);
        Assert.DoesNotContain("s3cr3t", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_two_ways_to_its_end_carries_no_other_behind_it()
    {
        var answer = await RawHttp.SendAsync(pages.Open, $"{Post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Get}{End}");
        Assert.Equal([400], answer.Statuses);
    }

    public static TheoryData<string, int> Oversized =>
    [
        new($"GET /?q={new string('a', 9_000)} HTTP/1.1\r\nHost: localhost\r\n{End}", 414) { TestDisplayName = "a question of nine thousand letters" },
        new($"GET /?q={new string('a', 100_000)} HTTP/1.1\r\nHost: localhost\r\n{End}", 414) { TestDisplayName = "an address of a hundred thousand letters" },
        new($"GET /{new string('/', 40_000)} HTTP/1.1\r\nHost: localhost\r\n{End}", 414) { TestDisplayName = "forty thousand slashes" },
        new($"{new string('G', 40_000)} / HTTP/1.1\r\nHost: localhost\r\n{End}", 414) { TestDisplayName = "a method of forty thousand letters" },
        new($"{Get}X: {new string('a', 20_000)}\r\n{End}", 431) { TestDisplayName = "a long header" },
        new($"{Get}{string.Concat(Enumerable.Range(0, 100).Select(n => $"X{n}: a\r\n"))}{End}", 431) { TestDisplayName = "a hundred headers" },
        new($"{Get}{string.Concat(Enumerable.Repeat("Cookie: a=b\r\n", 100))}{End}", 431) { TestDisplayName = "a hundred headers of cookies" },
        new($"{Get}Cookie: {string.Join("; ", Enumerable.Range(0, 5_000).Select(n => $"c{n}=1"))}\r\n{End}", 431) { TestDisplayName = "five thousand cookies" },
        new($"{Get}Cookie: {string.Join("; ", Enumerable.Range(0, 1_000).Select(n => $"c{n}=1"))}\r\n{End}", 200) { TestDisplayName = "a thousand cookies that are none of ours" },
        new($"{Post}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 300000\r\n{End}", 413) { TestDisplayName = "a long body, as it says itself" },
        new($"{Post}Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n{End}{string.Concat(Enumerable.Repeat($"4000\r\n{new string('a', 0x4000)}\r\n", 20))}0\r\n\r\n", 413) { TestDisplayName = "a long body that does not say so" },
        new(Form(string.Join('&', Enumerable.Range(0, 1_000).Select(n => $"f{n}=1"))), 400) { TestDisplayName = "a thousand fields" },
        new(Form(new string('&', 100_000)), 400) { TestDisplayName = "a hundred thousand empty fields" },
        new(Form($"{new string('k', 100_000)}=1"), 400) { TestDisplayName = "a field with a long name" },
        new(Parts(string.Concat(Enumerable.Range(0, 1_000).Select(n => $"--b\r\nContent-Disposition: form-data; name=\"f{n}\"\r\n\r\n1\r\n")) + "--b--\r\n"), 400) { TestDisplayName = "a thousand parts" },
        new(Parts("--b\r\n" + string.Concat(Enumerable.Repeat("X: a\r\n", 1_000)) + "\r\n1\r\n--b--\r\n"), 400) { TestDisplayName = "a part with a thousand headers" },
        new(Parts("--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nno end"), 400) { TestDisplayName = "parts without an end" },
    ];

    [Theory, MemberData(nameof(Oversized))]
    public async Task What_is_too_large_is_refused_before_it_is_held(string bytes, int status) =>
        Assert.Equal([status], (await RawHttp.SendAsync(pages.Open, bytes)).Statuses);

    [Fact]
    public async Task A_question_that_is_too_long_is_answered_with_a_sentence()
    {
        foreach (var address in new[] { "/", "/api/ask" })
        {
            var answer = await RawHttp.SendAsync(pages.Open, $"GET {address}?q={new string('a', 9_000)} HTTP/1.1\r\nHost: localhost\r\n{End}");
            Assert.Contains("Ask with fewer words", answer.Text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Outside => [.. Ways().SelectMany(static way => Roots.Select(root => root + way))];

    [Theory, MemberData(nameof(Outside))]
    public async Task No_address_leads_out_of_what_is_served(string address)
    {
        var answer = await RawHttp.SendAsync(pages.Open, $"GET {address} HTTP/1.1\r\nHost: localhost\r\n{End}");

        Assert.True(answer.Statuses is [400] or [404], $"{address} was answered with {string.Join(", ", answer.Statuses)}.\n{answer.Text}");
        Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DealBot.", answer.Text.Replace("DealBot.</", "", StringComparison.Ordinal), StringComparison.Ordinal); // no trace of the code
    }

    public static TheoryData<string, string> Injected =>
    [
        new("/login?returnUrl=%0d%0aX-Planted:%201", "") { TestDisplayName = "in where to go on" },
        new("/?q=%0d%0aX-Planted:%201", "") { TestDisplayName = "in a question" },
        new("/speakers/%0d%0aX-Planted:%201", "") { TestDisplayName = "in a speaker" },
        new("/articles/%0d%0aX-Planted:%201", "") { TestDisplayName = "in an article" },
        new("/%0d%0aX-Planted:%201", "") { TestDisplayName = "in a path" },
        new("/%E5%98%8D%E5%98%8AX-Planted:%201", "") { TestDisplayName = "in letters that end in a line's end" },
        new("/", "X-Request-Id: planted\r\n") { TestDisplayName = "as the id of the request" },
        new("/", "traceparent: 00-planted-planted-01\r\n") { TestDisplayName = "as a trace" },
        new("/", "X-Forwarded-Prefix: /planted\r\nX-Original-URL: /planted\r\nX-Rewrite-URL: /planted\r\n") { TestDisplayName = "as another address" },
    ];

    [Theory, MemberData(nameof(Injected))]
    public async Task No_header_of_the_answer_is_chosen_by_the_request(string address, string headers)
    {
        foreach (var server in new[] { pages.Open, pages.Guarded })
        {
            var answer = await RawHttp.SendAsync(server, $"GET {address} HTTP/1.1\r\nHost: localhost\r\n{headers}{End}");
            var head = answer.Text[..answer.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            Assert.Single(answer.Statuses);
            Assert.DoesNotContain("\nX-Planted", head, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(": planted", head, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static IEnumerable<string> Ways()
    {
        const string Target = "etc/passwd";
        foreach (var up in new[] { "../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "..%c0%af", "..;/", "....//", ".%00./" })
            yield return string.Concat(Enumerable.Repeat(up, 8)) + Target;
        yield return "/etc/passwd";
        yield return "%2fetc%2fpasswd";
        yield return "file:%2f%2f%2fetc%2fpasswd";
        yield return "C:%5cWindows%5cwin.ini";
        yield return "%00";
        yield return "passwd%00.css";
        yield return "%";
        yield return "%zz";
        yield return "%ff%fe";
        yield return "..%2f..%2fkeys";
        yield return "CON";
    }

    private static string Form(string body) => $"{Post}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n{End}{body}";

    private static string Parts(string body) => $"{Post}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {body.Length}\r\n{End}{body}";
}
