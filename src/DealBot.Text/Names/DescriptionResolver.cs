using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Finds whom "the senator" and "the Ukrainian leader" stand for: somebody the text has given that role.</summary>
internal static class DescriptionResolver
{
    // How many people with roles are looked at, the latest first.
    private const int MostBearers = 24;

    /// <summary>Sets <see cref="Mention.Entity"/> of definite descriptions of people.</summary>
    public static void Resolve(Document document)
    {
        var bearers = new List<Entity>();
        var mostUses = MostUses(document);
        foreach (var mention in document.Mentions)
        {
            if (mention.Kind == MentionKind.Name && mention.Entity is { Kind: EntityKind.Person, Roles.Count: > 0 } named)
            {
                bearers.Remove(named);
                if (bearers.Count == MostBearers) bearers.RemoveAt(0);
                bearers.Add(named);
            }
            else if (mention.Kind == MentionKind.Description && mention.Entity is null)
            {
                mention.Entity = IsDefinite(document, mention) ? Bearer(document, mention, bearers, mostUses) : BearerAfterHeadline(document, mention);
            }
        }
    }

    // "Minister warns of hard winter": the first person of that rank in the text below.
    private static Entity? BearerAfterHeadline(Document document, Mention mention)
    {
        var head = document.Tokens[mention.Head];
        var opensText = document.ParagraphOf[mention.Head] == 0 && mention.Tokens.First == mention.Head && mention.Head == document.Paragraphs[0].First;
        if (!opensText || !head.Is(LexicalClass.Title)) return null;
        for (var i = 0; i < Math.Min(document.Entities.Count, MostBearers); i++)
        {
            var entity = document.Entities[i];
            if (entity.Kind != EntityKind.Person) continue;
            foreach (var role in entity.Roles)
            {
                if (NamesOffice(role, document[head])) return entity;
            }
        }

        return null;
    }

    private static bool IsDefinite(Document document, Mention mention) =>
        document.Tokens[mention.Head].Is(LexicalClass.RoleNoun | LexicalClass.Title)
        && !document.Tokens[mention.Head].Has(TokenFlags.Possessive)
        && document[document.Tokens[mention.Tokens.First]] is "the" or "The";

    private static Entity? Bearer(Document document, Mention mention, List<Entity> bearers, int mostUses)
    {
        var noun = document[document.Tokens[mention.Head]];
        var country = CountryOf(document, mention);
        for (var i = bearers.Count - 1; i >= 0; i--)
        {
            foreach (var role in bearers[i].Roles)
            {
                if (country is not null ? LeadsCountry(role, noun, country) : NamesOffice(role, noun) && MayStandAlone(role, bearers[i], mostUses)) return bearers[i];
            }
        }

        return null;
    }

    // "The president" is the French president only where nobody is spoken of more than he is.
    private static bool MayStandAlone(string role, Entity bearer, int mostUses) => bearer.Uses == mostUses || !NamesCountry(role);

    private static int MostUses(Document document)
    {
        var most = 0;
        foreach (var entity in document.Entities)
        {
            if (entity.Kind == EntityKind.Person) most = Math.Max(most, entity.Uses);
        }

        return most;
    }

    private static bool NamesCountry(string role)
    {
        foreach (var word in role.AsSpan().Split(' '))
        {
            if (Lexicon.CountryOf(FeatureHash.Word(role.AsSpan(word))) is not null) return true;
        }

        return false;
    }

    // The country of the description's adjective: "ukraine" in "the Ukrainian leader".
    private static (string Adjective, string Country)? CountryOf(Document document, Mention mention)
    {
        for (var i = mention.Tokens.First; i < mention.Head; i++)
        {
            if (Lexicon.CountryOf(document.Tokens[i].Hash) is { } country) return (document[document.Tokens[i]].ToString(), country);
        }

        return null;
    }

    private static bool LeadsCountry(string role, ReadOnlySpan<char> noun, (string Adjective, string Country)? country) =>
        (role.Contains(country!.Value.Adjective, StringComparison.OrdinalIgnoreCase) || role.Contains(country.Value.Country, StringComparison.OrdinalIgnoreCase))
        && (NamesOffice(role, noun) || (noun is "leader" && IsLeading(role)));

    private static bool IsLeading(string role) =>
        role.Contains("president", StringComparison.OrdinalIgnoreCase)
        || role.Contains("prime minister", StringComparison.OrdinalIgnoreCase)
        || role.Contains("premier", StringComparison.OrdinalIgnoreCase)
        || role.Contains("chancellor", StringComparison.OrdinalIgnoreCase);

    private static bool NamesOffice(string role, ReadOnlySpan<char> noun)
    {
        if (role.AsSpan().Contains(noun, StringComparison.OrdinalIgnoreCase)) return true;
        return noun switch
        {
            "senator" => role.Contains("Sen.", StringComparison.Ordinal),
            "governor" => role.Contains("Gov.", StringComparison.Ordinal),
            "congressman" or "congresswoman" or "representative" => role.Contains("Rep.", StringComparison.Ordinal),
            "general" => role.Contains("Gen.", StringComparison.Ordinal),
            "professor" => role.Contains("Prof.", StringComparison.Ordinal),
            _ => false,
        };
    }
}
