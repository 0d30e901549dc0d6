using DealBot.Core.Articles;
using DealBot.Core.Articles.Reading;

namespace DealBot.Testing.Posting;

/// <summary>Articles known by their number that have nothing to do with one another.</summary>
public static class NumberedArticles
{
    private const int Sentences = 8, WordsInSentence = 9;

    private static readonly string[] Words =
        "boat quay harbour school ferry island teacher winter storm channel bridge market farmer council tender engine library road sheep lamb barley weather"
            .Split(' ');

    /// <summary>So many of them, from a number on, as if read from files that are not there any more.</summary>
    public static IEnumerable<ReadOutcome> Of(int first, int count) => Enumerable.Range(first, count).Select(One);

    /// <summary>The article of a number.</summary>
    public static ReadOutcome One(int number)
    {
        var random = new Random(number);
        var sentences = Enumerable.Range(0, Sentences)
            .Select(_ => string.Join(' ', Enumerable.Range(0, WordsInSentence).Select(_ => Words[random.Next(Words.Length)])));
        return new ReadOutcome.Success($"{number}.txt", new Article(
            0, $"{number}.txt", $"Article {number}", "The Islander", $"https://islander.example/{number}",
            new DateTimeOffset(2025, 3, 1, 9, 0, 0, TimeSpan.Zero), null, $"{string.Join(".\n", sentences)}."), []);
    }
}
