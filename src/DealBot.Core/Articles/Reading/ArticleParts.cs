namespace DealBot.Core.Articles.Reading;

/// <summary>What a reader of one format makes of a document, before a missing title is found in its text.</summary>
internal sealed record ArticleParts(string Text)
{
    public string? Title { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Author { get; init; }

    /// <summary>Predicates of sentences about the input, as <see cref="ReadOutcome.Failure.Problem"/>.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
