namespace DealBot.Slack.Sockets;

/// <summary>How long sockets are waited for.</summary>
internal sealed record SocketTiming
{
    /// <summary>How long a socket may be quiet before it is asked for a sign of life.</summary>
    public TimeSpan PingAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the sign may take. Slack's own client takes a socket for dead after 30 s of silence; so do we, both together.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long opening may take, from the first packet to <c>hello</c>.</summary>
    public TimeSpan OpenWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an acknowledgement may take to leave, and the other side to answer a close.</summary>
    public TimeSpan SendWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A socket that lived as long was a good one: the next is opened at once.</summary>
    public TimeSpan GoodLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after the first failure; each further one doubles it.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the next socket.</summary>
    /// <param name="failures">How many sockets in a row failed, or died young.</param>
    /// <param name="luck">0 to 1: so that many clients cut off together do not come back together.</param>
    public TimeSpan PauseAfter(int failures, double luck) =>
        failures <= 0 ? TimeSpan.Zero : Min(FirstPause * Math.Pow(2, Math.Min(failures, 20) - 1), LongestPause) * (0.5 + (luck / 2));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
