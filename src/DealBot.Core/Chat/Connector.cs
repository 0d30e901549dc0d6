namespace DealBot.Core.Chat;

/// <summary>A connection to one chat platform.</summary>
public interface IConnector
{
    /// <summary>"Discord", "Slack".</summary>
    string Name { get; }

    /// <summary>How it stands now.</summary>
    ConnectorStatus Status { get; }

    /// <summary>How long answers under way may take while DealBot stops. Service managers kill after ten seconds; what is left is for the log.</summary>
    static TimeSpan Grace => TimeSpan.FromSeconds(8);

    /// <summary>
    /// Serves the platform until cancelled, then closes its sockets properly and finishes the answers under way; those that take
    /// longer than <see cref="Grace"/> are cancelled, and the log says so.
    /// </summary>
    /// <exception cref="ConnectorRefusedException">The platform will not have us, and trying again cannot help.</exception>
    Task RunAsync(CancellationToken cancellation);
}

/// <summary>How a connector stands.</summary>
/// <param name="State">In one word.</param>
/// <param name="Detail">A sentence that says more: since when, why, what to do. Holds no secret.</param>
public sealed record ConnectorStatus(ConnectorState State, string Detail);

/// <summary>How a connector stands, in one word.</summary>
public enum ConnectorState
{
    /// <summary>Not connected yet, or not any more and trying again.</summary>
    Connecting,

    /// <summary>Serving.</summary>
    Connected,

    /// <summary>Refused by the platform; waits for a human.</summary>
    Refused,

    /// <summary>Stopped, as was asked.</summary>
    Stopped,
}

/// <summary>A platform refuses us in a way that only a human can mend: a wrong token, an intent that is not enabled.</summary>
/// <param name="message">A sentence that says what is wrong, and one that says what to do.</param>
/// <param name="cause">What the platform answered; null when nothing was thrown.</param>
public sealed class ConnectorRefusedException(string message, Exception? cause = null) : Exception(message, cause);
