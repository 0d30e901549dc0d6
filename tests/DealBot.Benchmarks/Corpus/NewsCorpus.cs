using System.Text;

namespace DealBot.Benchmarks.Corpus;

/// <summary>
/// Passages that look like news to a search engine: word frequencies, passage lengths, and words that come in bursts because an
/// article keeps to its subject. The same seed gives the same passages, in any order of asking.
/// </summary>
internal sealed class NewsCorpus(int seed)
{
    /// <summary>How many passages an article has.</summary>
    public const int PassagesPerArticle = 20;

    private const int PassagesPerParagraph = 4;
    private const int SubjectWords = 12;
    private const int SubjectPercent = 10; // of the words of an article are about its subject
    private const double LogLengthMean = 3.1; // sentences of news: a median of 22 words, a mean of 25
    private const double LogLengthDeviation = 0.5;
    private const int MaxLength = 120;

    private readonly NewsVocabulary _vocabulary = new();

    /// <summary>The first <paramref name="count"/> passages.</summary>
    public IEnumerable<string> Passages(int count)
    {
        for (var article = 0; article * PassagesPerArticle < count; article++)
        {
            foreach (var passage in Article(article).Take(count - (article * PassagesPerArticle))) yield return passage;
        }
    }

    /// <summary>The text of an article, numbered from 0: its passages in paragraphs.</summary>
    public string ArticleText(int number) =>
        string.Join('\n', Article(number).Chunk(PassagesPerParagraph).Select(paragraph => string.Join(' ', paragraph)));

    /// <summary>One passage, numbered from 0.</summary>
    public string Passage(int number) => Article(number / PassagesPerArticle).ElementAt(number % PassagesPerArticle);

    private IEnumerable<string> Article(int number)
    {
        var random = new Random(HashCode(seed, number));
        var subject = new int[SubjectWords];
        for (var at = 0; at < subject.Length; at++) subject[at] = 300 + _vocabulary.Draw(random);

        for (var passage = 0; passage < PassagesPerArticle; passage++) yield return Sentence(random, subject);
    }

    private string Sentence(Random random, int[] subject)
    {
        var length = Math.Clamp((int)Math.Exp(LogLengthMean + (LogLengthDeviation * Gauss(random))), 3, MaxLength);
        var isQuoted = random.Next(6) == 0;
        var text = new StringBuilder(length * 7);
        if (isQuoted) text.Append('"');
        for (var at = 0; at < length; at++)
        {
            var rank = random.Next(100) < SubjectPercent ? subject[random.Next(subject.Length)] : _vocabulary.Draw(random);
            if (at > 0) text.Append(random.Next(12) == 0 ? ", " : " ");
            text.Append(_vocabulary.Word(rank));
            if (at == 0) text[isQuoted ? 1 : 0] = char.ToUpperInvariant(text[isQuoted ? 1 : 0]);
        }

        return text.Append(isQuoted ? ".\"" : ".").ToString();
    }

    /// <summary>Box and Muller's transform.</summary>
    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Spreads article numbers over seeds, the same on every machine (System.HashCode is not).</summary>
    private static int HashCode(int seed, int number) => unchecked((int)((((uint)seed * 0x9E3779B1u) ^ (uint)number) * 0x85EBCA77u));
}
