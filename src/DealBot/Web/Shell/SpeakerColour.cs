using DealBot.Core.Articles;

namespace DealBot.Web.Shell;

/// <summary>The colour of a speaker: the same on all pages, and one for each of the twelve who are quoted most.</summary>
internal static class SpeakerColour
{
    private const int Colours = 12; // the classes s0 to s11 of base.css

    /// <summary>The class that gives an element and what is in it the speaker's colour.</summary>
    /// <param name="view">The library, whose speakers stand in the order of their quotes.</param>
    /// <param name="speaker">One of its speakers.</param>
    public static string Of(ILibraryView view, SpeakerEntry speaker) => ShownSpeakers.Of(view).RankOf(speaker.Key) is { } rank ? OfRank(rank) : "";

    /// <summary>The class of the colour of whoever stands at a place of a list, from 0.</summary>
    public static string OfRank(int rank) => $"s{rank % Colours}";
}
