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
    /// <param name="RetryAfter">How long Discord's limits forbid it still; null when they do not, or nobody knows.</param>
    internal sealed record NoAnswer(string Why, bool MayHaveArrived, TimeSpan? RetryAfter = null) : RestOutcome;
}

/// <summary>The codes that Discord gives for a reason and that we act upon (topics/opcodes-and-status-codes, "JSON Error Codes").</summary>
internal static class RestCode
{
    /// <summary>The channel is not there, or not any more.</summary>
    public const int UnknownChannel = 10003;

    /// <summary>The message is not there, or not any more.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>The webhook is not there, or not any more.</summary>
    public const int UnknownWebhook = 10015;

    /// <summary>The interaction was not answered in time, or is not ours.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>Nobody may send messages just now.</summary>
    public const int SendingDisabled = 40004;

    /// <summary>A forum takes threads, no messages.</summary>
    public const int ForumChannel = 40058;

    /// <summary>The interaction was answered already.</summary>
    public const int AlreadyAcknowledged = 40060;

    /// <summary>Discord's edge does not let the request through to Discord.</summary>
    public const int BlockedAtEdge = 40333;

    /// <summary>We may not see the channel.</summary>
    public const int MissingAccess = 50001;

    /// <summary>The user takes no direct messages from us.</summary>
    public const int UserTakesNoMessages = 50007;

    /// <summary>The channel is none for text.</summary>
    public const int NoTextChannel = 50008;

    /// <summary>We lack a permission.</summary>
    public const int MissingPermissions = 50013;

    /// <summary>Channels of this type do not take what was asked.</summary>
    public const int WrongChannelType = 50024;

    /// <summary>The token of the interaction ran out.</summary>
    public const int InvalidWebhookToken = 50027;

    /// <summary>The thread is archived, and posting does not open it again: a moderator locked it.</summary>
    public const int ThreadArchived = 50083;

    /// <summary>The user shares no server with us.</summary>
    public const int NoMutualServer = 50278;

    /// <summary>The message has a thread already.</summary>
    public const int ThreadExists = 160004;

    /// <summary>The thread is locked.</summary>
    public const int ThreadLocked = 160005;
}
