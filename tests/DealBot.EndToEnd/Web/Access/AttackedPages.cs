using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DealBot.EndToEnd.Chat;
using DealBot.EndToEnd.Processes;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>The program, twice: open to this machine alone, and asking for tokens; both over articles that an attacker wrote.</summary>
public sealed partial class AttackedPages : IAsyncLifetime
{
    /// <summary>For those who look and ask.</summary>
    public const string Token = "a-token-of-visitors-1";

    /// <summary>For moderators.</summary>
    public const string ModeratorToken = "a-token-of-moderators-1";

    private readonly TemporaryFolder _folder = HostileLibrary.Write();
    private ServedDealbot? _open;
    private ServedDealbot? _guarded;

    /// <summary>Where no token is set.</summary>
    public Uri Open { get; private set; } = null!;

    /// <summary>Where tokens are set.</summary>
    public Uri Guarded { get; private set; } = null!;

    /// <summary>What the guarded program logged.</summary>
    public string Log => _guarded!.Log;

    public async ValueTask InitializeAsync()
    {
        var (articles, config) = (Path.Combine(_folder.Path, "articles"), KeyValuePair.Create("DEALBOT_CONFIG", Path.Combine(_folder.Path, "config")));
        _open = new ServedDealbot(articles, new Dictionary<string, string>([config], StringComparer.Ordinal));
        _guarded = new ServedDealbot(articles, new Dictionary<string, string>([config, .. Tokens(Token)], StringComparer.Ordinal));
        (Open, Guarded) = (await _open.AddressAsync(), await _guarded.AddressAsync());
        await HostileLibrary.AddChannelsAsync(_open.Data);
        await HostileLibrary.AddChannelsAsync(_guarded.Data);
    }

    /// <summary>The environment in which tokens are set.</summary>
    public static Dictionary<string, string> Tokens(string token) => new(StringComparer.Ordinal)
    {
        ["DEALBOT_WEB_TOKEN"] = token,
        ["DEALBOT_WEB_MODERATOR_TOKEN"] = ModeratorToken,
    };

    /// <summary>A browser without a session; it follows no redirection.</summary>
    /// <param name="server">What it visits.</param>
    /// <param name="cookies">What it keeps; null for a new browser.</param>
    /// <param name="from">The address that it comes from, one of this machine's many (127.0.0.0/8), for those whose tries are counted.</param>
    public static HttpClient Browser(Uri server, CookieContainer? cookies = null, string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = cookies ?? new CookieContainer(),
            ConnectCallback = async (_, _) => new NetworkStream(await RawHttp.ConnectAsync(server, IPAddress.Parse(from)), ownsSocket: true),
        };
        var browser = new HttpClient(handler) { BaseAddress = server };
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return browser;
    }

    /// <summary>A browser that signed in.</summary>
    public static async Task<HttpClient> SignedInAsync(Uri server, string token, CookieContainer? cookies = null, string from = "127.0.0.1")
    {
        var browser = Browser(server, cookies, from);
        using var answer = await SignInAsync(browser, token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Fills in the sign-in page.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string token, string returnUrl = "/") => await PostAsync(
        browser, "/login", ("token", token), ("returnUrl", returnUrl), (FormField, FormTokenOf(await browser.GetStringAsync("/login"))));

    /// <summary>Sends a form.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(address, form);
    }

    /// <summary>The name of the hidden field that shows that a form came from our page.</summary>
    public const string FormField = "__RequestVerificationToken";

    /// <summary>Its value on a page.</summary>
    public static string FormTokenOf(string page) => Hidden().Match(page) is { Success: true } found
        ? WebUtility.HtmlDecode(found.Groups["value"].Value)
        : throw new InvalidOperationException($"No form on this page has a token:\n{page}");

    public async ValueTask DisposeAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        if (_guarded is not null) await _guarded.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex($"name=\"{FormField}\" value=\"(?<value>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}

/// <summary>Shares the two programs among all who attack them.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAttackedPages : ICollectionFixture<AttackedPages>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Attacked pages";
}
