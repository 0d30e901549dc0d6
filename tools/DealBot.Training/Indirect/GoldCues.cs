using DealBot.Text;
using DealBot.Text.Indirect;
using DealBot.Text.Tokens;
using DealBot.Training.Gold;

namespace DealBot.Training.Indirect;

/// <summary>Finds the possible cues of an article among those that annotators marked.</summary>
internal sealed class GoldCues
{
    // How many tokens a content may stand away from a possible cue and still be its content.
    private const int Reach = 6;

    private readonly GoldArticle _article;
    private readonly Dictionary<int, GoldQuote> _quoteOf = [];
    private readonly HashSet<int> _quotedStarts;

    public GoldCues(GoldArticle article, Document document)
    {
        _article = article;
        Document = document;
        MentionOf = SentenceView.MapMentions(document);
        _quotedStarts = [.. article.Quotes.Where(q => q.Kind is not "indirect").Select(q => q.Content[0][0])];
        foreach (var quote in article.Quotes.Where(q => q.Kind is "indirect"))
        {
            var at = LastCueWithin(quote);
            if (at < 0) Unreached++;
            else _quoteOf[at] = quote;
        }
    }

    /// <summary>The article's text.</summary>
    public Document Document { get; }

    /// <summary>For each token, the index of its mention, or -1.</summary>
    public int[] MentionOf { get; }

    /// <summary>How many indirect quotes have no cue that the vocabulary knows.</summary>
    public int Unreached { get; }

    /// <summary>The indirect quote that the cue at a token introduces; null when it introduces none.</summary>
    public GoldQuote? QuoteOf(int at) => _quoteOf.GetValueOrDefault(at);

    /// <summary>What the cue stands beside that is attributed but neither indirect speech nor a quotation: a belief, a plan,
    /// a feeling; null where there is no such thing.</summary>
    public int[][]? OtherContent(SentenceView sentence, TokenRange cue)
    {
        var first = sentence[Math.Max(sentence.First, cue.First - Reach)].Start;
        var last = sentence[Math.Min(sentence.End - 1, cue.End + Reach)].Start;
        var (cueStart, cueEnd) = (sentence[cue.First].Start, sentence[cue.First].End);
        return _article.OtherContents.FirstOrDefault(content =>
        {
            var (start, end) = (content[0][0], content[^1][1]);
            var isNear = (start >= cueEnd && start <= last)
                || (end <= cueStart && end >= first)
                || (start < cueStart && end > cueEnd && content.Length > 1);
            return isNear && !_quotedStarts.Contains(start);
        });
    }

    /// <summary>The words of all possible cues that stand beside something attributed, and whether that is indirect speech.</summary>
    public IEnumerable<(uint Word, bool IsSpeech)> Words()
    {
        for (var i = 0; i < Document.Sentences.Count; i++)
        {
            var range = Document.Sentences[i];
            for (var at = range.First; at < range.End; at++)
            {
                if (_quoteOf.ContainsKey(at)) yield return (Document.Tokens[at].Hash, true);
                else if (IsOtherAttribution(i, at)) yield return (Document.Tokens[at].Hash, false);
            }
        }
    }

    private bool IsOtherAttribution(int sentence, int at)
    {
        SentenceView view = new(Document, Document.Sentences[sentence], MentionOf);
        return SpeechCue.TryRead(view, at, out var cue) && OtherContent(view, cue) is not null;
    }

    private int LastCueWithin(GoldQuote quote)
    {
        if (quote.CueStart is null) return -1;
        for (var at = Document.Tokens.Length - 1; at >= 0; at--)
        {
            if (Document.Tokens[at].Start >= quote.CueEnd) continue;
            if (Document.Tokens[at].End <= quote.CueStart) break;
            var sentence = new SentenceView(Document, Document.Sentences[Document.SentenceOf[at]], MentionOf);
            if (SpeechCue.TryRead(sentence, at, out _)) return at;
        }

        return -1;
    }
}
