using DealBot.Core.Chat;

namespace DealBot.Discord.Rendering;

/// <summary>A form as Discord takes it (interactions/receiving-and-responding, "Modal").</summary>
/// <param name="CustomId">Comes back when it is sent.</param>
/// <param name="Title">Above it.</param>
/// <param name="Components">The questions, each in a label.</param>
internal sealed record FormBody(string CustomId, string Title, IReadOnlyList<Component> Components)
{
    private const int TitleLimit = 45;
    private const int LineLength = 300;
    private const int LinesLength = 2000;

    /// <summary>Renders a form.</summary>
    public static FormBody Of(Form form) => new(
        form.Id,
        TextBlock.Plain(form.Title, TitleLimit),
        [.. form.Fields.Take(5).Select((field, at) => new Component(ComponentType.Label)
        {
            Label = TextBlock.Plain(field.Label, TitleLimit),
            Description = at == 0 && form.Introduction is { } text ? TextBlock.Plain(text, Limits.OptionText) : null,
            Inner = Question(field),
        })]);

    private static Component Question(FormField field) => field.Kind switch
    {
        FormFieldKind.Choice => new(ComponentType.Select)
        {
            CustomId = field.Name,
            Required = field.IsRequired,
            Options = [.. field.Choices.Take(Limits.Options).Select((choice, at) =>
                Rows.Option(choice, field.Value is null ? at == 0 : string.Equals(choice.Value, field.Value, StringComparison.Ordinal)))],
        },
        FormFieldKind.File => new(ComponentType.FileUpload) { CustomId = field.Name, Required = field.IsRequired },
        var kind => new(ComponentType.TextInput)
        {
            CustomId = field.Name,
            Style = kind is FormFieldKind.Lines ? 2 : 1,
            Required = field.IsRequired,
            MaxLength = kind is FormFieldKind.Lines ? LinesLength : LineLength,
            Value = field.Value is { Length: > 0 } value ? TextBlock.Cut(value, kind is FormFieldKind.Lines ? LinesLength : LineLength) : null,
        },
    };
}
