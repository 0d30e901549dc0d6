using System.Diagnostics;
using DealBot.Benchmarks.Library;
using DealBot.Testing.Slack;
using Spectre.Console;

namespace DealBot.Benchmarks.Chat;

/// <summary>
/// How soon the served program acknowledges what Discord and Slack deliver, and whether it answers everything: with 200 questions
/// in flight while it reindexes, and with 50 questions a second for a minute. The program is a process of its own; both platforms'
/// counterparts and their users share the machine with it.
/// </summary>
internal static class ChatClock
{
    private const int InFlight = 200;
    private const int PerSecond = 50;
    private static readonly TimeSpan Sustained = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Measures and prints.</summary>
    /// <param name="program">The program, published or built.</param>
    /// <param name="passages">The size of the library that is asked.</param>
    /// <param name="console">Where to print.</param>
    public static async Task RunAsync(string program, int passages, IAnsiConsole console)
    {
        var folder = Directory.CreateTempSubdirectory("dealbot-chat-");
        try
        {
            await LibrarySpeed.FillAsync(folder.FullName, passages);
            await using var newsroom = await Newsroom.OpenAsync();
            using var served = Serve(program, folder.FullName, newsroom);
            try
            {
                await newsroom.WaitUntilServedAsync();
                console.WriteLine($"A library of {passages:N0} passages; questions half in Discord, half in Slack.");

                newsroom.Reindex();
                for (var isLast = false; !isLast;)
                {
                    isLast = newsroom.IsReindexed;
                    for (var asked = 0; asked < InFlight; asked++) newsroom.Ask();
                    await newsroom.WaitUntilAnsweredAsync(Patience);
                }

                newsroom.Report($"{InFlight} questions in flight while the library is reindexed", console);

                // As many as are due by the clock, so that a late tick does not spare the program a question.
                using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
                var (started, sent) = (Stopwatch.GetTimestamp(), 0);
                while (sent < PerSecond * Sustained.TotalSeconds)
                {
                    await tick.WaitForNextTickAsync();
                    for (var due = Stopwatch.GetElapsedTime(started).TotalSeconds * PerSecond; sent < due; sent++) newsroom.Ask();
                }

                await newsroom.WaitUntilAnsweredAsync(Patience);
                newsroom.Report($"{PerSecond} questions a second for {Sustained.TotalSeconds:F0} s", console);
            }
            finally
            {
                served.Kill(entireProcessTree: true);
                await served.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Serve(string program, string data, Newsroom newsroom)
    {
        var start = new ProcessStartInfo(program, ["serve", "--data", data, "--articles", Path.Combine(data, "none")]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["DEALBOT_DISCORD_TOKEN"] = newsroom.Discord.Token;
        start.Environment["DEALBOT_DISCORD_API"] = newsroom.Discord.Api.ToString();
        start.Environment["DEALBOT_SLACK_BOT_TOKEN"] = SlackCounterpart.BotToken;
        start.Environment["DEALBOT_SLACK_APP_TOKEN"] = SlackCounterpart.AppToken;
        start.Environment["DEALBOT_SLACK_API"] = newsroom.Slack.Api.ToString();
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += static (_, line) =>
        {
            if (line.Data is { } logged) Console.Error.WriteLine(logged);
        };
        process.Start();
        process.BeginErrorReadLine();
        return process;
    }
}
