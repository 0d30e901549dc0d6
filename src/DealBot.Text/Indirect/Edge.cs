using DealBot.Text.Tokens;

namespace DealBot.Text.Indirect;

/// <summary>An end of the reported words.</summary>
internal enum Edge
{
    /// <summary>The first word, where the words follow the cue.</summary>
    StartAfterCue = 1,

    /// <summary>Beyond the last word, where the words follow the cue.</summary>
    EndAfterCue = 2,

    /// <summary>The first word, where the cue follows the words.</summary>
    StartBeforeCue = 3,

    /// <summary>Beyond the last word, where the cue follows the words.</summary>
    EndBeforeCue = 4,
}

/// <summary>What is known when an edge is looked for.</summary>
/// <param name="Edge">Which edge.</param>
/// <param name="Cue">The words that introduce the speech.</param>
/// <param name="Source">The words that say who speaks.</param>
/// <param name="From">The other edge on the same side of the cue; -1 while it is unknown.</param>
internal readonly record struct EdgeSearch(Edge Edge, TokenRange Cue, TokenRange Source, int From)
{
    /// <summary>Whether the source stands after the cue ("said Smith").</summary>
    public bool IsInverted => Source.First >= Cue.End;

    /// <summary>Where the attribution begins.</summary>
    public int AttributionFirst => Math.Min(Cue.First, Source.First);
}
