using System.IO.Compression;

namespace DealBot.Discord.Gateway;

/// <summary>Undoes the compression of one connection, whose messages share one zlib stream (events/gateway, "Transport Compression").</summary>
/// <param name="most">How many bytes a message may have, compressed or not.</param>
internal sealed class Inflater(int most) : IDisposable
{
    private readonly MemoryStream _compressed = new();
    private readonly MemoryStream _inflated = new();
    private readonly byte[] _piece = new byte[16 * 1024];
    private ZLibStream? _stream;

    /// <summary>Takes the next piece of the stream.</summary>
    /// <returns>The message, valid until the next call; empty when it is not complete yet, which its last four bytes tell.</returns>
    /// <exception cref="InvalidDataException">This is no zlib stream, or a message is longer than allowed.</exception>
    public ReadOnlyMemory<byte> Inflate(ReadOnlySpan<byte> piece)
    {
        if (_compressed.Length + piece.Length > most) throw TooLong();
        _compressed.Write(piece);
        if (!_compressed.GetBuffer().AsSpan(0, (int)_compressed.Length).EndsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xFF, 0xFF])) return default;

        _compressed.Position = 0;
        _inflated.SetLength(0);
        _stream ??= new ZLibStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            while (_stream.Read(_piece) is > 0 and var read)
            {
                if (_inflated.Length + read > most) throw TooLong();
                _inflated.Write(_piece, 0, read);
            }
        }
        catch (IOException unknown) // a ZLibException, which has no public name
        {
            throw new InvalidDataException("The compression asks for a dictionary that is not known.", unknown);
        }

        _compressed.SetLength(0);
        if (_inflated.Length == 0) throw new InvalidDataException("A compressed message of the gateway holds nothing.");
        return _inflated.GetBuffer().AsMemory(0, (int)_inflated.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _compressed.Dispose();
        _inflated.Dispose();
    }

    private InvalidDataException TooLong() => new($"A message of the gateway is longer than {most:N0} bytes.");
}
