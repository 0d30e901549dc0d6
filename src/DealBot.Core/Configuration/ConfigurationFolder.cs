using System.Text;

namespace DealBot.Core.Configuration;

/// <summary>Reads <c>dealbot.json</c>, <c>people.json</c> and <c>synonyms.txt</c>. Each may be missing.</summary>
public static class ConfigurationFolder
{
    /// <summary>The files in it; none holds a secret.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["dealbot.json", "people.json", "synonyms.txt"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the three files and the environment, and reports every mistake in them at once.</summary>
    /// <param name="folder">The folder; where it does not exist, all defaults hold.</param>
    /// <param name="environment">The value of an environment variable, null where it is not set; see <see cref="OptionsFile"/>.</param>
    public static ConfigurationOutcome Load(string folder, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(environment);

        var problems = new List<string>();
        var options = OptionsFile.Read(Path.Join(folder, "dealbot.json"), ReadText(folder, "dealbot.json", problems), environment, problems);
        var people = PeopleFile.Read(Path.Join(folder, "people.json"), ReadText(folder, "people.json", problems), problems);
        var synonyms = ReadText(folder, "synonyms.txt", problems) ?? "";

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
