using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DealBot.Core.Backups;

/// <summary>Adds up what a backup holds, so that a bit that is not as it was written is noticed before it replaces anything.</summary>
internal sealed class BackupChecksum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a row. The kind and the length go first, so that no two rows run together to the same bytes.</summary>
    public void Add(object?[] row)
    {
        foreach (var value in row)
        {
            switch (value)
            {
                case null:
                    AddHead('n', 0);
                    break;
                case long number:
                    AddHead('i', number);
                    break;
                case string text:
                    AddBytes('t', Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    AddBytes('b', bytes);
                    break;
                default:
                    AddHead('?', 0); // no table of ours holds such a value
                    break;
            }
        }
    }

    /// <summary>The sum so far, in hexadecimal digits; adding begins anew.</summary>
    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void AddBytes(char kind, byte[] bytes)
    {
        AddHead(kind, bytes.Length);
        _hash.AppendData(bytes);
    }

    private void AddHead(char kind, long number)
    {
        Span<byte> head = stackalloc byte[1 + sizeof(long)];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[1..], number);
        _hash.AppendData(head);
    }
}
