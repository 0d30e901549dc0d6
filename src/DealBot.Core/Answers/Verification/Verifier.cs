using System.Collections.Frozen;
using DealBot.Core.Answers.Paraphrase;
using DealBot.Core.Answers.Ranking;
using DealBot.Core.Answers.Speakers;
using DealBot.Core.Articles;
using DealBot.Search;
using DealBot.Text;

namespace DealBot.Core.Answers.Verification;

/// <summary>Finds out whether somebody said certain words.</summary>
internal sealed class Verifier(ILibraryView view)
{
    /// <summary>What can be verified at all: a single word is printed somewhere in most libraries.</summary>
    public const int FewestWords = 2;

    private const int MostCandidates = 60;

    /// <summary>The similarity from which words are nearly the same.</summary>
    private const double CloseEnough = 0.7;

    // Words that turn a sentence into its opposite: where they differ it is not nearly the same.
    private static readonly FrozenSet<string> Turning = new[]
    {
        "not", "no", "never", "none", "nobody", "nothing", "without", "cannot", "cant", "dont", "doesnt", "didnt", "wont", "wouldnt", "isnt", "arent", "wasnt",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Looks for the words.</summary>
    /// <param name="speaker">Who is supposed to have said them; null for anybody.</param>
    /// <param name="words">The words.</param>
    public Finding Verify(WantedSpeaker? speaker, string words)
    {
        if (PlainWords.Of(words).Count < FewestWords)
            return Finding.Nothing;

        var found = Candidates(words)
            .Select(candidate => Look(candidate, speaker, words))
            .OfType<Finding>()
            .OrderBy(finding => finding.Verdict)
            .ThenByDescending(finding => finding.Alignment!.Similarity)
            .ThenBy(finding => finding.Candidate!.Passage.Id)
            .ToList();
        return found.Count == 0 ? Finding.Nothing : found[0] with { Others = [.. found.Skip(1).Where(other => other.Verdict == found[0].Verdict)] };
    }

    private IReadOnlyList<Candidate> Candidates(string words)
    {
        var terms = Paraphrases.Analyze(words).Select(term => term.Term).Distinct(StringComparer.Ordinal).ToList();
        return terms.Count == 0
            ? []
            : new Retrieval(view, synonyms: null).FindWords([.. terms.Select(term => new Clause(Occur.Should, new Query.OfTerm(Fields.Text, term)))], MostCandidates);
    }

    private static Finding? Look(Candidate candidate, WantedSpeaker? speaker, string words)
    {
        if (WordAlignment.Of(words, candidate.Text) is not { } alignment || alignment.Similarity < CloseEnough || alignment.ContentSimilarity < CloseEnough || IsTurned(alignment))
            return null;

        var start = candidate.Passage.Span.Start;
        var span = new TextSpan(alignment.Span.Start + start, alignment.Span.End + start);
        var quote = candidate.Passage.Quotes.Where(quote => quote.Span.Overlaps(span)).MaxBy(quote => Shared(quote.Span, span));
        if (quote is null)
            return null;

        candidate.Quote = quote;
        candidate.Highlights = [alignment.Span];
        candidate.Confidence = alignment.Similarity;
        var isTheirs = speaker is null || speaker.Spoke(quote, candidate.Article.Text);
        var isQuoted = quote.Kind != QuoteKind.Indirect && quote.Span.Contains(span);
        var verdict = !isTheirs ? Verdict.SaidByAnother
            : alignment.IsVerbatim && isQuoted ? Verdict.Verbatim
            : Verdict.Close;
        return new Finding(verdict, candidate, alignment, []);
    }

    private static bool IsTurned(WordAlignment alignment) =>
        alignment.Unlike.Any(word => Turning.Contains(word) || char.IsAsciiDigit(word[0]));

    private static int Shared(TextSpan one, TextSpan other) => Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
}

/// <summary>What a verification found.</summary>
/// <param name="Verdict">Whether and by whom the words were said.</param>
/// <param name="Candidate">The passage; null when there is none.</param>
/// <param name="Alignment">The claim beside the passage.</param>
/// <param name="Others">Further passages of the same verdict.</param>
internal sealed record Finding(Verdict Verdict, Candidate? Candidate, WordAlignment? Alignment, IReadOnlyList<Finding> Others)
{
    /// <summary>The words are not in the library.</summary>
    public static readonly Finding Nothing = new(Verdict.NotFound, null, null, []);
}
