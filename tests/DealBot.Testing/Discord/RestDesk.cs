using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DealBot.Testing.Schemas;
using Microsoft.AspNetCore.Http;

namespace DealBot.Testing.Discord;

/// <summary>Receives the calls of the REST interface: checks what Discord checks of all of them, counts them, lets faults strike.</summary>
internal sealed partial class RestDesk
{
    private readonly DiscordState _state;
    private readonly DiscordFaults _faults;
    private readonly DiscordLimits _limits;
    private readonly DiscordCounterpartOptions _options;
    private readonly List<RestRoute> _routes = [];

    public RestDesk(DiscordState state, DiscordFaults faults, DiscordLimits limits, DiscordCounterpartOptions options)
    {
        (_state, _faults, _limits, _options) = (state, faults, limits, options);
        SetupRoutes.AddTo(this);
        ChannelRoutes.AddTo(this);
        InteractionRoutes.AddTo(this);
    }

    /// <summary>Adds a route; where several match, the one with the fewest parameters wins.</summary>
    /// <param name="method">GET.</param>
    /// <param name="template">As in Discord's own specification: "/channels/{channel_id}".</param>
    /// <param name="answer">What is done, under the lock of the state. Throws <see cref="DiscordRefusal"/>.</param>
    public void Add(string method, string template, Func<DiscordState, RestCall, RestAnswer> answer) =>
        _routes.Add(new RestRoute(method, template, answer));

    public static bool IsProperUserAgent(string? value) => value is not null && UserAgent().IsMatch(value);

    public async Task ServeAsync(HttpContext http)
    {
        var text = await TextAsync(http.Request);
        var path = http.Request.Path.Value ?? "";
        var (route, values) = Find(http.Request.Method, path);
        _state.Journal.Record($"{http.Request.Method} {Hidden(path)}{http.Request.QueryString} {Hidden(text)}");
        JsonNode? body = null;
        var status = 0;
        var isCounted = false;
        http.Response.OnStarting(() =>
        {
            Count(http.Response.StatusCode); // before the bot can read the answer, so that its next call is counted after this one
            return Task.CompletedTask;
        });
        try
        {
            if (route is null) throw Broken("a call that Discord does not know, or this counterpart does not play", new DiscordRefusal(404, 0, "404: Not Found"));
            if (!IsProperUserAgent(http.Request.Headers.UserAgent)) throw Broken("a call without a User-Agent as documented", new DiscordRefusal(403, 40333, "internal network error"));
            if (!route.IsOpen && !string.Equals(http.Request.Headers.Authorization, $"Bot {DiscordState.Token}", StringComparison.Ordinal)) throw new DiscordRefusal(401, 0, "401: Unauthorized");
            if (route.IsOpen && http.Request.Headers.Authorization.Count > 0) _state.Journal.Violate("the bot's token was sent where the address itself is the proof");
            if (_faults.Take(route.Name, afterEffect: false) is { } fault)
            {
                await fault.Answer(http);
                if (!fault.GoesOn)
                {
                    status = http.Response.StatusCode;
                    return;
                }
            }

            if (_limits.Count(http, route.Name, TopLevelId(values), countsGlobally: !route.IsOpen) is { } late)
            {
                status = 429;
                http.Response.Headers.RetryAfter = Math.Ceiling(late.Wait.TotalSeconds).ToString("0");
                await DiscordFaults.WriteAsync(http, 429, new JsonObject
                {
                    ["message"] = "You are being rate limited.", ["retry_after"] = Math.Round(late.Wait.TotalSeconds, 3), ["global"] = late.IsGlobal, ["code"] = 0,
                });
                return;
            }

            body = Parse(text, http.Request.ContentType);
            if (body is not null) Check(DiscordSchemas.Here?.OfRequest(route.Method, route.Template, body, _options.IsStrict), "the body of", route);
            var call = new RestCall(values, http.Request.Query, body, http.Request.HasFormContentType ? [.. http.Request.Form.Files] : []);
            var answer = _state.Change(state => route.Answer(state, call));
            if (_faults.Take(route.Name, afterEffect: true) is { } strikes)
            {
                await strikes.Answer(http);
                status = http.RequestAborted.IsCancellationRequested ? 0 : http.Response.StatusCode;
                return;
            }

            status = answer.Status;
            if (answer.Body is not null) Check(DiscordSchemas.Here?.OfAnswer(route.Method, route.Template, answer.Status, answer.Body), "the counterpart's own answer to", route);
            if (answer.Body is null) http.Response.StatusCode = answer.Status;
            else await DiscordFaults.WriteAsync(http, answer.Status, answer.Body);
        }
        catch (DiscordRefusal refusal)
        {
            status = refusal.Status;
            if (refusal.Status == 400) _state.Journal.Violate($"{http.Request.Method} {route?.Template ?? path} was refused: {refusal.Body.ToJsonString()} for {Hidden(text)}");
            await DiscordFaults.WriteAsync(http, refusal.Status, refusal.Body); // afterwards: a bot that has read it may be gone, and the test look
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The bot hung up, or the connection was cut on purpose.
        }
#pragma warning disable CA1031 // a fault of the counterpart must fail the test, not hide in an answer of 500
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _state.Journal.Violate($"the counterpart itself failed at {http.Request.Method} {path}: {fault}");
            http.Abort();
        }
        finally
        {
            Count(status);
        }

