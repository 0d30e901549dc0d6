using System.CommandLine;
using System.CommandLine.Parsing;

namespace DealBot.Cli.Commands;

/// <summary>Makes a question of the words that a shell hands over.</summary>
internal static class QuestionWords
{
    /// <summary>
    /// Joins the words. One that holds spaces was quoted for the shell (<c>did Bessent say "the deal is done"</c>) and gets
    /// its quotation marks back, unless it is the whole question.
    /// </summary>
    public static string Join(IReadOnlyList<string> words) =>
        words is [var whole] ? whole : string.Join(' ', words.Select(Requoted));

    /// <summary>The words of an argument that takes any.</summary>
    /// <exception cref="CommandException">One of them is an option that there is not, and no <c>--</c> says that it is meant as a word.</exception>
    public static string[] Of(ParseResult parsed, Argument<string[]> argument)
    {
        var words = parsed.GetRequiredValue(argument);
        var meantAsWords = parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash);
        var unknown = words.FirstOrDefault(word => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]));
        return unknown is null || meantAsWords
            ? words
            : throw new CommandException(
                ExitCode.Usage, $"There is no option {unknown}. See --help for those there are; to ask for the word itself, put -- before the question.");
    }

    private static string Requoted(string word)
    {
        if (!word.Contains(' ', StringComparison.Ordinal) || word.Contains('"', StringComparison.Ordinal)) return word;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < word.IndexOf(' ', StringComparison.Ordinal)
            ? $"{word[..(colon + 1)]}\"{word[(colon + 1)..]}\"" // source:"sample library"
            : $"\"{word}\"";
    }
}
