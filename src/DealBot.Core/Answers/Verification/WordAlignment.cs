using System.Collections.Frozen;
using DealBot.Core.Answers.Paraphrase;
using DealBot.Text;

namespace DealBot.Core.Answers.Verification;

/// <summary>Claimed words laid beside a passage so that as few as possible differ.</summary>
/// <param name="Similarity">1 where every claimed word is printed in order, 0 where none is.</param>
/// <param name="ContentSimilarity">The share of the claim's words that are no stop words and are printed, inflected, or by a word of
/// near meaning.</param>
/// <param name="Span">The stretch of the passage that the claim covers.</param>
/// <param name="Differences">The claim from its first word to its last, beside what is printed.</param>
/// <param name="Unlike">The claimed words that are not printed, and the printed ones that the claim leaves out.</param>
internal sealed record WordAlignment(double Similarity, double ContentSimilarity, TextSpan Span, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Unlike)
{
    private const int MostClaimed = 200;
    private const int MostPrinted = 1_000;

    // "He wanted" for "I wanted" and "wants" for "wanted" are how speech is reported: half a difference.
    private const double Reported = 0.4;

    // "Finished" for "done".
    private const double Reworded = 0.7;

    private static readonly FrozenSet<string> Pronouns = new[]
    {
        "i", "he", "she", "we", "they", "you", "me", "him", "her", "us", "them", "my", "his", "our", "their", "your", "its", "it", "the", "this", "that", "a", "an",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether not a single word differs.</summary>
    public bool IsVerbatim => Differences.All(difference => difference.Kind == DifferenceKind.Same);

    /// <summary>Aligns a claim with the stretch of a passage that is most like it; null when either has no word.</summary>
    /// <remarks>Time and memory are the product of the numbers of words, of which the first 200 and 1,000 count.
    /// Wagner and Fischer's distance with both ends of the passage free (Sellers 1980).</remarks>
    public static WordAlignment? Of(string claim, string passage)
    {
        var claimed = PlainWords.Of(claim).Take(MostClaimed).ToList();
        var printed = PlainWords.Of(passage).Take(MostPrinted).ToList();
        if (claimed.Count == 0 || printed.Count == 0)
            return null;

        var costs = Costs(claimed, printed);
        var end = 0;
        for (var column = 1; column <= printed.Count; column++)
        {
            if (costs[claimed.Count, column] <= costs[claimed.Count, end])
                end = column;
        }

        var similarity = Math.Max(0, 1 - (costs[claimed.Count, end] / claimed.Count));
        return Traced(claim, passage, claimed, printed, costs, end, similarity);
    }

    private static double[,] Costs(List<PlainWord> claimed, List<PlainWord> printed)
    {
        var costs = new double[claimed.Count + 1, printed.Count + 1];
        for (var row = 1; row <= claimed.Count; row++)
        {
            costs[row, 0] = row;
            for (var column = 1; column <= printed.Count; column++)
            {
                var replaced = costs[row - 1, column - 1] + Cost(claimed[row - 1], printed[column - 1]);
                costs[row, column] = Math.Min(replaced, Math.Min(costs[row - 1, column] + 1, costs[row, column - 1] + 1));
            }
        }

        return costs;
    }

    private static double Cost(PlainWord claimed, PlainWord printed)
    {
        if (string.Equals(claimed.Key, printed.Key, StringComparison.Ordinal))
            return 0;
        if (Pronouns.Contains(claimed.Key) && Pronouns.Contains(printed.Key))
            return Reported;

        if (claimed.Term is not { } term || printed.Term is not { } other)
            return 1;
        if (string.Equals(term, other, StringComparison.Ordinal))
            return Reported;
        return Paraphrases.AreNear(term, other) ? Reworded : 1;
    }

    private static WordAlignment Traced(
        string claim, string passage, List<PlainWord> claimed, List<PlainWord> printed, double[,] costs, int end, double similarity)
    {
        List<(DifferenceKind Kind, int Claimed, int Printed)> steps = [];
        var (row, column) = (claimed.Count, end);
        while (row > 0)
        {
            var cost = column > 0 ? Cost(claimed[row - 1], printed[column - 1]) : double.MaxValue;
            if (column > 0 && costs[row, column] == costs[row - 1, column - 1] + cost)
                steps.Add((cost == 0 ? DifferenceKind.Same : DifferenceKind.Replaced, --row, --column));
            else if (costs[row, column] == costs[row - 1, column] + 1)
                steps.Add((DifferenceKind.Added, --row, -1));
            else
                steps.Add((DifferenceKind.Omitted, -1, --column));
        }

        steps.Reverse();
        var span = column < end ? new TextSpan(printed[column].Span.Start, printed[end - 1].Span.End) : new TextSpan(0, 0);
        var differences = Stretches(claim, passage, claimed, printed, steps);
        var unlike = steps
            .Where(step => step.Kind != DifferenceKind.Same)
            .SelectMany(step => (IEnumerable<string>)[step.Claimed < 0 ? "" : claimed[step.Claimed].Key, step.Printed < 0 ? "" : printed[step.Printed].Key])
            .Where(word => word.Length > 0)
            .ToList();
        return new WordAlignment(similarity, ContentSimilarityOf(claimed, printed, steps), span, differences, unlike);
    }

    private static double ContentSimilarityOf(List<PlainWord> claimed, List<PlainWord> printed, List<(DifferenceKind Kind, int Claimed, int Printed)> steps)
    {
        var (content, held) = (0, 0);
        foreach (var step in steps.Where(step => step.Claimed >= 0 && claimed[step.Claimed].Term is not null))
        {
            content++;
            held += step.Printed >= 0 && Cost(claimed[step.Claimed], printed[step.Printed]) < 1 ? 1 : 0;
        }

        return content == 0 ? 1 : (double)held / content;
    }

    // Neighbouring steps of one kind become one stretch, its words as they stand in claim and passage.
    private static List<Difference> Stretches(
        string claim, string passage, List<PlainWord> claimed, List<PlainWord> printed, List<(DifferenceKind Kind, int Claimed, int Printed)> steps)
    {
        List<Difference> differences = [];
        for (var first = 0; first < steps.Count;)
        {
            var last = first;
            while (last + 1 < steps.Count && steps[last + 1].Kind == steps[first].Kind)
                last++;
            differences.Add(new Difference(
                steps[first].Kind,
                steps[first].Claimed < 0 ? "" : claim[claimed[steps[first].Claimed].Span.Start..claimed[steps[last].Claimed].Span.End],
                steps[first].Printed < 0 ? "" : passage[printed[steps[first].Printed].Span.Start..printed[steps[last].Printed].Span.End]));
            first = last + 1;
        }

        return differences;
    }
}
