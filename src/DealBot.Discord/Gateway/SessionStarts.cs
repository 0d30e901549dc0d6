using System.Globalization;
using DealBot.Core.Chat;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Gateway;

/// <summary>
/// Where the gateway is, and how many sessions may be started there: so many until a reset, and one in five seconds for each of so
/// many groups of shards (events/gateway, "Session Start Limit Object" and "Max Concurrency").
/// </summary>
/// <param name="rest">Asked for the limits.</param>
/// <param name="log">Told when the limit is reached.</param>
/// <param name="clock">Times the starts.</param>
internal sealed partial class SessionStarts(DiscordRest rest, ILogger log, TimeProvider clock)
{
    private readonly Lane _asking = new();
    private readonly Dictionary<int, Group> _groups = [];
    private int _atATime = 1;
    private int _remaining;
    private long _reset;

    /// <summary>The gateway's address, for connections that do not resume a session.</summary>
    public Uri Address { get; private set; } = null!;

    private TimeProvider Clock => clock;

    /// <summary>How many shards Discord recommends.</summary>
    public int Recommended { get; private set; } = 1;

    /// <summary>Asks for the address and the limits.</summary>
    /// <exception cref="IOException">There was no usable answer.</exception>
    /// <exception cref="ConnectorRefusedException">Trying again cannot help.</exception>
    public async Task AskAsync(CancellationToken cancellation)
    {
        var outcome = await rest.SendAsync(Route.GatewayBot, cancellation);
        if (outcome is not RestOutcome.Done done || done.Read(GatewayJson.Default.GatewayBot) is not { Url: { } url } told)
            throw new IOException($"Discord did not say where its gateway is: {outcome}");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw new IOException("What Discord names as its gateway is no address.");
        if (DiscordAddress.Refusal(address) is { } refusal) throw new ConnectorRefusedException(refusal);

        var limit = told.SessionStartLimit ?? new SessionStartLimit(1, 0, 1);
        (Address, Recommended, _atATime) = (address, Math.Max(1, told.Shards), Math.Max(1, limit.MaxConcurrency));
        (_remaining, _reset) = (limit.Remaining, clock.In(Allowance.Span(limit.ResetAfter / 1000)));
    }

    /// <summary>Waits until a shard may connect to start a session, after the shards of its group that came before.</summary>
    /// <returns>Its turn, which lasts until it is disposed of.</returns>
    public async Task<Turn> EnterAsync(int shard, Action<string> tell, CancellationToken cancellation)
    {
        Group? group;
        lock (_groups)
        {
            var key = shard % _atATime;
            if (!_groups.TryGetValue(key, out group)) _groups[key] = group = new Group();
        }

        var turn = await group.Lane.EnterAsync(cancellation);
        try
        {
            using var asking = await _asking.EnterAsync(cancellation);
            while (_remaining <= 0)
            {
                var wait = clock.Until(_reset);
                if (wait > TimeSpan.Zero)
                {
                    var until = (clock.GetUtcNow() + wait).ToString("d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);
                    LogUsedUp(until);
                    tell($"Discord allows no further sessions until {until}");
                }

                await clock.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(5), cancellation);
                await AskAsync(cancellation);
            }

            return new Turn(this, group, turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord allows no further gateway sessions until {Until}; waiting for that")]
    private partial void LogUsedUp(string until);

    /// <summary>The shards that may start a session only one after another.</summary>
    internal sealed class Group
    {
        public Lane Lane { get; } = new();

        /// <summary>When the next may, by the clock's timestamp.</summary>
        public long Next { get; set; }
    }

    /// <summary>A shard's turn to start a session. It is to be kept until the session has begun: only then is it known that the gateway has counted it.</summary>
    internal sealed class Turn(SessionStarts starts, Group group, IDisposable turn) : IDisposable
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

        private int _over;

        /// <summary>Waits until the session may be started, and counts it.</summary>
        public async Task StartAsync(CancellationToken cancellation)
        {
            await starts.Clock.WaitAsync(starts.Clock.Until(group.Next), cancellation);
            Interlocked.Decrement(ref starts._remaining);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) != 0) return;
            group.Next = starts.Clock.In(Between);
            turn.Dispose();
        }
    }
}
