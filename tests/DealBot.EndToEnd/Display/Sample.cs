using DealBot.Core.Answers;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.EndToEnd.Display;

/// <summary>Answers built by hand: what is shown must not depend on how it was found.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Today = new(2025, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly ArticleEntry Article = new(
        7, "harbour.md", "Harbour to reopen in May", "The Coast Courier", null, new DateTimeOffset(2025, 3, 11, 9, 0, 0, TimeSpan.Zero), 7, 3);

    public static readonly ArticleEntry WireCopy = Article with { Id = 8, File = "wire.txt", Source = "Inland Wire" };

    /// <summary>A result whose quote is what stands between the first pair of curly marks, its speaker named at the text's end.</summary>
    public static Result Result(
        string text,
        string? speaker,
        AttributionGrade grade = AttributionGrade.Explicit,
        QuoteKind kind = QuoteKind.Direct,
        string? hit = null,
        params ArticleEntry[] alsoIn)
    {
        const int offset = 1000; // spans are of the article, never of the passage
        TextSpan SpanOf(int start, int length) => new(offset + start, offset + start + length);
        var (open, close) = (text.IndexOf('“', StringComparison.Ordinal), text.IndexOf('”', StringComparison.Ordinal));
        var words = open >= 0 && close > open ? SpanOf(open + 1, close - open - 1) : SpanOf(0, text.Length);
        var quote = new Quote(words, kind, speaker, speaker is null ? null : SpanOf(text.Length - 1, 1), Cue: null, SpanOf(0, text.Length), grade);
        var highlights = hit is null ? new List<TextSpan>() : [SpanOf(text.IndexOf(hit, StringComparison.Ordinal), hit.Length)];
        var passage = new Passage(1, Article.Id, SpanOf(0, text.Length), [quote]);
        return new Result(passage, Article, text, quote, speaker, 3.25, highlights, alsoIn);
    }

    /// <summary>An answer to a question about the harbour.</summary>
    public static Answer Answer(params Result[] results) => new("what did Ann Lee say", Intent.Speaker, results, [], null);

    /// <summary>A library that knows names and dates, and cannot be searched.</summary>
    public sealed class Library(IReadOnlyList<ArticleEntry> articles, IReadOnlyList<SpeakerEntry> speakers) : ILibraryView
    {
        public long Revision => 1;

        public IReadOnlyList<ArticleEntry> Articles => articles;

        public IReadOnlyList<SpeakerEntry> Speakers => speakers;

        public IndexReader Index => throw new NotSupportedException();

        public Passage? Passage(long id) => null;

        public Article? Article(long id) => null;

        public IReadOnlyList<Passage> PassagesOf(long articleId) => [];
    }
}
