using DealBot.Core.Chat;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DealBot.Web.Cards;

/// <summary>The words of a card: hits marked, the reporter's words set off from the speaker's own.</summary>
/// <remarks>Written by hand, so that nothing stands between two runs: a template's line breaks would be spaces among the words.</remarks>
public sealed class WordsView : ComponentBase
{
    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required RichText Words { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var isNarration = false;
        foreach (var run in Words.Runs)
        {
            if (run.Text.Any(char.IsLetterOrDigit)) isNarration = run.Style.HasFlag(RunStyle.Narration); // punctuation alone looks like the words before it
            if (isNarration) Open(builder, "span", "narration");
            if (run.Style.HasFlag(RunStyle.Strong)) Open(builder, "mark");
            builder.AddContent(0, run.Text);
            if (run.Style.HasFlag(RunStyle.Strong)) builder.CloseElement();
            if (isNarration) builder.CloseElement();
        }
    }

    private static void Open(RenderTreeBuilder builder, string element, string? name = null)
    {
        builder.OpenElement(0, element);
        if (name is not null) builder.AddAttribute(1, "class", name);
    }
}
