using DealBot.Text.Learning;
using DealBot.Text.Names;
using DealBot.Text.Tokens;
using DealBot.Text.Vocabulary;

namespace DealBot.Text.Indirect;

/// <summary>One sentence as the models of indirect speech look at it: every token may be asked for, also beyond the ends.</summary>
internal readonly ref struct SentenceView
{
    private const uint BeforeSentence = 1;
    private const uint AfterSentence = 2;
    private const int SuffixLength = 3;

    private readonly Document _document;
    private readonly ReadOnlySpan<int> _mentionOf;

    /// <summary>Looks at the tokens of <paramref name="range"/>.</summary>
    public SentenceView(Document document, TokenRange range, ReadOnlySpan<int> mentionOf)
    {
        _document = document;
        _mentionOf = mentionOf;
        First = range.First;
        End = range.End;
    }

    /// <summary>The mention that the token belongs to; null where it belongs to none.</summary>
    public Mention? MentionAt(int at) => Holds(at) && _mentionOf[at] >= 0 ? _document.Mentions[_mentionOf[at]] : null;

    /// <summary>For each token, the index of its mention, or -1.</summary>
    public static int[] MapMentions(Document document)
    {
        var mentionOf = new int[document.Tokens.Length];
        mentionOf.AsSpan().Fill(-1);
        for (var i = 0; i < document.Mentions.Count; i++)
        {
            var mention = document.Mentions[i];
            mentionOf.AsSpan(mention.TitleFirst, mention.Tokens.End - mention.TitleFirst).Fill(i);
        }

        return mentionOf;
    }

    /// <summary>The index of the sentence's first token.</summary>
    public int First { get; }

    /// <summary>The index after the sentence's last token.</summary>
    public int End { get; }

    /// <summary>The token of an index within the sentence.</summary>
    public Token this[int at] => _document.Tokens[at];

    /// <summary>Whether the index is within the sentence.</summary>
    public bool Holds(int at) => First <= at && at < End;

    /// <summary>Whether the token is there and of any of these classes.</summary>
    public bool Is(int at, LexicalClass any) => Holds(at) && _document.Tokens[at].Is(any);

    /// <summary>Whether the token is there and carries any of these flags.</summary>
    public bool Has(int at, TokenFlags any) => Holds(at) && _document.Tokens[at].Has(any);

    /// <summary>Whether the token is this word or mark.</summary>
    /// <param name="at">The token's index, also beyond the ends.</param>
    /// <param name="word">Its <see cref="FeatureHash.Word"/>.</param>
    public bool Is(int at, uint word) => Holds(at) && _document.Tokens[at].Hash == word;

    /// <summary>The token's hash; beyond the ends a constant.</summary>
    public uint Word(int at) => at < First ? BeforeSentence : at >= End ? AfterSentence : _document.Tokens[at].Hash;

    /// <summary>What kind of token it is: the classes and the looks, without the word.</summary>
    public uint Shape(int at)
    {
        if (!Holds(at)) return Word(at);
        var token = _document.Tokens[at];
        if (!token.Has(TokenFlags.Word)) return token.Hash;
        var looks = token.Flags & (TokenFlags.Capitalised | TokenFlags.Number | TokenFlags.Possessive);
        if (token.Classes == LexicalClass.None)
            return FeatureHash.Combine((uint)looks, token.Has(TokenFlags.Capitalised) ? 0 : Suffix(at));
        return FeatureHash.Combine((uint)looks, FeatureHash.Combine((uint)token.Classes, (uint)((ulong)token.Classes >> 32)));
    }

    /// <summary>What kind of phrase the token belongs to, and whether the phrase names a person or a body.</summary>
    public uint PhraseAt(int at) => MentionAt(at) is { } mention
        ? (uint)(10 + (10 * (int)mention.Kind) + (int)(mention.Entity?.Kind ?? EntityKind.Unknown))
        : Has(at, TokenFlags.Word) ? 1u : 0;

    /// <summary>Whether the word looks like an adverb, and is in no list as anything else.</summary>
    public bool IsAdverb(int at) =>
        (_document.Tokens[at].Classes & ~LexicalClass.Common) == LexicalClass.None
        && _document[_document.Tokens[at]].EndsWith("ly", StringComparison.Ordinal);

    /// <summary>Whether the word is written with full stops ("U.S.", "Inc.").</summary>
    public bool IsShortForm(int at) => Is(at, LexicalClass.Abbreviation) || (Holds(at) && _document[_document.Tokens[at]].Contains('.'));

    /// <summary>Which form of a verb the cue is; "according to" and the colon have one each.</summary>
    public uint CueForm(TokenRange cue) => (uint)(_document.Tokens[cue.First].Classes & SpeechCue.Verb) + (uint)cue.Count;

    // The last letters of a word that no list holds: they tell "-ing", "-ed", "-ly" and "-ers" apart.
    private uint Suffix(int at)
    {
        var span = _document[_document.Tokens[at]];
        return FeatureHash.Word(span.Length > SuffixLength ? span[^SuffixLength..] : span);
    }

    /// <summary>A length or distance in coarse steps: exact up to 4, then ever wider.</summary>
    public static int Coarse(int count) => count switch
    {
        < -24 => -9,
        < -14 => -8,
        < -9 => -7,
        < -6 => -6,
        < -4 => -5,
        <= 4 => count,
        <= 6 => 5,
        <= 9 => 6,
        <= 14 => 7,
        <= 24 => 8,
        _ => 9,
    };
}
