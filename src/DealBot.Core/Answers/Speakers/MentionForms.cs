using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Articles;
using DealBot.Search;

namespace DealBot.Core.Answers.Speakers;

/// <summary>The ways in which texts name a speaker, as the index holds them.</summary>
internal static class MentionForms
{
    /// <summary>The full name, the aliases and the surname, analysed; each once.</summary>
    public static IEnumerable<IReadOnlyList<PhraseTerm>> Of(SpeakerEntry speaker) => speaker.Aliases
        .Prepend(speaker.Name)
        .SelectMany(WithSurname)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(Paraphrases.Analyze)
        .Where(terms => terms.Count > 0);

    private static IEnumerable<string> WithSurname(string name)
    {
        yield return name;
        var words = NameKey.Words(name);
        if (words.Count is 2 or 3 && char.IsUpper(name[0]) && SpeakerNames.IsSurname(words[^1]))
            yield return words[^1];
    }
}
