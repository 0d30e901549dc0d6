using DealBot.Text.Learning;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Joins the names of one person or body: the full name at first mention, the surname afterwards.</summary>
internal sealed class EntityResolver
{
    // How many bearers of one surname are told apart; a bound that no article reaches and no hostile text can pass.
    private const int MostBearers = 16;

    // A bare surname is the one spoken of most, unless the other was named in the same paragraph and is not far behind.
    private const int MostUses = 20;
    private const int UsesOfNearness = 6;

    private readonly Document _document;
    private readonly List<Entity> _entities = [];
    private readonly Dictionary<uint, List<Entity>> _byFamily = [];
    private readonly Dictionary<uint, List<Entity>> _byFirstName = [];
    private readonly Dictionary<uint, Entity> _byWholeName = [];
    private readonly Dictionary<uint, uint> _families = [];

    private EntityResolver(Document document) => _document = document;

    /// <summary>Sets <see cref="Mention.Entity"/> of every name, and <see cref="Document.Entities"/>.</summary>
    public static void Resolve(Document document)
    {
        var resolver = new EntityResolver(document);
        foreach (var mention in document.Mentions)
        {
            if (mention.Kind == MentionKind.Name && mention.Tokens.First < mention.Head) resolver.AddFullName(mention);
        }

        foreach (var mention in document.Mentions)
        {
            if (mention.Kind == MentionKind.Name && mention.Entity is null) resolver.AddSingleName(mention);
        }

        foreach (var mention in document.Mentions)
        {
            if (mention.Entity is { } entity) entity.Mentions.Add(mention);
        }

        document.Entities = resolver._entities;
        Roles.Learn(document);
    }

    private void AddFullName(Mention mention)
    {
        var kind = KindOf(mention);
        var whole = WholeName(mention);
        if (kind is EntityKind.Body or EntityKind.Place || !_byWholeName.TryGetValue(whole, out var entity))
            entity = kind is EntityKind.Body or EntityKind.Place ? _byWholeName.GetValueOrDefault(whole) : SameBearer(mention);
        if (entity is null)
        {
            entity = Create(mention, kind);
            if (kind is not (EntityKind.Place or EntityKind.Body))
            {
                Register(_byFamily, Family(mention.Head), entity);
                if (kind == EntityKind.Person) Register(_byFirstName, _document.Tokens[mention.Tokens.First].Hash, entity);
            }
        }

        _byWholeName.TryAdd(whole, entity);
        Join(mention, entity);
    }

    private void AddSingleName(Mention mention)
    {
        var token = _document.Tokens[mention.Head];
        var entity = Choose(mention, _byFamily.GetValueOrDefault(Family(mention.Head)))
            ?? (token.Is(LexicalClass.Place) ? null : Choose(mention, _byFirstName.GetValueOrDefault(token.Hash)));
        if (entity is null)
        {
            entity = Create(mention, KindOf(mention));
            Register(_byFamily, Family(mention.Head), entity);
        }

        Join(mention, entity);
    }

    private Entity Create(Mention mention, EntityKind kind)
    {
        var entity = new Entity(NameOf(mention)) { Kind = kind, FirstMention = mention };
        _entities.Add(entity);
        return entity;
    }

    private void Join(Mention mention, Entity entity)
    {
        mention.Entity = entity;
        var name = NameOf(mention);
        entity.AddForm(name);
        if (IsFuller(name, entity.Name)) entity.Name = name;
        if (KindOf(mention) == EntityKind.Person) entity.Kind = EntityKind.Person;
        if (entity.Gender == Gender.Unknown && entity.Kind != EntityKind.Body) entity.Gender = GenderOf(mention);
        entity.LastParagraph = _document.ParagraphOf[mention.Head];
        entity.Uses++;
    }

    // A first name beats an initial, a name in small letters beats one in capitals.
    private static bool IsFuller(string name, string than) =>
        name.Count(' ') > than.Count(' ') && !name.Contains('.', StringComparison.Ordinal);

    // A bearer of the surname whose first name is the same, an initial of it, or short for it.
    private Entity? SameBearer(Mention mention)
    {
        if (!_byFamily.TryGetValue(Family(mention.Head), out var bearers)) return null;
        foreach (var bearer in bearers)
        {
            if (bearer.Kind is not EntityKind.Body && SharesFirstName(mention, bearer.FirstMention)) return bearer;
        }

        return null;
    }

