using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DealBot.Core.Articles.Import;

/// <summary>Does work for a sequence on all cores, a bounded way ahead of one consumer who takes the results in order.</summary>
internal static class WorkAhead
{
    /// <summary>The results, in the order of the inputs, as many at a time as are ready together.</summary>
    /// <param name="inputs">Enumerated on a thread of its own, once.</param>
    /// <param name="work">Called from any thread.</param>
    /// <param name="mostTogether">The largest number of results in one batch; twice as many are begun ahead.</param>
    /// <param name="cancellation">Ends the sequence with <see cref="OperationCanceledException"/>.</param>
    public static async IAsyncEnumerable<IReadOnlyList<TResult>> Batches<TInput, TResult>(
        IEnumerable<TInput> inputs,
        Func<TInput, TResult> work,
        int mostTogether,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation); // also when the consumer leaves early
        var begun = Channel.CreateBounded<Task<TResult>>(new BoundedChannelOptions(2 * mostTogether) { SingleReader = true });
        var beginning = Task.Run(() => BeginAsync(inputs, work, begun.Writer, stop.Token), CancellationToken.None);

        try
        {
            while (await begun.Reader.WaitToReadAsync(cancellation))
            {
                List<TResult> ready = [];
                while (ready.Count < mostTogether && begun.Reader.TryPeek(out var next) && (ready.Count == 0 || next.IsCompleted))
                {
                    ready.Add(await next);
                    begun.Reader.TryRead(out _);
                }

                yield return ready;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await beginning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await beginning; // a fault of the inputs themselves
    }

    private static async Task BeginAsync<TInput, TResult>(
        IEnumerable<TInput> inputs, Func<TInput, TResult> work, ChannelWriter<Task<TResult>> begun, CancellationToken stop)
    {
        try
        {
            foreach (var input in inputs) await begun.WriteAsync(Task.Run(() => work(input), stop), stop);
        }
        finally
        {
            begun.TryComplete();
        }
    }
}
