using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Names;

/// <summary>Finds proper names, and the titles written before them.</summary>
internal sealed class NameFinder(Document document)
{
    private const LexicalClass FirstName = LexicalClass.Male | LexicalClass.Female;
    private const LexicalClass TitleWord = LexicalClass.Title | LexicalClass.RoleNoun;

    private readonly Capitals _capitals = new(document);

    /// <summary>The names of the text, and roles in capitals that stand without a name, in reading order.</summary>
    public List<Mention> Find()
    {
        var found = new List<Mention>();
        for (var i = 0; i < document.Tokens.Length; i++)
        {
            if (!_capitals.IsNameWord(i)) continue;
            var run = new TokenRange(i, EndOfRun(i));
            found.Add(Divide(run));
            i = run.End - 1;
        }

        return found;
    }

    private int EndOfRun(int first)
    {
        var end = first + 1;
        while (end < document.Tokens.Length && !document.Tokens[end - 1].Has(TokenFlags.Possessive))
        {
            var next = NextOfRun(end);
            if (next < 0) break;
            end = next + 1;
        }

        return OwnsStop(end) ? end + 1 : end;
    }

    // The stop after "U.S" and "Jr" is the name's, whether or not a sentence ends there as well.
    private bool OwnsStop(int at)
    {
        ref readonly var last = ref document.Tokens[at - 1];
        return document.IsChar(at, '.')
            && !document.Tokens[at].Has(TokenFlags.SpaceBefore)
            && !last.Has(TokenFlags.Possessive)
            && (last.Is(LexicalClass.NameSuffix) || document[last].Contains('.'));
    }

    // The next word of the name, past what may stand between two words of one; -1 where the name is over.
    private int NextOfRun(int at)
    {
        ref readonly var token = ref document.Tokens[at];
        if (token.Has(TokenFlags.SentenceStart)) return -1;
        if (token.Has(TokenFlags.Word))
        {
            if (_capitals.IsNameWord(at)) return at;
            if (token.Is(LexicalClass.NameParticle) && !token.Has(TokenFlags.Capitalised)) return AfterParticles(at);
            return document.Tokens[at - 1].Is(LexicalClass.BodyNoun | TitleWord) && token.Is(LexicalClass.Preposition) && document[token] is "of" or "on" or "for" ? AfterOf(at) : -1;
        }

        if (token.Has(TokenFlags.SpaceBefore)) return document.FirstChar(at) == '&' && IsNameAt(at + 1) ? at + 1 : -1;
        return document.FirstChar(at) switch
        {
            '.' when IsShort(at - 1) && IsNameAt(at + 1) => at + 1,
            '-' or '‑' when IsNameAt(at + 1) && !document.Tokens[at + 1].Has(TokenFlags.SpaceBefore) && !document.Tokens[at - 1].Is(LexicalClass.Place) => at + 1,
            '&' when IsNameAt(at + 1) => at + 1,
            _ => -1,
        };
    }

    private bool IsNameAt(int at) =>
        at < document.Tokens.Length && !document.Tokens[at].Has(TokenFlags.SentenceStart) && _capitals.IsNameWord(at);

    // "Lt.", "J." and "J.D." take a full stop inside a name.
    private bool IsShort(int at)
    {
        ref readonly var token = ref document.Tokens[at];
        return token.End - token.Start == 1 || token.Is(LexicalClass.Abbreviation) || document[token].Contains('.');
    }

    private int AfterParticles(int at)
    {
        for (var i = at + 1; i < Math.Min(document.Tokens.Length, at + 4); i++)
        {
            if (IsNameAt(i)) return i;
            if (!document.Tokens[i].Is(LexicalClass.NameParticle) && document.FirstChar(i) is not ('-' or '\'' or '’')) break;
        }

        return -1;
    }

    // "Department of the Treasury", "Council on Foreign Relations".
    private int AfterOf(int at)
    {
        if (IsNameAt(at + 1)) return at + 1;
        return IsNameAt(at + 2) && document[document.Tokens[at + 1]] is "the" ? at + 2 : -1;
    }

    // Titles to the left, the name to the right: "Treasury Secretary | Scott Bessent".
    private Mention Divide(TokenRange run)
    {
        var nameFirst = FirstOfName(run);
        if (nameFirst == run.End) return new Mention(run, run.End - 1, MentionKind.Description);
        return new Mention(new TokenRange(nameFirst, run.End), HeadOfName(nameFirst, run.End), MentionKind.Name) { TitleFirst = run.First };
    }

    private int FirstOfName(TokenRange run)
    {
        var last = document.Tokens[run.End - 1];
        var startsWithFirstName = document.Tokens[run.First].Is(FirstName) && run.Count > 1;
        if (last.Is(LexicalClass.BodyNoun) && !last.Is(TitleWord)) return run.First;

        var title = -1;
        for (var i = run.First; i < run.End; i++)
        {
            if (!document.Tokens[i].Is(TitleWord) || (i == run.End - 1 && startsWithFirstName)) continue;
            if (startsWithFirstName && i == run.First) continue;
            title = i;
        }

        if (title < 0) return SkipAdjectives(run);
        var first = title + 1;
        if (document.IsChar(first, '.')) first++;
        if (first < run.End && document[document.Tokens[first]] is "of" or "for" or "on") first = AfterOffice(first, run.End);
        return Math.Min(first, run.End);
    }

    // "Secretary of State | Marco Rubio", "Secretary of Homeland Security | Jeh Johnson": a first name ends the office.
    private int AfterOffice(int of, int end)
    {
        for (var i = of + 2; i < end - 1; i++)
        {
            if (document.Tokens[i].Is(FirstName)) return i;
        }

        return end - of > 3 ? Math.Max(of + 2, end - 2) : end;
    }

    // "Ukrainian | Denys Shmyhal"; in a long run, whatever stands before a first name.
    private int SkipAdjectives(TokenRange run)
    {
        for (var i = run.First + 1; i < run.End - 1; i++)
        {
            if (!document.Tokens[i].Is(FirstName) || !document.Tokens[i].Has(TokenFlags.Capitalised)) continue;
            var before = document.Tokens[i - 1];
            if (before.Is(FirstName) || document.Tokens[run.First].Is(FirstName)) break;
            if (run.Count > 3 || before.Is(LexicalClass.Nationality | LexicalClass.TitleModifier | LexicalClass.BodyNoun)) return i;
        }

        return run.First;
    }

    private int HeadOfName(int first, int end)
    {
        for (var i = end - 1; i > first; i--)
        {
            if (document.Tokens[i].Has(TokenFlags.Word) && !document.Tokens[i].Is(LexicalClass.NameSuffix)) return i;
        }

        return first;
    }
}
