using DealBot.Core.Alerts.Delivery;

namespace DealBot.Core.Tests.Alerts.Delivery;

public sealed class PatienceTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(8, 256)]
    [InlineData(12, 4096)]
    [InlineData(13, 7200)]
    [InlineData(100_000, 7200)]
    public void Pauses_double_up_to_two_hours_and_a_quarter_is_left_to_chance(int attempts, double seconds)
    {
        var pauses = Enumerable.Range(0, 50).Select(_ => Patience.After(attempts, asked: null).TotalSeconds).ToList();
        Assert.All(pauses, pause => Assert.InRange(pause, seconds, seconds * 1.25));
        Assert.True(pauses.Distinct().Count() > 1);
    }

    [Fact]
    public void What_the_platform_asks_for_is_waited_whatever_came_before()
    {
        Assert.InRange(Patience.After(1, TimeSpan.FromHours(5)), TimeSpan.FromHours(5), TimeSpan.FromHours(5) * 1.25);
        Assert.InRange(Patience.After(13, TimeSpan.FromSeconds(3)), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3) * 1.25);
        Assert.InRange(Patience.After(1, TimeSpan.Zero), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.5)); // never at once
    }
}
