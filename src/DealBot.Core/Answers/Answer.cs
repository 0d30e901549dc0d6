using DealBot.Core.Articles;
using DealBot.Text;

namespace DealBot.Core.Answers;

/// <summary>What is shown for a question.</summary>
/// <param name="Question">What was typed.</param>
/// <param name="Intent">What it was taken to mean.</param>
/// <param name="Results">The answers, best first; empty when the library does not hold it.</param>
/// <param name="Suggestions">The nearest things the library does hold, most useful first.</param>
/// <param name="Verdict">For a verification, what was found; otherwise null.</param>
public sealed record Answer(
    string Question,
    Intent Intent,
    IReadOnlyList<Result> Results,
    IReadOnlyList<Suggestion> Suggestions,
    Verdict? Verdict)
{
    /// <summary>For a verification that found the words or nearly these: the claim beside what is printed in the first result.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>How the question was understood; null unless asked for.</summary>
    public Understanding? Understanding { get; init; }
}

/// <summary>Something near that the library does hold.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Question">What to ask to see it; null for none.</param>
/// <param name="Article">The article to open to see it; null for none.</param>
public sealed record Suggestion(string Text, string? Question = null, Article? Article = null);

/// <summary>One passage that answers.</summary>
/// <param name="Passage">The span shown, whole.</param>
/// <param name="Article">Where it stands.</param>
/// <param name="Text">The words of the span, verbatim.</param>
/// <param name="Quote">The quote in it that answers; null for narration.</param>
/// <param name="Speaker">Whose words they are; null for narration or when unknown.</param>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
/// <param name="Highlights">The words of the question, as spans of the article.</param>
/// <param name="AlsoIn">Other articles that print the same words.</param>
public sealed record Result(
    Passage Passage,
    ArticleEntry Article,
    string Text,
    Quote? Quote,
    string? Speaker,
    double Score,
    IReadOnlyList<TextSpan> Highlights,
    IReadOnlyList<ArticleEntry> AlsoIn)
{
    /// <summary>Why it stands where it does; null unless asked for.</summary>
    public ResultExplanation? Explanation { get; init; }
}

/// <summary>What a question wants.</summary>
public enum Intent
{
    /// <summary>Plain keywords.</summary>
    Search,

    /// <summary>Somebody's words.</summary>
    Speaker,

    /// <summary>Somebody's words about something.</summary>
    SpeakerTopic,

    /// <summary>Whose words these are.</summary>
    WhoSaid,

    /// <summary>Whether somebody said something.</summary>
    Verify,

    /// <summary>A date or time.</summary>
    When,

    /// <summary>A place.</summary>
    Where,

    /// <summary>An amount of money or a percentage.</summary>
    HowMuch,

    /// <summary>A number.</summary>
    HowMany,

    /// <summary>A person or body.</summary>
    Who,

    /// <summary>A reason.</summary>
    Why,

    /// <summary>A definition.</summary>
    WhatIs,

    /// <summary>Several things.</summary>
    List,

    /// <summary>A manner or a course of events.</summary>
    How,

    /// <summary>Whether something is so.</summary>
    YesNo,
}

/// <summary>What a verification found.</summary>
public enum Verdict
{
    /// <summary>The speaker said exactly these words.</summary>
    Verbatim,

    /// <summary>The speaker said nearly these words; the differences are marked.</summary>
    Close,

    /// <summary>Somebody else said them.</summary>
    SaidByAnother,

    /// <summary>They are not in these articles.</summary>
    NotFound,
}
