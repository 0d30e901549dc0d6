namespace DealBot.EndToEnd.Alerts;

/// <summary>A chat platform on loopback, as a story about alerts needs it: channels by name, what stands in them, and ways to lose them.</summary>
internal abstract class ChatHouse : IAsyncDisposable
{
    /// <summary>The channels that there are.</summary>
    protected static readonly string[] Names = ["general", "ferries", "quotes", "desk"];

    /// <summary>Both platforms.</summary>
    public static TheoryData<string> All => ["Discord", "Slack"];

    /// <summary>Opens one of them.</summary>
    public static async Task<ChatHouse> OpenAsync(string platform) => platform is "Discord" ? await DiscordHouse.OpenAsync() : await SlackHouse.OpenAsync();

    /// <summary>What the program needs to find it.</summary>
    public abstract IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Waits until the program is connected once more.</summary>
    public abstract Task ConnectedAsync();

    /// <summary>The id of a channel, as the log has it.</summary>
    public abstract string IdOf(string channel);

    /// <summary>A member types a command, <c>alerts on filter:speaker:Lee wants:quotes</c>, and gets an answer.</summary>
    public abstract Task<string> TypesAsync(string channel, string command, bool isModerator = false);

    /// <summary>What the bot has posted in a channel, for all to see, as it stands now.</summary>
    public abstract IReadOnlyList<Posted> Posts(string channel);

    /// <summary>A member presses a button of a post, and gets an answer.</summary>
    public abstract Task<string> PressesAsync(string channel, Posted post, string label);

    /// <summary>The platform takes posts from now on, but lets none appear, and answers nothing, before it is told to.</summary>
    /// <returns>A task that ends when the first is there, and what lets them appear.</returns>
    public abstract (Task IsThere, Action Release) Hold();

    /// <summary>The bot may not write in a channel any more.</summary>
    public abstract void Lose(string channel);

    /// <summary>Waits until a post in a channel is as wanted.</summary>
    public abstract Task<Posted> SeesAsync(string channel, Func<Posted, bool> wanted, string what);

    /// <summary>Waits until a post in a channel shows words.</summary>
    public Task<Posted> SeesAsync(string channel, string words) =>
        SeesAsync(channel, post => post.Shown.Contains(words, StringComparison.OrdinalIgnoreCase), $"“{words}” in {channel}");

    public abstract ValueTask DisposeAsync();
}

/// <summary>A message of the bot's in a channel.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Shown">Its text, as it is read.</param>
/// <param name="Buttons">The labels of its buttons.</param>
internal sealed record Posted(string Id, string Shown, IReadOnlyList<string> Buttons);
