namespace DealBot.Slack;

/// <summary>Which addresses may get what: a token, a message, a socket.</summary>
/// <remarks>
/// Slack's own hosts over TLS; and, when the Web API is set to loopback, as tests set it, loopback without TLS. Everything else is
/// refused, for addresses come in payloads too.
/// </remarks>
internal static class SlackAddress
{
    /// <summary>The configured Web API.</summary>
    /// <exception cref="ArgumentException">It is none that tokens may be sent to; the message says what to set.</exception>
    public static Uri Api(SlackOptions options)
    {
        var api = options.Api;
        if (!api.IsAbsoluteUri || !api.AbsolutePath.EndsWith('/') || api.UserInfo.Length > 0 || api.Query.Length > 0)
            throw new ArgumentException("The address of Slack's Web API must be whole, and end with a slash, like https://slack.com/api/.", nameof(options));
        return Is(api.Scheme, Uri.UriSchemeHttps) || (Is(api.Scheme, Uri.UriSchemeHttp) && api.IsLoopback)
            ? api
            : throw new ArgumentException("The address of Slack's Web API must begin with https://: the tokens are sent to it. Plain http is for this machine alone (127.0.0.1).", nameof(options));
    }

    /// <summary>Whether a file's address may be asked with the token (docs.slack.dev/reference/objects/file-object).</summary>
    public static bool MayGetToken(Uri address, Uri api) => IsSlack(address, Uri.UriSchemeHttps) || IsLocal(address, Uri.UriSchemeHttp, api);

    /// <summary>Whether a response URL may be posted to (docs.slack.dev/interactivity/handling-user-interaction).</summary>
    public static bool MayGetResponse(Uri address, Uri api) =>
        (IsSlack(address, Uri.UriSchemeHttps) && Is(address.Host, "hooks.slack.com")) || IsLocal(address, Uri.UriSchemeHttp, api);

    /// <summary>Whether a socket may be opened (docs.slack.dev/apis/events-api/using-socket-mode).</summary>
    public static bool MayOpenSocket(Uri address, Uri api) => IsSlack(address, Uri.UriSchemeWss) || IsLocal(address, Uri.UriSchemeWs, api);

    private static bool IsSlack(Uri address, string scheme) =>
        address.IsAbsoluteUri && Is(address.Scheme, scheme) && address.IsDefaultPort && address.UserInfo.Length == 0 &&
        (Is(address.Host, "slack.com") || address.Host.EndsWith(".slack.com", StringComparison.Ordinal));

    private static bool IsLocal(Uri address, string scheme, Uri api) =>
        api.IsLoopback && address.IsAbsoluteUri && address.IsLoopback && Is(address.Scheme, scheme) && address.UserInfo.Length == 0;

    /// <summary>Ordinal: <see cref="Uri"/> lowers schemes and hosts.</summary>
    private static bool Is(string part, string wanted) => string.Equals(part, wanted, StringComparison.Ordinal);
}
