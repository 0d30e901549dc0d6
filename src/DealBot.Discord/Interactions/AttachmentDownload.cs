using System.Net;
using DealBot.Core.Chat;

namespace DealBot.Discord.Interactions;

/// <summary>Fetches attachments from where Discord keeps them, and from nowhere else.</summary>
/// <param name="options">Where Discord is; on loopback, attachments may be there too.</param>
internal sealed class AttachmentDownload(DiscordOptions options) : IDisposable
{
    private const long Longest = 25_000_000; // bytes; more than any article
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });

    /// <summary>The attachment as a file to be opened when it is wanted.</summary>
    public ChatFile File(DiscordAttachment attachment) =>
        new(attachment.Filename, attachment.Size, cancellation => OpenAsync(attachment, cancellation));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Stream> OpenAsync(DiscordAttachment attachment, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(attachment.Url, UriKind.Absolute, out var address) || !IsDiscords(address))
            throw new IOException("The file is not where Discord keeps files, and was not fetched.");
        if (attachment.Size is < 0 or > Longest)
            throw new IOException($"The file is larger than {Counted.Bytes(Longest)}, and was not fetched.");

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode is not HttpStatusCode.OK)
                throw new IOException($"Discord answered {(int)response.StatusCode} when asked for the file. Attach it again.");

            await using var content = await response.Content.ReadAsStreamAsync(patience.Token);
            var kept = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = await content.ReadAsync(buffer, patience.Token)) > 0;)
            {
                if (kept.Length + read > Longest) throw new IOException($"The file is larger than {Counted.Bytes(Longest)}.");
                kept.Write(buffer, 0, read);
            }

            kept.Position = 0;
            return kept;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new IOException("The file could not be fetched from Discord. Try again.", fault);
        }
    }

    private bool IsDiscords(Uri address) =>
        (address.Scheme is "https" && address.IsDefaultPort && address.Host is "cdn.discordapp.com" or "media.discordapp.net")
        || (options.Api.IsLoopback && address.IsLoopback && address.Port == options.Api.Port);
}
