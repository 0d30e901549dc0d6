using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>How a mention stands to the verbs of speech around it.</summary>
internal enum SpeechRole
{
    /// <summary>No verb of speech is near.</summary>
    None,

    /// <summary>"Byrne said".</summary>
    Subject,

    /// <summary>"Byrne later said", "Byrne has said".</summary>
    SubjectApart,

    /// <summary>"Byrne, the mayor of Northport, said".</summary>
    SubjectBeforeApposition,

    /// <summary>"Byrne of the harbour board said".</summary>
    SubjectBeforeModifier,

    /// <summary>"the rival of Byrne said".</summary>
    ObjectBeforeVerb,

    /// <summary>"said Byrne".</summary>
    AfterVerb,

    /// <summary>"according to Byrne", "in the words of Byrne".</summary>
    Source,

    /// <summary>"Byrne’s".</summary>
    Possessor,

    /// <summary>"with Byrne".</summary>
    ObjectOfPreposition,

    /// <summary>"Byrne took the stage and said".</summary>
    SubjectFarAway,
}

/// <summary>A mention's place in its sentence.</summary>
/// <param name="Role">How it stands to <paramref name="Verb"/>.</param>
/// <param name="Verb">The token of the verb of speech; -1 when there is none.</param>
internal readonly record struct MentionSyntax(SpeechRole Role, int Verb)
{
    private const int FarthestVerb = 24;
    private const int LongestApposition = 30;
    private const int LongestModifier = 12;

    private const LexicalClass AnySpeech = LexicalClass.SpeechVerb | LexicalClass.SpeechGerund;

    /// <summary>Reads the sentence around a mention; at most a few dozen tokens are looked at.</summary>
    public static MentionSyntax Of(Document document, Mention mention)
    {
        var first = FirstWithArticle(document, mention);
        var before = first - 1;
        var opensSentence = document.Tokens[first].Has(TokenFlags.SentenceStart);
        if (!opensSentence)
        {
            if (IsSourcePreposition(document, before)) return new MentionSyntax(SpeechRole.Source, before - 1);
            if (document.Tokens[before].Is(AnySpeech)) return new MentionSyntax(SpeechRole.AfterVerb, before);
        }

        var adjacent = VerbAfter(document, mention.Tokens.End);
        var followsPreposition = !opensSentence && document.Tokens[before].Is(LexicalClass.Preposition);
        if (adjacent.Verb >= 0) return followsPreposition ? adjacent with { Role = SpeechRole.ObjectBeforeVerb } : adjacent;
        if (document.Tokens[mention.Tokens.End - 1].Has(TokenFlags.Possessive)) return Far(document, mention, SpeechRole.Possessor);
        return followsPreposition
            ? Far(document, mention, SpeechRole.ObjectOfPreposition)
            : Far(document, mention, SpeechRole.None);
    }

    /// <summary>The token where the phrase begins, its titles and its article counted in: "the" of "the White House".</summary>
    public static int FirstWithArticle(Document document, Mention mention)
    {
        var first = mention.TitleFirst;
        return first > 0 && !document.Tokens[first].Has(TokenFlags.SentenceStart) && document.Tokens[first - 1].Is(LexicalClass.Determiner)
            ? first - 1
            : first;
    }

    private static bool IsSourcePreposition(Document document, int at) => at >= 1
        && ((document[document.Tokens[at]] is "to" && document[document.Tokens[at - 1]] is "according" or "According")
            || (document[document.Tokens[at]] is "of" && document[document.Tokens[at - 1]] is "words"));

    private static MentionSyntax VerbAfter(Document document, int at)
    {
        var role = SpeechRole.Subject;
        at = SkipBrackets(document, at);
        if (document.IsChar(at, ','))
        {
            at = AfterApposition(document, at);
            role = SpeechRole.SubjectBeforeApposition;
        }

        if (AfterModifier(document, at) is >= 0 and var verb) return new MentionSyntax(SpeechRole.SubjectBeforeModifier, verb);
        for (var steps = 0; steps < 4 && IsInSentence(document, at); steps++, at++)
        {
            ref readonly var token = ref document.Tokens[at];
            if (token.Is(AnySpeech) || (steps > 0 && token.Is(LexicalClass.SpeechBase))) return new MentionSyntax(role, at);
            if (!MaySeparateSubject(document, token)) break;
            if (role == SpeechRole.Subject) role = SpeechRole.SubjectApart;
        }

        return new MentionSyntax(SpeechRole.None, -1);
    }

    // The verb behind a phrase such as "of the harbour board" or "familiar with the talks"; -1 when there is none.
    private static int AfterModifier(Document document, int at)
    {
        if (!IsInSentence(document, at)) return -1;
        if (!document.Tokens[at].Is(LexicalClass.Preposition) && document[document.Tokens[at]] is not ("familiar" or "close" or "involved" or "briefed")) return -1;
        for (var i = at + 1; i < at + LongestModifier && IsInSentence(document, i); i++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (token.Is(LexicalClass.SpeechVerb)) return i;
            if (!token.Has(TokenFlags.Word) && document.FirstChar(i) is not ('-' or '.' or '’' or '\'')) return -1;
            if (token.Is(LexicalClass.Auxiliary | LexicalClass.Relative | LexicalClass.Conjunction | LexicalClass.SubjectPronoun)) return -1;
        }

        return -1;
    }

    private static bool MaySeparateSubject(Document document, in Token token) =>
        token.Is(LexicalClass.Auxiliary | LexicalClass.Calendar)
        || document[token].EndsWith("ly", StringComparison.Ordinal)
        || document[token] is "also" or "then" or "later" or "once" or "himself" or "herself" or "themselves"
            or "not" or "again" or "now" or "further" or "even" or "just" or "never" or "often";

    private static int SkipBrackets(Document document, int at)
    {
        if (!document.IsChar(at, '(')) return at;
        for (var i = at + 1; i < at + 10 && IsInSentence(document, i); i++)
        {
            if (document.FirstChar(i) == ')') return i + 1;
        }

        return at;
    }

    private static int AfterApposition(Document document, int comma)
    {
        for (var i = comma + 1; i < comma + LongestApposition && IsInSentence(document, i); i++)
        {
            if (document.Tokens[i].Has(TokenFlags.QuotationMark)) break;
            if (document.FirstChar(i) == ',' && i + 1 < document.Tokens.Length && !document.Tokens[i + 1].Is(LexicalClass.Relative)) return i + 1;
        }

        return document.Tokens.Length;
    }

    // The first verb of speech in the rest of the sentence, outside quotation marks.
    private static MentionSyntax Far(Document document, Mention mention, SpeechRole role)
    {
        for (var i = mention.Tokens.End; i < mention.Tokens.End + FarthestVerb && IsInSentence(document, i); i++)
        {
            ref readonly var token = ref document.Tokens[i];
            if (token.Has(TokenFlags.Quoted)) break;
            if (token.Is(AnySpeech)) return new MentionSyntax(role == SpeechRole.None ? SpeechRole.SubjectFarAway : role, i);
        }

        return new MentionSyntax(role, -1);
    }

    private static bool IsInSentence(Document document, int at) =>
        at < document.Tokens.Length && !document.Tokens[at].Has(TokenFlags.SentenceStart);
}
