using System.Collections.Concurrent;
using DealBot.Core.Chat;
using DealBot.Slack.WebApi;
using Microsoft.Extensions.Logging;

namespace DealBot.Slack.Interactions;

/// <summary>Who somebody is and whether they moderate. Asked of Slack once in a few minutes; what cannot be learnt is no right.</summary>
/// <param name="options">Who moderates besides the workspace's admins and owners.</param>
/// <param name="api">Knows the users.</param>
/// <param name="clock">Times what is remembered.</param>
/// <param name="log">Learns what could not be found out.</param>
internal sealed partial class People(SlackOptions options, SlackWebApi api, TimeProvider clock, ILogger<People> log)
{
    /// <summary>How long a right that was taken away may still hold.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    /// <summary>How long a question may wait for it: forms open within three seconds or not at all.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Remembered users; beyond that all are forgotten, which costs one call each.</summary>
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<string, (SlackUser User, long At)> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (IReadOnlyList<string> Members, long At)> _groups = new(StringComparer.Ordinal);

    /// <summary>The user, with rights as far as they can be found out in time.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="name">The name that the payload tells; null where it tells none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(ChatUser User, string? Locale)> FindAsync(string id, string? name, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        SlackUser? user = null;
        var moderates = options.Moderators.Contains(id, StringComparer.Ordinal);
        try
        {
            user = await UserAsync(id, either.Token);
            moderates = moderates || user is { IsAdmin: true, IsBot: false } || await IsInGroupAsync(id, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogUnknown(id, "Slack did not answer in time");
        }

        return (new ChatUser(id, user?.Name ?? name ?? "", moderates), user?.Locale);
    }

    /// <summary>What a user is called; null when it cannot be found out in time.</summary>
    public async Task<string?> NameAsync(string id, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return (await UserAsync(id, either.Token))?.Name;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<SlackUser?> UserAsync(string id, CancellationToken cancellation) =>
        RecallAsync(_users, id, () => api.UserAsync(id, cancellation));

    private async Task<bool> IsInGroupAsync(string user, CancellationToken cancellation)
    {
        foreach (var group in options.ModeratorGroups)
        {
            if (await RecallAsync(_groups, group, () => api.GroupMembersAsync(group, cancellation)) is { } members && members.Contains(user, StringComparer.Ordinal)) return true;
        }

        return false;
    }

    private async Task<T?> RecallAsync<T>(ConcurrentDictionary<string, (T Value, long At)> memory, string id, Func<Task<SlackResult<T>>> ask)
        where T : class
    {
        if (memory.TryGetValue(id, out var known) && clock.GetElapsedTime(known.At) < Memory) return known.Value;

        switch (await ask())
        {
            case SlackResult<T>.Done(var value):
                if (memory.Count >= MostRemembered) memory.Clear();
                memory[id] = (value, clock.GetTimestamp());
                return value;
            case SlackResult<T>.Refused refused:
                LogUnknown(id, refused.Needed is null ? refused.Error : $"{refused.Error}: {refused.Needed}");
                return null;
            case SlackResult<T>.Unanswered unanswered:
                LogUnknown(id, unanswered.Reason);
                return null;
            default:
                return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who {Id} is could not be found out ({Reason}), so no rights are taken from it")]
    private partial void LogUnknown(string id, string reason);
}
