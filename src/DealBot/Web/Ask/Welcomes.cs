using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Web.Shell;

namespace DealBot.Web.Ask;

/// <summary>What the library holds, as things to begin with.</summary>
/// <param name="Holds">"34 articles with 512 quotes"; null when it is empty.</param>
/// <param name="Speakers">Those who are quoted most, each with the address of their words and their colour.</param>
/// <param name="Questions">Lines to ask.</param>
/// <param name="Articles">The newest.</param>
public sealed record Welcomes(
    string? Holds,
    IReadOnlyList<(string Name, string Href, string Colour)> Speakers,
    IReadOnlyList<string> Questions,
    IReadOnlyList<ArticleEntry> Articles)
{
    private const int MostSpeakers = 8;
    private const int MostArticles = 4;
    private const int LongestName = 30; // longer ones are seldom people

    /// <summary>Those of a library.</summary>
    /// <param name="view">The library.</param>
    /// <param name="now">The time now, UTC: what is dated days after it is not news.</param>
    public static Welcomes Of(ILibraryView view, DateTimeOffset now)
    {
        if (view.Articles.Count == 0) return new Welcomes(null, [], [], []);
        var speakers = view.Speakers.Where(static speaker => speaker.QuoteCount > 0 && speaker.Name.Length <= LongestName).Take(MostSpeakers).ToList();
        return new Welcomes(
            $"{Counted.Of(view.Articles.Count, "article")} with {Counted.Of(view.Articles.Sum(static article => article.QuoteCount), "quote")}",
            [.. speakers.Select(speaker => (Visible.Line(speaker.Name), Links.ToQuestion($"what did {speaker.Name} say"), SpeakerColour.Of(view, speaker)))],
            [.. Lines([.. speakers.Select(static speaker => speaker.Name)])],
            [.. view.Articles.SkipWhile(article => article.Published > now.AddDays(1)).Take(MostArticles)]);
    }

    private static IEnumerable<string> Lines(IReadOnlyList<string> names)
    {
        if (names is [var first, var second, ..]) yield return $"compare {first} and {second}";
        if (names is [_, _, var third, ..]) yield return $"timeline {third}";
        yield return "speakers";
        yield return "sources";
        yield return "help";
    }
}
