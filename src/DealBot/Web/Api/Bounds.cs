using System.ComponentModel.DataAnnotations;
using DealBot.Cli.Json;
using DealBot.Core.Alerts;

namespace DealBot.Web.Api;

/// <summary>A question, or words that are looked for: some, and not too many. Messages in chat have at most as many.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WordsAttribute : StringLengthAttribute
{
    /// <summary>UTF-16 code units.</summary>
    public const int Longest = 2000;

    /// <summary>At least one.</summary>
    public WordsAttribute()
        : base(Longest)
    {
        MinimumLength = 1;
        ErrorMessage = "{0} takes some words, at most {1} characters of them.";
    }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => base.IsValid(value) && (value is not string words || !string.IsNullOrWhiteSpace(words));
}

/// <summary>A name, or part of one; may be empty.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NameAttribute : StringLengthAttribute
{
    /// <summary>UTF-16 code units.</summary>
    public const int Longest = 300;

    /// <summary>Empty, too.</summary>
    public NameAttribute()
        : base(Longest) => ErrorMessage = "{0} takes at most {1} characters.";
}

/// <summary>How many items to leave out: those of the pages before.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AfterAttribute : RangeAttribute
{
    /// <summary>From 0.</summary>
    public AfterAttribute()
        : base(0, int.MaxValue) => ErrorMessage = "after takes a whole number from 0: how many items to leave out.";
}

/// <summary>How many items to give.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LimitAttribute : RangeAttribute
{
    /// <summary>Where nothing is said.</summary>
    public const int Usual = 50;

    /// <summary>On one page.</summary>
    public const int Most = 200;

    /// <summary>From 1.</summary>
    public LimitAttribute()
        : base(1, Most) => ErrorMessage = "limit takes a whole number from {1} to {2}.";
}

/// <summary>The name of a state of alerts.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AlertStateNameAttribute : AllowedValuesAttribute
{
    private static readonly string[] Names = [.. Enum.GetValues<AlertState>().Select(JsonNames.Of)];

    /// <summary>Or none at all.</summary>
    public AlertStateNameAttribute()
        : base([.. Names, null]) => ErrorMessage = $"state takes one of: {string.Join(", ", Names)}.";
}
