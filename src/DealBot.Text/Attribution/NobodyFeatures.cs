using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Attribution;

/// <summary>What speaks for and against the answer that nobody speaks a quotation: that it is a title, a nickname, a scare quote.</summary>
/// <remarks>Its templates are numbered apart from those of <see cref="AttributionFeatures"/>: one model weighs both.</remarks>
internal static class NobodyFeatures
{
    private const int WordsLookedAt = 12;
    private const int TokensLookedAt = 24;

    /// <summary>Adds the features.</summary>
    public static void Describe(AttributionScene scene, FeatureVector features)
    {
        var document = scene.Document;
        var context = scene.Context;
        var tokens = context.Quotation.Tokens;
        var shape = context.Shape;
        var before = document.HashAt(context.Quotation.Open - 1);
        var after = document.HashAt(context.Quotation.After);
        var hasVerb = (context.VerbBefore >= 0 ? 1u : 0u) + (context.VerbAfter >= 0 ? 2u : 0u);
        var capitals = CapitalsOf(document, tokens);

        features.Add(60, 1u);
        features.Add(61, shape);
        features.Add(62, shape, hasVerb);
        features.Add(63, before);
        features.Add(64, after);
        features.Add(65, shape, before);
        features.Add(66, document.HashAt(context.Quotation.Open - 2), before);
        features.Add(67, FeatureHash.Combine(context.CharBefore, context.CharAfter), shape);
        features.Add(68, context.LastChar, shape);
        features.Add(69, capitals, shape);
        features.Add(70, capitals, before);
        features.Add(71, document.HashAt(tokens.First));
        features.Add(72, document.HashAt(tokens.End - 1));
        features.Add(73, SentenceLike(document, tokens), shape);
        features.Add(74, context.Quotation.Single ? 1u : 0u, shape);
        features.Add(75, context.Quotation.Closed ? 1u : 0u);
        features.Add(76, scene.PreviousWasSpoken ? 1u : 0u, shape);
        features.Add(77, scene.Previous is null ? 4u : (uint)Math.Min(3, context.FirstSentence - scene.Previous.LastSentence), shape);
        features.Add(78, context.VerbBefore >= 0 ? document.Tokens[context.VerbBefore].Hash : 0u, shape);
        features.Add(79, context.VerbAfter >= 0 ? document.Tokens[context.VerbAfter].Hash : 0u, shape);
        features.Add(80, (uint)document.Tokens[Math.Max(0, context.Quotation.Open - 1)].Classes, shape);
        features.Add(81, context.Paragraph == 0 ? 1u : 0u, shape);
        features.Add(82, context.IsAlone ? 1u : 0u, capitals);
        features.Add(83, shape, HasSpeechNounBefore(document, context.Quotation.Open) ? 1u : 0u);
    }

    // The share of capitalised words, in quarters: titles have many.
    private static uint CapitalsOf(Document document, TokenRange tokens)
    {
        int words = 0, capitals = 0;
        for (var i = tokens.First; i < Math.Min(tokens.End, tokens.First + WordsLookedAt); i++)
        {
            if (!document.Tokens[i].Has(TokenFlags.Word)) continue;
            words++;
            if (document.Tokens[i].Has(TokenFlags.Capitalised)) capitals++;
        }

        return words == 0 ? 9u : (uint)((4 * capitals / words) + (words == capitals ? 10 : 0));
    }

    // Whether somebody could have said it whole: it has a pronoun of the first person, or a verb.
    private static uint SentenceLike(Document document, TokenRange tokens)
    {
        var seen = LexicalClass.None;
        for (var i = tokens.First; i < Math.Min(tokens.End, tokens.First + TokensLookedAt); i++) seen |= document.Tokens[i].Classes;
        return (uint)(seen & (LexicalClass.First | LexicalClass.Auxiliary | LexicalClass.SubjectPronoun));
    }

    // "a chant of “…”", "the claim that “…”".
    private static bool HasSpeechNounBefore(Document document, int open)
    {
        for (var i = Math.Max(0, open - 3); i < open; i++)
        {
            if (document.Tokens[i].Is(LexicalClass.SpeechNoun)) return true;
        }

        return false;
    }
}
