using DealBot.Text.Learning;
using DealBot.Text.Names;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Attribution;

/// <summary>What speaks for and against a mention as the voice of a quotation.</summary>
/// <remarks>Each template is a question with many answers; the weights of the answers are learnt. Most questions are asked
/// once for themselves and once together with where the mention stands, since a linear model weighs no facts jointly.</remarks>
internal static class AttributionFeatures
{
    private const int LongestPattern = 8;

    /// <summary>Adds the features of a candidate.</summary>
    public static void Describe(AttributionScene scene, int at, FeatureVector features)
    {
        var document = scene.Document;
        var quotation = scene.Quotation;
        var candidate = scene.Offered[at];
        var mention = candidate.Mention;
        var place = Place.Of(scene, candidate);
        var where = place.Hash;
        var role = (uint)candidate.Syntax.Role;
        var kind = KindOf(document, mention);
        var shape = ShapeOf(quotation);
        var isVerbOfQuotation = candidate.Syntax.Verb >= 0
            && (candidate.Syntax.Verb == quotation.VerbAfter || candidate.Syntax.Verb == quotation.VerbBefore);
        var verb = candidate.Syntax.Verb >= 0 ? document.Tokens[candidate.Syntax.Verb].Hash : 0;
        var roleAndVerb = FeatureHash.Combine(role, isVerbOfQuotation ? 1u : 0u);
        var whereAndRole = FeatureHash.Combine(where, roleAndVerb);

        features.Add(1, where);
        features.Add(2, where, kind);
        features.Add(3, whereAndRole);
        features.Add(4, whereAndRole, quotation.LastChar);
        features.Add(5, whereAndRole, quotation.CharBefore);
        features.Add(6, whereAndRole, quotation.CharAfter);
        features.Add(7, whereAndRole, shape);
        features.Add(8, roleAndVerb, verb);
        features.Add(9, whereAndRole, verb);
        features.Add(10, whereAndRole, kind);

        var first = MentionSyntax.FirstWithArticle(document, mention);
        var before = HashAt(document, first - 1);
        var after = HashAt(document, mention.Tokens.End);
        features.Add(11, place.Coarse, before);
        features.Add(12, place.Coarse, after);
        features.Add(13, place.Coarse, FeatureHash.Combine(after, HashAt(document, mention.Tokens.End + 1)));

        if (PatternBetween(scene, candidate) is { } pattern)
        {
            features.Add(14, pattern);
            features.Add(15, pattern, kind);
            features.Add(16, pattern, FeatureHash.Combine(role, shape));
        }

        var order = OrderOf(scene, at, candidate);
        features.Add(17, place.Coarse, (uint)order);
        features.Add(18, FeatureHash.Combine(where, shape), (uint)order);
        features.Add(19, FeatureHash.Combine(place.Coarse, kind), (uint)order);

        var opensSentence = document.Tokens[first].Has(TokenFlags.SentenceStart);
        features.Add(20, where, FeatureHash.Combine(opensSentence ? 1u : 0u, role));
        features.Add(21, FeatureHash.Combine(where, quotation.IsAlone ? 1u : 0u), roleAndVerb);

        features.Add(25, FeatureHash.Combine(where, role), IsSpeechNoun(document, mention.Tokens.End) ? 1u : 0u);

        var ownership = at == scene.Owner ? 2u : scene.Owner >= 0 ? 1u : 0u;
        features.Add(22, ownership, where);
        features.Add(23, ownership, roleAndVerb);
        features.Add(24, ownership, FeatureHash.Combine(shape, quotation.CharBefore));
        DescribeVoiceBefore(scene, candidate, place, features);
        DescribeWho(document, mention, place, features);
    }

    // Whether the voice of the quotation before goes on.
    private static void DescribeVoiceBefore(AttributionScene scene, Candidate candidate, Place place, FeatureVector features)
    {
        var quotation = scene.Quotation;
        if (scene.PreviousChoice is not { } choice || scene.Previous is not { } previous) return;
        var isSameMention = choice.Index == candidate.Index;
        var isSameEntity = !isSameMention && choice.Mention.Entity is { } entity && entity == candidate.Mention.Entity;
        if (!isSameMention && !isSameEntity && !scene.PreviousWasSpoken) return;

        var same = isSameMention ? 2u : isSameEntity ? 1u : 0u;
        var paragraphs = (uint)Math.Min(3, quotation.Paragraph - previous.LastParagraph);
        var sentences = (uint)Math.Min(3, quotation.FirstSentence - previous.LastSentence);
        var distance = FeatureHash.Combine(paragraphs, sentences);
        var relation = FeatureHash.Combine(same, FeatureHash.Combine(distance, scene.PreviousWasSpoken ? 1u : 0u));
        var hasOwnVerb = (quotation.VerbBefore >= 0 ? 1u : 0u) + (quotation.VerbAfter >= 0 ? 2u : 0u);
        features.Add(30, relation);
        features.Add(36, relation, scene.Owner < 0 ? 0u : scene.Offered[scene.Owner] == candidate ? 2u : 1u);
        features.Add(31, relation, place.Hash);
        features.Add(32, relation, FeatureHash.Combine(quotation.CharBefore, quotation.CharAfter));
        features.Add(33, relation, FeatureHash.Combine(hasOwnVerb, ShapeOf(quotation)));
        features.Add(34, relation, FeatureHash.Combine(FeatureHash.Combine(previous.CharBefore, previous.CharAfter), quotation.CharBefore));
        features.Add(35, relation, FeatureHash.Combine(hasOwnVerb, FeatureHash.Combine(quotation.CharBefore, quotation.CharAfter)));
    }

