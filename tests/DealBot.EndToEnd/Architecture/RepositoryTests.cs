using System.Xml.Linq;
using DealBot.Testing;

namespace DealBot.EndToEnd.Architecture;

/// <summary>Keeps the repository's own files in agreement with each other.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] CodeFolders = ["src", "tests", "tools"];

    [Fact]
    public void Every_package_with_a_version_is_used_by_a_project()
    {
        var used = ProjectFiles().SelectMany(file => Included(file, "PackageReference")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What packages need in turn may be pinned as well: restoring writes it down for each project.
        var resolved = Projects()
            .Select(project => Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"))
            .Where(File.Exists)
            .Select(File.ReadAllText)
            .ToList();
        var pinned = Included(Path.Combine(Repository.Root, "Directory.Packages.props"), "PackageVersion");
        Assert.All(pinned, package => Assert.True(
            used.Contains(package) || resolved.Any(restored => restored.Contains($"\"{package}/", StringComparison.Ordinal)),
            $"No project refers to {package}."));
    }

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "DealBot.sln")).Replace('\\', '/');
        Assert.All(
            Projects().Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
            project => Assert.Contains(project, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_file_has_the_namespace_of_its_folder()
    {
        foreach (var project in Projects())
        {
            var home = Path.GetDirectoryName(project)!;
            foreach (var file in Sources(home))
            {
                var folder = Path.GetRelativePath(home, Path.GetDirectoryName(file)!).Replace('\\', '/');
                var expected = Path.GetFileName(home) + (folder is "." ? "" : "." + folder.Replace('/', '.'));
                var declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
                if (declared is null) continue;
                Assert.True(string.Equals($"namespace {expected};", declared.TrimEnd(), StringComparison.Ordinal), $"{file}: {declared}");
            }
        }
    }

    private static IEnumerable<string> Projects() =>
        CodeFolders
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> ProjectFiles() => Projects().Append(Path.Combine(Repository.Root, "Directory.Build.props"));

    private static IEnumerable<string> Sources(string home) =>
        Directory.EnumerateFiles(home, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(home, file).Split('/', '\\').Any(part => part is "bin" or "obj"));

    private static List<string> Included(string file, string element) =>
        [.. XDocument.Load(file).Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>()];
}
