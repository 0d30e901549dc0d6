namespace DealBot.Core.Articles.Reading;

/// <summary>Finds the one true path of a folder, so that a folder reached through links is known again.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40; // as Linux: ELOOP, path_resolution(7)

    /// <summary>The full path without symbolic links; as far as it goes where a link cannot be followed.</summary>
    public static string Of(string path)
    {
        var links = 0;
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(PartsOf(full));
        while (rest.TryPop(out var part))
        {
            var next = Path.Join(real, part);
            if (links < MaxLinks && TargetOf(next) is { } target)
            {
                links++;
                var resolved = Path.GetFullPath(target, real);
                real = Path.GetPathRoot(resolved)!;
                foreach (var piece in PartsOf(resolved)) rest.Push(piece);
                continue;
            }

            real = next;
        }

        return real;
    }

    /// <summary>The names below the root, the last first, as a stack takes them.</summary>
    private static IEnumerable<string> PartsOf(string full) =>
        full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static string? TargetOf(string path)
    {
        try
        {
            return new DirectoryInfo(path).LinkTarget;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
