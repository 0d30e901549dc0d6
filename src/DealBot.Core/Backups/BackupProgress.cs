namespace DealBot.Core.Backups;

/// <summary>How far a backup or a restoration is.</summary>
/// <param name="Done">Rows done with.</param>
/// <param name="Total">Rows in all.</param>
public readonly record struct BackupProgress(long Done, long Total);

/// <summary>Lets long copying tell how far it is, and be stopped.</summary>
/// <param name="total">How many rows there are.</param>
/// <param name="progress">Is told now and then; maybe nobody.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class BackupMeter(long total, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    private const int Step = 1000;

    private long _done;

    /// <summary>The same rows, counted as they go by.</summary>
    public IEnumerable<object?[]> Metered(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
            if (++_done % Step != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new BackupProgress(_done, total));
        }
    }
}
