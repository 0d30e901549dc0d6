using System.Diagnostics;
using System.Globalization;
using DealBot.Core.Chat;

namespace DealBot.EndToEnd.Crashes;

/// <summary>
/// Kills the import, matching and sending of alerts more than 500 times: before each statement of the way a message takes, at each call to
/// the platform, before it is done and after, and at random moments of it all; the next process goes on.
/// </summary>
public sealed class DeliveryCrashTests
{
    private const int Kills = 170; // in each lane

    [Fact]
    public Task Every_alert_stands_once_and_twice_only_on_Slack_where_nobody_could_know() => Task.WhenAll(
        Task.Run(OnDiscordAsync, TestContext.Current.CancellationToken),
        Task.Run(OnSlackAsync, TestContext.Current.CancellationToken),
        Task.Run(OnBlindSlackAsync, TestContext.Current.CancellationToken));

    private static async Task OnDiscordAsync()
    {
        await using var delivery = new CrashedDelivery(ChatPlatform.Discord, isBlind: false);
        await KillAsync(delivery, new Random(1));
        Assert.Equal(0, delivery.Doubles);
    }

    private static async Task OnSlackAsync()
    {
        await using var delivery = new CrashedDelivery(ChatPlatform.Slack, isBlind: false);
        await KillAsync(delivery, new Random(2));
        Assert.Equal(0, delivery.Doubles);
    }

    // Without the right to read: the worst that may be.
    private static async Task OnBlindSlackAsync()
    {
        await using var delivery = new CrashedDelivery(ChatPlatform.Slack, isBlind: true);
        await KillAsync(delivery, new Random(3));
        Assert.InRange(delivery.Doubles, 1, delivery.Unheard); // the window is there, and this is all of it
    }

    private static async Task KillAsync(CrashedDelivery delivery, Random random)
    {
        var watch = Stopwatch.StartNew();
        var printed = (await delivery.RunAsync(1, new Mortality()))!.Split(' ');
        var wholeRun = watch.Elapsed;
        var (imported, all) = (int.Parse(printed[0], CultureInfo.InvariantCulture), int.Parse(printed[1], CultureInfo.InvariantCulture));

        var killed = 0;
        for (var statement = 1; statement <= all - imported; statement++)
        {
            if (await delivery.RunAsync(1, new Mortality { IsInDelivery = true, Statement = statement }) is null) killed++;
            await delivery.FinishAsync();
        }

        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < 2 * Kills, $"Only {killed} processes were still at work at the moment of their kill.");
            var death = (round % 4) switch
            {
                0 => new Mortality { Call = random.Next(1, 3), IsAfterCall = true },
                1 => new Mortality { Call = random.Next(1, 3) },
                2 => new Mortality { Statement = random.Next(1, all + 1) },
                _ => new Mortality { After = wholeRun * random.NextDouble() },
            };
            if (await delivery.RunAsync(1, death) is null) killed++;
            if (round % 5 == 0) await delivery.FinishAsync(); // mostly, though, the next one to die goes on
        }

        await delivery.FinishAsync();
        delivery.Check();
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} killed, {delivery.Unheard} with a message whose answer was not written down, {delivery.Doubles} of them posted twice");
    }
}
