using System.Text.Encodings.Web;
using System.Text.Json;
using DealBot.Text;

namespace DealBot.Training;

/// <summary>Prints the quotes of a text as the scorer reads them: the lines of <c>dealbot quotes --format jsonl</c>.</summary>
internal static class QuoteLines
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one line a quote.</summary>
    public static void Write(TextWriter output, string article, string text)
    {
        foreach (var quote in TextAnalyzer.Analyze(text).Quotes)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new Line(
                    article,
                    quote.Span.Start,
                    quote.Span.End,
                    quote.Span.In(text),
                    NameOf(quote.Kind),
                    quote.Speaker,
                    quote.SpeakerMention?.Start,
                    quote.SpeakerMention?.End,
                    quote.Cue?.In(text)),
                Options));
        }
    }

    private static string NameOf(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        _ => "indirect",
    };

    private sealed record Line(
        string Article,
        int Start,
        int End,
        string Text,
        string Kind,
        string? Speaker,
        int? SpeakerStart,
        int? SpeakerEnd,
        string? Cue);
}
