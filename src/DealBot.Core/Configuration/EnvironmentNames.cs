namespace DealBot.Core.Configuration;

/// <summary>The names of the environment variables that are set: one that nothing reads is a mistake that shows in nothing else.</summary>
public static class EnvironmentNames
{
    private const string Ours = "DEALBOT_";

    /// <summary>A sentence about each variable that looks like one of ours and is none, with the name that was meant.</summary>
    /// <param name="set">The names of all variables that are set.</param>
    /// <param name="known">Those that are read, besides the ones that override a key of <c>dealbot.json</c>.</param>
    public static IReadOnlyList<string> Mistyped(IEnumerable<string> set, IEnumerable<string> known)
    {
        List<string> names = [.. OptionKeys.All.Select(OptionKeys.VariableFor), .. known];
        return
        [
            .. set.Where(name => name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) && !names.Contains(name, StringComparer.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => $"The environment variable {name} is set, and nothing reads it.{(NearestName.To(name, names) is { } near ? $" Did you mean {near}?" : "")}"),
        ];
    }
}
