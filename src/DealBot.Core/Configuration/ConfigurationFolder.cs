using System.Text;

namespace DealBot.Core.Configuration;

/// <summary>Reads <c>dealbot.json</c>, <c>people.json</c> and <c>synonyms.txt</c>. Each may be missing.</summary>
public static class ConfigurationFolder
{
    /// <summary>The files in it; none holds a secret.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["dealbot.json", "people.json", "synonyms.txt"];

    /// <summary>The file of the settings.</summary>
    public const string OptionsName = "dealbot.json";

    /// <summary>The file of names and roles that no article states.</summary>
    public const string PeopleName = "people.json";

    /// <summary>The file of the team's own synonyms.</summary>
    public const string SynonymsName = "synonyms.txt";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The files that are read.</summary>
    internal static IReadOnlyList<string> Files { get; } = [OptionsName, PeopleName, SynonymsName];

    /// <summary>Reads the three files and the environment, and reports every mistake in them at once.</summary>
    /// <param name="folder">The folder; where it does not exist, all defaults hold.</param>
    /// <param name="environment">The value of an environment variable, null where it is not set; see <see cref="OptionsFile"/>.</param>
    public static ConfigurationOutcome Load(string folder, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(environment);

        var problems = new List<string>();
        var options = OptionsFile.Read(Path.Join(folder, OptionsName), ReadText(folder, OptionsName, problems), environment, problems);
        var people = PeopleFile.Read(Path.Join(folder, PeopleName), ReadText(folder, PeopleName, problems), problems);
        var synonyms = ReadText(folder, SynonymsName, problems) ?? "";

        return problems.Count > 0
            ? new ConfigurationOutcome.Invalid(problems)
            : new ConfigurationOutcome.Loaded(new DealBotConfiguration(options, people, synonyms));
    }

    private static string? ReadText(string folder, string name, List<string> problems)
    {
        var path = Path.Join(folder, name);
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            problems.Add(fault is DecoderFallbackException
                ? $"{path} is not valid UTF-8. Save it as UTF-8."
                : $"{path} cannot be read ({fault.Message.TrimEnd('.')}). Check that it is a file and that its permissions let you read it.");
            return null;
        }
    }
}
