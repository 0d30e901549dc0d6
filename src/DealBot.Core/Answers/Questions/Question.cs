namespace DealBot.Core.Answers.Questions;

/// <summary>A question as it was understood, before the library is looked at.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Intent">What it wants.</param>
/// <param name="Speaker">The words that name whose words are wanted; null when nobody's in particular.</param>
/// <param name="Topic">The words that say what it is about, in order, stop words included.</param>
/// <param name="Phrases">What stands between quotation marks: to be found word for word.</param>
/// <param name="Wanted">The kind of fact that an answer should state.</param>
/// <param name="WantsSpeech">Whether only somebody's words, or a report of them, can answer.</param>
/// <param name="WantsLatest">Whether newer is better.</param>
/// <param name="Claim">For a verification, the words that somebody is supposed to have said, as typed; otherwise null.</param>
/// <param name="Restrictions">What the operators in it demand.</param>
public sealed record Question(
    string Text,
    Intent Intent,
    string? Speaker,
    IReadOnlyList<QuestionWord> Topic,
    IReadOnlyList<string> Phrases,
    FactKinds Wanted,
    bool WantsSpeech,
    bool WantsLatest,
    string? Claim,
    Restrictions Restrictions);
