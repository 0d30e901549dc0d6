using System.Text.Json.Serialization;

namespace DealBot.Training.Gold;

/// <summary>One article of the PolNeAR corpus (Newell, Margolin and Ruths, LREC 2018) with what annotators marked in it.
/// Every offset counts UTF-16 code units of <paramref name="Text"/>; pairs are half-open.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Quotes">Attributions with a voice.</param>
/// <param name="Negatives">Strings between quotation marks that nobody says here: titles, scare quotes.</param>
/// <param name="Ignored">Strings between quotation marks that are judged neither way.</param>
/// <param name="OtherContents">The contents, in pieces, of every attribution whatever: quotes, beliefs, plans.</param>
internal sealed record GoldArticle(
    [property: JsonPropertyName("article")] string Name,
    string Text,
    IReadOnlyList<GoldQuote> Quotes,
    IReadOnlyList<GoldSpan> Negatives,
    [property: JsonPropertyName("ignore")] IReadOnlyList<GoldSpan> Ignored,
    IReadOnlyList<int[][]> OtherContents);

/// <summary>A range of the text.</summary>
internal sealed record GoldSpan(int Start, int End);

/// <summary>One quote.</summary>
/// <param name="Start">Where its first piece starts.</param>
/// <param name="End">Where its last piece ends.</param>
/// <param name="Segments">The pieces; more than one where an attribution or a paragraph break splits the quote.</param>
/// <param name="Kind"><c>direct</c>, <c>mixed</c> or <c>indirect</c>.</param>
/// <param name="Content">The pieces of the whole attributed content, quoted or not.</param>
/// <param name="SourceStart">Where the text names who speaks; null where it does not.</param>
/// <param name="SourceEnd">The end of the same.</param>
/// <param name="SourceType"><c>person</c>, <c>org</c>, <c>pronoun</c>, <c>nominal</c>, <c>relpron</c>, <c>group</c> or null.</param>
/// <param name="SourceIsNamed">Whether the source is a proper name.</param>
/// <param name="SourceNames">The surname, or the words of a body's name, in every form known.</param>
/// <param name="Source">The words of the source.</param>
/// <param name="Cue">The words that introduce the quote; null where there are none.</param>
/// <param name="CueStart">Where the cue starts.</param>
/// <param name="CueEnd">Where the cue ends.</param>
internal sealed record GoldQuote(
    int Start,
    int End,
    int[][] Segments,
    string Kind,
    int[][] Content,
    int? SourceStart,
    int? SourceEnd,
    string? SourceType,
    bool SourceIsNamed,
    IReadOnlyList<string> SourceNames,
    string? Source,
    string? Cue,
    int? CueStart,
    int? CueEnd);
