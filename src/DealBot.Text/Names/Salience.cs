namespace DealBot.Text.Names;

/// <summary>Who a text is speaking of just now.</summary>
/// <remarks>After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics, 1994):
/// a mention adds weight by its place in the sentence, and all weight is halved with each sentence.</remarks>
internal sealed class Salience
{
    // Whoever was named before that many others is forgotten: bounds the work that hostile text can ask for.
    private const int MostRemembered = 24;

    private readonly List<Referent> _referents = [];

    /// <summary>Adds the weight of a mention.</summary>
    /// <param name="entity">Whom it names; null for somebody without a name.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="sentence">The number of its sentence, quoted ones not counted.</param>
    /// <param name="weight">More for subjects.</param>
    public void Add(Entity? entity, Mention mention, int sentence, double weight)
    {
        var at = entity is null ? -1 : _referents.FindIndex(referent => referent.Entity == entity);
        var referent = at < 0 ? new Referent(entity, mention, sentence, 0) : _referents[at];
        if (at >= 0) _referents.RemoveAt(at);
        if (_referents.Count == MostRemembered) _referents.RemoveAt(0);
        _referents.Add(referent with { Sentence = sentence, Weight = referent.WeightAt(sentence) + weight });
    }

    /// <summary>The weightiest referent that fits; null when none does.</summary>
    public Referent? Find(int sentence, Func<Referent, double> fit)
    {
        Referent? best = null;
        var bestWeight = 0d;
        foreach (var referent in _referents)
        {
            var weight = referent.WeightAt(sentence) * fit(referent);
            if (weight <= bestWeight) continue;
            (best, bestWeight) = (referent, weight);
        }

        return best;
    }

    /// <summary>Somebody spoken of.</summary>
    /// <param name="Entity">Null for somebody without a name.</param>
    /// <param name="Mention">The first mention.</param>
    /// <param name="Sentence">The sentence of the last mention.</param>
    /// <param name="Weight">The weight at that sentence.</param>
    public sealed record Referent(Entity? Entity, Mention Mention, int Sentence, double Weight)
    {
        private const double Decay = 0.5;

        /// <summary>The weight at a later sentence.</summary>
        public double WeightAt(int sentence) => Weight * Math.Pow(Decay, sentence - Sentence);
    }
}
