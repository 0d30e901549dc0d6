using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>Finds the word that says whose speech a cue reports: the noun, name or pronoun that heads the cue's subject.</summary>
internal static class SourceModel
{
    // How many tokens before and after the cue are looked at.
    private const int Before = 30;
    private const int After = 14;

    // Up to this distance the very words in between are a feature.
    private const int LongestPath = 4;

    private const LexicalClass NeverHead = LexicalClass.Auxiliary | LexicalClass.Preposition | LexicalClass.Conjunction;

    private static readonly uint Comma = FeatureHash.Word(",");

    /// <summary>The words that may head the source.</summary>
    public static TokenRange Window(SentenceView sentence, TokenRange cue) =>
        new(Math.Max(sentence.First, cue.First - Before), Math.Min(sentence.End, cue.End + After));

    /// <summary>Whether a token of the window can head a source at all.</summary>
    public static bool MayHead(SentenceView sentence, TokenRange cue, int at)
    {
        var token = sentence[at];
        if (!token.Has(TokenFlags.Word) || cue.Contains(at) || token.Is(LexicalClass.Calendar)) return false;
        if (token.Is(LexicalClass.Relative) && at > cue.First) return false;
        return token.Has(TokenFlags.Capitalised) || (!token.Is(NeverHead) && !sentence.IsAdverb(at));
    }

    /// <summary>The likeliest head; -1 when the sentence holds no word for it.</summary>
    public static int Choose(LinearModel model, SentenceView sentence, TokenRange cue, ReportOrder order, FeatureVector features)
    {
        var best = -1;
        var highest = float.NegativeInfinity;
        var window = Window(sentence, cue);
        for (var at = window.First; at < window.End; at++)
        {
            if (!MayHead(sentence, cue, at)) continue;
            features.Clear();
            Describe(sentence, cue, order, at, features);
            var score = model.Score(features);
            if (score > highest) (best, highest) = (at, score);
        }

        return best;
    }

    /// <summary>Adds what the model looks at for one head.</summary>
    public static void Describe(SentenceView s, TokenRange cue, ReportOrder order, int at, FeatureVector features)
    {
        var isBefore = at < cue.First;
        var between = isBefore ? new TokenRange(at + 1, cue.First) : new TokenRange(cue.End, at);
        var side = FeatureHash.Combine(FeatureHash.Combine((uint)order, isBefore ? 1u : 0), s.CueForm(cue));
        DescribeWord(s, at, side, between.Count, features);
        DescribeBetween(s, between, side, s.Has(at, TokenFlags.Capitalised), features);
        features.Add(40, FeatureHash.Combine(side, s.Word(cue.First)), SentenceView.Coarse(between.Count));
        features.Add(41, FeatureHash.Combine(side, s.Word(cue.First - 1)), Math.Min(between.Count, LongestPath));
    }

    private static void DescribeWord(SentenceView s, int at, uint side, int distance, FeatureVector features)
    {
        var shape = s.Shape(at);
        var fromStart = SentenceView.Coarse(at - s.First);
        features.Add(1, s.Word(at));
        features.Add(2, side, s.Word(at));
        features.Add(3, side, shape);
        features.Add(4, shape, SentenceView.Coarse(distance));
        features.Add(5, side, s.Shape(at + 1));
        features.Add(6, side, s.Word(at + 1));
        features.Add(7, side, s.Shape(at - 1));
        features.Add(8, side, s.Word(at - 1));
        features.Add(9, FeatureHash.Combine(side, shape), s.Shape(at + 1));
        features.Add(10, FeatureHash.Combine(side, shape), s.Shape(at - 1));
        features.Add(11, FeatureHash.Combine(side, s.Shape(at + 1)), s.Shape(at + 2));
        features.Add(12, FeatureHash.Combine(side, s.Shape(at - 1)), s.Shape(at - 2));
        features.Add(13, side, fromStart);
        features.Add(14, FeatureHash.Combine(side, shape), fromStart);
        var phrase = FeatureHash.Combine(s.PhraseAt(at), s.MentionAt(at) is { } mention && mention.Head == at ? 1u : 0);
        features.Add(15, side, phrase);
        features.Add(16, FeatureHash.Combine(side, phrase), SentenceView.Coarse(distance));
        features.Add(17, FeatureHash.Combine(side, phrase), s.Shape(at + 1));
    }

    private static void DescribeBetween(SentenceView s, TokenRange between, uint side, bool isCapitalised, FeatureVector features)
    {
        int commas = 0, marks = 0, verbs = 0, relatives = 0, prepositions = 0, conjunctions = 0, capitals = 0;
        var path = side;
        for (var i = between.First; i < between.End; i++)
        {
            var token = s[i];
            if (token.Hash == Comma) commas++;
            else if (!token.Has(TokenFlags.Word)) marks++;
            if (token.Is(LexicalClass.Auxiliary | LexicalClass.SpeechVerb)) verbs++;
            if (token.Is(LexicalClass.Relative)) relatives++;
            if (token.Is(LexicalClass.Preposition)) prepositions++;
            if (token.Is(LexicalClass.Conjunction)) conjunctions++;
            if (token.Has(TokenFlags.Capitalised)) capitals++;
            if (between.Count <= LongestPath) path = FeatureHash.Combine(path, s.Shape(i));
        }

        var capital = isCapitalised ? 1 : 0;
        verbs = Math.Min(verbs, 3);
        features.Add(20, side, SentenceView.Coarse(between.Count));
        features.Add(21, side, (100 * commas) + (10 * verbs) + relatives);
        features.Add(22, side, verbs);
        features.Add(23, side, Math.Min(commas, 3));
        features.Add(24, side, Math.Min(prepositions, 3));
        features.Add(25, side, Math.Min(conjunctions, 3));
        features.Add(26, side, (2 * Math.Min(capitals, 3)) + capital);
        features.Add(27, side, Math.Min(marks, 3));
        features.Add(28, path, capital);
    }
}
