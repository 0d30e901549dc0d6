using DealBot.Text.Names;
using DealBot.Text.Tokens;

namespace DealBot.Text.Indirect;

/// <summary>What somebody said, in the reporter's words; all of it within one sentence.</summary>
/// <param name="Content">What was said; for <see cref="ReportOrder.Around"/> with the attribution in its middle.</param>
/// <param name="Cue">The words that introduce it.</param>
/// <param name="Source">The phrase that says who speaks: a mention of the document, or a description that it does not list.</param>
/// <param name="Order">Where the content stands beside the cue.</param>
/// <param name="Confidence">The log-odds that the cue reports speech.</param>
internal sealed record IndirectSpeech(
    TokenRange Content,
    TokenRange Cue,
    Mention Source,
    ReportOrder Order,
    float Confidence);
