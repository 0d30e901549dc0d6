namespace DealBot.Text.Learning;

/// <summary>One yes-or-no question with its answer.</summary>
/// <param name="Features">Copied from <see cref="FeatureVector.Hashes"/>.</param>
/// <param name="Label">The answer.</param>
internal sealed record LabelledExample(uint[] Features, bool Label);

/// <summary>A choice among candidates, and which of them are right.</summary>
/// <param name="Candidates">The features of each; a choice of "none" is a candidate with features of its own.</param>
/// <param name="Right">As long as <paramref name="Candidates"/>; a choice with no right candidate, or with nothing but
/// right ones, teaches nothing.</param>
internal sealed record RankedExample(IReadOnlyList<uint[]> Candidates, IReadOnlyList<bool> Right);

/// <summary>How a model is trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>The binary logarithm of the number of weights; the model takes as many bytes. At most 24.</summary>
    public int Bits { get; init; } = 16;

    /// <summary>How often every example is looked at.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>The first step's length.</summary>
    public double Rate { get; init; } = 0.2;

    /// <summary>How strongly weights are drawn back to 0 each time their feature is seen.</summary>
    public double Regularization { get; init; } = 1e-4;
}

/// <summary>Learns a <see cref="LinearModel"/> from examples by logistic regression.</summary>
/// <remarks>
/// Stochastic gradient descent with AdaGrad's step lengths (Duchi, Hazan, Singer, JMLR 2011); the model is the mean of the
/// weights at the end of the epochs of the second half. The same examples in the same order give the same model to the
/// last bit, on every platform: only arithmetic that IEEE 754 defines exactly is used, and the shuffling is our own.
/// </remarks>
internal sealed class LinearTrainer
{
    private readonly TrainingOptions _options;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _sums;
    private readonly uint _mask;

    private LinearTrainer(TrainingOptions options)
    {
        _options = options;
        _weights = new double[1 << options.Bits];
        _squares = new double[_weights.Length];
        _sums = new double[_weights.Length];
        _mask = (uint)_weights.Length - 1;
    }

    /// <summary>Learns to answer a yes-or-no question.</summary>
    public static LinearModel Classify(IReadOnlyList<LabelledExample> examples, TrainingOptions? options = null)
    {
        var trainer = new LinearTrainer(options ?? new TrainingOptions());
        return trainer.Run(examples.Count, at =>
        {
            var (features, label) = examples[at];
            var odds = Exp(trainer.Score(features));
            trainer.Step(features, (odds / (1 + odds)) - (label ? 1 : 0));
        });
    }

    /// <summary>Learns to put a right candidate first.</summary>
    public static LinearModel Rank(IReadOnlyList<RankedExample> examples, TrainingOptions? options = null)
    {
        var trainer = new LinearTrainer(options ?? new TrainingOptions());
        return trainer.Run(examples.Count, at => trainer.StepChoice(examples[at]));
    }

    // The gradient of the negative logarithm of the probability that some right candidate is chosen, where a candidate's
    // probability is its share of the exponentials of all scores.
    private void StepChoice(RankedExample example)
    {
        var scores = new double[example.Candidates.Count];
        var best = double.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++) best = Math.Max(best, scores[i] = Score(example.Candidates[i]));

        double all = 0, right = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            all += scores[i] = Exp(scores[i] - best);
            if (example.Right[i]) right += scores[i];
        }

        if (right == 0 || right == all) return;
        for (var i = 0; i < scores.Length; i++)
            Step(example.Candidates[i], (scores[i] / all) - (example.Right[i] ? scores[i] / right : 0));
    }

    private LinearModel Run(int count, Action<int> learn)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;

        var random = 0x9E3779B97F4A7C15ul;
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            Shuffle(order, ref random);
            foreach (var at in order) learn(at);
            if (2 * epoch < _options.Epochs - 1) continue;
            for (var i = 0; i < _sums.Length; i++) _sums[i] += _weights[i];
        }

        var epochsInMean = _options.Epochs / 2 + _options.Epochs % 2;
        for (var i = 0; i < _sums.Length; i++) _sums[i] /= Math.Max(1, epochsInMean);
        return LinearModel.Quantize(_sums);
    }

    private double Score(uint[] features)
    {
        var sum = 0d;
        foreach (var feature in features) sum += _weights[feature & _mask];
        return sum;
    }

    private void Step(uint[] features, double slope)
    {
        foreach (var feature in features)
        {
            var slot = feature & _mask;
            var gradient = slope + (_options.Regularization * _weights[slot]);
            _squares[slot] += gradient * gradient;
            _weights[slot] -= _options.Rate * gradient / Math.Sqrt(_squares[slot] + 1e-8);
        }
    }

    // The library's exponential may differ between platforms in its last bits. (1 + x/1024)^1024 needs eleven roundings
    // that do not, and is close enough for a slope.
    private static double Exp(double x)
    {
        var power = 1 + (Math.Clamp(x, -30, 30) / 1024);
        for (var i = 0; i < 10; i++) power *= power;
        return power;
    }

    // Fisher and Yates, with Marsaglia's xorshift64.
    private static void Shuffle(int[] order, ref ulong random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            var j = (int)(random % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
