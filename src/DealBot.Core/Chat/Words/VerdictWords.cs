using DealBot.Core.Answers;

namespace DealBot.Core.Chat.Words;

/// <summary>What a verification found, in words.</summary>
/// <param name="Mark">A sign for it.</param>
/// <param name="Label">In a word or two, with a full stop.</param>
/// <param name="Sentence">In a sentence.</param>
public readonly record struct VerdictWords(string Mark, string Label, string Sentence)
{
    /// <summary>Puts a verdict into words.</summary>
    /// <param name="verdict">What was found.</param>
    /// <param name="speaker">Whose words the first result holds, as shown; null when unknown.</param>
    /// <param name="searched">What was searched.</param>
    public static VerdictWords Of(Verdict verdict, string? speaker, string searched) => verdict switch
    {
        Verdict.Verbatim => new("✔", "Verbatim.", speaker is null ? "These words are printed exactly so." : $"{speaker} is quoted with exactly these words."),
        Verdict.Close => new("≈", "Nearly.", $"{speaker ?? "The article"} is quoted with somewhat different words:"),
        Verdict.SaidByAnother => new("✘", "By somebody else.", speaker is null ? "The words are printed, but not as theirs." : $"{speaker} is quoted with these words:"),
        _ => new("✘", "Not found.", $"Nobody is quoted with all of these words in {searched}."),
    };
}
