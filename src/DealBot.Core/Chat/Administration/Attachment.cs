namespace DealBot.Core.Chat.Administration;

/// <summary>Fetches a file that a moderator attached.</summary>
internal static class Attachment
{
    /// <summary>What to say where an address is given besides a file: one of them would be dropped.</summary>
    public static readonly Note OrAddress = new("Give either a file or an address, not both: nothing was added.");

    /// <summary>Its last name, or "the file".</summary>
    public static string NameOf(ChatFile file) =>
        file.Name[(file.Name.AsSpan().LastIndexOfAny('/', '\\') + 1)..] is { Length: > 0 } name ? name : "the file";

    /// <summary>Its bytes; or what is wrong and what to do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">The most bytes that are taken, whatever the platform says of the size.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(byte[]? Bytes, Note? Fault)> ReadAsync(ChatFile file, long most, CancellationToken cancellation)
    {
        if (file.Bytes > most) return (null, TooLarge(file, most));
        try
        {
            await using var content = await file.OpenAsync(cancellation);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int count; (count = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (bytes.Length + count > most) return (null, TooLarge(file, most));
                bytes.Write(buffer, 0, count);
            }

            return (bytes.ToArray(), null);
        }
        catch (IOException)
        {
            return (null, new Note($"{Visible.Name(NameOf(file))} could not be fetched from the platform. Send it once more."));
        }
    }

    private static Note TooLarge(ChatFile file, long most) =>
        new($"{Visible.Name(NameOf(file))} is too large: a file may have {Counted.Bytes(most)}.");
}
