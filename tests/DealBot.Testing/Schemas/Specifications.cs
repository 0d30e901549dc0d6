using System.Text.Json;

namespace DealBot.Testing.Schemas;

/// <summary>The platforms' own schemas, which are too large for the repository and lie in <c>shared/specs</c> beside it.</summary>
public static class Specifications
{
    /// <summary>A specification; null where it is not there.</summary>
    public static JsonElement? Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "DealBot.sln"))) continue;
            var file = Path.Combine(folder.FullName, "..", "shared", "specs", name);
            return File.Exists(file) ? JsonElement.Parse(File.ReadAllText(file)) : null;
        }

        return null;
    }
}
