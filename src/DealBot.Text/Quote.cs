namespace DealBot.Text;

/// <summary>How far the words of a <see cref="Quote"/> are the speaker's own.</summary>
public enum QuoteKind
{
    /// <summary>Whole clauses or sentences between quotation marks.</summary>
    Direct,

    /// <summary>A quoted fragment that completes the reporter's own sentence.</summary>
    Mixed,

    /// <summary>What somebody said in the reporter's words, without quotation marks.</summary>
    Indirect,
}

/// <summary>What the name of a quote's speaker rests on, from nothing to the strongest evidence.</summary>
public enum AttributionGrade
{
    /// <summary>The text does not say who speaks, or not surely enough to repeat it.</summary>
    Unknown = 0,

    /// <summary>The voice of the paragraph before goes on.</summary>
    Carried = 1,

    /// <summary>A pronoun beside a cue, resolved within the article.</summary>
    Pronoun = 2,

    /// <summary>A surname, role or description beside a cue, resolved within the article.</summary>
    Resolved = 3,

    /// <summary>A full name, or a body that speaks, beside a cue; or somebody's word, see <see cref="Quote.IsCorrected"/>.</summary>
    Explicit = 4,
}

/// <summary>A passage with a voice: words somebody spoke or wrote, as one article reports them.</summary>
/// <param name="Span">The quoted words, without their quotation marks.</param>
/// <param name="Kind">Whether the words are verbatim.</param>
/// <param name="Speaker">The person or body that the mention resolves to, named as fully as the article does
/// (a full name without title: "Mike Waltz"); null when unknown. A source the article keeps anonymous is named by its
/// description without article ("senior official familiar with the negotiations").</param>
/// <param name="SpeakerMention">Where the article names the voice of this quote; null when it does not.</param>
/// <param name="Cue">The words that introduce speech ("said", "told", "according to"); null when there are none.</param>
/// <param name="Sentence">The sentence or sentences that the quote stands in, from the first to the last.</param>
/// <param name="Grade">What <paramref name="Speaker"/> rests on.</param>
public sealed record Quote(
    TextSpan Span,
    QuoteKind Kind,
    string? Speaker,
    TextSpan? SpeakerMention,
    TextSpan? Cue,
    TextSpan Sentence,
    AttributionGrade Grade)
{
    /// <summary>Whether a person, and not the text, says who speaks: nothing else is explicit without a mention.</summary>
    public bool IsCorrected => Grade is AttributionGrade.Explicit && SpeakerMention is null;
}
