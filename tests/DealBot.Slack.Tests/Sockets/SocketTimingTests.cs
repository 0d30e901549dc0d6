using DealBot.Slack.Sockets;

namespace DealBot.Slack.Tests.Sockets;

public sealed class SocketTimingTests
{
    [Theory]
    [InlineData(0, 1.0, 0)]
    [InlineData(1, 1.0, 1_000)]
    [InlineData(1, 0.0, 500)]
    [InlineData(4, 1.0, 8_000)]
    [InlineData(6, 1.0, 30_000)]
    [InlineData(int.MaxValue, 0.0, 15_000)]
    public void Pauses_double_up_to_the_longest_and_half_of_each_is_luck(int failures, double luck, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new SocketTiming().PauseAfter(failures, luck));

    [Fact]
    public void Thirty_seconds_of_silence_are_death() =>
        Assert.Equal(TimeSpan.FromSeconds(30), new SocketTiming().PingAfter + new SocketTiming().PongWithin);
}
