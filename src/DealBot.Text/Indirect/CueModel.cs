using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>Decides whether a possible cue reports speech without quotation marks, and on which side of it the speech stands.</summary>
internal static class CueModel
{
    // How many tokens on each side are searched for a comma, a pause, a "that".
    private const int Farthest = 12;

    // How many tokens on each side stand for the sentence; a bound, so that a sentence without end costs no more than another.
    private const int Around = 60;

    // Stands for "none within reach" where a distance is a feature.
    private const int Absent = 20;

    private static readonly uint That = FeatureHash.Word("that");
    private static readonly uint Comma = FeatureHash.Word(",");

    /// <summary>The likeliest order of those that report speech, and the log-odds that the cue reports any.</summary>
    public static (ReportOrder Order, float Confidence) Decide(LinearModel model, SentenceView sentence, TokenRange cue, FeatureVector features)
    {
        features.Clear();
        Describe(sentence, cue, features);

        // "None" has no features, hence the score 0 and the odds 1, by which the others' sum is the odds of any.
        var best = ReportOrder.None;
        var highest = float.NegativeInfinity;
        var odds = 0f;
        for (var order = ReportOrder.After; order <= ReportOrder.Around; order++)
        {
            var score = model.Score(features.Hashes, (uint)order);
            odds += MathF.Exp(score);
            if (score > highest) (best, highest) = (order, score);
        }

        return (best, MathF.Log(odds));
    }

    /// <summary>Adds what the model looks at.</summary>
    public static void Describe(SentenceView s, TokenRange cue, FeatureVector features)
    {
        DescribeNeighbours(s, cue, features);
        DescribeDistances(s, cue, features);
        DescribeSentence(s, cue, features);
    }

    private static void DescribeNeighbours(SentenceView s, TokenRange cue, FeatureVector features)
    {
        var (at, next) = (cue.First, cue.End);
        var word = s.Word(at);
        var form = s.CueForm(cue);
        features.Add(1, word);
        features.Add(2, form);
        features.Add(3, s.Word(at - 1));
        features.Add(4, s.Word(at - 2));
        features.Add(5, s.Word(next));
        features.Add(6, s.Word(next + 1));
        features.Add(7, word, s.Word(at - 1));
        features.Add(8, word, s.Word(next));
        features.Add(9, word, s.Shape(next));
        features.Add(10, word, s.Shape(at - 1));
        features.Add(11, s.Shape(at - 1));
        features.Add(12, s.Shape(at - 2));
        features.Add(13, s.Shape(at - 3));
        features.Add(14, s.Shape(next));
        features.Add(15, s.Shape(next + 1));
        features.Add(16, s.Shape(next + 2));
        features.Add(17, form, s.Shape(at - 1));
        features.Add(18, form, s.Shape(next));
        features.Add(19, form, FeatureHash.Combine(s.Shape(at - 1), s.Shape(next)));
        features.Add(20, FeatureHash.Combine(s.Shape(at - 2), s.Shape(at - 1)), s.Shape(next));
        features.Add(21, FeatureHash.Combine(s.Shape(next), s.Shape(next + 1)), form);
        var (subject, follower) = (s.PhraseAt(at - 1), s.PhraseAt(next));
        features.Add(22, form, subject);
        features.Add(23, FeatureHash.Combine(form, subject), s.Shape(next));
        features.Add(24, FeatureHash.Combine(form, follower), subject);
        features.Add(25, word, follower);
        features.Add(26, word, subject);
    }

    // How far it is to the ends, to the comma before, to the pause after and to a "that".
    private static void DescribeDistances(SentenceView s, TokenRange cue, FeatureVector features)
    {
        var (at, next) = (cue.First, cue.End);
        var comma = at - 1;
        while (comma >= s.First && at - comma < Farthest && !s.Is(comma, Comma)) comma--;
        var pause = next;
        while (pause - next < Farthest && s.Has(pause, TokenFlags.Word)) pause++;
        var that = next;
        while (that < s.End && that - next < Farthest && !s.Is(that, That)) that++;

        var fromStart = SentenceView.Coarse(at - s.First);
        var toEnd = SentenceView.Coarse(s.End - next);
        var fromComma = SentenceView.Coarse(s.Is(comma, Comma) ? at - comma : Absent);
        var toPause = SentenceView.Coarse(pause - next);
        var toThat = SentenceView.Coarse(s.Is(that, That) ? that - next : Absent);
        features.Add(30, fromStart);
        features.Add(31, toEnd);
        features.Add(32, fromComma);
        features.Add(33, toPause);
        features.Add(34, fromComma, toEnd);
        features.Add(35, fromComma, toPause);
        features.Add(36, s.CueForm(cue), fromStart);
        features.Add(37, s.Word(pause), toPause);
        features.Add(38, toThat);
        features.Add(39, s.Word(at), toThat);
        features.Add(40, s.Shape(next), toThat);
        var afterPause = SentenceView.Coarse(s.End - pause);
        features.Add(41, FeatureHash.Combine(s.CueForm(cue), s.Word(pause)), afterPause);
        features.Add(42, FeatureHash.Combine(s.Word(at), s.Word(pause)), afterPause);
        features.Add(43, FeatureHash.Combine(s.CueForm(cue), s.Word(pause)), s.Shape(pause + 1));
    }

    // Where quotation marks stand, how many verbs follow, and whether the sentence is a headline in capitals.
    private static void DescribeSentence(SentenceView s, TokenRange cue, FeatureVector features)
    {
        var (first, end) = (Math.Max(s.First, cue.First - Around), Math.Min(s.End, cue.End + Around));
        int quotedBefore = 0, quotedAfter = 0, verbsAfter = 0, capitals = 0;
        for (var i = first; i < end; i++)
        {
            var isQuoted = s[i].Has(TokenFlags.Quoted);
            if (isQuoted && i < cue.First) quotedBefore++;
            if (isQuoted && i >= cue.End) quotedAfter++;
            if (i >= cue.End && s[i].Is(LexicalClass.Auxiliary)) verbsAfter++;
            if (s[i].Has(TokenFlags.Capitalised)) capitals++;
        }

        var isCueQuoted = s.Has(cue.First, TokenFlags.Quoted) ? 1u : 0;
        features.Add(50, isCueQuoted, SentenceView.Coarse(quotedBefore));
        features.Add(51, isCueQuoted, SentenceView.Coarse(quotedAfter));
        features.Add(52, 10 * quotedAfter / Math.Max(1, end - cue.End));
        features.Add(53, 10 * quotedBefore / Math.Max(1, cue.First - first));
        features.Add(54, Math.Min(verbsAfter, 3));
        features.Add(55, s.Word(s.First));
        features.Add(56, s.Word(s.End - 1));
        features.Add(57, s.CueForm(cue), 5 * capitals / (end - first));

        // Where nothing is quoted around it, a cue can only be indirect.
        var subject = s.PhraseAt(cue.First - 1);
        var scene = FeatureHash.Combine(
            (quotedBefore > 0 ? 1u : 0) + (quotedAfter > 0 ? 2u : 0) + (s.Has(cue.End, TokenFlags.Word) ? 4u : 0), s.CueForm(cue));
        features.Add(58, scene, s.Word(cue.First));
        features.Add(59, scene, SentenceView.Coarse(s.End - cue.End));
        features.Add(60, scene, subject);
        features.Add(61, FeatureHash.Combine(scene, subject), s.PhraseAt(cue.End));
        features.Add(62, scene, Math.Min(verbsAfter, 3));
    }
}
