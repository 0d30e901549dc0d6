using System.Globalization;

namespace DealBot.Cli.Commands;

/// <summary>A folder of backups that are named after the time at which they were made.</summary>
internal sealed class BackupRotation(string folder)
{
    private const string Prefix = "dealbot-";
    private const string Extension = ".backup";

    /// <summary>Where a backup of now goes: <c>dealbot-20250227-140512Z.backup</c>, so that names sort as times do.</summary>
    public string PathOf(DateTimeOffset now) =>
        Path.Combine(Path.GetFullPath(folder), $"{Prefix}{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}Z{Extension}");

    /// <summary>All such files but the latest <paramref name="kept"/>; none where that is null. Other files are nobody's to delete.</summary>
    public IReadOnlyList<string> Outdated(int? kept) => kept is null ? [] :
    [
        .. Directory.EnumerateFiles(Path.GetFullPath(folder), $"{Prefix}*Z{Extension}")
            .Where(static path => DateTime.TryParseExact(
                Path.GetFileNameWithoutExtension(path)[Prefix.Length..], "yyyyMMdd-HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .OrderDescending(StringComparer.Ordinal).Skip(kept.Value),
    ];
}
