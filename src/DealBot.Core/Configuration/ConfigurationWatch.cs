using DealBot.Core.Articles.Folders;

namespace DealBot.Core.Configuration;

/// <summary>Notices when the files of a configuration folder have changed, as soon as nobody is writing them any more.</summary>
/// <remarks>Hears from the operating system where it tells, and looks now and then all the same. The folder need not exist yet.</remarks>
/// <param name="folder">See <see cref="ConfigurationFolder"/>.</param>
/// <param name="clock">Says when to look.</param>
public sealed class ConfigurationWatch(string folder, TimeProvider clock)
{
    /// <summary>A file is whole when its size and time are the same at two looks, so far apart: editors and copies write in several steps.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>The time between two looks, where the operating system tells of no change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly string _folder = Path.GetFullPath(folder);
    private IReadOnlyList<FileStamp> _seen = Stamps(folder);

    /// <summary>Runs until cancelled.</summary>
    /// <param name="changed">Called after each change since this was made.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Action changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        using var changes = new FolderChanges();
        while (true)
        {
            if (Directory.Exists(_folder)) changes.Listen(_folder);
            else changes.Leave(_folder);

            var now = Stamps(_folder);
            if (!now.SequenceEqual(_seen))
            {
                _seen = await QuietAsync(now, cancellation);
                changed();
            }

            await changes.WaitAsync(Interval, clock, cancellation);
        }
    }

    private async Task<IReadOnlyList<FileStamp>> QuietAsync(IReadOnlyList<FileStamp> now, CancellationToken cancellation)
    {
        while (true)
        {
            var before = now;
            await Task.Delay(Quiet, clock, cancellation);
            now = Stamps(_folder);
            if (now.SequenceEqual(before)) return now;
        }
    }

    private static IReadOnlyList<FileStamp> Stamps(string folder) => [.. ConfigurationFolder.Files.Select(name => FileStamp.Of(Path.Join(folder, name)))];
}
