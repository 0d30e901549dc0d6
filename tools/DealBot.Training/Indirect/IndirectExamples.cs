using DealBot.Text;
using DealBot.Text.Indirect;
using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;
using DealBot.Training.Gold;

namespace DealBot.Training.Indirect;

/// <summary>What annotated articles teach about indirect speech: for every possible cue whether it is one, for every cue
/// its source among the words around it, and the edges of its content.</summary>
internal sealed class IndirectExamples
{
    private const LexicalClass EndsNounPhrase = LexicalClass.Preposition | LexicalClass.Relative;

    // How many cues of something else one cue of speech outweighs.
    private const int SpeechWeight = 4;

    private static readonly uint That = FeatureHash.Word("that");

    private readonly FeatureVector _features = new();

    /// <summary>One choice among the values of <see cref="ReportOrder"/> a possible cue.</summary>
    public List<RankedExample> Cues { get; } = [];

    /// <summary>One choice among words a cue.</summary>
    public List<RankedExample> Sources { get; } = [];

    /// <summary>One choice among places an edge.</summary>
    public List<RankedExample> Edges { get; } = [];

    /// <summary>How many indirect quotes have a cue that the vocabulary does not know: they teach nothing.</summary>
    public int Unreached { get; private set; }

    /// <summary>Takes in articles.</summary>
    public void Add(IReadOnlyList<GoldArticle> articles)
    {
        List<GoldCues> gold = [.. articles.Select(article => new GoldCues(article, TextAnalyzer.Read(article.Text)))];
        var speech = CuesOfSpeech(gold);
        foreach (var cues in gold) Add(cues, speech);
    }

    // The words that introduce speech more often than something else that is attributed.
    private static HashSet<uint> CuesOfSpeech(List<GoldCues> gold)
    {
        Dictionary<uint, int> balance = [];
        foreach (var cues in gold)
        {
            foreach (var (word, isSpeech) in cues.Words()) balance[word] = balance.GetValueOrDefault(word) + (isSpeech ? SpeechWeight : -1);
        }

        return [.. balance.Where(entry => entry.Value > 0).Select(entry => entry.Key)];
    }

    // Beside words that are attributed otherwise, "praised her plan" teaches no, but "said" and "signaled the plan had failed"
    // neither yes nor no: speech shades into belief, and annotators' lists of speech were shorter than readers'.
    private static bool IsDoubtful(SentenceView sentence, TokenRange cue, int[][]? content, HashSet<uint> speech)
    {
        if (content is null) return false;
        if (speech.Contains(sentence.Word(cue.First))) return true;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var token = sentence[at];
            if (token.Start < content[0][0] || token.End > content[^1][1]) continue;
            if (token.Hash == That || token.Is(LexicalClass.Auxiliary)) return true;
        }

