namespace DealBot.Core.Articles.Reading;

/// <summary>What came of reading one input: an article, or a sentence that says why there is none.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome(string path) => Path = path; // closed: the two cases below are all there are

    /// <summary>The input as messages name it: its path as given, its address, or "standard input".</summary>
    public string Path { get; }

    /// <summary>The input is an article.</summary>
    /// <param name="Path">The input.</param>
    /// <param name="Article">The article, not yet stored (its id is 0).</param>
    /// <param name="Warnings">Sentences about what was left out or not understood; usually none.</param>
    public sealed record Success(string Path, Article Article, IReadOnlyList<string> Warnings) : ReadOutcome(Path)
    {
        /// <summary>Whether channels are told of it when it is new; not of what a source held before it was followed.</summary>
        public bool IsAnnounced { get; init; } = true;
    }

    /// <summary>The input is no article, or could not be read.</summary>
    /// <param name="Path">The input.</param>
    /// <param name="Problem">What is wrong, as the predicate of a sentence about the path: "is empty".</param>
    /// <param name="Remedy">What to do about it, a sentence without its full stop.</param>
    public sealed record Failure(string Path, string Problem, string Remedy) : ReadOutcome(Path)
    {
        /// <summary>What to tell the person: the input, the problem and the remedy.</summary>
        public string Message => $"{Path} {Problem}. {Remedy}.";
    }
}

/// <summary>Why an input makes no article, before its name is known; see <see cref="ReadOutcome.Failure"/>.</summary>
internal sealed record Refusal(string Problem, string Remedy)
{
    public ReadOutcome.Failure For(string path) => new(path, Problem, Remedy);
}
