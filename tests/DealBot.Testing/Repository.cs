using System.Runtime.CompilerServices;
using Xunit;

namespace DealBot.Testing;

/// <summary>The repository that the tests are built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Material that is not part of the repository: a folder beside it, on some machines only.</summary>
    public static string Shared { get; } = Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    /// <summary>Skips the test, saying so, where <see cref="Shared"/> does not hold what it needs.</summary>
    public static string RequireShared(string path)
    {
        var full = Path.Combine(Shared, path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is not on this machine.");
        return full;
    }

    private static string Find([CallerFilePath] string thisFile = "")
    {
        for (var folder = Path.GetDirectoryName(thisFile); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "DealBot.sln"))) return folder;
        }

        throw new InvalidOperationException($"No folder above {thisFile} holds DealBot.sln.");
    }
}
