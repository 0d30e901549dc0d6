using System.Text.Json;
using System.Text.RegularExpressions;

namespace DealBot.EndToEnd.Packaging;

/// <summary>A Dockerfile, read into stages of instructions (https://docs.docker.com/reference/dockerfile/).</summary>
internal static partial class Dockerfile
{
    /// <summary>The stages, in order.</summary>
    /// <exception cref="FormatException">An instruction stands before the first FROM.</exception>
    public static IReadOnlyList<BuildStage> Read(string text)
    {
        var stages = new List<BuildStage>();
        foreach (var instruction in Instructions(text))
        {
            if (instruction.Keyword is "FROM")
            {
                stages.Add(instruction.Words is [var image, "AS", var name] ? new BuildStage(image, name, []) : new BuildStage(instruction.Rest, null, []));
            }
            else if (stages is [.., var stage])
            {
                stage.Instructions.Add(instruction);
            }
            else
            {
                throw new FormatException($"{instruction.Keyword} stands before FROM.");
            }
        }

        return stages;
    }

    private static IEnumerable<Instruction> Instructions(string text)
    {
        var lines = text.Split('\n').Where(line => !line.TrimStart().StartsWith('#'));
        foreach (var line in string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = Shape.Match(line.Trim());
            if (!parts.Success) throw new FormatException($"This is no instruction: {line}");
            var flags = parts.Groups["flag"].Captures.Select(flag => flag.Value.Split('=', 2)).ToDictionary(flag => flag[0], flag => flag[1], StringComparer.Ordinal);
            yield return new Instruction(parts.Groups["keyword"].Value, flags, parts.Groups["rest"].Value.Trim());
        }
    }

    [GeneratedRegex(@"^(?<keyword>[A-Z]+)(\s+--(?<flag>[a-z-]+=\S+))*\s+(?<rest>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape { get; }
}

/// <summary>One stage.</summary>
/// <param name="Image">What it starts from.</param>
/// <param name="Name">What later stages call it; null for the image itself.</param>
/// <param name="Instructions">What it does.</param>
internal sealed record BuildStage(string Image, string? Name, List<Instruction> Instructions);

/// <summary>One instruction: <c>COPY --from=build /source ./</c>.</summary>
/// <param name="Keyword">COPY.</param>
/// <param name="Flags">from: build.</param>
/// <param name="Rest">What stands after the flags.</param>
internal sealed record Instruction(string Keyword, IReadOnlyDictionary<string, string> Flags, string Rest)
{
    /// <summary>The rest, parted at blanks.</summary>
    public string[] Words => Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The rest as a list in JSON: the only form that an image without a shell can run.</summary>
    public string[] List => JsonSerializer.Deserialize<string[]>(Rest)!;

    /// <summary>The instruction with its variables replaced.</summary>
    public Instruction Expanded(Func<string, string> variables) =>
        new(Keyword, Flags.ToDictionary(flag => flag.Key, flag => variables(flag.Value), StringComparer.Ordinal), variables(Rest));
}
