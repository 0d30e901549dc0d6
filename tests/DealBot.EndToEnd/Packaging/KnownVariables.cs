using System.Reflection;
using System.Text.RegularExpressions;
using DealBot.Cli;
using DealBot.Hosting;

namespace DealBot.EndToEnd.Packaging;

/// <summary>The environment variables that the program reads: what we ship may set no other.</summary>
internal static partial class KnownVariables
{
    private static readonly HashSet<string> All =
    [
        GlobalOptions.Database,
        ListenAddresses.Variable,
        .. new[] { GlobalOptions.Data, GlobalOptions.Articles, GlobalOptions.Config }.Select(option => Named.Match(option.Description!).Value),
        .. typeof(Secrets).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).SelectMany(name => new[] { name, $"{name}_FILE" }),
    ];

    /// <summary>Fails unless each of our variables is one that the program reads.</summary>
    public static void AssertContains(IEnumerable<string> names) =>
        Assert.All(names.Where(name => name.StartsWith("DEALBOT_", StringComparison.Ordinal)), name => Assert.Contains(name, All));

    [GeneratedRegex(@"DEALBOT_\w+", RegexOptions.None, 1000)]
    private static partial Regex Named { get; }
}
