using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.WebApi;

/// <summary>Slack's Web API: the methods that the connector calls, in Slack's pace. Any number of calls may be under way.</summary>
/// <remarks>Every call may throw <see cref="ConnectorRefusedException"/>: Slack does not accept the token.</remarks>
internal sealed class SlackWebApi : IDisposable
{
    private const int MostAnswerBytes = 8 * 1024 * 1024;
    private readonly Uri _api;
    private readonly string _botToken;
    private readonly string? _appToken;
    private readonly SlackHttp _http;
    private readonly ResponseUrls _responseUrls;

    /// <summary>Calls nothing yet.</summary>
    /// <exception cref="ArgumentException">The address or a token cannot be right; the message says what to set.</exception>
    public SlackWebApi(SlackOptions options, ILogger<SlackWebApi> log, TimeProvider clock)
    {
        _api = SlackAddress.Api(options);
        _botToken = CheckedToken(options.BotToken, "bot token, which begins with xoxb-,");
        _appToken = options.AppToken is { } token ? CheckedToken(token, "app-level token, which begins with xapp-,") : null;
        _http = new SlackHttp(log, clock);
        _responseUrls = new ResponseUrls(clock);
    }

    /// <summary>Whose token it is: auth.test.</summary>
    public async Task<SlackResult<SlackIdentity>> AuthTestAsync(CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.AuthTest, [], cancellation)).Then(answer =>
            answer.Json.Text("team_id") is { } team && answer.Json.Text("user_id") is { } user
                ? new SlackIdentity(
                    team,
                    answer.Json.Text("team") ?? "",
                    user,
                    answer.Json.Text("bot_id"),
                    answer.Scopes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
                : null);

    /// <summary>An address for one socket, good for a short while: apps.connections.open. The address is a secret.</summary>
    /// <exception cref="InvalidOperationException">There is no app-level token.</exception>
    public async Task<SlackResult<Uri>> OpenConnectionAsync(CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.OpenConnection, [], cancellation)).Then(answer =>
            Uri.TryCreate(answer.Json.Text("url"), UriKind.Absolute, out var url) && SlackAddress.MayOpenSocket(url, _api) ? url : null);

    /// <summary>Posts a new message, after all those that were posted to the channel before: chat.postMessage.</summary>
    /// <remarks>Sent again only when it certainly did not arrive; see <see cref="SlackHttp"/>.</remarks>
    public async Task<SlackResult<PostedMessage>> PostMessageAsync(string channel, SlackMessage message, CancellationToken cancellation) =>
        (await SendAsync(
            message.Key is null ? ApiMethod.PostMessage : ApiMethod.PostUnasked,
            new MessageBody(channel, message.Text, message.Blocks) { ThreadTs = message.ThreadTs, Metadata = MetadataOf(message) },
            ApiBodies.Default.MessageBody,
            cancellation,
            channel)).Then(Posted);

    /// <summary>Replaces a message of our own: chat.update.</summary>
    public async Task<SlackResult<PostedMessage>> UpdateMessageAsync(PostedMessage posted, SlackMessage message, CancellationToken cancellation) =>
        (await SendAsync(
            ApiMethod.UpdateMessage,
            new MessageBody(posted.Channel, message.Text, message.Blocks) { Ts = posted.Ts, Metadata = MetadataOf(message) },
            ApiBodies.Default.MessageBody,
            cancellation)).Then(Posted);

    /// <summary>Deletes a message of our own; it may be gone already: chat.delete.</summary>
    public async Task<SlackResult<bool>> DeleteMessageAsync(PostedMessage posted, CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.DeleteMessage, [new("channel", posted.Channel), new("ts", posted.Ts)], cancellation)).WithoutValue();

    /// <summary>Posts a message that one user sees; it may not arrive when they are not there: chat.postEphemeral.</summary>
    public async Task<SlackResult<PostedMessage>> PostEphemeralAsync(string channel, string user, SlackMessage message, CancellationToken cancellation) =>
        (await SendAsync(
            ApiMethod.PostEphemeral,
            new MessageBody(channel, message.Text, message.Blocks) { ThreadTs = message.ThreadTs, User = user },
            ApiBodies.Default.MessageBody,
            cancellation)).Then(answer => answer.Json.Text("message_ts") is { } ts ? new PostedMessage(channel, ts) : null);

    /// <summary>Answers by a response URL, without a token.</summary>
    /// <param name="responseUrl">From a payload; refused (<c>invalid_url</c>) unless it is Slack's.</param>
    /// <param name="message">The message.</param>
    /// <param name="mode">What becomes of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Besides Slack's errors, <c>used_url</c> after five uses and <c>expired_url</c> after 30 minutes.</returns>
    public async Task<SlackResult<bool>> RespondAsync(string responseUrl, SlackMessage message, ResponseMode mode, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) || !SlackAddress.MayGetResponse(address, _api))
            return new SlackResult<bool>.Refused("invalid_url");
        if (_responseUrls.Use(responseUrl) is { } error) return new SlackResult<bool>.Refused(error);

        var body = mode is ResponseMode.Delete
            ? new ResponseBody { DeleteOriginal = true }
            : new ResponseBody
            {
                Text = message.Text,
                Blocks = message.Blocks,
                ThreadTs = message.ThreadTs,
                ResponseType = mode is ResponseMode.Channel ? "in_channel" : mode is ResponseMode.OnlyYou ? "ephemeral" : null,
                ReplaceOriginal = mode is ResponseMode.Replace,
                UnfurlLinks = false,
                UnfurlMedia = false,
            };
        var result = await _http.SendAsync(
            mode is ResponseMode.OnlyYou or ResponseMode.Channel ? ApiMethod.Respond : ApiMethod.RespondInPlace,
            channel: null,
            Posting(address, Json(body, ApiBodies.Default.ResponseBody), token: null),
            ApiAnswer.OfResponseUrl,
            MostAnswerBytes,
            cancellation);
        if (result is SlackResult<ApiAnswer>.Unanswered { MayBeDone: false }) _responseUrls.GiveBack(responseUrl);
        return result.WithoutValue();
    }

    /// <summary>The direct conversation with a user: conversations.open.</summary>
    public async Task<SlackResult<string>> OpenConversationAsync(string user, CancellationToken cancellation) =>
        (await SendAsync(ApiMethod.OpenConversation, new OpenBody(user), ApiBodies.Default.OpenBody, cancellation))
            .Then(answer => answer.Json.Text("channel", "id"));

    /// <summary>A conversation: conversations.info.</summary>
    public async Task<SlackResult<SlackChannel>> ChannelAsync(string channel, CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.ConversationInfo, [new("channel", channel)], cancellation)).Then(answer =>
            answer.Json.At("channel") is { } found && found.Text("id") is { } id
                ? new SlackChannel(
                    id,
                    found.Text("name") ?? "",
                    found.Flag("is_im"),
                    found.Flag("is_private"),
                    found.Flag("is_archived"),
                    found.Flag("is_member"))
                : null);

    /// <summary>
    /// The messages after a moment: a channel's, the latest first, without those in threads (conversations.history); or a thread's, the
    /// earliest first, after the one that it began with (conversations.replies).
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="thread">The message that the thread began with; null for the channel.</param>
    /// <param name="oldest">UTC.</param>
    /// <param name="cursor">Where to go on; null to begin.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SlackResult<SlackHistory>> HistoryAsync(string channel, string? thread, DateTimeOffset oldest, string? cursor, CancellationToken cancellation)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{oldest.ToUnixTimeMilliseconds() / 1000m:F3}");
        List<KeyValuePair<string, string>> form = [new("channel", channel), new("oldest", seconds), new("include_all_metadata", "true"), new("limit", "200"), new("cursor", cursor ?? "")];
        if (thread is not null) form.Add(new("ts", thread));
        return (await AskAsync(thread is null ? ApiMethod.History : ApiMethod.Replies, form, cancellation)).Then(answer =>
            answer.Json.At("messages") is { ValueKind: JsonValueKind.Array } messages
                ? new SlackHistory(
                    [.. messages.EnumerateArray().Select(message => (message.Text("ts") ?? "", message.Text("user"), message.Text("metadata", "event_payload", "key")))],
                    answer.Json.Text("response_metadata", "next_cursor") is { Length: > 0 } next ? next : null)
                : null);
    }

    /// <summary>Opens a form: views.open. The trigger serves once, within three seconds of what the user did.</summary>
    public Task<SlackResult<string>> OpenViewAsync(string triggerId, JsonElement view, CancellationToken cancellation) =>
        ShowAsync(ApiMethod.OpenView, new ViewBody(view) { TriggerId = triggerId }, cancellation);

    /// <summary>Sets a user's home page: views.publish.</summary>
    public Task<SlackResult<string>> PublishViewAsync(string user, JsonElement view, CancellationToken cancellation) =>
        ShowAsync(ApiMethod.PublishView, new ViewBody(view) { UserId = user }, cancellation);

    /// <summary>Replaces a view: views.update.</summary>
    public Task<SlackResult<string>> UpdateViewAsync(string viewId, JsonElement view, CancellationToken cancellation) =>
        ShowAsync(ApiMethod.UpdateView, new ViewBody(view) { ViewId = viewId }, cancellation);

    /// <summary>A user: users.info.</summary>
    public async Task<SlackResult<SlackUser>> UserAsync(string user, CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.UserInfo, [new("user", user), new("include_locale", "true")], cancellation)).Then(answer =>
            answer.Json.At("user") is { } found && found.Text("id") is { } id
                ? new SlackUser(
                    id,
                    NameOf(found),
                    found.Flag("is_admin") || found.Flag("is_owner") || found.Flag("is_primary_owner"),
                    found.Flag("is_bot"),
                    found.Text("locale"))
                : null);

    /// <summary>The users in a user group: usergroups.users.list.</summary>
    public async Task<SlackResult<IReadOnlyList<string>>> GroupMembersAsync(string group, CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.GroupMembers, [new("usergroup", group)], cancellation)).Then<IReadOnlyList<string>>(answer =>
            answer.Json.At("users") is { ValueKind: JsonValueKind.Array } users
                ? [.. users.EnumerateArray().Where(user => user.ValueKind is JsonValueKind.String).Select(user => user.GetString()!)]
                : null);

    /// <summary>A file: files.info.</summary>
    public async Task<SlackResult<SlackFile>> FileAsync(string file, CancellationToken cancellation) =>
        (await AskAsync(ApiMethod.FileInfo, [new("file", file)], cancellation)).Then(answer =>
            answer.Json.At("file") is { } found && found.Text("id") is { } id && (found.Text("url_private_download") ?? found.Text("url_private")) is { } url
                ? new SlackFile(id, found.Text("name") ?? "", found.At("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? bytes : 0, url)
                : null);

    /// <summary>A file's bytes.</summary>
    /// <param name="file">The file; its address must be Slack's, for the token is sent there.</param>
    /// <param name="mostBytes">How long it may be.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">It cannot be had; the message says why.</exception>
    public async Task<Stream> DownloadAsync(SlackFile file, long mostBytes, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(file.Download, UriKind.Absolute, out var address) || !SlackAddress.MayGetToken(address, _api))
            throw new IOException("The file is not kept by Slack itself, so it is not fetched. Attach it to the message instead.");

        var result = await _http.SendAsync(
            ApiMethod.Download,
            channel: null,
            () => Authorized(new HttpRequestMessage(HttpMethod.Get, address), _botToken),
            (response, body) => ApiAnswer.OfDownload(file, response, body),
            mostBytes,
            cancellation);
        return result switch
        {
            SlackResult<ApiAnswer>.Done done => new MemoryStream(done.Value.Body, writable: false),
            SlackResult<ApiAnswer>.Refused { Error: "too_long" } => throw new IOException($"The file is longer than {mostBytes} bytes. Attach a shorter one."),
            SlackResult<ApiAnswer>.Refused { Error: "redirected" } => throw new IOException("Slack does not give the file to this app. Add the scope files:read under OAuth & Permissions, and install the app again."),
            SlackResult<ApiAnswer>.Refused refused => throw new IOException($"Slack does not give the file ({refused.Error})."),
            SlackResult<ApiAnswer>.Unanswered unanswered => throw new IOException($"Slack did not give the file: {unanswered.Reason}. Please try again."),
            _ => throw new InvalidOperationException("There are no other results."),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static MessageMetadata? MetadataOf(SlackMessage message) => message.Key is { } key ? MessageMetadata.Of(key) : null;

    private static PostedMessage? Posted(ApiAnswer answer) =>
        answer.Json.Text("channel") is { } channel && answer.Json.Text("ts") is { } ts
            ? new PostedMessage(channel, ts) { IsOutsideThreads = answer.Json.At("message") is { } message && message.Text("thread_ts") is null }
            : null;

    private static string NameOf(JsonElement user) => Given(user, "profile", "display_name") ?? Given(user, "real_name") ?? Given(user, "name") ?? "";

    private static string? Given(JsonElement user, params ReadOnlySpan<string> path) => user.Text(path) is { Length: > 0 } name ? name : null;

    private async Task<SlackResult<string>> ShowAsync(ApiMethod method, ViewBody body, CancellationToken cancellation) =>
        (await SendAsync(method, body, ApiBodies.Default.ViewBody, cancellation)).Then(answer => answer.Json.Text("view", "id"));

    /// <summary>Calls a method that takes no JSON but a form, as those do that read.</summary>
    private Task<SlackResult<ApiAnswer>> AskAsync(ApiMethod method, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellation)
    {
        var body = string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return CallAsync(method, null, () => new ApiContent(Encoding.ASCII.GetBytes(body), "application/x-www-form-urlencoded"), cancellation);
    }

    /// <summary>Calls a method that takes JSON, as those do that write (docs.slack.dev/apis/web-api#methods_supporting_json).</summary>
    private Task<SlackResult<ApiAnswer>> SendAsync<T>(ApiMethod method, T body, JsonTypeInfo<T> type, CancellationToken cancellation, string? channel = null) =>
        CallAsync(method, channel, Json(body, type), cancellation);

    private Task<SlackResult<ApiAnswer>> CallAsync(ApiMethod method, string? channel, Func<ApiContent> content, CancellationToken cancellation)
    {
        var token = method.TakesAppToken ? _appToken ?? throw new InvalidOperationException("There is no app-level token.") : _botToken;
        return _http.SendAsync(
            method,
            channel,
            Posting(new Uri(_api, method.Name), content, token),
            (response, body) => ApiAnswer.OfMethod(method, response, body),
            MostAnswerBytes,
            cancellation);
    }

    private static Func<ApiContent> Json<T>(T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return () => new ApiContent(bytes, "application/json");
    }

    private static Func<HttpRequestMessage> Posting(Uri address, Func<ApiContent> content, string? token) => () =>
        Authorized(new HttpRequestMessage(HttpMethod.Post, address) { Content = content() }, token);

    private static HttpRequestMessage Authorized(HttpRequestMessage request, string? token)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static string CheckedToken(string token, string which) =>
        token.Length > 0 && !token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? token
            : throw new ArgumentException($"Slack's {which} is empty or holds a blank or a line break. Copy it again from api.slack.com/apps.", nameof(token));
}
