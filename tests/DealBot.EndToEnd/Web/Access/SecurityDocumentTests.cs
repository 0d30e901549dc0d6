using System.Text.RegularExpressions;
using DealBot.Testing;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Keeps SECURITY.md in agreement with what there is.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));

    [Fact]
    public void Every_test_that_it_names_is_there() => Assert.All(
        Test().Matches(Document).Select(static found => found.Groups["name"].Value),
        static name => Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), $"{name}.cs", SearchOption.AllDirectories)));

    [Fact]
    public void Every_folder_of_tests_that_it_names_is_there() => Assert.All(
        Folder().Matches(Document).Select(static found => found.Groups["path"].Value),
        static path => Assert.True(Directory.Exists(Path.Combine(Repository.Root, "tests", path)), path));

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Test();

    [GeneratedRegex("`(?<path>DealBot\\.[A-Za-z.]+Tests(/[A-Za-z]+)?)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Folder();
}
