using System.Threading.Channels;
using DealBot.Core.Chat;

namespace DealBot.Discord.Interactions;

/// <summary>Where the answer to one request goes.</summary>
internal interface IAnswerPlace
{
    /// <summary>Says that an answer will come. Called once, before any <see cref="ShowAsync"/>, when it takes longer.</summary>
    Task AnnounceAsync();

    /// <summary>Shows a reply in place of what was shown before. Never throws but for cancellation.</summary>
    Task ShowAsync(Reply reply);
}

/// <summary>Keeps the clock of an answer: what is ready soon is shown at once, what takes longer is announced first.</summary>
/// <param name="desk">Does what is asked.</param>
/// <param name="options">How soon is soon.</param>
/// <param name="clock">Times it, whatever the desk is busy with.</param>
internal sealed class Answering(ChatDesk desk, DiscordOptions options, TimeProvider clock)
{
    /// <summary>Has the request handled and shows what comes of it. A delivery that was handled before is left alone.</summary>
    public async Task AnswerAsync(string delivery, ChatRequest request, ChatPlan plan, IAnswerPlace place, CancellationToken cancellation)
    {
        // Of several replies on the way only the newest is worth showing.
        var progress = Channel.CreateBounded<Reply>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var answer = desk.AnswerAsync(delivery, request, plan, new Newest(progress.Writer), cancellation);
        if (await IsSoonAsync(answer, cancellation))
        {
            if (await answer is { } ready) await place.ShowAsync(ready);
            return;
        }

        await place.AnnounceAsync();
        var showing = ShowAsync(progress.Reader, place, cancellation);
        try
        {
            var late = await answer;
            progress.Writer.Complete();
            await showing; // the last reply must not be overtaken by one on the way
            if (late is not null) await place.ShowAsync(late);
        }
        finally
        {
            progress.Writer.TryComplete();
        }
    }

    private async Task<bool> IsSoonAsync(Task answer, CancellationToken cancellation)
    {
        if (answer.IsCompleted) return true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delay = Task.Delay(options.DeferAfter, clock, patience.Token);
        var first = await Task.WhenAny(answer, delay);
        await patience.CancelAsync();
        return first == answer;
    }

    private static async Task ShowAsync(ChannelReader<Reply> progress, IAnswerPlace place, CancellationToken cancellation)
    {
        await foreach (var reply in progress.ReadAllAsync(cancellation)) await place.ShowAsync(reply);
    }

    private sealed class Newest(ChannelWriter<Reply> replies) : IProgress<Reply>
    {
        public void Report(Reply value) => replies.TryWrite(value);
    }
}
