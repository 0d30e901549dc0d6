using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using Microsoft.Extensions.Logging;

namespace DealBot.Core.Articles.Folders;

/// <summary>Imports the files that are put into folders, soon after they are whole.</summary>
/// <remarks>
/// A file is whole when its size and time are the same at two looks, <see cref="Quiet"/> apart. New articles are announced, also those of files that
/// came while nobody looked; those that lay in a folder when it was first watched are not. A file that is deleted changes nothing. Several processes may
/// watch one folder: each article is stored once.
/// </remarks>
/// <param name="library">The library that is filled.</param>
/// <param name="folders">The folders, with all that is in them; relative ones to the working directory. They need not exist yet.</param>
/// <param name="clock">Says when to look.</param>
/// <param name="log">Learns what was imported, and once of each file that cannot be.</param>
public sealed partial class FolderWatch(Library library, IReadOnlyList<string> folders, TimeProvider clock, ILogger<FolderWatch> log)
{
    /// <summary>The time between two looks while something changes.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    /// <summary>The time between two looks otherwise, where the operating system tells of no change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled.</summary>
    /// <exception cref="Storage.StorageException">The library cannot be read or written.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var changes = new FolderChanges();
        List<WatchedFolder> watched =
        [
            .. folders.Select(Path.GetFullPath).DistinctBy(RealPath.Of, StringComparer.Ordinal).Select(path => new WatchedFolder(path, library.Database, clock)),
        ];
        while (true)
        {
            foreach (var folder in watched)
            {
                if (IsThere(folder, changes)) await LookAsync(folder, cancellation);
            }

            await Task.Delay(Quiet, clock, cancellation);
            if (!watched.Exists(static folder => folder.IsGrowing)) await changes.WaitAsync(Interval - Quiet, clock, cancellation);
        }
    }

    private bool IsThere(WatchedFolder folder, FolderChanges changes)
    {
        var (before, now) = (folder.IsThere, Directory.Exists(folder.Path));
        folder.IsThere = now;
        if (now && before is not true)
        {
            if (before is false) LogThere(folder.Path);
            if (changes.Listen(folder.Path) is { } fault) LogDeaf(folder.Path, Interval, fault);
        }
        else if (!now && before is not false)
        {
            changes.Leave(folder.Path);
            LogGone(folder.Path);
        }

        return now;
    }

    private async Task LookAsync(WatchedFolder folder, CancellationToken cancellation)
    {
        var files = folder.Look();
        if (files.Count == 0) return;

        var report = await library.ImportAsync(files.Select(file => file.Read(library.MaxArticleBytes)), cancellation: cancellation);
        foreach (var failure in folder.Note(files, report.Failures).Select(static failure => Visible.Line(failure.Message))) LogFailure(failure);
        foreach (var warning in report.Warnings.Select(Visible.Line)) LogWarning(warning);
        var (added, replaced) = (Counted.Of(report.Added, "new article"), Counted.Of(report.Replaced, "new version"));
        if (report.Added + report.Replaced > 0) LogImported(folder.Path, added, replaced);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "From {Folder}: {Added}, {Replaced}")]
    private partial void LogImported(string folder, string added, string replaced);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Failure}")]
    private partial void LogFailure(string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Folder} does not exist; it is watched as soon as it does")]
    private partial void LogGone(string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The folder {Folder} is there now and watched")]
    private partial void LogThere(string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The folder {Folder} is looked at once in {Interval}: the system tells of no changes in it ({Fault})")]
    private partial void LogDeaf(string folder, TimeSpan interval, string fault);
}
