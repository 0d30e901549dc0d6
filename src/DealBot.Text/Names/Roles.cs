using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Learns who holds which title or role from the text itself: titles before names, and apposition.</summary>
internal static class Roles
{
    private const int LongestApposition = 12;
    private const int MostMentionsBetween = 3;

    /// <summary>Fills <see cref="Entity.Roles"/>, and gives descriptions in apposition the entity of their name.</summary>
    public static void Learn(Document document)
    {
        for (var m = 0; m < document.Mentions.Count; m++)
        {
            var mention = document.Mentions[m];
            if (mention.Kind != MentionKind.Name || mention.Entity is not { } entity) continue;
            if (mention.TitleFirst < mention.Tokens.First) AddTitle(document, mention, entity);
            if (After(document, m) is { } after && IsInApposition(document, mention, after)) AddApposition(document, after, entity);
            if (BeforeItsName(document, m) is { } description) AddApposition(document, description, entity);
        }
    }

    // The next mention that modifies no other: in "Byrne, Norway’s prime minister" the whole description.
    private static Mention? After(Document document, int index)
    {
        for (var m = index + 1; m < Math.Min(document.Mentions.Count, index + 1 + MostMentionsBetween); m++)
        {
            if (!document.Mentions[m].IsModifier) return document.Mentions[m];
        }

        return null;
    }

    private static void AddTitle(Document document, Mention mention, Entity entity)
    {
        var first = mention.TitleFirst;
        while (first < mention.Tokens.First && document.Tokens[first].Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) first++;
        if (first == mention.Tokens.First) return;
        var role = document.Span(new TokenRange(first, mention.Tokens.First)).In(document.Text);
        if (!IsMereAddress(document, first, mention.Tokens.First)) entity.AddRole(role);
    }

    // "Mr.", "Mrs." say no role.
    private static bool IsMereAddress(Document document, int first, int end) =>
        end - first <= 2 && document.Tokens[first].End - document.Tokens[first].Start <= 4 && Genders.OfTitle(document[document.Tokens[first]]) != Gender.Unknown;

    // "Denys Shmyhal, Ukraine's prime minister," and "Ada Smith, a fellow at the institute,".
    private static bool IsInApposition(Document document, Mention name, Mention after) =>
        document.IsChar(name.Tokens.End, ',')
        && after.Kind == MentionKind.Description
        && after.Tokens.First == name.Tokens.End + 1
        && document.SentenceOf[after.Tokens.First] == document.SentenceOf[name.Head]
        && document.Tokens[after.Head].Is(LexicalClass.RoleNoun | LexicalClass.Title);

    // "Byrne’s spokesman, Tom Hale,", "his friend at the harbour board, Tom Hale,", "a man calling himself Tom Hale".
    private static Mention? BeforeItsName(Document document, int nameIndex)
    {
        var name = document.Mentions[nameIndex];
        for (var m = nameIndex - 1; m >= Math.Max(0, nameIndex - MostMentionsBetween); m--)
        {
            var description = document.Mentions[m];
            if (document.SentenceOf[description.Head] != document.SentenceOf[name.Head]) return null;
            if (description.Kind != MentionKind.Description || description.Entity is not null) continue;
            if (!document.Tokens[description.Head].Is(LexicalClass.RoleNoun | LexicalClass.Title | LexicalClass.RolePlural)) continue;
            return IsCommaBetween(document, description, name) || IsNamingBetween(document, description, name) ? description : null;
        }

        return null;
    }

    private static bool IsCommaBetween(Document document, Mention description, Mention name)
    {
        var comma = name.TitleFirst - 1;
        if (!document.IsChar(comma, ',') || name.Entity!.Kind is EntityKind.Place or EntityKind.Body || !EndsClause(document, name.Tokens.End)) return false;
        if (comma > description.Tokens.End && !document.Tokens[description.Tokens.End].Is(LexicalClass.Preposition)) return false;
        for (var i = description.Tokens.End; i < comma; i++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (!token.Has(TokenFlags.Word) && document.FirstChar(i) != '-') return false;
            if (token.Is(LexicalClass.SpeechVerb | LexicalClass.Auxiliary | LexicalClass.Conjunction | LexicalClass.Relative)) return false;
        }

        return true;
    }

    private static bool EndsClause(Document document, int at) =>
        at >= document.Tokens.Length
        || document.FirstChar(at) is ',' or '.' or ':' or ';' or '('
        || document.Tokens[at].Is(LexicalClass.SpeechVerb | LexicalClass.Relative);

    private static bool IsNamingBetween(Document document, Mention description, Mention name)
    {
        var at = description.Tokens.End;
        if (name.TitleFirst - at is not (1 or 2)) return false;
        return document[document.Tokens[at]] is "named" or "called" or "calling" or "identified";
    }

    private static void AddApposition(Document document, Mention description, Entity entity)
    {
        description.Entity = entity;
        var first = description.Tokens.First;
        if (document.Tokens[first].Is(LexicalClass.Determiner | LexicalClass.PossessivePronoun)) first++;
        var end = description.Tokens.End;
        var whole = end; // before the last preposition or conjunction, where a long phrase can be cut
        while (end < document.Tokens.Length && !EndsApposition(document, end))
        {
            if (document.Tokens[end].Is(LexicalClass.Preposition | LexicalClass.Conjunction)) whole = end;
            if (++end - first <= LongestApposition) continue;
            end = whole;
            break;
        }

        if (first < end) entity.AddRole(document.Span(new TokenRange(first, end)).In(document.Text));
    }

    private static bool EndsApposition(Document document, int at) =>
        document.Tokens[at].Has(TokenFlags.SentenceStart | TokenFlags.QuotationMark)
        || document.FirstChar(at) is ',' or ';' or ':' or '(' or '—' or '–' or '!' or '?'
        || (document.FirstChar(at) == '.' && (at + 1 == document.Tokens.Length || document.Tokens[at + 1].Has(TokenFlags.SpaceBefore)))
        || document.Tokens[at].Is(LexicalClass.SpeechVerb | LexicalClass.Auxiliary | LexicalClass.Relative);
}
