using DealBot.Cli.Display;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DealBot.Cli.Commands;

/// <summary>Shows how long work goes on: the share done, the rate, the time left. On a terminal only.</summary>
internal static class ProgressBar
{
    /// <summary>Work that is done sooner needs no bar.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the work on another thread and watches it.</summary>
    /// <param name="screen">Where the bar is drawn; nothing is, unless it is a terminal.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How much there is to do, as far as it is known before.</param>
    /// <param name="work">Does it, telling how much is done, and of how much.</param>
    public static async Task<T> RunAsync<T>(Screen screen, string title, long total, Func<Action<long, long>, Task<T>> work)
    {
        var (latest, most) = (0L, Math.Max(1, total));
        var running = Task.Run(() => work((done, total) =>
        {
            Volatile.Write(ref latest, done);
            Volatile.Write(ref most, Math.Max(1, total));
        }));
        if (screen.IsTerminal && await Task.WhenAny(running, Task.Delay(Patience)) != running)
        {
            await Bar(screen).StartAsync(async context =>
            {
                var shown = context.AddTask(title, maxValue: Volatile.Read(ref most));
                while (!running.IsCompleted)
                {
                    shown.MaxValue = Volatile.Read(ref most);
                    shown.Value = Volatile.Read(ref latest);
                    await Task.WhenAny(running, Task.Delay(Refresh));
                }

                shown.Value = shown.MaxValue;
            });
        }

        return await running;
    }

    private static Progress Bar(Screen screen) =>
        screen.Console.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new Rate(), new RemainingTimeColumn());

    private sealed class Rate : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new StyledText(task.Speed is { } speed ? $"{speed:0}/s" : "");
    }
}
