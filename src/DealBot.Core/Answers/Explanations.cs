using DealBot.Core.Answers.Questions;
using DealBot.Search;

namespace DealBot.Core.Answers;

/// <summary>How a question was understood in one library.</summary>
/// <param name="Question">Its parts.</param>
/// <param name="Speakers">The names of those whose words are wanted, as the library knows them.</param>
/// <param name="Topic">The things it is about.</param>
/// <param name="Query">What the index was asked.</param>
public sealed record Understanding(Question Question, IReadOnlyList<string> Speakers, IReadOnlyList<TopicExplanation> Topic, Query Query);

/// <summary>One thing that a question is about.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Forms">The analysed forms looked for, strongest first, phrases with spaces.</param>
/// <param name="Weight">What it counts for.</param>
/// <param name="IsKnown">Whether the library holds any form of it.</param>
public sealed record TopicExplanation(string Words, IReadOnlyList<string> Forms, double Weight, bool IsKnown);

/// <summary>Why a result stands where it does.</summary>
/// <param name="Shares">What every feature adds to <see cref="Result.Score"/>.</param>
/// <param name="Confidence">How surely it answers, from 0 to 1.</param>
/// <param name="Bm25">The engine's own explanation; null for a passage that was found beside another.</param>
public sealed record ResultExplanation(IReadOnlyList<FeatureShare> Shares, double Confidence, Explanation? Bm25);

/// <summary>What one feature adds to a score: <paramref name="Value"/> times <paramref name="Weight"/>.</summary>
public sealed record FeatureShare(string Name, double Value, double Weight);
