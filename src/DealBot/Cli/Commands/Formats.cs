using System.CommandLine;

namespace DealBot.Cli.Commands;

/// <summary>The option <c>--format</c>.</summary>
internal static class Formats
{
    /// <summary>For eyes.</summary>
    public const string Text = "text";

    /// <summary>One JSON value over several lines.</summary>
    public const string Json = "json";

    /// <summary>One JSON value a line.</summary>
    public const string JsonLines = "jsonl";

    /// <summary>The option, with the formats that a command has; the first is the default.</summary>
    public static Option<string> Option(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = $"How to print: {string.Join(", ", formats)}",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
