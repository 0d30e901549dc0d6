namespace DealBot.Core.Answers;

/// <summary>How to answer.</summary>
/// <param name="Count">How many results at most; 1 or more.</param>
/// <param name="Explain">Whether to say how the question was understood and why each result stands where it does.</param>
public sealed record AskOptions(int Count = 5, bool Explain = false)
{
    /// <summary>Where it was asked, as metrics name it: "discord", "page", "api"; null for a question that is not counted, as one that a command asks itself.</summary>
    public string? Platform { get; init; }
}
