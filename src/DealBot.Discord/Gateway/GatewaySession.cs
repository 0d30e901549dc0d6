using System.Net.WebSockets;

namespace DealBot.Discord.Gateway;

/// <summary>What is kept of a session between connections, so that it can be resumed (events/gateway, "Resuming").</summary>
internal sealed class GatewaySession
{
    /// <summary>How far back a repeated event is recognized as such.</summary>
    private const int Remembered = 4096;

    private readonly HashSet<long> _counted = [];
    private readonly Queue<long> _oldest = [];

    /// <summary>Its id; null while there is none to resume.</summary>
    public string? Id { get; private set; }

    /// <summary>Where to resume it; null for where sessions are started.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The highest number of an event; null before the first.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Whether it was started or resumed on the present connection.</summary>
    public bool IsServing { get; set; }

    /// <summary>It began.</summary>
    public void Begin(string? id, Uri? address) => (Id, Address, IsServing) = (id, address, true);

    /// <summary>It is over; the next connection starts another.</summary>
    public void Forget()
    {
        (Id, Address, Sequence) = (null, null, null);
        _counted.Clear();
        _oldest.Clear();
    }

    /// <summary>Counts an event. A resumed session repeats what it believes to be lost; one that was overtaken is still new.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Count(long? number)
    {
        if (number is not { } sequence) return true; // not numbered
        if (sequence <= Sequence - Remembered || !_counted.Add(sequence)) return false;
        _oldest.Enqueue(sequence);
        if (_oldest.Count > Remembered) _counted.Remove(_oldest.Dequeue());
        Sequence = Math.Max(Sequence ?? sequence, sequence);
        return true;
    }
}

/// <summary>Why a connection ended.</summary>
/// <param name="Why">For the log, without a full stop.</param>
/// <param name="Code">The code that the gateway closed it with.</param>
/// <param name="SessionOver">Whether the session cannot be resumed.</param>
internal readonly record struct Ending(string Why, int? Code = null, bool SessionOver = false)
{
    /// <summary>Waits for the end of a connection; that it breaks is one way to end.</summary>
    public static async Task<Ending> OfAsync(Task<Ending> connection)
    {
        try
        {
            return await connection;
        }
        catch (OperationCanceledException)
        {
            return new Ending("the gateway says nothing");
        }
        catch (WebSocketException broken)
        {
            return new Ending($"the connection failed ({broken.WebSocketErrorCode})");
        }
        catch (InvalidDataException unreadable)
        {
            return new Ending($"what came cannot be read ({unreadable.Message.TrimEnd('.')})");
        }
    }
}
