namespace DealBot.Core.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>DealBot.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "DealBot.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not lie below the repository.");
    }
}
