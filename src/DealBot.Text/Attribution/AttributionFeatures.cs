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
        var context = scene.Context;
        var candidate = scene.Offered[at];
        var mention = candidate.Mention;
        var place = Place.Of(scene, candidate);
        var where = place.Hash;
        var role = (uint)candidate.Syntax.Role;
        var kind = KindOf(document, mention);
        var shape = context.Shape;
        var isVerbOfQuotation = candidate.Syntax.Verb >= 0
            && (candidate.Syntax.Verb == context.VerbAfter || candidate.Syntax.Verb == context.VerbBefore);
        var verb = candidate.Syntax.Verb >= 0 ? document.Tokens[candidate.Syntax.Verb].Hash : 0;
        var roleAndVerb = FeatureHash.Combine(role, isVerbOfQuotation ? 1u : 0u);
        var whereAndRole = FeatureHash.Combine(where, roleAndVerb);

        features.Add(1, where);
        features.Add(2, where, kind);
        features.Add(3, whereAndRole);
        features.Add(4, whereAndRole, context.LastChar);
        features.Add(5, whereAndRole, context.CharBefore);
        features.Add(6, whereAndRole, context.CharAfter);
        features.Add(7, whereAndRole, shape);
        features.Add(8, roleAndVerb, verb);
        features.Add(9, whereAndRole, verb);
        features.Add(10, whereAndRole, kind);

        var first = MentionSyntax.FirstWithArticle(document, mention);
        var before = document.HashAt(first - 1);
        var after = document.HashAt(mention.Tokens.End);
        features.Add(11, place.Coarse, before);
        features.Add(12, place.Coarse, after);
        features.Add(13, place.Coarse, FeatureHash.Combine(after, document.HashAt(mention.Tokens.End + 1)));

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
        features.Add(21, FeatureHash.Combine(where, context.IsAlone ? 1u : 0u), roleAndVerb);

        features.Add(25, FeatureHash.Combine(where, role), IsSpeechNoun(document, mention.Tokens.End) ? 1u : 0u);

        var ownership = at == scene.Owner ? 2u : scene.Owner >= 0 ? 1u : 0u;
        features.Add(22, ownership, where);
        features.Add(23, ownership, roleAndVerb);
        features.Add(24, ownership, FeatureHash.Combine(shape, context.CharBefore));
        DescribeVoiceBefore(scene, candidate, place, features);
        DescribeWho(document, mention, place, features);
    }

    // Whether the voice of the quotation before goes on.
    private static void DescribeVoiceBefore(AttributionScene scene, Candidate candidate, Place place, FeatureVector features)
    {
        var context = scene.Context;
        if (scene.PreviousChoice is not { } choice || scene.Previous is not { } previous) return;
        var isSameMention = choice.Index == candidate.Index;
        var isSameEntity = !isSameMention && choice.Mention.Entity is { } entity && entity == candidate.Mention.Entity;
        if (!isSameMention && !isSameEntity && !scene.PreviousWasSpoken) return;

        var same = isSameMention ? 2u : isSameEntity ? 1u : 0u;
        var paragraphs = (uint)Math.Min(3, context.Paragraph - previous.LastParagraph);
        var sentences = (uint)Math.Min(3, context.FirstSentence - previous.LastSentence);
        var distance = FeatureHash.Combine(paragraphs, sentences);
        var relation = FeatureHash.Combine(same, FeatureHash.Combine(distance, scene.PreviousWasSpoken ? 1u : 0u));
        var hasOwnVerb = (context.VerbBefore >= 0 ? 1u : 0u) + (context.VerbAfter >= 0 ? 2u : 0u);
        features.Add(30, relation);
        features.Add(36, relation, scene.Owner < 0 ? 0u : scene.Offered[scene.Owner] == candidate ? 2u : 1u);
        features.Add(31, relation, place.Hash);
        features.Add(32, relation, FeatureHash.Combine(context.CharBefore, context.CharAfter));
        features.Add(33, relation, FeatureHash.Combine(hasOwnVerb, context.Shape));
        features.Add(34, relation, FeatureHash.Combine(FeatureHash.Combine(previous.CharBefore, previous.CharAfter), context.CharBefore));
        features.Add(35, relation, FeatureHash.Combine(hasOwnVerb, FeatureHash.Combine(context.CharBefore, context.CharAfter)));
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

    private static uint KindOf(Document document, Mention mention) => mention.Kind switch
    {
        MentionKind.Name => mention.Tokens.First < mention.Head || mention.TitleFirst < mention.Tokens.First ? 1u : 2u,
        MentionKind.Pronoun => 8 + (uint)(document.Tokens[mention.Head].Classes
            & (LexicalClass.He | LexicalClass.She | LexicalClass.They | LexicalClass.First | LexicalClass.Relative | LexicalClass.It)),
        _ => 1000 + (uint)((ulong)(document.Tokens[mention.Head].Classes
            & (LexicalClass.RoleNoun | LexicalClass.RolePlural | LexicalClass.BodyNoun | LexicalClass.TextNoun)) >> 16),
    };

    // How many candidates stand between the quotation and this one, counted from the quotation outwards.
    private static int OrderOf(AttributionScene scene, int at, Candidate candidate)
    {
        if (candidate.Mention.Head > scene.Context.Quotation.Open)
        {
            var first = at;
            while (first > 0 && scene.Offered[first - 1].Mention.Head > scene.Context.Quotation.Open) first--;
            return Math.Min(5, at - first);
        }

        var last = at;
        while (last + 1 < scene.Offered.Count && last - at < 8 && scene.Offered[last + 1].Mention.Head < scene.Context.Quotation.Open) last++;
        return Math.Min(8, last - at);
    }

    // The tokens between quotation and mention, each reduced to what matters; null when there are many.
    private static uint? PatternBetween(AttributionScene scene, Candidate candidate)
    {
        var document = scene.Document;
        var quotation = scene.Context.Quotation;
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
}
