using System.Text.Json;

namespace DealBot.Text.Tests.Gold;

/// <summary>The quotations of real articles, judged by hand; they stand in a folder beside the repository and are skipped without it.</summary>
public sealed class RealArticlesTests
{
    private const int SurnameLetters = 7; // tells surnames apart and forgives transliteration ("Zelensky", "Zelenskyy")

    [Fact]
    public void Every_direct_quote_is_found_with_its_speaker()
    {
        var missed = Judged().Where(gold => gold.Kind is "direct" && !IsRight(gold));
        Assert.Empty(missed.Select(gold => gold.Id));
    }

    [Fact]
    public void No_scare_quote_has_a_speaker()
    {
        var attributed = Judged().Where(gold => gold.Kind is "scare" && Find(gold)?.Speaker is not null);
        Assert.Empty(attributed.Select(gold => gold.Id));
    }

    [Fact]
    public void Four_fragments_in_five_are_found_with_their_speaker()
    {
        var fragments = Judged().Where(gold => gold.Kind is "fragment").ToList();
        Assert.True(fragments.Count(IsRight) * 5 >= fragments.Count * 4);
    }

    private static bool IsRight(JudgedQuote gold) =>
        Find(gold) is { Speaker: { } speaker } && string.Equals(Surname(speaker), Surname(gold.Speaker!), StringComparison.OrdinalIgnoreCase);

    private static string Surname(string name)
    {
        var last = name.Split(' ')[^1];
        return last[..Math.Min(SurnameLetters, last.Length)];
    }

    private static Quote? Find(JudgedQuote gold)
    {
        var text = File.ReadAllText(Path.Combine(Shared(), "articles", gold.Article));
        return TextAnalyzer.Analyze(text).Quotes.FirstOrDefault(quote =>
            quote.Kind != QuoteKind.Indirect && quote.Span.Overlaps(new TextSpan(gold.Start, gold.End)));
    }

    private static List<JudgedQuote> Judged()
    {
        var path = Path.Combine(Shared(), "eval", "qa", "quotes_gold.jsonl");
        Assert.SkipUnless(File.Exists(path), "The judged quotations are not beside the repository.");
        return [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<JudgedQuote>(line, JsonSerializerOptions.Web)!)];
    }

    private static string Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DealBot.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }

    private sealed record JudgedQuote(string Id, string Article, int Start, int End, string Kind, string? Speaker);
}
