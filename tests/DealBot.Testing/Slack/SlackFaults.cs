using System.Collections.Concurrent;

namespace DealBot.Testing.Slack;

/// <summary>How Slack's HTTP side misbehaves.</summary>
public abstract record SlackFault
{
    private SlackFault() { } // closed: the cases below are all there are

    /// <summary>429 <c>ratelimited</c>; without the header when <paramref name="RetryAfter"/> is null.</summary>
    public sealed record TooMany(int? RetryAfter = 1) : SlackFault;

    /// <summary>A server's error, with a page instead of JSON.</summary>
    public sealed record ServerError(int Status = 503) : SlackFault;

    /// <summary>200 with <c>ok:false</c>.</summary>
    public sealed record Refusal(string Error) : SlackFault;

    /// <summary>The connection is cut in the middle of the answer; done all the same when <paramref name="ButDone"/>.</summary>
    public sealed record Reset(bool ButDone = false) : SlackFault;

    /// <summary>The answer comes when the test lets it.</summary>
    public sealed record Held(Task Until) : SlackFault;

    /// <summary>200 with something that is not JSON.</summary>
    public sealed record Garbled : SlackFault;
}

/// <summary>The faults that a test has ordered, by method; each is used up by one call.</summary>
public sealed class SlackFaults
{
    /// <summary>The name under which the response URLs' faults are ordered.</summary>
    public const string ResponseUrl = "response_url";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<SlackFault>> _ordered = new(StringComparer.Ordinal);

    /// <summary>The next <paramref name="times"/> calls of a method meet this fault.</summary>
    public void Order(string method, SlackFault fault, int times = 1)
    {
        var queue = _ordered.GetOrAdd(method, _ => new());
        for (var i = 0; i < times; i++) queue.Enqueue(fault);
    }

    internal SlackFault? Next(string method) =>
        _ordered.TryGetValue(method, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}
