namespace DealBot.Benchmarks.Corpus;

/// <summary>
/// The words of the generated news and how often each is drawn: by Zipf and Mandelbrot's law, with the steeper second slope that large
/// collections have beyond the common vocabulary (Ferrer i Cancho and Solé, 2001). The common words are real; the rare ones, which
/// no list could hold, are made of syllables.
/// </summary>
internal sealed class NewsVocabulary
{
    // Fitted to annotated political news of 700,000 words, 37,400 of them different: the law gives the same shares from the first
    // word (5.4 %) to the two-thousandth (0.005 %), and 39,400 different words, half of them seen once.
    private const int Size = 500_000;
    private const double Offset = 1.5;
    private const double CommonExponent = 1.05;
    private const int CommonRanks = 5_000;
    private const double RareExponent = 1.8;

    private const string Onsets = "b br c ch cl d dr f fl g gr h j k kl l m n p pl pr r s sh sk st t tr v vl w z";
    private const string Rhymes = "a an ar as e el en er et i im in ir o ol on or os u un ur ai ost";

    private readonly string[] _common = ReadCommon();
    private readonly string[] _onsets = Onsets.Split(' ');
    private readonly string[] _rhymes = Rhymes.Split(' ');
    private readonly double[] _cumulative = new double[Size];

    public NewsVocabulary()
    {
        var sum = 0.0;
        for (var rank = 0; rank < Size; rank++) _cumulative[rank] = sum += Frequency(rank + 1 + Offset);
        for (var rank = 0; rank < Size; rank++) _cumulative[rank] /= sum;
    }

    /// <summary>The rank of a word drawn by frequency; 0 is the most frequent.</summary>
    public int Draw(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble());
        return Math.Min(at < 0 ? ~at : at, Size - 1);
    }

    /// <summary>The word of a rank: always the same one.</summary>
    public string Word(int rank) => rank < _common.Length ? _common[rank] : Synthesize(rank - _common.Length);

    private static double Frequency(double shiftedRank)
    {
        const double Bend = CommonRanks + Offset;
        return shiftedRank <= Bend ? Math.Pow(shiftedRank, -CommonExponent) : Math.Pow(Bend, -CommonExponent) * Math.Pow(shiftedRank / Bend, -RareExponent);
    }

    /// <summary>Writes the number in syllables, scattered so that neighbours in rank do not look alike. A sixth are names.</summary>
    private string Synthesize(int number)
    {
        const int Modulus = 1 << 19; // above the size of the vocabulary, so that the odd factor permutes
        var scattered = (int)((number * 362_437L) & (Modulus - 1));
        var word = "";
        do
        {
            var syllable = scattered % (_onsets.Length * _rhymes.Length);
            word += _onsets[syllable / _rhymes.Length] + _rhymes[syllable % _rhymes.Length];
            scattered /= _onsets.Length * _rhymes.Length;
        }
        while (scattered > 0);

        return number % 6 == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    private static string[] ReadCommon()
    {
        using var words = new StreamReader(typeof(NewsVocabulary).Assembly.GetManifestResourceStream("words.txt")!);
        var lines = words.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'));
        return [.. lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];
    }
}
