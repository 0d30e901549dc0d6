using DealBot.Text.Attribution;
using DealBot.Text.Names;

namespace DealBot.Text.Indirect;

/// <summary>Presents indirect speech as quotes.</summary>
internal static class IndirectQuotes
{
    /// <summary>The indirect quotes of a document, in the order of their cues.</summary>
    public static IEnumerable<Quote> Find(Document document) =>
        new IndirectSpeechFinder(IndirectModels.Embedded).Find(document).Select(speech => Make(document, speech));

    private static Quote Make(Document document, IndirectSpeech speech)
    {
        var (speaker, grade) = SpeakerResolver.Resolve(document, speech.Source);
        return new Quote(
            document.Span(speech.Content),
            QuoteKind.Indirect,
            speaker,
            Speakers.SpanOf(document, speech.Source),
            document.Span(speech.Cue),
            document.Span(document.Sentences[document.SentenceOf[speech.Cue.First]]),
            grade);
    }
}
