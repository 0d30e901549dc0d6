using System.Diagnostics;
using System.Runtime.CompilerServices;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Chat.Cards;
using DealBot.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Alerts.Delivery;

/// <summary>Sends what is due on one platform: claims, posts, retries, gives up loudly, and writes down what came of it.</summary>
/// <remarks>
/// A claim is written down before its message is posted, and its outcome after. Whoever finds a claim without an outcome (the answer
/// was lost, or the process that held it, whose lease then runs out) looks into the channel before posting the same key again.
/// </remarks>
public sealed partial class Dispatcher
{
    // Rows come from imports in any process. Looking is one read of an index, so a second is cheap, and soon.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Discord gives back the message of an enforced nonce for "the past few minutes".
    // https://docs.discord.com/developers/resources/message#create-message
    private static readonly TimeSpan NonceHolds = TimeSpan.FromMinutes(2);

    private readonly Library _library;
    private readonly IPoster _poster;
    private readonly DispatcherOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<Dispatcher> _log;
    private readonly Claims _claims;
    private readonly Outcomes _outcomes;
    private readonly Upkeep _upkeep;
    private TaskCompletionSource _freed = NewSource();

    /// <param name="library">Holds the alerts and what they announce.</param>
    /// <param name="poster">Posts.</param>
    /// <param name="options">How many at once, and for how long a claim holds.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="log">Learns what went wrong.</param>
    public Dispatcher(Library library, IPoster poster, DispatcherOptions options, TimeProvider clock, ILogger<Dispatcher> log)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(options);
        (_library, _poster, _options, _clock, _log) = (library, poster, options, clock, log);
        _claims = new Claims(library.Database, options, clock);
        _outcomes = new Outcomes(library.Database, clock, log);
        _upkeep = new Upkeep(library.Database, poster.Platform, options.Kept, clock);
    }

    /// <summary>
    /// Runs until cancelled, then finishes the posts under way, for as long as <see cref="IConnector.Grace"/>. Several processes may
    /// run on one library.
    /// </summary>
    /// <exception cref="ConnectorRefusedException">The platform does not accept our token.</exception>
    public Task RunAsync(CancellationToken cancellation) => Parallel.ForEachAsync(
        ClaimsAsync(cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = _options.Workers },
        async (claim, _) =>
        {
            await ServeAsync(claim, cancellation);
            Interlocked.Exchange(ref _freed, NewSource()).SetResult(); // its channel may have more
        });

    // One claim for each worker that is free, channel after channel: none has a second turn before all have had one.
    private async IAsyncEnumerable<Claim> ClaimsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var freed = Volatile.Read(ref _freed).Task;
            _upkeep.Run();
            var ready = _claims.ReadyChannels(_poster.Platform);
            foreach (var channel in ready)
            {
                if (stop.IsCancellationRequested) yield break;
                if (_claims.TryNext(channel) is { } claim) yield return claim;
            }

            if (ready.Count == 0) await freed.WaitAsync(Look, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(Claim claim, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            _claims.GiveBack(claim);
            return;
        }

        // Well before the lease runs out, so that nobody takes over what is still being posted.
        using var limit = new CancellationTokenSource(_options.Lease / 2, _clock);
        await using var stopping = stop.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).CancelAfter(IConnector.Grace), limit);
        try
        {
            if (claim.IsEdit)
            {
                _outcomes.WriteEdit(claim, await DeliverAsync(claim, post => _poster.EditAsync(post, claim.Before.Message!, limit.Token), limit.Token));
            }
            else
            {
                var (outcome, doubt) = await SendAsync(claim, limit.Token);
                _outcomes.Write(claim, outcome, doubt);
            }
        }
        catch (ConnectorRefusedException)
        {
            _claims.GiveBack(claim);
            throw;
        }
    }

    // The doubt that is left is the time of the first attempt of which nobody knows what came of it.
    private async Task<(PostOutcome Outcome, DateTimeOffset? Doubt)> SendAsync(Claim claim, CancellationToken limit)
    {
        var doubt = claim.Before.Unsure;
        if (doubt is { } since)
        {
            switch (await LookAsync(claim, since, limit))
            {
                case FindOutcome.Found found:
                    return (new PostOutcome.Posted(found.Message), null);
                case FindOutcome.Absent:
                    doubt = null;
                    break;
                case FindOutcome.CannotLook cannot when !MayPostUnseen(cannot, since):
                    return (new PostOutcome.NotPosted(cannot.Why), doubt);
                case FindOutcome.CannotLook cannot:
                    LogUnseen(claim.Post.Key, claim.Post.Place.Channel, cannot.Why);
                    break;
            }
        }

        return (await DeliverAsync(claim, post => _poster.PostAsync(post, limit), limit), doubt);
    }

    // Better twice than never, where nobody will ever know; and on Discord the nonce makes sure for a while that it is once.
    private bool MayPostUnseen(FindOutcome.CannotLook cannot, DateTimeOffset since) =>
        cannot.IsLasting || (_poster.Platform is ChatPlatform.Discord && _clock.GetUtcNow() - since < NonceHolds);

    private async Task<PostOutcome> DeliverAsync(Claim claim, Func<Post, Task<PostOutcome>> deliver, CancellationToken limit)
    {
        Post post;
        try
        {
            post = Drawn(claim.Post);
        }
#pragma warning disable CA1031 // one post that cannot be drawn must not hold up the others
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, "draw", claim.Post.Key);
            return new PostOutcome.NotPosted("It could not be drawn; the log says why.");
        }

        if (post.Parts.Count == 0) return new PostOutcome.Refused("What it announces has left the library.", IsChannelLost: false);
        try
        {
            limit.ThrowIfCancellationRequested(); // the machine may have slept since the claim
            using var activity = Instrumentation.Activities.StartActivity("post");
            var started = Stopwatch.GetTimestamp();
            var outcome = await deliver(post);
            ChatMetrics.Delivered(_poster.Platform, outcome, started);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            return new PostOutcome.Unknown("The platform did not answer in time.");
        }
#pragma warning disable CA1031 // nor one that cannot be posted
        catch (Exception fault) when (fault is not ConnectorRefusedException)
#pragma warning restore CA1031
        {
            LogFault(fault, "post", claim.Post.Key);
            return new PostOutcome.Unknown("Posting it failed; the log says why.");
        }
    }

    private async Task<FindOutcome> LookAsync(Claim claim, DateTimeOffset since, CancellationToken limit)
    {
        try
        {
            return await _poster.FindAsync(claim.Post.Place, claim.Post.Key, since, limit);
        }
        catch (OperationCanceledException)
        {
            return new FindOutcome.CannotLook("The platform did not answer in time.", IsLasting: false);
        }
#pragma warning disable CA1031 // nor one that cannot be looked for
        catch (Exception fault) when (fault is not ConnectorRefusedException)
#pragma warning restore CA1031
        {
            LogFault(fault, "look for", claim.Post.Key);
            return new FindOutcome.CannotLook("Looking for it failed; the log says why.", IsLasting: false);
        }
    }

    private Post Drawn(OutboxPost post)
    {
        using var view = _library.View();
        return new Post(post.Place, post.Key, new AlertPage(_library, view).Of(post));
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the attempt to {Doing} {Key}")]
    private partial void LogFault(Exception fault, string doing, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody can see whether {Key} stands in {Channel}, so it is posted once more: {Why}")]
    private partial void LogUnseen(string key, string channel, string why);
}
