using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DealBot.Discord.Rest;

/// <summary>How a request to Discord came out. What is told here holds no secret; what was sent is never in it.</summary>
internal abstract record RestOutcome
{
    private RestOutcome() { } // closed: the cases below are all there are

    /// <summary>Carried out.</summary>
    /// <param name="Body">What was answered, as UTF-8 JSON; empty when nothing was.</param>
    internal sealed record Done(ReadOnlyMemory<byte> Body) : RestOutcome
    {
        /// <summary>Reads the answer.</summary>
        /// <returns>The answer; null when it is none, or not of this form.</returns>
        public T? Read<T>(JsonTypeInfo<T> form)
            where T : class
        {
            try
            {
                return Body.IsEmpty ? null : JsonSerializer.Deserialize(Body.Span, form);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        /// <summary>How long the answer is; not what it says.</summary>
        public override string ToString() => $"{nameof(Done)} ({Body.Length} bytes)";
    }

    /// <summary>What was addressed is no more: a token that ran out, a message or webhook that was deleted. Trying again cannot help.</summary>
    /// <param name="Code">Discord's code for it; see <see cref="RestCode"/>.</param>
    internal sealed record Gone(int Code) : RestOutcome;

    /// <summary>Discord will not do it as it was asked.</summary>
    /// <param name="Status">The status of the answer.</param>
    /// <param name="Code">Discord's code for the reason; 0 when it gave none.</param>
    /// <param name="Reason">Discord's words for it, shortened; for the log.</param>
    internal sealed record Refused(HttpStatusCode Status, int Code, string Reason) : RestOutcome;

    /// <summary>There was no answer after all the tries that are allowed, or the request was not sent at all.</summary>
    /// <param name="Why">A sentence for the log.</param>
    /// <param name="MayHaveArrived">Whether Discord may have carried it out nevertheless.</param>
    internal sealed record NoAnswer(string Why, bool MayHaveArrived) : RestOutcome;
}

/// <summary>The codes that Discord gives for a reason and that we act upon (topics/opcodes-and-status-codes, "JSON Error Codes").</summary>
internal static class RestCode
{
    /// <summary>The message is not there, or not any more.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>The webhook is not there, or not any more.</summary>
    public const int UnknownWebhook = 10015;

    /// <summary>The interaction was not answered in time, or is not ours.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>The interaction was answered already.</summary>
    public const int AlreadyAcknowledged = 40060;

    /// <summary>We may not post or read in the channel.</summary>
    public const int MissingAccess = 50001;

    /// <summary>We lack a permission.</summary>
    public const int MissingPermissions = 50013;

    /// <summary>The token of the interaction ran out.</summary>
    public const int InvalidWebhookToken = 50027;

    /// <summary>The message has a thread already.</summary>
    public const int ThreadExists = 160004;
}
