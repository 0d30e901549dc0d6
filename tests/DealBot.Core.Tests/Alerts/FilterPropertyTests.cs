using DealBot.Core.Alerts;
using DealBot.Core.Alerts.Matching;
using DealBot.Core.Articles;
using DealBot.Core.Chat;
using DealBot.Core.Tests.Libraries;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Core.Tests.Alerts;

/// <summary>Matching, against a reader who looks for each word with nothing but the eye.</summary>
public sealed class FilterPropertyTests
{
    // Words without inflection, synonym or capital, so that the eye sees what an analyzer sees.
    private static readonly string[] Words = ["amber", "basalt", "cobalt", "dune", "fjord", "granite", "lagoon", "marble"];
    private static readonly string[] People = ["Moira Lusk", "Iain Muir", "Rona Calder"];
    private static readonly string[] Outlets = ["Islander", "Beacon"];

    [Fact]
    public void A_filter_is_met_as_a_reader_sees_it() => Prop.ForAll(Cases, given =>
    {
        var (article, filter) = given;
        var library = new MemoryLibrary([article], EnglishAnalyzer.Instance);
        var matcher = ArticleMatcher.Of(library, library.Article(1)!);
        var read = Filter.Read(filter.Typed, synonyms: null);

        var seen = filter.SeenIn(matcher.Article, matcher.Passages);
        return (matcher.Meets(read) == seen.Count > 0 && matcher.Matched(read).SequenceEqual(seen))
            .Label($"{filter.Typed}\n{article.Title}\n{article.Text}\nseen {seen.Count}, matched {matcher.Matched(read).Count}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Of_many_subscriptions_those_are_met_that_are_met_one_by_one() => Prop.ForAll(Many, given =>
    {
        var (article, filters) = given;
        var library = new MemoryLibrary([article], EnglishAnalyzer.Instance);
        var matcher = ArticleMatcher.Of(library, library.Article(1)!);
        var wishes = Wishes.Of([.. filters.Select((filter, at) => SubscriptionOf(at, filter))], filter => Filter.Read(filter, synonyms: null));

        var met = wishes.MetBy(matcher);
        return wishes.Channels.SelectMany(channel => channel).All(one => met[one.Filter] == matcher.Meets(Filter.Read(one.Subscription.Filter, synonyms: null)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Any_string_whatever_is_a_filter_that_is_met_or_not() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var library = new MemoryLibrary([Briefs.Article("harbour.txt", Briefs.Harbour)], EnglishAnalyzer.Instance);
        var matcher = ArticleMatcher.Of(library, library.Article(1)!);
        var filter = Filter.Read(text ?? "", synonyms: null);
        return matcher.Meets(filter) == matcher.Matched(filter).Count > 0;
    }).QuickCheckThrowOnFailure();

    private static Subscription SubscriptionOf(int number, string filter) => new(
        number, new ChatPlace(ChatPlatform.Discord, "G", $"C{number / 2}", IsDirect: false), filter, new Wish.EachArticle(), "7", "Ann", DateTimeOffset.UnixEpoch);

    private static Gen<string> Sentence => from words in Gen.Elements(Words).ListOf() select $"It has {string.Join(' ', words.Append("sand").Take(6))}.";

    private static Gen<string> Said => from words in Gen.Elements(Words).NonEmptyListOf() from who in Gen.Elements(People)
        select $"“We like {string.Join(' ', words.Take(5))},” said {who}.";

    private static Gen<Article> Articles => from lines in Gen.OneOf(Sentence, Said).NonEmptyListOf()
        from title in Gen.Elements(Words).ListOf()
        from outlet in Gen.Elements(Outlets)
        select Briefs.Article("a.txt", string.Join('\n', lines.Take(8)), source: outlet, title: string.Join(' ', title.Take(2).Append("notes")));

    private static Gen<SeenFilter> Filters => from words in Gen.Elements(Words).ListOf()
        from phrase in Gen.Elements(Words).ListOf()
        from excluded in Gen.Elements(Words).ListOf()
        from either in Gen.Elements(Words).ListOf()
        from who in Gen.Elements<string?>([null, null, .. People, "Nobody Known"])
        from notWho in Gen.Elements<string?>([null, null, null, null, .. People])
        from outlet in Gen.Elements<string?>([null, null, null, .. Outlets])
        select new SeenFilter([.. words.Take(2)], [.. phrase.Take(3)], [.. excluded.Take(1)], either.Count > 1 ? [.. either.Take(2)] : [], who, notWho, outlet);

    private static Arbitrary<(Article, SeenFilter)> Cases =>
        (from article in Articles from filter in Filters select (article, filter)).Resize(6).ToArbitrary();

    private static Arbitrary<(Article, string[])> Many =>
        (from article in Articles from filters in Filters.ArrayOf() select (article, filters.Select(filter => filter.Typed).ToArray())).Resize(12).ToArbitrary();

    /// <summary>A filter whose parts are known, looked for by substrings of the text.</summary>
    private sealed record SeenFilter(
        string[] Words, string[] Phrase, string[] Excluded, string[] Either, string? Who, string? NotWho, string? Outlet)
    {
        // Either word joins with the others by AND, which the words and phrases of the filter then stand between.
        public string Typed => string.Join(' ', new[]
        {
            Who is null ? null : $"speaker:\"{Who}\"",
            NotWho is null ? null : $"-speaker:\"{NotWho}\"",
            Outlet is null ? null : $"source:{Outlet}",
            Either.Length > 0 ? $"({string.Join(" OR ", Either)})" : null,
            Either.Length > 0 ? string.Concat(Words.Select(word => $"AND {word} ")) : string.Join(' ', Words),
            Phrase.Length > 1 ? $"{(Either.Length > 0 ? "AND " : "")}\"{string.Join(' ', Phrase)}\"" : null,
            Either.Length > 0 ? string.Concat(Excluded.Select(word => $"NOT {word} ")) : string.Concat(Excluded.Select(word => $"-{word} ")),
        }.Where(part => part is { Length: > 0 }));

        public List<Passage> SeenIn(Article article, IReadOnlyList<Passage> passages)
        {
            if (Excluded.Any(word => Has(article.Title, word) || Has(article.Text, word)) || (NotWho is not null && Has(article.Text, $"said {NotWho}"))
                || (Outlet is not null && !string.Equals(Outlet, article.Source, StringComparison.Ordinal)))
            {
                return [];
            }

            return [.. passages.Where(passage =>
            {
                var text = passage.Span.In(article.Text);
                return Words.All(word => Has(text, word) || Has(article.Title, word))
                    && (Either.Length == 0 || Either.Any(word => Has(text, word)) || Either.Any(word => Has(article.Title, word)))
                    && (Phrase.Length < 2 || Has(text, string.Join(' ', Phrase)) || Has(article.Title, string.Join(' ', Phrase)))
                    && (Who is null || Has(text, $"said {Who}"));
            })];
        }

        private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);
    }
}
