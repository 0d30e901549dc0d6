using DealBot.Text.Learning;
using DealBot.Text.Names;

namespace DealBot.Text.Attribution;

/// <summary>Goes through the quotations of a document in reading order; for each it offers the mentions that may name its
/// voice, and remembers which was chosen, since voices go on.</summary>
/// <remarks>The trainer and the product walk alike; only who chooses differs.</remarks>
internal sealed class AttributionWalk(Document document)
{
    private const int MostBefore = 24;
    private const int MostAfter = 8;
    private const int ParagraphsBefore = 4;
    private const int ParagraphsAfter = 1;

    /// <summary>What <see cref="Choose"/> is told when nobody speaks: a title, a scare quote.</summary>
    public const int Nobody = -1;

    private const string NotBegun = "The walk has not begun.";

    private readonly Candidate[] _all = Candidate.Of(document);
    private readonly List<Candidate> _offered = [];
    private int _index = -1;
    private int _next; // the first mention after the current quotation's opening mark
    private AttributionScene? _scene;
    private Candidate? _previousChoice;
    private bool _previousWasSpoken;

    /// <summary>The quotation at hand.</summary>
    public QuotationContext Current => _scene?.Context ?? throw new InvalidOperationException(NotBegun);

    /// <summary>The mentions that may name its voice.</summary>
    public IReadOnlyList<Candidate> Offered => _offered;

    /// <summary>Goes on to the next quotation; false after the last.</summary>
    public bool MoveNext()
    {
        if (++_index == document.Quotations.Count) return false;
        var current = QuotationContext.Of(document, document.Quotations[_index]);
        Offer(current);
        var owner = _offered.FindLastIndex(candidate => IsOwner(current, candidate));
        _scene = new AttributionScene(document, current, _index, _scene?.Context, _previousChoice, _previousWasSpoken, _offered, owner);
        return true;
    }

    /// <summary>Adds what speaks for and against a candidate, or for <see cref="Nobody"/>.</summary>
    /// <param name="at">An index into <see cref="Offered"/>, or <see cref="Nobody"/>.</param>
    /// <param name="features">Cleared first.</param>
    public void Describe(int at, FeatureVector features)
    {
        features.Clear();
        var scene = _scene ?? throw new InvalidOperationException(NotBegun);
        if (at == Nobody) NobodyFeatures.Describe(scene, features);
        else AttributionFeatures.Describe(scene, at, features);
    }

    /// <summary>Settles who speaks, so that the next quotation can be told of it.</summary>
    public void Choose(int at)
    {
        _previousWasSpoken = at != Nobody;
        if (at != Nobody) _previousChoice = _offered[at];
    }

    private void Offer(QuotationContext context)
    {
        _offered.Clear();
        while (_next < _all.Length && _all[_next].Mention.Head < context.Quotation.Open) _next++;

        var first = _next;
        while (first > 0 && _next - first < MostBefore && context.Paragraph - ParagraphOf(first - 1) <= ParagraphsBefore) first--;
        if (_previousChoice is not null && _previousChoice.Index < first) _offered.Add(_previousChoice);
        for (var i = first; i < _next; i++) _offered.Add(_all[i]);

        for (var i = _next; i < _all.Length && i - _next < MostAfter && ParagraphOf(i) - context.LastParagraph <= ParagraphsAfter; i++)
            _offered.Add(_all[i]);
    }

    private static bool IsOwner(QuotationContext context, Candidate candidate) =>
        candidate.Syntax.Verb >= 0
        && (candidate.Syntax.Verb == context.VerbBefore || candidate.Syntax.Verb == context.VerbAfter)
        && candidate.Syntax.Role is not (SpeechRole.Possessor or SpeechRole.ObjectOfPreposition or SpeechRole.ObjectBeforeVerb);

    private int ParagraphOf(int candidate) => document.ParagraphOf[_all[candidate].Mention.Head];
}

/// <summary>All that the features of one decision look at.</summary>
/// <param name="Document">The text.</param>
/// <param name="Context">The quotation at hand.</param>
/// <param name="Index">Its index.</param>
/// <param name="Previous">The quotation before it.</param>
/// <param name="PreviousChoice">The mention chosen last.</param>
/// <param name="PreviousWasSpoken">Whether the quotation before it has a voice.</param>
/// <param name="Offered">The candidates.</param>
/// <param name="Owner">Which of them is the subject of the verb beside the quotation; -1 when none is.</param>
internal sealed record AttributionScene(
    Document Document,
    QuotationContext Context,
    int Index,
    QuotationContext? Previous,
    Candidate? PreviousChoice,
    bool PreviousWasSpoken,
    IReadOnlyList<Candidate> Offered,
    int Owner);
