using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Finds whom "he", "she", "they" and "who" stand for.</summary>
internal sealed class PronounResolver(Document document)
{
    private const double SubjectWeight = 4;
    private const double SpeakerWeight = 3;
    private const double OtherWeight = 1.2;
    private const double ModifierWeight = 0.8;
    private const double PronounWeight = 3;
    private const double FitOfUnknownGender = 0.5;
    private const double FitOfUnknownKind = 0.5;

    private readonly Salience _salience = new();
    private Mention? _group; // the people or the body that spoke last
    private int _groupSentence;

    /// <summary>Sets <see cref="Mention.Entity"/> of pronouns, or <see cref="Mention.Antecedent"/> where the text gives no name.</summary>
    public static void Resolve(Document document) => new PronounResolver(document).Run();

    private void Run()
    {
        var sentence = -1;
        var narrated = 0; // sentences so far, those inside quotation marks left out
        var opensSentence = false;
        Mention? before = null;
        foreach (var mention in document.Mentions)
        {
            if (document.Tokens[mention.Head].Has(TokenFlags.Quoted)) continue;
            if (sentence != document.SentenceOf[mention.Head])
            {
                sentence = document.SentenceOf[mention.Head];
                narrated++;
                opensSentence = true;
            }

            switch (mention.Kind)
            {
                case MentionKind.Pronoun:
                    ResolvePronoun(mention, before, narrated);
                    break;
                case MentionKind.Name when mention.Entity!.Kind is not (EntityKind.Place or EntityKind.Body):
                    _salience.Add(mention.Entity, mention, narrated, WeightOf(mention, opensSentence));
                    break;
                case MentionKind.Description when mention.Entity is not null || IsSomebodyNew(mention):
                    _salience.Add(mention.Entity, mention, narrated, WeightOf(mention, opensSentence));
                    break;
            }

            if (IsGroup(mention) && IsSpeaking(mention)) (_group, _groupSentence) = (mention, narrated);
            if (!mention.IsModifier) opensSentence = false;
            before = mention;
        }
    }

    private void ResolvePronoun(Mention pronoun, Mention? before, int sentence)
    {
        var token = document.Tokens[pronoun.Head];
        if (token.Is(LexicalClass.Relative))
        {
            if (before is null || pronoun.Head - before.Tokens.End > 2) return;
            pronoun.Entity = before.Entity;
            pronoun.Antecedent = before.Antecedent ?? before;
            return;
        }

        var gender = token.Is(LexicalClass.He) ? Gender.Male : token.Is(LexicalClass.She) ? Gender.Female : Gender.Unknown;
        if (token.Is(LexicalClass.They) && _group is not null && sentence - _groupSentence <= 1)
        {
            pronoun.Entity = _group.Entity;
            pronoun.Antecedent = _group;
        }

        if (gender == Gender.Unknown) return;
        if (_salience.Find(sentence, referent => Fit(referent, gender)) is not { } referent) return;
        pronoun.Entity = referent.Entity;
        pronoun.Antecedent = referent.Mention;
        if (referent.Entity is { } entity) _salience.Add(entity, pronoun, sentence, PronounWeight);
    }

    private double Fit(Salience.Referent referent, Gender gender)
    {
        if (referent.Entity is not { } entity)
        {
            var ofNoun = Genders.OfTitle(document[document.Tokens[referent.Mention.Head]]);
            return ofNoun == gender ? 1 : ofNoun == Gender.Unknown ? FitOfUnknownGender : 0;
        }

        var fit = entity.Gender == gender ? 1 : entity.Gender == Gender.Unknown ? FitOfUnknownGender : 0;
        return entity.Kind == EntityKind.Person ? fit : fit * FitOfUnknownKind;
    }

    private double WeightOf(Mention mention, bool opensSentence)
    {
        if (mention.IsModifier) return ModifierWeight;
        var role = MentionSyntax.Of(document, mention).Role;
        if (role is SpeechRole.Subject or SpeechRole.SubjectApart or SpeechRole.SubjectBeforeApposition or SpeechRole.SubjectBeforeModifier or SpeechRole.Source) return SubjectWeight + SpeakerWeight;
        if (role == SpeechRole.AfterVerb) return SubjectWeight;
        if (role is SpeechRole.Possessor or SpeechRole.ObjectOfPreposition or SpeechRole.ObjectBeforeVerb) return OtherWeight;
        return opensSentence ? SubjectWeight : OtherWeight;
    }

    private bool IsGroup(Mention mention) =>
        mention.Entity?.Kind == EntityKind.Body
        || (mention.Kind == MentionKind.Description && document.Tokens[mention.Head].Is(LexicalClass.RolePlural | LexicalClass.BodyNoun));

    private bool IsSpeaking(Mention mention) =>
        !mention.IsModifier && MentionSyntax.Of(document, mention).Role is not (SpeechRole.None or SpeechRole.Possessor or SpeechRole.ObjectOfPreposition or SpeechRole.ObjectBeforeVerb);

    // "a senior official": one person, not heard of before.
    private bool IsSomebodyNew(Mention mention) =>
        document.Tokens[mention.Head].Is(LexicalClass.RoleNoun)
        && !mention.IsModifier
        && document[document.Tokens[mention.Tokens.First]] is "a" or "an" or "A" or "An" or "one" or "One" or "another" or "Another";
}
