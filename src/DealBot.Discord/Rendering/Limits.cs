namespace DealBot.Discord.Rendering;

/// <summary>
/// What a message may hold (discord.com/developers/docs, resources/message and components/reference). Discord counts code points; we
/// count UTF-16 code units, which are never fewer.
/// </summary>
internal static class Limits
{
    /// <summary>Characters of a message's own text.</summary>
    public const int Content = 2000;

    /// <summary>Embeds in a message.</summary>
    public const int Embeds = 10;

    /// <summary>Characters of all titles, descriptions, field names, field values, footers and authors of a message's embeds.</summary>
    public const int EmbedSum = 6000;

    /// <summary>Characters of an embed's description.</summary>
    public const int Description = 4096;

    /// <summary>Characters of an embed's title, of its author's name, and of a field's name.</summary>
    public const int Title = 256;

    /// <summary>Characters of a field's value.</summary>
    public const int FieldValue = 1024;

    /// <summary>Characters of an address in an embed (openapi: RichEmbed.url).</summary>
    public const int Address = 2048;

    /// <summary>Rows of components under a message.</summary>
    public const int Rows = 5;

    /// <summary>Buttons in a row.</summary>
    public const int RowButtons = 5;

    /// <summary>Characters of a button's label.</summary>
    public const int Label = 80;

    /// <summary>Options of a select menu, and choices offered while typing.</summary>
    public const int Options = 25;

    /// <summary>Characters of an option's label, of a choice's name and value, and of a thread's name.</summary>
    public const int OptionText = 100;

    /// <summary>Characters of a select menu's placeholder.</summary>
    public const int Placeholder = 150;
}
