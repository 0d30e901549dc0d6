namespace DealBot.Core.Articles.Reading;

/// <summary>Lists the articles under a folder.</summary>
public static class ArticleFolder
{
    /// <summary>One file of a folder, or something in it that is no article.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Failure">Why it cannot be read; null for a file that is to be read.</param>
    public sealed record Entry(string Path, ReadOutcome.Failure? Failure = null);

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };

    /// <summary>Every file under <paramref name="path"/>, or the file itself; a failure for what is unreadable or no article.</summary>
    /// <remarks>
    /// Depth first, by name in ordinal order, so that the same folder always gives the same order. Left out without a word: hidden
    /// files and folders, the folder of pictures and scripts that browsers save beside a page (<c>NAME_files</c>), and a link to
    /// a folder that is listed already. Nothing is opened.
    /// </remarks>
    public static IEnumerable<Entry> List(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Directory.Exists(path) ? ListFolder(path, new HashSet<string>(StringComparer.Ordinal)) : [new Entry(path)];
    }

    private static IEnumerable<Entry> ListFolder(string folder, HashSet<string> visited)
    {
        if (!visited.Add(RealPath.Of(folder))) yield break;

        var (children, fault) = ChildrenOf(folder);
        if (fault is not null) yield return Refused(folder, FileFault.Explain(fault));

        var names = children.Select(child => child.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var child in children)
        {
            var childPath = Path.Join(folder, child.Name);
            if (child is DirectoryInfo || Directory.Exists(childPath))
            {
                if (IsAssetsOfPage(child.Name, names)) continue;
                foreach (var entry in ListFolder(childPath, visited)) yield return entry;
            }
            else
            {
                yield return RefusalOf(child) is { } refusal ? Refused(childPath, refusal) : new Entry(childPath);
            }
        }
    }

    private static Refusal? RefusalOf(FileSystemInfo child)
    {
        if (!child.Exists && child.Name.Contains('\uFFFD', StringComparison.Ordinal)) return NameUnreadable;
        if (!ArticleFormats.IsArticleName(child.Name)) return OtherKind;

        // Whoever opens a pipe waits until somebody writes to it. Like a device it has a length of zero.
        return new FileInfo(RealPath.Of(child.FullName)) is { Exists: true, Length: 0 } ? NoBytes : null;
    }

    private static readonly Refusal NameUnreadable = new("has a name that is not UTF-8", "Rename the file");

    private static readonly Refusal NoBytes =
        new("is empty, or a pipe or device", "Put the article's text into it, or leave the file out");

    private static readonly Refusal OtherKind =
        new("is no article by its ending", "Save its words as a .txt, .md or .html file, or move it out of the folder");

    private static (IReadOnlyList<FileSystemInfo> Children, Exception? Fault) ChildrenOf(string folder)
    {
        try
        {
            var children = new DirectoryInfo(folder).GetFileSystemInfos("*", Everything)
                .Where(child => !child.Name.StartsWith('.') && !IsHidden(child))
                .OrderBy(child => child.Name, StringComparer.Ordinal);
            return ([.. children], null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return ([], fault);
        }
    }

    // A file whose name cannot be told does not exist by that name, and all flags are set on it.
    private static bool IsHidden(FileSystemInfo child) => child.Exists && child.Attributes.HasFlag(FileAttributes.Hidden);

    private static bool IsAssetsOfPage(string name, HashSet<string> siblings) =>
        name.EndsWith("_files", StringComparison.OrdinalIgnoreCase) && name[..^"_files".Length] is var page
        && (siblings.Contains(page + ".html") || siblings.Contains(page + ".htm"));

    private static Entry Refused(string path, Refusal refusal) => new(path, (ReadOutcome.Failure)refusal.For(path));
}
