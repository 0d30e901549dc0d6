using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Folders;

/// <summary>By what it is told, without reading it, that a file has not changed.</summary>
/// <param name="Size">In bytes; -1 where it cannot be told.</param>
/// <param name="Modified">When it was last written, UTC ticks.</param>
internal readonly record struct FileStamp(long Size, long Modified)
{
    private static readonly FileStamp Unknown = new(-1, 0);

    /// <summary>The stamp of a file, or of what a link leads to.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint)) file = new FileInfo(RealPath.Of(path));
            return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : Unknown;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }
}
