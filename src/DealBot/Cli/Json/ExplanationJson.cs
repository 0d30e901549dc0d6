using DealBot.Core.Answers;
using DealBot.Search;

namespace DealBot.Cli.Json;

/// <summary>How a question was understood; printed with <c>--explain</c>.</summary>
internal sealed record UnderstandingJson(IReadOnlyList<string> Speakers, IReadOnlyList<TopicJson> Topic)
{
    public static UnderstandingJson? Of(Understanding? understanding) => understanding is null
        ? null
        : new UnderstandingJson(
            understanding.Speakers,
            [.. understanding.Topic.Select(topic => new TopicJson(topic.Words, topic.Forms, Math.Round(topic.Weight, 4), topic.IsKnown))]);
}

/// <summary>One thing that a question is about.</summary>
internal sealed record TopicJson(string Words, IReadOnlyList<string> Forms, double Weight, bool Known);

/// <summary>Why an answer stands where it does; printed with <c>--explain</c>.</summary>
internal sealed record ExplanationJson(double Confidence, IReadOnlyList<ShareJson> Shares, FactorJson? Bm25)
{
    public static ExplanationJson? Of(ResultExplanation? explanation) => explanation is null
        ? null
        : new ExplanationJson(
            Math.Round(explanation.Confidence, 4),
            [.. explanation.Shares.Select(share => new ShareJson(share.Name, Math.Round(share.Value, 4), Math.Round(share.Weight, 4)))],
            explanation.Bm25 is { } bm25 ? FactorJson.Of(bm25) : null);
}

/// <summary>What one feature adds to a score: its value times its weight.</summary>
internal sealed record ShareJson(string Name, double Value, double Weight);

/// <summary>One node of the engine's own explanation, in Lucene's words.</summary>
internal sealed record FactorJson(float Value, string Description, IReadOnlyList<FactorJson> Details)
{
    public static FactorJson Of(Explanation explanation) =>
        new(explanation.Value, explanation.Description, [.. explanation.Details.Select(Of)]);
}
