using DealBot.Text.Learning;
using DealBot.Text.Names;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>Finds what a text reports in the reporter's own words, and who said it.</summary>
/// <remarks>Sentence by sentence: a cue, then whose speech it reports, then where the reported words begin and end. Each
/// decision weighs a bounded number of candidates a cue, so the time is linear in the text.</remarks>
internal sealed class IndirectSpeechFinder(IndirectModels models)
{
    // Chosen by cross-validation on the training articles: the best F1 of content and source together.
    private const float LeastConfidence = -0.6f;

    private const int LongestPhrase = 8;

    private static readonly uint Comma = FeatureHash.Word(",");
    private static readonly uint[] Nobody = [FeatureHash.Word("nothing"), FeatureHash.Word("nobody"), FeatureHash.Word("none")];
    private static readonly uint[] TrailingMarks = [.. ".,;:-–—".Select(mark => FeatureHash.Word([mark]))];

    private readonly FeatureVector _features = new();

    /// <summary>The indirect speech of a text, in the order of the cues.</summary>
    /// <param name="document">A text whose sentences, quotations and mentions have been found.</param>
    /// <param name="leastConfidence">Log-odds below which a cue is passed over.</param>
    public List<IndirectSpeech> Find(Document document, float leastConfidence = LeastConfidence)
    {
        List<IndirectSpeech> found = [];
        var mentionOf = SentenceView.MapMentions(document);
        foreach (var range in document.Sentences)
        {
            SentenceView sentence = new(document, range, mentionOf);
            for (var at = sentence.First; at < sentence.End; at++)
            {
                if (!SpeechCue.TryRead(sentence, at, out var cue)) continue;
                var (order, confidence) = CueModel.Decide(models.Cue, sentence, cue, _features);
                if (confidence < leastConfidence || Complete(sentence, cue, order, confidence) is not { } speech) continue;
                if (found.Count > 0 && found[^1].Content == speech.Content)
                {
                    // "Reports suggest the talks failed": two cues of one report.
                    if (found[^1].Confidence < speech.Confidence) found[^1] = speech;
                    continue;
                }

                if (found.Count > 0) found[^1] = EndBeforeTurn(sentence, found[^1], speech);
                found.Add(speech);
            }
        }

        return found;
    }

    private IndirectSpeech? Complete(SentenceView sentence, TokenRange cue, ReportOrder order, float confidence)
    {
        var head = SourceModel.Choose(models.Source, sentence, cue, order, _features);
        if (head < 0 || Nobody.Contains(sentence.Word(head))) return null;
        var source = SourceAt(sentence, cue, head);

        int start = -1, end = -1;
        if (order is ReportOrder.Before or ReportOrder.Around)
        {
            end = Choose(sentence, new(Edge.EndBeforeCue, cue, source.Tokens, -1));
            if (end < 0) return null;
            start = Choose(sentence, new(Edge.StartBeforeCue, cue, source.Tokens, end));
            if (start < 0) return null;
        }

        if (order is ReportOrder.After or ReportOrder.Around)
        {
            var first = Choose(sentence, new(Edge.StartAfterCue, cue, source.Tokens, -1));
            if (first < 0) return null;
            end = Choose(sentence, new(Edge.EndAfterCue, cue, source.Tokens, first));
            if (end < 0) return null;
            if (start < 0) start = first;
        }

        while (end > start && IsTrailing(sentence, end - 1)) end--;
        var isOwnContent = order != ReportOrder.Around && start <= head && head < end;
        return end > start && !isOwnContent ? new IndirectSpeech(new TokenRange(start, end), cue, source, order, confidence) : null;
    }

    // The full stop ends the reporter's sentence, not the speaker's, unless it belongs to a short form.
    private static bool IsTrailing(SentenceView sentence, int at) =>
        TrailingMarks.Contains(sentence.Word(at)) && !sentence.IsShortForm(at - 1);

    // "The ministry said the road was open, but residents said …": what the first says ends where the next takes the turn.
    private static IndirectSpeech EndBeforeTurn(SentenceView sentence, IndirectSpeech speech, IndirectSpeech next)
    {
        var turn = next.Source.TitleFirst - 2;
        var isTurn = next.Source.Tokens.End <= next.Cue.First && sentence.Is(turn, Comma) && sentence.Is(turn + 1, LexicalClass.Conjunction);
        return isTurn && speech.Content.First < turn && turn < speech.Content.End && speech.Cue.End <= turn
            ? speech with { Content = speech.Content with { End = turn } }
            : speech;
    }

    private int Choose(SentenceView sentence, EdgeSearch search) => EdgeModel.Choose(models.Edge, sentence, search, _features);

    /// <summary>The phrase around its head: the mention that the document knows there, else the head with what modifies
    /// it on the left.</summary>
    public static Mention SourceAt(SentenceView sentence, TokenRange cue, int head)
    {
        if (sentence.MentionAt(head) is { } mention) return mention;

        var first = head;
        while (head - first < LongestPhrase && IsModifier(sentence, cue, first - 1))
        {
            first--;
            if (sentence[first].Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) break;
        }

        var kind = sentence[head].Is(LexicalClass.SubjectPronoun | LexicalClass.Relative) ? MentionKind.Pronoun : MentionKind.Description;
        return new Mention(new TokenRange(kind == MentionKind.Pronoun ? head : first, head + 1), head, kind);
    }

    private static bool IsModifier(SentenceView sentence, TokenRange cue, int at) =>
        sentence.Has(at, TokenFlags.Word)
        && !cue.Contains(at)
        && sentence.MentionAt(at) is null
        && !sentence[at].Is(LexicalClass.Preposition | LexicalClass.Conjunction | LexicalClass.Auxiliary | LexicalClass.SpeechVerb | LexicalClass.Relative);
}
