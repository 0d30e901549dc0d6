using DealBot.Testing.Discord;
using DealBot.Testing.Slack;

namespace DealBot.EndToEnd.Chat;

/// <summary>
/// Discord and Slack on loopback for whole processes. They wait longer than the real ones do for a first answer: on a busy machine a
/// process that has just started may be held up for seconds by what is none of its own. Whether the connectors keep the platforms'
/// three seconds is shown by their own tests and by the benchmarks.
/// </summary>
internal static class PatientPlatforms
{
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromMinutes(1);

    public static Task<DiscordCounterpart> DiscordAsync() => DiscordCounterpart.StartAsync(new DiscordCounterpartOptions { FirstAnswer = FirstAnswer });

    public static async Task<SlackCounterpart> SlackAsync()
    {
        var slack = await SlackCounterpart.StartAsync();
        slack.Deadline = FirstAnswer;
        return slack;
    }
}
