using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>Finds where reported words begin and end.</summary>
internal static class EdgeModel
{
    // How many tokens the words may begin after the attribution, end before it, and be long: bounds, so that a sentence
    // without end costs no more than another.
    private const int FarthestAfter = 16;
    private const int FarthestBefore = 8;
    private const int Longest = 90;

    // How many tokens beyond the edge are looked at: closely, and for pairs of dashes and quotation marks.
    private const int Close = 6;
    private const int Beyond = 40;

    private static readonly uint That = FeatureHash.Word("that");
    private static readonly uint Comma = FeatureHash.Word(",");
    private static readonly uint[] Dashes = [FeatureHash.Word("-"), FeatureHash.Word("–"), FeatureHash.Word("—")];

    /// <summary>The tokens before which the edge may lie.</summary>
    public static TokenRange Window(SentenceView s, EdgeSearch search) => search.Edge switch
    {
        Edge.StartAfterCue => new(
            search.Cue.End, Math.Min(s.End, Math.Max(search.Cue.End, search.IsInverted ? search.Source.First : 0) + FarthestAfter)),
        Edge.EndAfterCue => new(search.From + 1, Math.Min(s.End, search.From + Longest) + 1),
        Edge.StartBeforeCue => new(Math.Max(s.First, search.From - Longest), search.From),
        _ => new(Math.Max(s.First + 1, search.AttributionFirst - FarthestBefore), search.AttributionFirst + 1),
    };

    /// <summary>Whether the edge can lie before this token of the window at all.</summary>
    public static bool MayLie(SentenceView s, Edge edge, int at) => edge switch
    {
        Edge.StartAfterCue => s.Has(at, TokenFlags.Word | TokenFlags.QuotationMark),
        Edge.EndAfterCue => at == s.End || !s.Has(at, TokenFlags.Word) || s.Is(at, LexicalClass.Conjunction),
        Edge.StartBeforeCue => s.Has(at, TokenFlags.Word | TokenFlags.QuotationMark)
            && (at == s.First
                || !s.Has(at - 1, TokenFlags.Word)
                || s.Is(at - 1, LexicalClass.Relative)
                || (s.Is(at - 1, LexicalClass.Conjunction) && !s.Has(at - 2, TokenFlags.Word))),
        _ => true,
    };

    /// <summary>The likeliest place: the index of the first token beyond the edge; -1 when there is none.</summary>
    public static int Choose(LinearModel model, SentenceView sentence, EdgeSearch search, FeatureVector features)
    {
        var best = -1;
        var highest = float.NegativeInfinity;
        var window = Window(sentence, search);
        for (var at = window.First; at < window.End; at++)
        {
            if (!MayLie(sentence, search.Edge, at)) continue;
            features.Clear();
            Describe(sentence, search, at, features);
            var score = model.Score(features.Hashes, (uint)search.Edge);
            if (score > highest) (best, highest) = (at, score);
        }

        return best;
    }

    /// <summary>Adds what the model looks at for one place.</summary>
    public static void Describe(SentenceView s, EdgeSearch search, int at, FeatureVector features)
    {
        var anchor = search.Edge switch
        {
            Edge.StartAfterCue => search.Cue.End,
            Edge.EndAfterCue => search.From,
            Edge.StartBeforeCue => s.First,
            _ => search.AttributionFirst,
        };
        var distance = SentenceView.Coarse(at - anchor);
        DescribeNeighbours(s, search, at, distance, features);
        DescribeInside(s, at < anchor ? new TokenRange(at, anchor) : new TokenRange(anchor, at), at, distance, features);
        DescribeBeyond(s, at, features);
    }

