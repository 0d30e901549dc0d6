namespace DealBot.Discord.Rest;

/// <summary>Lets one through at a time, in the order they came.</summary>
internal sealed class Lane
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    /// <summary>Waits for its turn, which lasts until the result is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!_taken)
            {
                _taken = true;
                turn.SetResult();
            }
            else
            {
                _waiting.Enqueue(turn);
            }
        }

        using (cancellation.Register(() => turn.TrySetCanceled(cancellation))) await turn.Task;
        return new Turn(this);
    }

    private void Leave()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult()) return; // those who went away while waiting are passed over
            }

            _taken = false;
        }
    }

    private sealed class Turn(Lane lane) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) lane.Leave();
        }
    }
}
