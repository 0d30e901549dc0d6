using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DealBot.Core.Configuration;

/// <summary>
/// Reads <c>dealbot.json</c>. An environment variable overrides the key it is named after: <c>DEALBOT_ANSWER_COUNT</c> overrides
/// <c>answerCount</c>.
/// </summary>
internal static class OptionsFile
{
    /// <summary>The options; the defaults where the file is missing (<paramref name="json"/> is null) or has mistakes.</summary>
    public static DealBotOptions Read(string path, string? json, Func<string, string?> environment, List<string> problems)
    {
        using var document = StrictJson.Parse(path, json ?? "{}", JsonValueKind.Object, problems);
        if (document is null) return DealBotOptions.Default;

        var type = ConfigurationJson.Default.DealBotOptions;
        if (StrictJson.Read(path, document.RootElement, type, problems) is not { } options) return DealBotOptions.Default;

        problems.AddRange(options.Problems().Select(problem => $"{path}: {problem}."));
        return problems.Count > 0 ? DealBotOptions.Default : Override(options, environment, problems);
    }

    /// <summary>The environment variable that overrides a key: upper case, words parted by underscores.</summary>
    public static string VariableFor(string key)
    {
        var name = new StringBuilder("DEALBOT_");
        foreach (var c in key)
        {
            if (char.IsAsciiLetterUpper(c)) name.Append('_');
            name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    private static DealBotOptions Override(DealBotOptions options, Func<string, string?> environment, List<string> problems)
    {
        var type = ConfigurationJson.Default.DealBotOptions;
        var values = JsonSerializer.SerializeToNode(options, type)!.AsObject();
        var set = new List<string>();
        foreach (var key in ConfigurationJson.KeysOf(type))
        {
            var variable = VariableFor(key);
            if (environment(variable) is not { Length: > 0 } value) continue;
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                problems.Add($"The environment variable {variable} is \"{value}\". Give a whole number.");
                continue;
            }

            values[key] = JsonValue.Create(number);
            set.Add(variable);
        }

        var overridden = values.Deserialize(type)!;
        problems.AddRange(overridden.Problems().Select(problem => $"The environment ({string.Join(", ", set)}): {problem}."));
        return overridden;
    }
}
