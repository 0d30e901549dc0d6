using DealBot.Benchmarks.Corpus;
using DealBot.Core.Alerts;
using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Benchmarks.Alerts;

/// <summary>Generated news in which people speak, and filters that ask for it. The same numbers give the same.</summary>
internal sealed class QuotedNews
{
    /// <summary>About how many passages an article has.</summary>
    public const int PassagesPerArticle = NewsCorpus.PassagesPerArticle + QuotesPerArticle;

    private const int People = 2_000;
    private const int Outlets = 40;
    private const int QuotesPerArticle = 6;
    private const int WordsThatSayNothing = 60; // the most frequent, which nobody asks for

    private readonly NewsCorpus _corpus = new(seed: 1);
    private readonly NewsVocabulary _vocabulary = new();

    /// <summary>An article, numbered from 0: generated passages, and quotes by people of whom a few speak often.</summary>
    public Article Article(int number)
    {
        var random = new Random(number);
        var quotes = Enumerable.Range(0, QuotesPerArticle).Select(_ => $"“{Words(random, 12)},” said {Name(Often(random, People))}.");
        return new Article(
            0, $"{number}.txt", $"{Words(random, 7)} {number}", Outlet(random.Next(Outlets)), $"https://news.example/{number}", DateTimeOffset.UnixEpoch.AddHours(number), null,
            $"{_corpus.ArticleText(number)}\n{string.Join('\n', quotes)}");
    }

    /// <summary>Subscriptions, each in a channel of its own, of the kinds that people make.</summary>
    public List<Subscription> Filters(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(1, count).Select(number => new Subscription(
            number, new ChatPlace(ChatPlatform.Discord, "1", $"{number}", IsDirect: false), Filter(random), new Wish.EachArticle(), "7", "Ann", DateTimeOffset.UnixEpoch))];
    }

    /// <summary>The name of somebody who is quoted; those who speak often are drawn often.</summary>
    public static string SpeakerOf(Random random) => Name(Often(random, People));

    private string Filter(Random random) => random.Next(100) switch
    {
        < 5 => "",
        < 20 => Words(random, 1),
        < 45 => Words(random, 2),
        < 55 => $"speaker:\"{Name(Often(random, People))}\"",
        < 75 => $"speaker:\"{Name(Often(random, People))}\" {Words(random, 1)}",
        < 82 => $"\"{Words(random, 2)}\"",
        < 90 => $"{Words(random, 1)} -{Words(random, 1)}",
        < 95 => $"source:\"{Outlet(random.Next(Outlets))}\" {Words(random, 1)}",
        _ => $"{Words(random, 1)} OR {Words(random, 1)}",
    };

    private string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    private string Word(Random random)
    {
        while (true)
        {
            if (_vocabulary.Draw(random) is var rank and >= WordsThatSayNothing) return _vocabulary.Word(rank);
        }
    }

    // Half of what is said is said by a tenth of the people.
    private static int Often(Random random, int count) => random.Next(2) == 0 ? random.Next(count / 10) : random.Next(count);

    private static string Name(int number) => $"{Syllables(number % 50)} {Syllables(50 + number)}";

    private static string Outlet(int number) => $"{Syllables(9_000 + number)} Post";

    private static string Syllables(int number)
    {
        const string Onsets = "bdfgklmnprstv";
        const string Vowels = "aeiou";
        var name = "";
        for (var rest = (number * 7_919) + 4_001; rest > 0; rest /= Onsets.Length * Vowels.Length)
            name += $"{Onsets[rest % Onsets.Length]}{Vowels[rest / Onsets.Length % Vowels.Length]}";
        return $"{char.ToUpperInvariant(name[0])}{name.AsSpan(1)}n";
    }
}
