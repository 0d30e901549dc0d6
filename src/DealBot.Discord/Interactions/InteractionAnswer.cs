using DealBot.Discord.Rendering;

namespace DealBot.Discord.Interactions;

/// <summary>The kinds of first answers to an interaction (interactions/receiving-and-responding, "Interaction Callback Type").</summary>
internal enum AnswerType
{
    Message = 4,
    DeferMessage = 5,
    DeferUpdate = 6,
    Update = 7,
    Choices = 8,
    Form = 9,
}

/// <summary>A first answer: a message, or that one will come.</summary>
internal sealed record MessageAnswer(AnswerType Type, MessageBody? Data);

/// <summary>That a message will come, and for whom.</summary>
internal sealed record DeferAnswer(AnswerType Type, DeferData? Data);

/// <summary>Flags are all that a deferral may say.</summary>
internal sealed record DeferData(int Flags);

/// <summary>A first answer: what can be chosen.</summary>
internal sealed record ChoicesAnswer(AnswerType Type, ChoicesData Data);

internal sealed record ChoicesData(IReadOnlyList<Choice> Choices);

internal sealed record Choice(string Name, string Value);

/// <summary>A first answer: a form to fill in.</summary>
internal sealed record FormAnswer(AnswerType Type, FormBody Data);
