namespace DealBot.EndToEnd.Acceptance;

/// <summary>One figure of a scorer that may rise but not sink.</summary>
/// <param name="Row">Where the scorer's JSON has it: names joined by slashes.</param>
/// <param name="Value">The least that passes.</param>
public sealed record Floor(string Row, double Value);

/// <summary>The figures that were reached on the annotated material; raised whenever they rise, never lowered unseen.</summary>
internal static class Floors
{
    /// <summary>Questions over five articles; rows of <c>eval_qa.py --json</c>.</summary>
    public static readonly Floor[] Questions =
    [
        new("overall/success@1", 1.00),
        new("overall/success@5", 1.00),
        new("overall/speaker@1", 1.00),
        new("overall/unanswerable_acc", 1.00),
        new("verbatim/rate", 1.00),
    ];

    /// <summary>Quotations in political news, dev split; rows of <c>polnear_eval.py --json</c>.</summary>
    public static readonly Floor[] PoliticalNews =
    [
        new("detection attributed/F1", 0.965),
        new("mention/share", 0.929),
        new("entity, person/share", 0.952),
        new("attribution F1 judgeable/F1", 0.935),
        new("named by system, pronoun sources/share", 0.941),
        new("indirect with source/F1", 0.799),
    ];

    /// <summary>Pronoun and nominal sources of the train split whose right name was labelled by hand.</summary>
    public static readonly Floor[] LabelledSources = [new("labelled unnamed sources right/share", 0.851)];
}