        return false;
    }

    private void Add(GoldCues gold, HashSet<uint> speech)
    {
        Unreached += gold.Unreached;
        var (document, mentionOf) = (gold.Document, gold.MentionOf);
        foreach (var range in document.Sentences)
        {
            SentenceView sentence = new(document, range, mentionOf);
            for (var at = range.First; at < range.End; at++)
            {
                if (!SpeechCue.TryRead(sentence, at, out var cue)) continue;
                var quote = gold.QuoteOf(at);
                if (quote is null)
                {
                    if (!IsDoubtful(sentence, cue, gold.OtherContent(sentence, cue), speech)) AddCue(sentence, cue, ReportOrder.None);
                }
                else if (OrderOf(quote, sentence, cue) is var order and not ReportOrder.None)
                {
                    AddCue(sentence, cue, order);
                    AddParts(sentence, cue, order, quote);
                }
            }
        }
    }

    private void AddCue(SentenceView sentence, TokenRange cue, ReportOrder order)
    {
        _features.Clear();
        CueModel.Describe(sentence, cue, _features);
        ReportOrder[] orders = [ReportOrder.None, ReportOrder.After, ReportOrder.Before, ReportOrder.Around];
        Cues.Add(new(
            [.. orders.Select(o => o == ReportOrder.None ? [] : _features.CopyFor((uint)o))],
            [.. orders.Select(o => o == order)]));
    }

    private void AddParts(SentenceView sentence, TokenRange cue, ReportOrder order, GoldQuote quote)
    {
        var head = HeadOf(sentence, quote);
        AddSource(sentence, cue, order, head);
        var source = head < 0 ? cue : IndirectSpeechFinder.SourceAt(sentence, cue, head).Tokens;
        var cueStart = sentence[cue.First].Start;
        if (order is ReportOrder.Before or ReportOrder.Around)
        {
            var pieces = quote.Segments.Where(p => p[0] < cueStart).ToList();
            var end = TokenAfter(sentence, pieces[^1][1]);
            AddEdge(sentence, new(Edge.EndBeforeCue, cue, source, -1), end);
            AddEdge(sentence, new(Edge.StartBeforeCue, cue, source, end), TokenAt(sentence, pieces[0][0]));
        }

        if (order is ReportOrder.After or ReportOrder.Around)
        {
            var pieces = quote.Segments.Where(p => p[0] >= cueStart).ToList();
            var start = TokenAt(sentence, pieces[0][0]);
            // Annotators count the conjunction in; a reader wants what was said.
            if (sentence.Is(start, That)) start++;
            AddEdge(sentence, new(Edge.StartAfterCue, cue, source, -1), start);
            AddEdge(sentence, new(Edge.EndAfterCue, cue, source, start), TokenAfter(sentence, pieces[^1][1]));
        }
    }

    private void AddSource(SentenceView sentence, TokenRange cue, ReportOrder order, int head)
    {
        List<uint[]> candidates = [];
        List<bool> right = [];
        var window = SourceModel.Window(sentence, cue);
        for (var at = window.First; at < window.End; at++)
        {
            if (!SourceModel.MayHead(sentence, cue, at)) continue;
            _features.Clear();
            SourceModel.Describe(sentence, cue, order, at, _features);
            candidates.Add(_features.Hashes.ToArray());
            right.Add(at == head);
        }

        Sources.Add(new(candidates, right));
    }

    private void AddEdge(SentenceView sentence, EdgeSearch search, int right)
    {
        List<uint[]> candidates = [];
        List<bool> labels = [];
        var window = EdgeModel.Window(sentence, search);
        for (var at = window.First; at < window.End; at++)
        {
            if (!EdgeModel.MayLie(sentence, search.Edge, at)) continue;
            _features.Clear();
            EdgeModel.Describe(sentence, search, at, _features);
            candidates.Add(_features.CopyFor((uint)search.Edge));
            labels.Add(at == right);
        }

        Edges.Add(new(candidates, labels));
    }

    private static ReportOrder OrderOf(GoldQuote quote, SentenceView sentence, TokenRange cue)
    {
        bool before = false, after = false;
        foreach (var piece in quote.Segments)
        {
            if (piece[1] <= sentence[sentence.First].Start || piece[0] >= sentence[sentence.End - 1].End) continue;
            if (piece[0] < sentence[cue.First].Start) before = true;
            else after = true;
        }

        return (before, after) switch
        {
            (true, true) => ReportOrder.Around,
            (true, false) => ReportOrder.Before,
            (false, true) => ReportOrder.After,
            _ => ReportOrder.None,
        };
    }

    // The last word of the source before whatever modifies the noun from the right; -1 in another sentence.
    private static int HeadOf(SentenceView s, GoldQuote quote)
    {
        var head = -1;
        for (var at = s.First; at < s.End; at++)
        {
            if (s[at].Start < quote.SourceStart || s[at].End > quote.SourceEnd) continue;
            if (head >= 0 && (!s[at].Has(TokenFlags.Word) || s[at].Is(EndsNounPhrase))) break;
            if (s[at].Has(TokenFlags.Word)) head = at;
        }

        return head;
    }

    private static int TokenAt(SentenceView s, int position)
    {
        var at = s.First;
        while (at < s.End && (s[at].End <= position || !s[at].Has(TokenFlags.Word | TokenFlags.QuotationMark))) at++;
        return at;
    }

    // Content that reaches the sentence's last word reaches its end: the full stop has no voice.
    private static int TokenAfter(SentenceView s, int position)
    {
        var (end, lastWord) = (s.First, s.First);
        for (var at = s.First; at < s.End; at++)
        {
            if (!s[at].Has(TokenFlags.Word)) continue;
            lastWord = at;
            if (s[at].Start < position) end = at + 1;
        }

        return end > lastWord ? s.End : end;
    }
}
