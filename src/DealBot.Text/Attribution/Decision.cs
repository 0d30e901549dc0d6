using DealBot.Text.Learning;
using DealBot.Text.Names;

namespace DealBot.Text.Attribution;

/// <summary>Decides who speaks one quotation, and how sure that is.</summary>
internal sealed class Decision(LinearModel model)
{
    // By how much a voice must beat the answer that nobody speaks (both are logarithms of odds): a scare quote put into
    // somebody's mouth is worse than a fragment left out.
    private const float LeastMargin = 0.5f;

    private readonly FeatureVector _features = new();
    private readonly List<float> _scores = [];

    /// <summary>The index of the best candidate, or <see cref="AttributionWalk.Nobody"/>.</summary>
    public int Best { get; private set; }

    /// <summary>The probability that the person or body of the best candidate speaks, from 0 to 1.</summary>
    public double Confidence { get; private set; }

    /// <summary>Looks at the quotation at hand.</summary>
    public void Decide(AttributionWalk walk)
    {
        _scores.Clear();
        walk.Describe(AttributionWalk.Nobody, _features);
        var nobody = model.Score(_features) + LeastMargin;
        Best = AttributionWalk.Nobody;
        var best = nobody;
        for (var i = 0; i < walk.Offered.Count; i++)
        {
            walk.Describe(i, _features);
            var score = model.Score(_features);
            _scores.Add(score);
            if (score > best) (Best, best) = (i, score);
        }

        Confidence = Share(walk, nobody, best);
    }

    // The share of the exponentials of all scores; mentions of one entity count together.
    private double Share(AttributionWalk walk, float nobody, float best)
    {
        if (Best == AttributionWalk.Nobody) return 0;
        var all = Math.Exp(nobody - best);
        var right = 0d;
        for (var i = 0; i < _scores.Count; i++)
        {
            var weight = Math.Exp(_scores[i] - best);
            all += weight;
            if (i == Best || IsSame(walk.Offered[i].Mention.Entity, walk.Offered[Best].Mention.Entity)) right += weight;
        }

        return right / all;
    }

    private static bool IsSame(Entity? one, Entity? other) => one is not null && one == other;
}