        void Count(int answered)
        {
            if (isCounted) return;
            isCounted = true;
            _state.Change(state =>
            {
                state.Calls.Add(new DiscordCall(route?.Name ?? $"{http.Request.Method} {path}", path, body, answered));
                return 0;
            });
            _state.Journal.Record($"  → {answered} {http.Request.Method} {Hidden(path)}");
        }
    }

    private void Check(IReadOnlyList<SchemaError>? errors, string what, RestRoute route)
    {
        foreach (var error in errors ?? []) _state.Journal.Violate($"{what} {route.Name} is not as Discord's schema says: {error}");
    }

    private DiscordRefusal Broken(string rule, DiscordRefusal refusal)
    {
        _state.Journal.Violate(rule);
        return refusal;
    }

    private (RestRoute? Route, IReadOnlyDictionary<string, string> Values) Find(string method, string path)
    {
        const string Prefix = "/api/v10";
        if (path.StartsWith(Prefix + "/", StringComparison.Ordinal))
        {
            foreach (var route in _routes.Where(route => string.Equals(route.Method, method, StringComparison.Ordinal)).OrderBy(route => route.Parameters))
                if (route.Match(path[Prefix.Length..]) is { } values) return (route, values);
        }

        return (null, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static async Task<string> TextAsync(HttpRequest request)
    {
        if (request.HasFormContentType) return (await request.ReadFormAsync())["payload_json"].ToString();
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads a body; one with half a surrogate pair is no JSON to Discord.</summary>
    private static JsonNode? Parse(string text, string? contentType)
    {
        if (text.Length == 0) return null;
        if (contentType is null || !(contentType.StartsWith("application/json", StringComparison.Ordinal) || contentType.StartsWith("multipart/form-data", StringComparison.Ordinal)))
            throw DiscordRefusal.Form([new FieldError("", "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be one of application/json, multipart/form-data; found {contentType}.")]);
        try
        {
            using var document = JsonDocument.Parse(text);
            Decode(document.RootElement);
            return JsonNode.Parse(text);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new DiscordRefusal(400, 50109, "The request body contains invalid JSON.");
        }
    }

    private static void Decode(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String) element.GetString();
        if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Decode(item);
        if (element.ValueKind is JsonValueKind.Object) foreach (var part in element.EnumerateObject()) Decode(part.Value);
    }

    private static string TopLevelId(IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in new[] { "channel_id", "guild_id", "interaction_id" })
            if (values.TryGetValue(name, out var id)) return id;
        return values.TryGetValue("webhook_id", out var webhook) ? $"{webhook} {values.GetValueOrDefault("webhook_token")}" : "";
    }

    private static string Hidden(string text) => Secret().Replace(text, "(token)").Replace(DiscordState.Token, "(token)", StringComparison.Ordinal);

    [GeneratedRegex(@"^DiscordBot \([^\s,]+, [^)]+\)", RegexOptions.None, 1000)]
    private static partial Regex UserAgent();

    [GeneratedRegex("aW50ZXJhY3Rpb24[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}

/// <summary>A route.</summary>
internal sealed record RestRoute(string Method, string Template, Func<DiscordState, RestCall, RestAnswer> Answer)
{
    private readonly string[] _parts = Template.Split('/');

    public string Name => $"{Method} {Template}";

    public int Parameters => _parts.Count(part => part.StartsWith('{'));

    /// <summary>Whether the address itself is the proof, so that no Authorization is asked for and the global limit does not count.</summary>
    public bool IsOpen => Template.StartsWith("/interactions/", StringComparison.Ordinal) || Template.StartsWith("/webhooks/", StringComparison.Ordinal);

    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != _parts.Length) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < given.Length; i++)
        {
            if (_parts[i].StartsWith('{')) values[_parts[i].Trim('{', '}')] = given[i];
            else if (!string.Equals(given[i], _parts[i], StringComparison.Ordinal)) return null;
        }

        return values;
    }
}

/// <summary>A call as a route sees it.</summary>
internal sealed record RestCall(IReadOnlyDictionary<string, string> Values, IQueryCollection Query, JsonNode? Body, IReadOnlyList<IFormFile> Files)
{
    public string this[string name] => Values[name];

    public JsonObject Object => Body as JsonObject ?? throw DiscordRefusal.Form([new FieldError("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")]);
}

/// <summary>An answer.</summary>
internal sealed record RestAnswer(int Status, JsonNode? Body = null);
