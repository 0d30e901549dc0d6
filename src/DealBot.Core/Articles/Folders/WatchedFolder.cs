using DealBot.Core.Articles.Reading;
using DealBot.Core.Chat;
using DealBot.Core.Storage;

namespace DealBot.Core.Articles.Folders;

/// <summary>One folder that is looked at now and then, and what was seen there.</summary>
internal sealed class WatchedFolder
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(10);

    private readonly Database _database;
    private readonly Dictionary<string, FileStamp> _imported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileStamp> _growing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileStamp Stamp, string Message)> _failed = new(StringComparer.Ordinal);
    private readonly Every _retry;
    private bool _isKnown;
    private HashSet<string>? _old; // what lay there when it was first looked at

    /// <summary>A folder as it was left.</summary>
    /// <param name="path">Full.</param>
    /// <param name="database">Remembers it.</param>
    /// <param name="clock">Says when what failed is tried again.</param>
    public WatchedFolder(string path, Database database, TimeProvider clock)
    {
        (Path, _database, _retry) = (path, database, new Every(RetryInterval, clock));
        Recall();
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Whether it was there when it was last looked for; null before.</summary>
    public bool? IsThere { get; set; }

    /// <summary>Whether files were still changing at the last look, so that another one is due soon.</summary>
    public bool IsGrowing => _growing.Count > 0 || (!_isKnown && IsThere is true);

    /// <summary>The new and changed files that are as they were at the last look.</summary>
    public IReadOnlyList<QuietFile> Look()
    {
        if (_isKnown && !_database.Read(session => FolderRows.IsKnown(session, Path))) Recall();
        var found = ArticleFolder.List(Path)
            .DistinctBy(static entry => entry.Path, StringComparer.Ordinal)
            .Select(static entry => new QuietFile(entry.Path, FileStamp.Of(entry.Path), entry.Failure))
            .ToDictionary(static file => file.Path, StringComparer.Ordinal);
        Forget(found);
        var isFirst = !_isKnown && _old is null;
        if (isFirst) _old = [.. found.Keys];

        var isRetried = _retry.IsDue();
        List<QuietFile> quiet = [];
        foreach (var file in found.Values.Where(file => !IsDone(file, isRetried)))
        {
            if (_growing.Remove(file.Path, out var before) && before == file.Stamp)
                quiet.Add(file with { IsAnnounced = _old?.Contains(file.Path) is not true });
            else
                _growing[file.Path] = file.Stamp;
        }

        if (!isFirst && !_isKnown && quiet.Count == 0) Note([], []); // there was nothing to import
        return quiet;
    }

    /// <summary>Remembers that files were imported; gives the failures that are to be told of, each the first time.</summary>
    /// <param name="files">What <see cref="Look"/> gave.</param>
    /// <param name="failures">Those of them that are no articles, or could not be read.</param>
    public IReadOnlyList<ReadOutcome.Failure> Note(IReadOnlyList<QuietFile> files, IReadOnlyList<ReadOutcome.Failure> failures)
    {
        var failed = failures.DistinctBy(static failure => failure.Path, StringComparer.Ordinal).ToDictionary(static failure => failure.Path, StringComparer.Ordinal);
        var isRestored = !_database.Write(session =>
        {
            if (_isKnown && !FolderRows.IsKnown(session, Path)) return false;
            foreach (var file in files.Where(file => !failed.ContainsKey(file.Path))) FolderRows.Set(session, Path, file.Path, file.Stamp);
            if (!_isKnown) FolderRows.MarkKnown(session, Path);
            return true;
        });
        if (isRestored)
        {
            Recall();
            return failures;
        }

        _isKnown = true;
        List<ReadOutcome.Failure> untold = [];
        foreach (var file in files)
        {
            _old?.Remove(file.Path);
            if (!failed.TryGetValue(file.Path, out var failure))
            {
                _imported[file.Path] = file.Stamp;
                _failed.Remove(file.Path);
                continue;
            }

            if (!_failed.TryGetValue(file.Path, out var told) || !string.Equals(told.Message, failure.Message, StringComparison.Ordinal)) untold.Add(failure);
            _failed[file.Path] = (file.Stamp, failure.Message);
        }

        return untold;
    }

    // A backup that was restored meanwhile knows of other files, and of no folder: what lies in them then is not announced.
    private void Recall()
    {
        _imported.Clear();
        _growing.Clear();
        _failed.Clear();
        _old = null;
        (_isKnown, var files) = _database.Read(session => (FolderRows.IsKnown(session, Path), FolderRows.Files(session, Path)));
        foreach (var (path, stamp) in files) _imported[path] = stamp;
    }

    private bool IsDone(QuietFile file, bool isRetried) =>
        (_imported.TryGetValue(file.Path, out var imported) && imported == file.Stamp)
        || (!isRetried && !_growing.ContainsKey(file.Path) && _failed.TryGetValue(file.Path, out var failed) && failed.Stamp == file.Stamp);

    /// <summary>A file that is gone and comes back is a new one; its article stays.</summary>
    private void Forget(Dictionary<string, QuietFile> found)
    {
        foreach (var gone in _growing.Keys.Where(path => !found.ContainsKey(path)).ToList()) _growing.Remove(gone);
        foreach (var gone in _failed.Keys.Where(path => !found.ContainsKey(path)).ToList()) _failed.Remove(gone);

        var forgotten = _imported.Keys.Where(path => !found.ContainsKey(path)).ToList();
        if (forgotten.Count == 0) return;
        _database.Write(session =>
        {
            foreach (var gone in forgotten) FolderRows.Forget(session, Path, gone);
            return true;
        });
        foreach (var gone in forgotten) _imported.Remove(gone);
    }
}

/// <summary>A file that nobody is writing any more.</summary>
/// <param name="Path">The file.</param>
/// <param name="Stamp">As it is now.</param>
/// <param name="Failure">Why it is not read; null when it is to be.</param>
internal sealed record QuietFile(string Path, FileStamp Stamp, ReadOutcome.Failure? Failure)
{
    /// <summary>Whether channels are told of it; not of what lay in a folder before it was watched.</summary>
    public bool IsAnnounced { get; init; } = true;

    /// <summary>Reads it.</summary>
    public ReadOutcome Read(long maxBytes)
    {
        var outcome = Failure ?? ArticleReader.ReadFile(Path, maxBytes);
        return outcome is ReadOutcome.Success read ? read with { IsAnnounced = IsAnnounced } : outcome;
    }
}