    private bool SharesFirstName(Mention one, Mention other)
    {
        var first = _document[_document.Tokens[one.Tokens.First]];
        var second = _document[_document.Tokens[other.Tokens.First]];
        var shorter = first.Length < second.Length ? first : second;
        var longer = first.Length < second.Length ? second : first;
        if (MiddleInitial(one) is var middle && MiddleInitial(other) is var otherMiddle && middle != otherMiddle && middle != default && otherMiddle != default) return false;
        return longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase)
            || (shorter.Length >= 3 && longer.StartsWith(shorter[..3], StringComparison.OrdinalIgnoreCase));
    }

    // "W" of "George W. Hale"; none where the second word is the surname.
    private char MiddleInitial(Mention mention) =>
        mention.Tokens.First + 1 < mention.Head ? _document.FirstChar(mention.Tokens.First + 1) : default;

    // Of two people with one surname, the one just spoken of in full; else the one spoken of most.
    private Entity? Choose(Mention mention, List<Entity>? bearers)
    {
        if (bearers is null) return null;
        var gender = GenderOf(mention);
        var paragraph = _document.ParagraphOf[mention.Head];
        Entity? best = null;
        var bestScore = int.MinValue;
        foreach (var bearer in bearers)
        {
            if (gender != Gender.Unknown && bearer.Gender != Gender.Unknown && gender != bearer.Gender) continue;
            var score = Math.Min(bearer.Uses, MostUses);
            if (bearer.FirstMention.Head > mention.Head) score -= 2 * MostUses;
            if (bearer.LastParagraph == paragraph) score += UsesOfNearness;
            if (score <= bestScore) continue;
            (best, bestScore) = (bearer, score);
        }

        return best;
    }

    private EntityKind KindOf(Mention mention)
    {
        var first = _document.Tokens[mention.Tokens.First];
        var head = _document.Tokens[mention.Head];
        var isFull = mention.Tokens.First < mention.Head;
        if (mention.TitleFirst < mention.Tokens.First && !(isFull && head.Is(LexicalClass.BodyNoun))) return EntityKind.Person;
        if (isFull && first.Is(LexicalClass.Male | LexicalClass.Female) && !head.Is(LexicalClass.BodyNoun)) return EntityKind.Person;

        var allPlaces = true;
        var anyBody = false;
        for (var i = mention.Tokens.First; i < mention.Tokens.End; i++)
        {
            var token = _document.Tokens[i];
            if (!token.Has(TokenFlags.Word)) continue;
            allPlaces &= token.Is(LexicalClass.Place);
            anyBody |= token.Is(LexicalClass.BodyNoun);
        }

        if (anyBody || (head.Has(TokenFlags.AllCapitals) && !isFull)) return allPlaces ? EntityKind.Place : EntityKind.Body;
        return allPlaces ? EntityKind.Place : EntityKind.Unknown;
    }

    private Gender GenderOf(Mention mention)
    {
        for (var i = mention.TitleFirst; i < mention.Tokens.First; i++)
        {
            var gender = Genders.OfTitle(_document[_document.Tokens[i]]);
            if (gender != Gender.Unknown) return gender;
        }

        var first = _document.Tokens[mention.Tokens.First];
        if (mention.Tokens.First == mention.Head) return Gender.Unknown;
        return (first.Is(LexicalClass.Male), first.Is(LexicalClass.Female)) switch
        {
            (true, false) => Gender.Male,
            (false, true) => Gender.Female,
            _ => Gender.Unknown,
        };
    }

    private string NameOf(Mention mention)
    {
        var span = _document.Span(mention.Tokens);
        return _document.Tokens[mention.Tokens.End - 1].Has(TokenFlags.Possessive)
            ? _document.Text[span.Start..(span.End - 2)]
            : _document.Text[span.Start..span.End];
    }

    private uint WholeName(Mention mention)
    {
        var hash = 0u;
        for (var i = mention.Tokens.First; i < mention.Tokens.End; i++)
        {
            if (_document.Tokens[i].Has(TokenFlags.Word)) hash = FeatureHash.Combine(hash, _document.Tokens[i].Hash);
        }

        return hash;
    }

    // The spelling family of a surname, computed once a spelling.
    private uint Family(int head)
    {
        var token = _document.Tokens[head];
        if (_families.TryGetValue(token.Hash, out var family)) return family;
        var letters = _document[token];
        if (token.Has(TokenFlags.Possessive)) letters = letters[..^2];
        return _families[token.Hash] = FeatureHash.Word(NameFamilies.Key(letters.ToString()));
    }

    private static void Register(Dictionary<uint, List<Entity>> index, uint key, Entity entity)
    {
        if (!index.TryGetValue(key, out var bearers)) index[key] = bearers = [];
        if (bearers.Count < MostBearers) bearers.Add(entity);
    }
}
