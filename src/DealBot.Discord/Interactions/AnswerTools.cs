using System.Net;
using DealBot.Core.Chat;
using DealBot.Discord.Rendering;
using DealBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DealBot.Discord.Interactions;

/// <summary>What renders answers and sends them.</summary>
/// <param name="Rest">Sends.</param>
/// <param name="Posts">Posts in channels.</param>
/// <param name="Renderer">Renders.</param>
/// <param name="Desk">Explains faults.</param>
/// <param name="Clock">Times deadlines.</param>
/// <param name="Log">Learns what went wrong.</param>
internal sealed record AnswerTools(DiscordRest Rest, ChannelPosts Posts, MessageRenderer Renderer, ChatDesk Desk, TimeProvider Clock, ILogger Log)
{
    /// <summary>Renders a reply; a fault on the way is explained instead.</summary>
    public MessageBody Render(Reply reply, ChatPlan plan)
    {
        try
        {
            return Renderer.Render(reply);
        }
#pragma warning disable CA1031 // the boundary: who asked is told
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Renderer.Render(Desk.Explain(fault, "rendering an answer", plan));
        }
    }

    /// <summary>Whether Discord finds fault with what was sent, so that sending it another way cannot help.</summary>
    public static bool IsFaulty(RestOutcome outcome) =>
        outcome is RestOutcome.Refused { Status: HttpStatusCode.BadRequest, Code: not RestCode.AlreadyAcknowledged };

    /// <summary>What is said in place of a message that Discord finds fault with.</summary>
    public Reply ExplainRefusal(RestOutcome.Refused refused, ChatPlan plan) =>
        Desk.Explain(new InvalidOperationException($"Discord refused a message: {refused.Code} {refused.Reason}"), "sending an answer", plan);
}
