using System.Collections.Concurrent;

namespace DealBot.Testing.Slack;

/// <summary>The response URLs given with payloads: five uses within thirty minutes. docs.slack.dev/interactivity/handling-user-interaction</summary>
internal sealed class SlackResponseUrls(SlackCounterpart slack, SlackMessagesApi messages)
{
    private const int Uses = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Given> _given = new(StringComparer.Ordinal);

    /// <summary>The address for answers to what <paramref name="user"/> did in <paramref name="channel"/>.</summary>
    public string Give(string user, string channel, string? thread, PostedMessage? source)
    {
        var path = $"/respond/{SlackWorkspace.Team}/{slack.Workspace.Next()}/secret-ticket";
        _given[path] = new Given(user, channel, thread, source, slack.Time.GetUtcNow());
        return new Uri(slack.Base, path).ToString();
    }

    /// <summary>What an answer does: the status and the body.</summary>
    public (int Status, string Body) Answer(string path, SlackCall call)
    {
        if (!_given.TryGetValue(path, out var given)) return (404, """{"ok":false,"error":"invalid_url"}""");
        if (slack.Time.GetUtcNow() - given.Since > Life) return (404, """{"ok":false,"error":"expired_url"}""");
        if (Interlocked.Increment(ref given.Uses) > Uses) return (404, """{"ok":false,"error":"used_url"}""");

        if (IsOn(call, "delete_original"))
            return given.Source is { } gone && slack.Workspace.Remove(gone.Channel, gone.Ts) ? (200, "ok") : (404, """{"ok":false,"error":"message_not_found"}""");
        if (SlackMessagesApi.Refusal(call) is { } refusal) return (400, refusal.ToJsonString());

        if (IsOn(call, "replace_original") && given.Source is { } source)
        {
            var replacing = messages.Written(call, source.Channel, source.ThreadTs, source.OnlyTo) with { Ts = source.Ts, IsEdited = true };
            return slack.Workspace.Replace(replacing) ? (200, "ok") : (404, """{"ok":false,"error":"message_not_found"}""");
        }

        var onlyTo = call["response_type"] is "in_channel" ? null : given.User;
        slack.Workspace.Add(messages.Written(call, given.Channel, call["thread_ts"] ?? given.Thread, onlyTo));
        return (200, "ok");
    }

    private static bool IsOn(SlackCall call, string argument) =>
        call.Body.TryGetProperty(argument, out var value) && value.ToString() is "true" or "True";

    private sealed class Given(string user, string channel, string? thread, PostedMessage? source, DateTimeOffset since)
    {
        public int Uses;

        public string User => user;

        public string Channel => channel;

        public string? Thread => thread;

        public PostedMessage? Source => source;

        public DateTimeOffset Since => since;
    }
}
