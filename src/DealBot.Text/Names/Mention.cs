using DealBot.Text.Tokens;

namespace DealBot.Text.Names;

/// <summary>What kind of phrase a mention is.</summary>
internal enum MentionKind
{
    /// <summary>A proper name: of a person, a body, or something else.</summary>
    Name,

    /// <summary>"he", "they", "who".</summary>
    Pronoun,

    /// <summary>A noun phrase for people, a body or a text: "a senior official", "the ministry", "the report".</summary>
    Description,
}

/// <summary>A phrase that may name a speaker.</summary>
/// <param name="Tokens">The phrase; of a name, without titles.</param>
/// <param name="Head">The token that decides what the phrase is: the surname, the noun, the pronoun.</param>
/// <param name="Kind">What kind of phrase.</param>
internal sealed record Mention(TokenRange Tokens, int Head, MentionKind Kind)
{
    /// <summary>Where the titles before a name begin; the name's own first token when it has none.</summary>
    public int TitleFirst { get; init; } = Tokens.First;

    /// <summary>Whether the phrase only describes the mention after it: "Byrne" in "Byrne’s spokesman", "Byrne aide Tom Hale".</summary>
    public bool IsModifier { get; set; }

    /// <summary>What the phrase names, as far as it could be resolved; null for what is nobody's name.</summary>
    public Entity? Entity { get; set; }

    /// <summary>The earlier mention that a pronoun stands for; null when it was not found.</summary>
    public Mention? Antecedent { get; set; }
}
