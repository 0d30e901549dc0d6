
namespace DealBot.Testing.Discord;

/// <content>What a test may order: ends, silence, nonsense and refusals.</content>
public sealed partial class DiscordGateway
{
    private readonly Queue<int> _refusals = [];
    private string? _held;

    /// <summary>Ends all connections without a word, as a failing network does.</summary>
    public void Drop() => Each(connection => connection.Abort());

    /// <summary>Closes all connections with a code.</summary>
    public void Close(int code, string reason = "") => Each(connection => Close(connection, code, reason));

    /// <summary>Sends nothing more on the connections there are, which stay open.</summary>
    public void GoSilent() => Each(connection => connection.IsSilent = true);

    /// <summary>Sends op 7, reconnect.</summary>
    public void AskToReconnect() => Each(connection => Send(connection, """{"op":7,"d":null,"s":null,"t":null}"""));

    /// <summary>Sends op 9, invalid session. A session that cannot be resumed is forgotten.</summary>
    public void InvalidateSessions(bool isResumable) => Each(connection =>
    {
        if (connection.Session is { } session)
        {
            (connection.Session, session.Connection) = (null, null);
            if (!isResumable) Forget(session);
        }

        Send(connection, Invalid(isResumable));
    });

    /// <summary>Sends op 1, which asks for a heartbeat at once.</summary>
    public void AskForHeartbeat() => Each(connection => Send(connection, """{"op":1,"d":null,"s":null,"t":null}"""));

    /// <summary>Sends a text as it is: malformed, of an unknown opcode, whatever.</summary>
    public void SendText(string text) => Each(connection => Send(connection, text));

    /// <summary>Sends bytes as they are.</summary>
    public void SendBytes(params byte[] bytes) => Each(connection => connection.SendGarbage(bytes));

    /// <summary>Answers the next identifies or resumes with close codes, one each, or with op 9 for 9 (not resumable).</summary>
    public void RefuseNext(params int[] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        lock (_gate) Array.ForEach(codes, _refusals.Enqueue);
    }

    /// <summary>Holds the next dispatch back until after the one that follows it, and sends them in the wrong order.</summary>
    public void SwapNextTwo()
    {
        lock (_gate) _held = "";
    }

    /// <summary>Makes the sequence jump by so many numbers.</summary>
    public void SkipSequence(int by)
    {
        lock (_gate)
        {
            foreach (var session in _sessions)
                for (var i = 0; i < by; i++) session.Sent.Add("");
        }
    }

    /// <summary>Lets the five seconds between two identifies pass: for a process that was restarted, which cannot know of the one before it.</summary>
    public void ForgetIdentifies()
    {
        lock (_gate) _identified.Clear();
    }

    private void Each(Action<GatewayConnection> act)
    {
        lock (_gate) _connections.ToList().ForEach(act);
    }
}