    private static void DescribeWho(Document document, Mention mention, Place place, FeatureVector features)
    {
        var head = document.Tokens[mention.Head];
        if (mention.Kind == MentionKind.Name)
        {
            var uses = Math.Min(4, mention.Entity?.Mentions.Count ?? 0);
            var entityKind = (uint)(mention.Entity?.Kind ?? EntityKind.Unknown);
            features.Add(40, place.Coarse, FeatureHash.Combine((uint)uses, entityKind));
            features.Add(41, place.Hash, entityKind);
            features.Add(42, place.Coarse, mention.TitleFirst < mention.Tokens.First ? 1u : 0u);
        }
        else
        {
            features.Add(43, head.Hash);
            features.Add(44, place.Coarse, head.Hash);
            features.Add(45, place.Coarse, document.Tokens[mention.Tokens.First].Hash);
        }
    }

    /// <summary>Adds the features of the answer that nobody speaks.</summary>
    public static void DescribeNobody(AttributionScene scene, FeatureVector features)
    {
        var document = scene.Document;
        var quotation = scene.Quotation;
        var tokens = quotation.Quotation.Tokens;
        var shape = ShapeOf(quotation);
        var before = HashAt(document, quotation.Quotation.Open - 1);
        var after = HashAt(document, quotation.Quotation.After);
        var hasVerb = (quotation.VerbBefore >= 0 ? 1u : 0u) + (quotation.VerbAfter >= 0 ? 2u : 0u);
        var capitals = CapitalsOf(document, tokens);

        features.Add(60, 1u);
        features.Add(61, shape);
        features.Add(62, shape, hasVerb);
        features.Add(63, before);
        features.Add(64, after);
        features.Add(65, shape, before);
        features.Add(66, HashAt(document, quotation.Quotation.Open - 2), before);
        features.Add(67, FeatureHash.Combine(quotation.CharBefore, quotation.CharAfter), shape);
        features.Add(68, quotation.LastChar, shape);
        features.Add(69, capitals, shape);
        features.Add(70, capitals, before);
        features.Add(71, HashAt(document, tokens.First));
        features.Add(72, HashAt(document, tokens.End - 1));
        features.Add(73, SentenceLike(document, tokens), shape);
        features.Add(74, quotation.Quotation.Single ? 1u : 0u, shape);
        features.Add(75, quotation.Quotation.Closed ? 1u : 0u);
        features.Add(76, scene.PreviousWasSpoken ? 1u : 0u, shape);
        features.Add(77, scene.Previous is null ? 4u : (uint)Math.Min(3, quotation.FirstSentence - scene.Previous.LastSentence), shape);
        features.Add(78, quotation.VerbBefore >= 0 ? document.Tokens[quotation.VerbBefore].Hash : 0u, shape);
        features.Add(79, quotation.VerbAfter >= 0 ? document.Tokens[quotation.VerbAfter].Hash : 0u, shape);
        features.Add(80, (uint)document.Tokens[Math.Max(0, quotation.Quotation.Open - 1)].Classes, shape);
        features.Add(81, quotation.Paragraph == 0 ? 1u : 0u, shape);
        features.Add(82, quotation.IsAlone ? 1u : 0u, capitals);
        features.Add(83, shape, HasSpeechNounBefore(document, quotation.Quotation.Open) ? 1u : 0u);
    }

    private static uint KindOf(Document document, Mention mention) => mention.Kind switch
    {
        MentionKind.Name => mention.Tokens.First < mention.Head || mention.TitleFirst < mention.Tokens.First ? 1u : 2u,
        MentionKind.Pronoun => 8 + (uint)(document.Tokens[mention.Head].Classes
            & (LexicalClass.He | LexicalClass.She | LexicalClass.They | LexicalClass.First | LexicalClass.Relative | LexicalClass.It)),
        _ => 1000 + (uint)((ulong)(document.Tokens[mention.Head].Classes
            & (LexicalClass.RoleNoun | LexicalClass.RolePlural | LexicalClass.BodyNoun | LexicalClass.TextNoun)) >> 16),
    };

    // Length, small first letter, and whether it ends in a mark.
    private static uint ShapeOf(QuotationContext quotation) =>
        (uint)((quotation.LengthClass * 4) + (quotation.BeginsSmall ? 2 : 0) + (quotation.LastChar == 'w' ? 1 : 0));

