using System.CommandLine;

namespace DealBot.Cli.Commands;

/// <summary>The option <c>-k</c>: how many results at most.</summary>
internal static class AnswerCount
{
    /// <summary>The most that can be asked for.</summary>
    public const int Most = 1000;

    /// <summary>The option; null where it is not given.</summary>
    public static Option<int?> Option(string description = "How many answers at most [default: 5, or answerCount of dealbot.json]")
    {
        var option = new Option<int?>("-k") { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !(int.TryParse(given, out var count) && count is >= 1 and <= Most))
            {
                result.AddError($"-k {given}: give a whole number from 1 to {Most}.");
            }
        });
        return option;
    }
}
