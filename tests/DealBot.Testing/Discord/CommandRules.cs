using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DealBot.Testing.Discord;

/// <summary>What Discord demands of commands beyond its schema (developers: interactions/application-commands).</summary>
internal static partial class CommandRules
{
    private const int Subcommand = 1;
    private const int Group = 2;

    /// <summary>Everything wrong with a list of commands.</summary>
    public static List<FieldError> OfAll(JsonArray commands)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < commands.Count; i++) Of(errors, commands[i]!.AsObject(), $"{i}");
        foreach (var type in commands.GroupBy(command => (int?)command!["type"] ?? 1))
        {
            if (type.Count() > (type.Key == 1 ? 100 : 15)) errors.Add(new("", "APPLICATION_COMMANDS_TOO_MANY", "Maximum number of commands of a type reached."));
            if (HasDuplicates(type)) errors.Add(new("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"));
        }

        return errors;
    }

    private static void Of(List<FieldError> errors, JsonObject command, string at)
    {
        var isSlash = ((int?)command["type"] ?? 1) == 1;
        var name = (string?)command["name"] ?? "";
        if (isSlash) OfName(errors, name, at);
        else if (name.Length is 0 or > 32) errors.Add(new($"{at}.name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length."));
        if (isSlash) OfDescription(errors, command, at);
        else if ((string?)command["description"] is { Length: > 0 }) errors.Add(new($"{at}.description", "APPLICATION_COMMANDS_DESCRIPTION", "Context menu commands cannot have a description"));
        if (!isSlash && command["options"] is JsonArray { Count: > 0 }) errors.Add(new($"{at}.options", "APPLICATION_COMMANDS_OPTIONS", "Context menu commands cannot have options"));
        if (command["default_member_permissions"] is JsonValue bits && !bits.ToString().All(char.IsAsciiDigit))
            errors.Add(new($"{at}.default_member_permissions", "NUMBER_TYPE_COERCE", "Must be a set of bits."));
        OfOptions(errors, command, at);
    }

    private static void OfOptions(List<FieldError> errors, JsonObject holder, string at)
    {
        var options = holder["options"] as JsonArray ?? [];
        if (options.Count > 25) errors.Add(new($"{at}.options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."));
        if (HasDuplicates(options)) errors.Add(new($"{at}.options", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique"));
        var sawOptional = false;
        for (var i = 0; i < options.Count; i++)
        {
            var (option, here) = (options[i]!.AsObject(), $"{at}.options.{i}");
            OfName(errors, (string?)option["name"] ?? "", here);
            OfDescription(errors, option, here);
            var isRequired = (bool?)option["required"] ?? false;
            if (isRequired && sawOptional) errors.Add(new(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options"));
            sawOptional |= !isRequired;
            if ((int?)option["type"] is not (>= 1 and <= 11)) errors.Add(new($"{here}.type", "BASE_TYPE_CHOICES", "Not an option type."));
            if ((int?)option["type"] is Subcommand or Group) OfOptions(errors, option, here);
            OfChoices(errors, option, here);
        }

        if (options.Any(option => (int?)option!["type"] is Subcommand or Group) && options.Any(option => (int?)option!["type"] is not (Subcommand or Group)))
            errors.Add(new($"{at}.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types"));
    }

    private static void OfChoices(List<FieldError> errors, JsonObject option, string at)
    {
        if (option["choices"] is not JsonArray { Count: > 0 } choices) return;
        if ((bool?)option["autocomplete"] is true) errors.Add(new(at, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete and choices are mutually exclusive"));
        errors.AddRange(OfChoices(choices, $"{at}.choices"));
    }

    /// <summary>Everything wrong with choices, also those offered by autocompletion.</summary>
    public static IEnumerable<FieldError> OfChoices(JsonArray choices, string at)
    {
        if (choices.Count > 25) yield return new(at, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        for (var i = 0; i < choices.Count; i++)
        {
            if ((string?)choices[i]!["name"] is not { Length: >= 1 and <= 100 }) yield return new($"{at}.{i}.name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
            if (choices[i]!["value"] is not JsonValue value || (value.TryGetValue<string>(out var text) && text.Length is 0 or > 100))
                yield return new($"{at}.{i}.value", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
    }

    private static void OfName(List<FieldError> errors, string name, string at)
    {
        if (!Name().IsMatch(name) || !string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
            errors.Add(new($"{at}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"));
    }

    private static void OfDescription(List<FieldError> errors, JsonObject holder, string at)
    {
        if ((string?)holder["description"] is not { Length: >= 1 and <= 100 })
            errors.Add(new($"{at}.description", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."));
    }

    private static bool HasDuplicates(IEnumerable<JsonNode?> named) =>
        named.GroupBy(one => (string?)one!["name"], StringComparer.Ordinal).Any(same => same.Count() > 1);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