    private static void DescribeNeighbours(SentenceView s, EdgeSearch search, int at, int distance, FeatureVector features)
    {
        var (before, here, next) = (s.Shape(at - 1), s.Shape(at), s.Shape(at + 1));
        var toEnd = SentenceView.Coarse(s.End - at);
        var cue = s.Word(search.Cue.First);
        features.Add(1, distance);
        features.Add(2, toEnd);
        features.Add(3, distance, toEnd);
        features.Add(4, s.Word(at));
        features.Add(5, s.Word(at - 1));
        features.Add(6, s.Word(at + 1));
        features.Add(7, s.Word(at - 1), s.Word(at));
        features.Add(8, s.Word(at), s.Word(at + 1));
        features.Add(9, here);
        features.Add(10, before);
        features.Add(11, next);
        features.Add(12, before, here);
        features.Add(13, here, next);
        features.Add(14, FeatureHash.Combine(before, here), next);
        features.Add(15, FeatureHash.Combine(here, next), s.Shape(at + 2));
        features.Add(16, s.Word(at), next);
        features.Add(17, s.Word(at), s.Shape(at + 2));
        features.Add(18, cue, distance);
        features.Add(19, cue, s.Word(at));
        features.Add(20, cue, here);
        features.Add(21, s.Word(at - 1), distance);
        features.Add(22, s.Word(at), distance);
        features.Add(23, here, toEnd);
        features.Add(24, search.IsInverted ? 1u : 0, distance);
        features.Add(25, search.Source.Contains(at - 1) || search.Source.Contains(at) ? 1u : 0, here);
        features.Add(26, s.Word(search.Cue.End), s.Word(at));
        features.Add(27, search.Edge == Edge.EndAfterCue ? s.Word(search.From) : 0, s.Word(at));
        features.AddIf(28, at == s.End);
        var phrase = s.PhraseAt(at + 1);
        var beforeSource = s.Word(search.Source.First - 1);
        features.Add(29, beforeSource, s.Word(at));
        features.Add(30, s.Word(s.First), s.Word(at));
        features.Add(31, s.Word(at), phrase);
        features.Add(32, FeatureHash.Combine(s.Word(at), phrase), s.Shape(at + 2));
        features.Add(33, FeatureHash.Combine(s.Word(at), phrase), beforeSource);
        features.Add(34, s.Word(at), s.CueForm(search.Cue));
        features.Add(35, s.Shape(search.Source.First), s.Word(at));
        features.Add(36, FeatureHash.Combine(s.Shape(search.Source.First), beforeSource), FeatureHash.Combine(s.Word(at), here));
    }

    // What stands between the edge and where the search started.
    private static void DescribeInside(SentenceView s, TokenRange inside, int at, int distance, FeatureVector features)
    {
        int commas = 0, marks = 0, verbs = 0, speech = 0, thats = 0, quoted = 0, capitals = 0, turns = 0, speechAfterTurn = 0;
        var end = Math.Min(inside.End, inside.First + Longest);
        for (var i = inside.First; i < end; i++)
        {
            var token = s[i];
            if (token.Hash == Comma) commas++;
            else if (!token.Has(TokenFlags.Word)) marks++;
            if (token.Is(LexicalClass.Auxiliary)) verbs++;
            if (token.Hash == Comma && s.Is(i + 1, LexicalClass.Conjunction)) turns++;
            if (token.Is(LexicalClass.SpeechVerb | LexicalClass.SpeechGerund))
            {
                speech++;
                if (turns > 0) speechAfterTurn++;
            }

            if (token.Hash == That) thats++;
            if (token.Has(TokenFlags.Quoted)) quoted++;
            if (token.Has(TokenFlags.Capitalised)) capitals++;
        }

        var (word, shape) = (s.Word(at), s.Shape(at));
        verbs = Math.Min(verbs, 3);
        thats = Math.Min(thats, 3);
        features.Add(40, word, Math.Min(commas, 4));
        features.Add(41, word, verbs);
        features.Add(42, verbs, distance);
        features.Add(43, Math.Min(marks, 3), distance);
        features.Add(44, shape, thats);
        features.Add(45, thats, verbs);
        features.Add(46, word, Math.Min(speech, 3));
        features.Add(47, Math.Min(capitals, 4), distance);
        features.Add(48, s.Has(at, TokenFlags.Quoted) ? 1u : 0, 4 * quoted / Math.Max(1, end - inside.First));

        // ", but officials said": the turn to another speaker ends what the first one said.
        features.Add(49, word, (2 * Math.Min(turns, 2)) + Math.Min(speechAfterTurn, 1));
        features.Add(50, word, FeatureHash.Combine((uint)Math.Min(speechAfterTurn, 1), (uint)distance));
    }

    // What the edge would leave outside, should it be the end.
    private static void DescribeBeyond(SentenceView s, int at, FeatureVector features)
    {
        int speech = 0, thats = 0, verbs = 0, dashes = 0, commas = 0, quoted = 0;
        for (var i = at; i < Math.Min(s.End, at + Beyond); i++)
        {
            var token = s[i];
            var isClose = i < at + Close;
            if (isClose && token.Is(LexicalClass.SpeechVerb | LexicalClass.SpeechGerund)) speech++;
            if (isClose && token.Hash == That) thats++;
            if (isClose && token.Is(LexicalClass.Auxiliary)) verbs++;
            if (Dashes.Contains(token.Hash)) dashes++;
            if (token.Hash == Comma) commas++;
            if (token.Has(TokenFlags.Quoted)) quoted++;
        }

        var (word, shape) = (s.Word(at), s.Shape(at));
        features.Add(60, word, Math.Min(speech, 2));
        features.Add(61, word, Math.Min(verbs, 2));
        features.Add(62, shape, Math.Min(thats, 2));
        features.Add(63, word, Math.Min(dashes, 2));
        features.Add(64, word, Math.Min(commas, 3));
        features.Add(65, word, Math.Min(quoted, 2));
        features.Add(66, s.Shape(at + 1), Math.Min(quoted, 2));
    }
}
