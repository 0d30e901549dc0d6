namespace DealBot.Slack.Sockets;

/// <summary>Puts a message together from its fragments, in bounded memory: of one that is too long, the rest is not kept.</summary>
/// <param name="most">How many bytes a message may have.</param>
internal sealed class MessageBuffer(int most)
{
    private const int FirstBytes = 16 * 1024;
    private byte[] _bytes = new byte[FirstBytes];

    /// <summary>How long the message is so far.</summary>
    public int Length { get; private set; }

    /// <summary>Whether it became too long.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The message.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (Length == _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min((long)_bytes.Length * 2, most + 1L));
            return _bytes.AsMemory(Length);
        }
    }

    /// <summary>Says how many bytes were put into <see cref="Free"/>.</summary>
    public void Add(int count)
    {
        Length += count;
        if (Length <= most) return;
        IsTooLong = true;
        Length = 0; // what follows overwrites what nobody will read
    }

    /// <summary>Makes room for the next message; the memory of a long one is let go.</summary>
    public void Clear()
    {
        if (_bytes.Length > 16 * FirstBytes) _bytes = new byte[FirstBytes];
        (Length, IsTooLong) = (0, false);
    }
}
