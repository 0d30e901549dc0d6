using DealBot.Core.Answers.Ranking;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Search;

namespace DealBot.Core.Answers.Suggestions;

/// <summary>Offers the nearest things that the library does hold, where it does not hold what was asked for.</summary>
internal static class Suggester
{
    private const int Most = 5;
    private const int MostPassages = 2;
    private const int MostWords = 5;
    private const int LongestPassage = 140; // UTF-16 code units: two lines of a terminal
    private const int LongestEcho = 60;
    private const double NearEnough = 0.25;

    /// <summary>Sentences, and questions to ask instead; most useful first.</summary>
    /// <param name="view">The library.</param>
    /// <param name="reading">What was asked.</param>
    /// <param name="ranked">The candidates, best first.</param>
    /// <param name="isAnswered">Whether there are results: then only what was corrected is told.</param>
    public static IReadOnlyList<Suggestion> For(ILibraryView view, Reading reading, IReadOnlyList<Candidate> ranked, bool isAnswered)
    {
        List<Suggestion> suggestions = [.. reading.Question.Restrictions.Misunderstood.Concat(Corrections(reading)).Select(Said)];
        if (!isAnswered)
        {
            suggestions.AddRange(AboutSpeakers(view, reading));
            suggestions.AddRange(UnknownWords(reading).Select(Said));
            suggestions.AddRange(NearestPassages(reading, ranked));
        }

        return [.. suggestions.DistinctBy(suggestion => suggestion.Text, StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Corrections(Reading reading)
    {
        foreach (var match in reading.Speaker?.People.Where(match => match.Kind == MatchKind.Misspelt) ?? [])
            yield return $"{Echoed(reading.Speaker!.Words)} was read as {match.Speaker.Name}.";
        foreach (var unit in reading.Units.Where(unit => unit.CorrectedTo is not null && unit.People.Count > 0))
            yield return $"{Echoed(unit.Words)} was read as {unit.CorrectedTo}.";
    }

    // What was typed may be of any length; a suggestion is a line.
    private static string Echoed(string words) => $"“{Excerpt.Of(words, LongestEcho)}”";

    private static Suggestion Said(string text) => new(text);

    private static IEnumerable<Suggestion> AboutSpeakers(ILibraryView view, Reading reading)
    {
        foreach (var wanted in reading.Only.Append(reading.Speaker).OfType<WantedSpeaker>())
        {
            if (wanted.Entries.Count == 0)
            {
                yield return Said(IsPrinted(view, wanted)
                    ? $"{Echoed(wanted.Words)} is named in the articles, but not quoted."
                    : $"Nobody called {Echoed(wanted.Words)} is named in {Counted.Of(view.Articles.Count, "article")}.");
                foreach (var name in SpeakerNames.Of(view).Near(wanted.Words).Take(2))
                    yield return new Suggestion($"Did you mean {name}?", WordsOf(name));
                continue;
            }

            foreach (var speaker in wanted.Entries.Take(2))
            {
                yield return speaker.QuoteCount == 0
                    ? Said($"{speaker.Name} is named in the articles, but not quoted.")
                    : new Suggestion(
                        $"{speaker.Name} is quoted on other things ({Counted.Of(speaker.QuoteCount, "quote")}): ask “{WordsOf(speaker.Name)}”.", WordsOf(speaker.Name));
            }
        }
    }

    private static IEnumerable<string> UnknownWords(Reading reading)
    {
        foreach (var phrase in reading.Question.Phrases)
            yield return $"No passage holds the words {Echoed(phrase)} as they stand.";

        var unknown = reading.TellingUnits.Where(unit => !unit.IsKnown).Select(unit => Echoed(unit.Words)).Take(MostWords).ToList();
        if (unknown.Count > 0 && reading.Question.Phrases.Count == 0)
            yield return $"No article speaks of {string.Join(" or ", unknown)}.";
    }

    private static bool IsPrinted(ILibraryView view, WantedSpeaker wanted) =>
        wanted.Mentions[0].Count > 0 && view.Index.Search(new Query.OfPhrase(Fields.Text, wanted.Mentions[0], 0), 1).Count > 0;

    // What tells of the one asked for before what others say on the topic.
    private static IEnumerable<Suggestion> NearestPassages(Reading reading, IReadOnlyList<Candidate> ranked) => ranked
        .Where(candidate => reading.Units.Count > 0 && candidate.Features.Coverage >= NearEnough)
        .OrderByDescending(candidate => reading.Speaker?.Mentions.Any(form => candidate.Words.Find(form).Any()) ?? false)
        .Take(MostPassages)
        .Select(candidate => new Suggestion($"{candidate.Article.Title}: {Marked(Excerpt.Of(candidate.Text, LongestPassage))}", Article: candidate.Article));

    // A passage that brings its own quotation marks needs no others.
    private static string Marked(string excerpt) => excerpt[0] is '“' or '"' or '‘' or '«' ? excerpt : $"“{excerpt}”";

    private static string WordsOf(string speaker) => $"what did {speaker} say";
}