    // The share of capitalised words, in quarters: titles have many.
    private static uint CapitalsOf(Document document, TokenRange tokens)
    {
        int words = 0, capitals = 0;
        for (var i = tokens.First; i < Math.Min(tokens.End, tokens.First + 12); i++)
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
        for (var i = tokens.First; i < Math.Min(tokens.End, tokens.First + 24); i++) seen |= document.Tokens[i].Classes;
        return (uint)(seen & (LexicalClass.First | LexicalClass.Auxiliary | LexicalClass.SubjectPronoun));
    }

    // How many candidates stand between the quotation and this one, counted from the quotation outwards.
    private static int OrderOf(AttributionScene scene, int at, Candidate candidate)
    {
        if (candidate.Mention.Head > scene.Quotation.Quotation.Open)
        {
            var first = at;
            while (first > 0 && scene.Offered[first - 1].Mention.Head > scene.Quotation.Quotation.Open) first--;
            return Math.Min(5, at - first);
        }

        var last = at;
        while (last + 1 < scene.Offered.Count && last - at < 8 && scene.Offered[last + 1].Mention.Head < scene.Quotation.Quotation.Open) last++;
        return Math.Min(8, last - at);
    }

    // The tokens between quotation and mention, each reduced to what matters; null when there are many.
    private static uint? PatternBetween(AttributionScene scene, Candidate candidate)
    {
        var document = scene.Document;
        var quotation = scene.Quotation.Quotation;
        var isAfter = candidate.Mention.Head > quotation.Open;
        var first = isAfter ? quotation.After : candidate.Mention.Tokens.End;
        var end = isAfter ? MentionSyntax.FirstWithArticle(document, candidate.Mention) : quotation.Open;
        if (end - first > LongestPattern || end < first) return null;
        var hash = isAfter ? 1u : 2u;
        for (var i = first; i < end; i++)
        {
            if (document.Tokens[i].Has(TokenFlags.ParagraphStart) && i > 0 && !document.IsChar(i - 1, ':')) hash = FeatureHash.Combine(hash, '\n');
            hash = FeatureHash.Combine(hash, Reduced(document, i));
        }

        return hash;
    }

    private static uint Reduced(Document document, int at)
    {
        ref readonly var token = ref document.Tokens[at];
        if (!token.Has(TokenFlags.Word)) return document.FirstChar(at);
        if (token.Is(LexicalClass.SpeechVerb)) return 1;
        if (token.Is(LexicalClass.SpeechGerund)) return 2;
        if (token.Is(LexicalClass.Preposition | LexicalClass.Conjunction | LexicalClass.Relative)) return token.Hash;
        if (token.Is(LexicalClass.Auxiliary)) return 3;
        if (token.Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) return 4;
        if (token.Has(TokenFlags.Capitalised)) return 5;
        return document[token].EndsWith("ly", StringComparison.Ordinal) ? 6u : 7u;
    }

    private static bool IsSpeechNoun(Document document, int at) =>
        at < document.Tokens.Length && document.Tokens[at].Is(LexicalClass.SpeechNoun);

    // "a chant of “…”", "the claim that “…”".
    private static bool HasSpeechNounBefore(Document document, int open)
    {
        for (var i = Math.Max(0, open - 3); i < open; i++)
        {
            if (document.Tokens[i].Is(LexicalClass.SpeechNoun)) return true;
        }

        return false;
    }

    private static uint HashAt(Document document, int token) =>
        (uint)token < (uint)document.Tokens.Length ? document.Tokens[token].Hash : 0u;

    // Where a mention stands, seen from the quotation.
    private readonly record struct Place(uint Hash, uint Coarse)
    {
        public static Place Of(AttributionScene scene, Candidate candidate)
        {
            var document = scene.Document;
            var quotation = scene.Quotation;
            var head = candidate.Mention.Head;
            var sentence = document.SentenceOf[head];
            var isAfter = head > quotation.Quotation.Open;
            var isSameSentence = quotation.FirstSentence <= sentence && sentence <= quotation.LastSentence;
            var paragraphs = isAfter
                ? Math.Min(1, document.ParagraphOf[head] - quotation.LastParagraph)
                : Math.Min(4, quotation.Paragraph - document.ParagraphOf[head]);
            var sentences = isAfter
                ? Math.Clamp(sentence - quotation.LastSentence, 0, 2)
                : Math.Clamp(quotation.FirstSentence - sentence, 0, 3);
            var quotations = isAfter
                ? Math.Min(2, candidate.QuotationsBefore - scene.Index - 1)
                : Math.Min(2, scene.Index - candidate.QuotationsBefore);
            var coarse = (isAfter ? 1 : 0) + (isSameSentence ? 2 : 0) + (paragraphs > 0 ? 4 : 0);
            return new Place((uint)(coarse + (8 * sentences) + (32 * quotations) + (128 * paragraphs)), (uint)coarse);
        }
    }
}
