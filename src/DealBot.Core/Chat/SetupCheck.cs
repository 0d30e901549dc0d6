namespace DealBot.Core.Chat;

/// <summary>One thing that was looked at while checking how a connector is set up.</summary>
/// <param name="Subject">What was looked at: "token", "intents", "scope chat:write".</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Detail">A sentence that says what was found, and, unless all is well, one that says what to do. Holds no secret.</param>
public sealed record SetupCheck(string Subject, SetupOutcome Outcome, string Detail);

/// <summary>How a <see cref="SetupCheck"/> came out.</summary>
public enum SetupOutcome
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, but something is missing.</summary>
    Warning,

    /// <summary>It will not work.</summary>
    Failed,
}
