using DealBot.Text;

namespace DealBot.Cli.Json;

/// <summary>A <see cref="Quote"/> of a file as scripts read it; offsets are UTF-16 code units of the article's text, half-open.</summary>
/// <remarks><c>article</c> is the file's name, or its address.</remarks>
internal sealed record QuoteJson(
    string Article,
    int Start,
    int End,
    string Text,
    string Kind,
    string? Speaker,
    int? SpeakerStart,
    int? SpeakerEnd,
    string? Cue,
    string Grade)
{
    public static QuoteJson Of(string file, string text, Quote quote) => new(
        file,
        quote.Span.Start,
        quote.Span.End,
        quote.Span.In(text),
        JsonNames.Of(quote.Kind),
        quote.Speaker,
        quote.SpeakerMention?.Start,
        quote.SpeakerMention?.End,
        quote.Cue?.In(text),
        JsonNames.Of(quote.Grade));
}
