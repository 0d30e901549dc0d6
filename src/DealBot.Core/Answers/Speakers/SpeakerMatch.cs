using DealBot.Core.Articles;

namespace DealBot.Core.Answers.Speakers;

/// <summary>A speaker that words of a question mean.</summary>
/// <param name="Speaker">The person or body.</param>
/// <param name="Kind">What the words share with the speaker.</param>
/// <param name="Fit">For a role, how much of role and words is common, from 0 to 1; otherwise 1.</param>
public sealed record SpeakerMatch(SpeakerEntry Speaker, MatchKind Kind, double Fit = 1);

/// <summary>How words lead to a speaker.</summary>
public enum MatchKind
{
    /// <summary>The name, its surname, a nickname, or a spelling of one of these.</summary>
    Name,

    /// <summary>A title or description.</summary>
    Role,

    /// <summary>A first name that only one speaker bears.</summary>
    FirstName,

    /// <summary>A name with letters wrong.</summary>
    Misspelt,
}
