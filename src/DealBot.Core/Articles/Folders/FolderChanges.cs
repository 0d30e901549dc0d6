using System.Threading.Channels;

namespace DealBot.Core.Articles.Folders;

/// <summary>Hears from the operating system that something changed under a folder, where it tells.</summary>
/// <remarks>It does not tell for network mounts, folders behind links, or more folders than it has room for; who listens must also look now and then.</remarks>
internal sealed class FolderChanges : IDisposable
{
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Listens for changes under a folder that is there, unless it does already.</summary>
    /// <returns>Why it cannot; null when it can.</returns>
    public string? Listen(string folder)
    {
        if (_watchers.ContainsKey(folder)) return null;

        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Created += Changed;
            watcher.Changed += Changed;
            watcher.Renamed += Changed;
            watcher.Deleted += Changed;
            watcher.Error += Changed; // too many at once, or no more room: the next look finds what was missed
            watcher.EnableRaisingEvents = true;
            _watchers[folder] = watcher;
            return null;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            return fault.Message;
        }
    }

    /// <summary>Listens no more to a folder that is gone; one that comes back there is another.</summary>
    public void Leave(string folder)
    {
        if (_watchers.Remove(folder, out var watcher)) watcher.Dispose();
    }

    /// <summary>Waits until something changes, or long enough.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await _changed.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time to look all the same.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers.Values) watcher.Dispose();
    }

    private void Changed(object sender, EventArgs change) => _changed.Writer.TryWrite(true);
}
