using System.Text.Json;

namespace DealBot.Discord.Commands;

/// <summary>A command as Discord is told of it, and as it tells of it (interactions/application-commands).</summary>
internal sealed record CommandBody
{
    public int? Type { get; init; }

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public IReadOnlyList<CommandOptionBody>? Options { get; init; }

    /// <summary>Bits of the permissions that a member needs to see it, as a decimal number in text.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Where it may be used: 0 servers, 1 direct messages with the bot, 2 other private channels.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>How the app may be installed to have it: 0 in a server, 1 by a user.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }

    /// <summary>A form in which two commands are written alike when they are alike, whatever Discord leaves out or adds.</summary>
    public string Normal() => JsonSerializer.Serialize(
        this with
        {
            Type = Type ?? 1,
            Description = Description ?? "",
            Options = Options is { Count: > 0 } ? [.. Options.Select(option => option.Normal())] : null,
            Contexts = [.. (Contexts ?? []).Order()],
            IntegrationTypes = [.. (IntegrationTypes ?? [0]).Order()],
        },
        DiscordJson.Default.CommandBody);
}

/// <summary>An option of a command, or a sub-command.</summary>
internal sealed record CommandOptionBody
{
    public int Type { get; init; }

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public double? MinValue { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<ChoiceBody>? Choices { get; init; }

    public IReadOnlyList<CommandOptionBody>? Options { get; init; }

    /// <summary>As <see cref="CommandBody.Normal"/>: what says nothing is left out.</summary>
    public CommandOptionBody Normal() => this with
    {
        Required = Required is true ? true : null,
        Autocomplete = Autocomplete is true ? true : null,
        Choices = Choices is { Count: > 0 } ? Choices : null,
        Options = Options is { Count: > 0 } ? [.. Options.Select(option => option.Normal())] : null,
    };
}

/// <summary>One of the values of an option.</summary>
internal sealed record ChoiceBody(string Name, string Value);
