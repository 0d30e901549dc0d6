using DealBot.Core.Articles;

namespace DealBot.Core.Tests.Libraries;

public sealed class ReadOnceTests
{
    [Fact]
    public async Task Of_many_who_come_at_once_one_reads_and_all_have_the_same()
    {
        const int Many = 16;
        var (once, reads) = (new ReadOnce<object>(), 0);
        using var everybody = new Barrier(Many);

        var values = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Task.Factory.StartNew(
            () =>
            {
                everybody.SignalAndWait();
                return once.Value(() =>
                {
                    Interlocked.Increment(ref reads);
                    return new object();
                });
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(1, reads);
        Assert.All(values, value => Assert.Same(values[0], value));
    }

    [Fact]
    public void What_could_not_be_read_is_read_again()
    {
        var once = new ReadOnce<string>();

        Assert.Throws<IOException>(() => once.Value(() => throw new IOException()));
        Assert.Equal("read", once.Value(() => "read"));
    }
}
