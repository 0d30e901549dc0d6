using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;
using DealBot.Core.Articles.Reading;

namespace DealBot.Core.Articles.Feeds.Formats;

/// <summary>Reads the XML of feeds and lists of feeds: mended, without document type, entities or anything outside the document.</summary>
internal static class FeedXml
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="isRoot">Whether an element of this name, without prefix, is the root.</param>
    /// <param name="document">The document; null when it is refused.</param>
    /// <param name="refusal">Why it is refused; null with a null <paramref name="document"/> when there is no such root.</param>
    public static bool TryRead(string text, Func<string, bool> isRoot, [NotNullWhen(true)] out FeedDocument? document, out Refusal? refusal)
    {
        (document, refusal) = (null, null);
        var mender = new XmlMender(text);
        if (mender.Mend(isRoot) is not { } mended)
        {
            if (mender.Hostile is { } hostile) refusal = new Refusal(hostile, FeedFaults.TellTheOwner);
            return false;
        }

        var warnings = new List<string>();
        if (mender.Forbidden is > 0 and var forbidden) warnings.Add($"holds {forbidden:N0} {(forbidden == 1 ? "character" : "characters")} that XML forbids");
        if (mender.Unclosed.Count > 0) warnings.Add("ends in the middle: what was read whole is kept");

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var names = new NameTable();
        var context = new XmlParserContext(names, new LenientNamespaces(names), null, XmlSpace.None);
        try
        {
            using var source = new StringReader(mended);
            using var reader = XmlReader.Create(source, settings, context);
            document = new FeedDocument(XElement.Load(reader), mender.Unclosed, warnings);
            return true;
        }
        catch (XmlException fault)
        {
            refusal = new Refusal($"is damaged XML ({fault.Message.ReplaceLineEndings(" ").TrimEnd('.')})", FeedFaults.TellTheOwner);
            return false;
        }
    }

    /// <summary>Gives undeclared prefixes the namespace that feeds mean by them.</summary>
    private sealed class LenientNamespaces(XmlNameTable names) : XmlNamespaceManager(names)
    {
        public override string? LookupNamespace(string prefix) =>
            base.LookupNamespace(prefix) ?? NameTable!.Add(Vocabularies.UsualNamespaceOf(prefix) ?? $"urn:undeclared:{prefix}");
    }
}

/// <summary>An XML document that was read.</summary>
/// <param name="Root">Its root.</param>
/// <param name="Unclosed">The names, with prefixes, of the elements that its end cut off; the last of each name in the document is meant.</param>
/// <param name="Warnings">Predicates of sentences about what was mended.</param>
internal sealed record FeedDocument(XElement Root, IReadOnlyList<string> Unclosed, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether an element of this name, without prefix, was cut off.</summary>
    public bool IsCutOff(string name) => Unclosed.Any(open => open[(open.IndexOf(':') + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase));
}
