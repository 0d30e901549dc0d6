using System.Text.Json;
using DealBot.Slack.WebApi;
using DealBot.Testing;

namespace DealBot.Slack.Tests.WebApi;

/// <summary>Shorthand for calls of the Web API.</summary>
internal static class ApiCalls
{
    /// <summary>A message.</summary>
    public static readonly SlackMessage Hello = new("Hello");

    /// <summary>A form.</summary>
    public static readonly JsonElement Modal = JsonElement.Parse("""{"type":"modal","callback_id":"f","title":{"type":"plain_text","text":"Ask"},"blocks":[{"type":"section","text":{"type":"plain_text","text":"One"}}]}""");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What a call that was done gives.</summary>
    public static T Value<T>(SlackResult<T> result) => Assert.IsType<SlackResult<T>.Done>(result).Value;

    /// <summary>Moves the clock over every pause between two tries until the call is over.</summary>
    public static async Task<T> MovingAsync<T>(ManualClock clock, Task<T> call)
    {
        while (!call.IsCompleted)
        {
            await Task.WhenAny(call, clock.WaitForTimerAsync(left => left < ApiMethod.UserInfo.TryLimit));
            if (!call.IsCompleted && clock.Pending is [var next, ..]) clock.Advance(next);
        }

        return await call;
    }
}
