using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Delivery;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Storage;
using DealBot.Testing.Posting;

namespace DealBot.Core.Tests.Alerts.Delivery;

/// <summary>Several processes on one library, and what becomes of posts when one of them stops or is gone.</summary>
public sealed class SharingTests(PostgresServer server)
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_processes_share_the_work_and_send_nothing_twice(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server);
        var channels = Enumerable.Range(1, 20).Select(number => room.Subscribed(number)).ToList();
        await room.ImportAsync(4);
        using var elsewhere = room.Open();
        var (first, second) = (new Counting(room.Channels), new Counting(room.Channels));
        (first.Other, second.Other) = (second, first);

        await using var one = room.Start(poster: first);
        await using var other = room.Start(poster: second, library: elsewhere);
        await room.UntilAsync(all => all.Standing.Count >= 80, "four messages in each of twenty channels");
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be written down");

        Assert.All(channels, channel => Assert.Equal(
            [1, 2, 3, 4], room.Channels.In(channel).SelectMany(message => room.Library.Outbox.Find(message.Key)!.Articles)));
        Assert.Empty(room.Channels.Violations);
        Assert.Equal(80, first.Posts + second.Posts);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Complaint_a_restart_in_mid_delivery_loses_and_doubles_nothing(DatabaseKind kind)
    {
        using var room = new AlertRoom(kind, server, ChatPlatform.Slack);
        var channel = room.Subscribed(1);
        var articles = await room.ImportAsync(3);
        using var killed = room.Open();
        var gone = room.Start(new DispatcherOptions { Workers = 1 }, killed, new Severed(room.Channels)); // its message stands, and it never hears so
        await room.UntilAsync(channels => channels.Standing.Count == 1, "the message of the process that is killed then");

        await using var next = room.Start();
        await room.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Single(room.Channels.Calls); // its lease holds
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "all to be sent by the next process");

        Assert.Equal(articles, room.Channels.In(channel).SelectMany(message => room.Library.Outbox.Find(message.Key)!.Articles));
        Assert.Equal(
            [PosterCallKind.Post, PosterCallKind.Find, PosterCallKind.Post, PosterCallKind.Post],
            room.Channels.Calls.Select(call => call.Kind));
        Assert.False(gone.Run.IsCompleted);
    }

    [Fact]
    public async Task A_post_under_way_is_finished_and_written_down_when_the_process_is_told_to_stop()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        var channel = room.Subscribed(1);
        await room.ImportAsync(2);
        var slow = new TaskCompletionSource();
        room.Channels.Next(ChannelAnswer.After(slow.Task));
        var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Calls.Count == 1, "the post to begin");

        dispatcher.Stop();
        Assert.False(dispatcher.Run.IsCompleted);
        slow.SetResult();
        await dispatcher.Run;

        Assert.Single(room.Channels.In(channel));
        Assert.Equal([AlertState.Sent, AlertState.Due], room.Library.Alerts.Latest(10).OrderBy(entry => entry.ArticleId).Select(entry => entry.State));
    }

    [Fact]
    public async Task A_post_that_takes_longer_than_the_grace_is_given_up_and_the_next_process_looks_for_it()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        room.Subscribed(1);
        await room.ImportAsync(1);
        room.Channels.Next(ChannelAnswer.After(new TaskCompletionSource().Task));
        var dispatcher = room.Start();
        await room.UntilAsync(channels => channels.Calls.Count == 1, "the post to begin");
        dispatcher.Stop();
        await room.Clock.WaitForTimerAsync(IConnector.Grace);
        room.Clock.Advance(IConnector.Grace);
        await dispatcher.Run;
        Assert.Equal(AlertState.Retried, Assert.Single(room.Library.Alerts.Latest(10)).State);

        await using var next = room.Start();
        await room.UntilLogAsync(log => log.All(entry => entry.State is AlertState.Sent), "it to be sent");
        Assert.Equal([PosterCallKind.Post, PosterCallKind.Find, PosterCallKind.Post], room.Channels.Calls.Select(call => call.Kind));
        Assert.Single(room.Channels.Standing);
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_the_dispatcher_and_leaves_the_post_to_whoever_has_a_right_one()
    {
        using var room = new AlertRoom(DatabaseKind.Sqlite, server);
        room.Subscribed(1);
        await room.ImportAsync(1);
        var refused = room.Start(poster: new TokenRefused(room.Channels));
        await Assert.ThrowsAsync<ConnectorRefusedException>(() => refused.Run);

        await using var mended = room.Start();
        await room.UntilAsync(channels => channels.Standing.Count == 1, "the message");
        Assert.Single(room.Channels.Calls); // at once, and without a look, since nothing was posted
    }

    /// <summary>Counts what one process posts.</summary>
    /// <summary>Posts nothing before the other has something to post too: otherwise the faster of the two might do it all.</summary>
    private sealed class Counting(IPoster poster) : Passing(poster)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _posts;

        public Counting? Other { get; set; }

        public int Posts => _posts;

        public override async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _posts);
            _begun.TrySetResult();
            await Other!._begun.Task.WaitAsync(cancellation);
            return await base.PostAsync(post, cancellation);
        }
    }

    /// <summary>The process's end after its message was posted: no answer ever comes, whatever is cancelled.</summary>
    private sealed class Severed(IPoster poster) : Passing(poster)
    {
        public override async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation)
        {
            await base.PostAsync(post, cancellation);
            return await new TaskCompletionSource<PostOutcome>().Task;
        }
    }

    private sealed class TokenRefused(IPoster poster) : Passing(poster)
    {
        public override Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation) =>
            throw new ConnectorRefusedException("The token is not accepted. Make a new one.");
    }

    private abstract class Passing(IPoster poster) : IPoster
    {
        public ChatPlatform Platform => poster.Platform;

        public virtual Task<PostOutcome> PostAsync(Post post, CancellationToken cancellation) => poster.PostAsync(post, cancellation);

        public Task<PostOutcome> EditAsync(Post post, string message, CancellationToken cancellation) => poster.EditAsync(post, message, cancellation);

        public Task<FindOutcome> FindAsync(ChatPlace place, string key, DateTimeOffset since, CancellationToken cancellation) =>
            poster.FindAsync(place, key, since, cancellation);
    }
}
