using System.Text.RegularExpressions;

namespace DealBot.Core.Configuration;

/// <summary>The <c>slack</c> part of <c>dealbot.json</c>. The tokens are secrets and come from elsewhere.</summary>
/// <param name="Mode">"socket": DealBot connects to Slack; "http": Slack connects to DealBot, which then needs a public address.</param>
/// <param name="Connections">How many sockets are held open: 1 to 10.</param>
/// <param name="Moderators">The ids of users who moderate, besides the workspace's admins.</param>
/// <param name="ModeratorGroups">The ids of user groups whose members moderate.</param>
/// <param name="Api">The address of Slack's Web API.</param>
public sealed partial record SlackSettings(
    string Mode = SlackSettings.Socket,
    int Connections = 2,
    IReadOnlyList<string>? Moderators = null,
    IReadOnlyList<string>? ModeratorGroups = null,
    string Api = "https://slack.com/api/")
{
    /// <summary>The <see cref="Mode"/> in which DealBot connects to Slack.</summary>
    public const string Socket = "socket";

    /// <summary>The <see cref="Mode"/> in which Slack connects to DealBot.</summary>
    public const string Http = "http";

    /// <summary>The ids of users who moderate, besides the workspace's admins.</summary>
    public IReadOnlyList<string> Moderators { get; init; } = Moderators ?? [];

    /// <summary>The ids of user groups whose members moderate.</summary>
    public IReadOnlyList<string> ModeratorGroups { get; init; } = ModeratorGroups ?? [];

    internal IEnumerable<string> Problems()
    {
        if (Mode is not (Socket or Http)) yield return $"mode is \"{Mode}\"; give \"{Socket}\" or \"{Http}\"";
        if (Connections is < 1 or > 10) yield return $"connections is {Connections}; give a whole number from 1 to 10";
        foreach (var id in Moderators.Where(id => !UserId().IsMatch(id))) yield return $"moderators holds \"{id}\"; give the member's id, such as U012AB3CD";
        foreach (var id in ModeratorGroups.Where(id => !GroupId().IsMatch(id))) yield return $"moderatorGroups holds \"{id}\"; give the user group's id, such as S012AB3CD";
        if (ServiceAddress.ProblemWith(Api) is { } problem) yield return $"api {problem}";
    }

    [GeneratedRegex("^[UW][A-Z0-9]{2,}$", RegexOptions.NonBacktracking)]
    private static partial Regex UserId();

    [GeneratedRegex("^S[A-Z0-9]{2,}$", RegexOptions.NonBacktracking)]
    private static partial Regex GroupId();
}
