using DealBot.Core.Chat;

namespace DealBot.Testing.Posting;

/// <summary>
/// A platform's channels as a dispatcher sees them: what stands in each stays there, whoever posted it; answers come late, are lost
/// or say no as the test wants. Discord's know a nonce for a while, Slack's never.
/// </summary>
public sealed class ScriptedChannels : IPoster
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<StandingMessage> _standing = [];
    private readonly List<PosterCall> _calls = [];
    private readonly Queue<ChannelAnswer> _script = [];
    private readonly Dictionary<ChatPlace, ChannelAnswer> _rules = [];
    private readonly HashSet<ChatPlace> _busy = [];
    private readonly List<string> _violations = [];
    private readonly Signal _changed;

    /// <param name="platform">Whose rules hold.</param>
    /// <param name="clock">Tells how old a nonce is.</param>
    public ScriptedChannels(ChatPlatform platform, TimeProvider clock)
    {
        (Platform, _clock) = (platform, clock);
        _changed = new Signal(TimeSpan.FromSeconds(20), ToString);
    }

    /// <inheritdoc/>
    public ChatPlatform Platform { get; }

    /// <summary>For how long the same nonce gives the message that stands, where the platform knows nonces.</summary>
    public TimeSpan NonceHolds { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>What looking comes to; null when it finds what stands.</summary>
    public FindOutcome.CannotLook? Blindness { get; set; }

    /// <summary>Everything that stands in any channel, in the order it came to stand there.</summary>
    public IReadOnlyList<StandingMessage> Standing
    {
        get
        {
            lock (_gate) return [.. _standing];
        }
    }

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyList<PosterCall> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    /// <summary>What a caller of <see cref="IPoster"/> must not do and did.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate) return [.. _violations];
        }
    }

    /// <summary>What stands in a channel.</summary>
    public IReadOnlyList<StandingMessage> In(ChatPlace place) => [.. Standing.Where(message => message.Place == place)];

    /// <summary>Answers the next calls so; after them as it should.</summary>
    public void Next(params ReadOnlySpan<ChannelAnswer> answers)
    {
        lock (_gate)
        {
            foreach (var answer in answers) _script.Enqueue(answer);
        }
    }

    /// <summary>Answers all posts and edits in a channel so, until it is told otherwise; null for as it should.</summary>
    public void Always(ChatPlace place, ChannelAnswer? answer)
    {
        lock (_gate)
        {
            if (answer is null) _rules.Remove(place);
            else _rules[place] = answer;
        }
    }

    /// <summary>Waits, in real time, until something is so.</summary>
    /// <exception cref="TimeoutException">It did not become so; says everything that was asked.</exception>
    public Task UntilAsync(Func<ScriptedChannels, bool> look, string what) => _changed.UntilAsync(() => look(this) ? this : null, what);

    /// <inheritdoc/>
    public Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return DeliverAsync(PosterCallKind.Post, post, null, cancellation);
    }

    /// <inheritdoc/>
    public Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return DeliverAsync(PosterCallKind.Edit, post, message, cancellation);
    }

    /// <inheritdoc/>
    public Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation)
    {
        lock (_gate)
        {
            Record(new PosterCall(PosterCallKind.Find, place, key, _clock.GetUtcNow()));
            FindOutcome found = Blindness is { } blindness ? blindness
                : _standing.Find(message => message.Place == place && message.At >= since && string.Equals(message.Key, key, StringComparison.Ordinal)) is { } message
                ? new FindOutcome.Found(message.Id)
                : new FindOutcome.Absent();
            return Task.FromResult(found);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"--- asked\n{string.Join('\n', Calls)}\n--- standing\n{string.Join('\n', Standing)}";

    private async Task<PostOutcome> DeliverAsync(PosterCallKind kind, Post post, string? message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ChannelAnswer answer;
        lock (_gate)
        {
            Record(new PosterCall(kind, post.Place, post.Key, _clock.GetUtcNow()));
            if (!_busy.Add(post.Place)) _violations.Add($"Two at once in {post.Place.Channel}");
            answer = _rules.TryGetValue(post.Place, out var rule) ? rule : _script.TryDequeue(out var next) ? next : ChannelAnswer.Yes;
        }

        try
        {
            if (answer.Takes is { } takes) await takes(cancellation);
            var posted = answer.IsPosted ? Stand(post, message) : null;
            return answer.Outcome ?? posted!;
        }
        finally
        {
            lock (_gate) _busy.Remove(post.Place);
            _changed.Changed();
        }
    }

    private PostOutcome.Posted Stand(Post post, string? message)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var at = message is not null
                ? _standing.FindIndex(standing => string.Equals(standing.Id, message, StringComparison.Ordinal))
                : Platform is ChatPlatform.Discord
                ? _standing.FindIndex(standing => standing.Place == post.Place && now - standing.At < NonceHolds && string.Equals(standing.Key, post.Key, StringComparison.Ordinal))
                : -1;
            if (at >= 0)
            {
                if (message is not null) _standing[at] = _standing[at] with { Parts = post.Parts };
                return new PostOutcome.Posted(_standing[at].Id);
            }

            var standing = new StandingMessage($"m{_standing.Count + 1}", post.Place, post.Key, post.Parts, now);
            _standing.Add(standing);
            return new PostOutcome.Posted(standing.Id);
        }
    }

    private void Record(PosterCall call)
    {
        _calls.Add(call);
        _changed.Changed();
    }
}
