using DealBot.Discord.Interactions;
using DealBot.Discord.Rendering;

namespace DealBot.Discord.Posting;

/// <summary>How a posted message is known again by its key.</summary>
/// <remarks>
/// The nonce keeps it from being posted twice within some minutes, but is not kept with the message. The ids of its buttons are, and
/// the key is a part of them (<c>alert.KEY.ACTION</c>); a message that has no such button gets one that cannot be pressed. Other
/// places that Discord keeps with a message (an embed's footer, address or image) are shown or fetched.
/// </remarks>
internal static class PostMark
{
    private const string Label = "Notice";
    private const int Grey = 2; // components/reference, "Button Styles"

    /// <summary>The message, which carries the key.</summary>
    public static MessageBody WithKey(this MessageBody body, string key) => body.Components.Any(row => row.Components!.Any(component => Has(component.CustomId, key)))
        ? body
        : body with
        {
            Components = [.. body.Components.Take(Limits.Rows - 1), new Component(ComponentType.Row) { Components = [new Component(ComponentType.Button) { CustomId = key, Label = Label, Style = Grey, Disabled = true }] }],
        };

    /// <summary>Whether a message carries the key.</summary>
    public static bool Carries(this DiscordMessage message, string key) => Any(message.Components, key);

    private static bool Any(IReadOnlyList<DiscordComponent>? components, string key) =>
        components?.Any(component => Has(component.CustomId, key) || Any(component.Components, key)) ?? false;

    private static bool Has(string? id, string key) => id?.Split('.').Contains(key, StringComparer.Ordinal) ?? false;
}
