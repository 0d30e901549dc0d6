using System.Globalization;
using DealBot.Core.Chat;
using DealBot.Discord.Interactions;

namespace DealBot.Discord.Commands;

/// <summary>Our commands as Discord is told of them: <c>/deal</c> asks, the others are <c>/deal-NAME</c>, groups are <c>/deal-GROUP NAME</c>.</summary>
internal static class CommandCatalogue
{
    /// <summary>What is chosen on a message.</summary>
    public const string FindQuotes = "Find quotes about this";

    private const int OnMessage = 3; // application-commands, "Application Command Types"
    private const ulong ManageGuild = 1UL << 5; // topics/permissions
    private const int LongestQuestion = 1000; // characters
    private const int InServers = 0;
    private const int InDirectMessages = 1;
    private const int ByServer = 0;

    /// <summary>All of them as they are registered for all servers or for one, where no contexts can be given.</summary>
    public static IReadOnlyList<CommandBody> For(string? guild) => guild is null ? All : [.. All.Select(WithoutContexts)];

    /// <summary>A command as far as servers of their own tell commands apart: contexts are for all servers only.</summary>
    public static CommandBody WithoutContexts(CommandBody command) => command with { Contexts = null, IntegrationTypes = null };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandBody> All { get; } =
    [
        .. ChatCommands.All.GroupBy(command => command.Group ?? command.Name, StringComparer.Ordinal).Select(group => group.First().Group is null ? Single(group.First()) : Group(group.Key, [.. group])),
        Common with { Type = OnMessage, Name = FindQuotes },
    ];

    private static CommandBody Common => new() { Contexts = [InServers, InDirectMessages], IntegrationTypes = [ByServer] };

    private static CommandBody Single(ChatCommand command) => Common with
    {
        Name = command.Name is ChatCommands.Ask ? RequestReader.Prefix : $"{RequestReader.Prefix}-{command.Name}",
        Description = command.Description,
        Options = [.. command.Options.Select(Option)],
    };

    private static CommandBody Group(string name, IReadOnlyList<ChatCommand> commands) => Common with
    {
        Name = $"{RequestReader.Prefix}-{name}",
        Description = commands[0].IsForModerators ? "Keep the library, for moderators" : $"Set what this channel is told: {string.Join(", ", commands.Select(command => command.Name))}",
        DefaultMemberPermissions = commands[0].IsForModerators ? ManageGuild.ToString(CultureInfo.InvariantCulture) : null,
        Options = [.. commands.Select(command => new CommandOptionBody
        {
            Type = 1, // a sub-command
            Name = command.Name,
            Description = command.Description,
            Options = [.. command.Options.Select(Option)],
        })],
    };

    private static CommandOptionBody Option(ChatOption option)
    {
        var body = new CommandOptionBody { Type = 3, Name = option.Name, Description = option.Description, Required = option.IsRequired ? true : null };
        return option.Kind switch
        {
            ChatOptionKind.Question or ChatOptionKind.Speaker or ChatOptionKind.Article or ChatOptionKind.Outlet => body with { Autocomplete = true, MaxLength = LongestQuestion },
            ChatOptionKind.Number => body with { Type = 4, MinValue = 1 },
            ChatOptionKind.Choice => body with { Choices = [.. option.Choices.Select(choice => new ChoiceBody(choice, choice))] },
            ChatOptionKind.File => body with { Type = 11 },
            _ => body with { MaxLength = LongestQuestion },
        };
    }
}
