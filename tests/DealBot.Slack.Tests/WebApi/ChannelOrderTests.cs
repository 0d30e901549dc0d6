using System.Collections.Concurrent;
using DealBot.Slack.WebApi;

namespace DealBot.Slack.Tests.WebApi;

public sealed class ChannelOrderTests
{
    [Fact]
    public async Task A_channel_is_served_in_order_while_others_go_on()
    {
        var order = new ChannelOrder();
        var slow = new TaskCompletionSource<int>();
        ConcurrentQueue<int> done = [];
        var first = order.RunAsync("C1", async () => Done(await slow.Task), CancellationToken.None);
        var second = order.RunAsync("C1", () => Task.FromResult(Done(2)), CancellationToken.None);
        Assert.Equal(3, await order.RunAsync("C2", () => Task.FromResult(Done(3)), CancellationToken.None));
        slow.SetResult(1);
        await Task.WhenAll(first, second);
        Assert.Equal([3, 1, 2], done);

        int Done(int number)
        {
            done.Enqueue(number);
            return number;
        }
    }

    [Fact]
    public async Task One_who_gives_up_waiting_lets_nobody_pass_the_one_before()
    {
        var order = new ChannelOrder();
        var slow = new TaskCompletionSource<int>();
        using var impatient = new CancellationTokenSource();
        var first = order.RunAsync("C1", () => slow.Task, CancellationToken.None);
        var second = order.RunAsync("C1", () => Task.FromResult(2), impatient.Token);
        var third = order.RunAsync("C1", () => Task.FromResult(3), CancellationToken.None);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        slow.SetResult(1);
        Assert.Equal((1, 3), (await first, await third));
    }

    [Fact]
    public async Task One_that_fails_does_not_hold_up_the_next()
    {
        var order = new ChannelOrder();
        await Assert.ThrowsAsync<IOException>(() => order.RunAsync<int>("C1", () => throw new IOException("broken"), CancellationToken.None));
        Assert.Equal(2, await order.RunAsync("C1", () => Task.FromResult(2), CancellationToken.None));
    }
}
