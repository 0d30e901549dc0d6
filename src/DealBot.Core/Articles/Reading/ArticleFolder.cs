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
                yield return ArticleFormats.IsArticleName(child.Name) ? new Entry(childPath) : Refused(childPath, OtherKind);
            }
        }
    }

    private static readonly Refusal OtherKind =
        new("is no article by its ending", "Save its words as a .txt, .md or .html file, or move it out of the folder");

    private static (IReadOnlyList<FileSystemInfo> Children, Exception? Fault) ChildrenOf(string folder)
    {
        try
        {
            var children = new DirectoryInfo(folder).GetFileSystemInfos("*", Everything)
                .Where(child => !child.Name.StartsWith('.') && !child.Attributes.HasFlag(FileAttributes.Hidden))
                .OrderBy(child => child.Name, StringComparer.Ordinal);
            return ([.. children], null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return ([], fault);
        }
    }

    private static bool IsAssetsOfPage(string name, HashSet<string> siblings) =>
        name.EndsWith("_files", StringComparison.OrdinalIgnoreCase) && name[..^"_files".Length] is var page
        && (siblings.Contains(page + ".html") || siblings.Contains(page + ".htm"));

    private static Entry Refused(string path, Refusal refusal) => new(path, (ReadOutcome.Failure)refusal.For(path));
}
