using DealBot.Search.Dictionary;
using DealBot.Search.Scoring;

namespace DealBot.Search.Segments;

/// <summary>One field of one segment: its terms and their postings.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Scored">Whether its terms have frequencies.</param>
/// <param name="Statistics">What BM25 needs to know.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Postings">The runs of postings that the terms point into.</param>
internal sealed record FieldIndex(
    string Name, bool Scored, FieldStatistics Statistics, TermDictionary Terms, ArraySegment<byte> Postings);
