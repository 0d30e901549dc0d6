
namespace DealBot.Core.Chat;

/// <summary>What somebody did in chat, in words that all platforms share.</summary>
/// <param name="Place">Where.</param>
/// <param name="User">Who, with the rights that the platform and the configuration give.</param>
/// <param name="Action">What.</param>
/// <param name="Origin">By which way it came; decides who sees the answer.</param>
public sealed record ChatRequest(ChatPlace Place, ChatUser User, ChatAction Action, ChatOrigin Origin)
{
    /// <summary>The id that it has already, where it came over HTTP; null to have <see cref="ChatDesk"/> give it one.</summary>
    public string? Id { get; init; }

    /// <summary>The user's language as the platform names it ("en-US"); null when it does not say.</summary>
    public string? Locale { get; init; }

    /// <summary>The thread in which it was typed, where the platform's threads are no channels of their own; null otherwise.</summary>
    public string? Thread { get; init; }
}

/// <summary>The chat platforms.</summary>
public enum ChatPlatform
{
    /// <summary>discord.com.</summary>
    Discord,

    /// <summary>slack.com.</summary>
    Slack,

    /// <summary>DealBot's own page, which takes what is typed and pressed like a chat. No alerts go there.</summary>
    Page,
}

/// <summary>Where something was said. Ids are the platform's own, never shown.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Workspace">Slack's team or Discord's guild; empty for Discord's direct messages, which belong to none.</param>
/// <param name="Channel">The channel or direct conversation, or one of its threads (see <see cref="InThread"/>); empty for Slack's App Home.</param>
/// <param name="IsDirect">Whether only the user and DealBot are in it.</param>
public sealed record ChatPlace(ChatPlatform Platform, string Workspace, string Channel, bool IsDirect)
{
    private const char ThreadMark = '/'; // in no platform's ids

    /// <summary>The thread's id, where threads are no channels of their own; null for a channel.</summary>
    public string? Thread => Channel.IndexOf(ThreadMark, StringComparison.Ordinal) is >= 0 and var mark ? Channel[(mark + 1)..] : null;

    /// <summary>A thread of this channel, as a place like a channel.</summary>
    public ChatPlace InThread(string thread) => this with { Channel = $"{Channel}{ThreadMark}{thread}" };

    /// <summary>The channel that the thread belongs to; a channel itself.</summary>
    public ChatPlace OutOfThread() => Thread is { } thread ? this with { Channel = Channel[..^(thread.Length + 1)] } : this;
}

/// <summary>Who asks.</summary>
/// <param name="Id">The platform's id; never shown.</param>
/// <param name="Name">The name to show; text from outside, like all names.</param>
/// <param name="IsModerator">Whether the platform's permissions or the configuration make this user a moderator here.</param>
public sealed record ChatUser(string Id, string Name, bool IsModerator);

/// <summary>By which way a request came.</summary>
public enum ChatOrigin
{
    /// <summary>A slash command: answered to its user alone, unless the channel is set to public answers.</summary>
    SlashCommand,

    /// <summary>A mention in a channel: answered in its thread, for all.</summary>
    Mention,

    /// <summary>A direct message: answered there.</summary>
    DirectMessage,

    /// <summary>"Find quotes about this" on a message: answered to its user alone.</summary>
    MessageShortcut,

    /// <summary>A button, a select menu or a form under a message that only its user sees.</summary>
    PrivateMessage,

    /// <summary>A button, a select menu or a form under a message that the whole channel sees.</summary>
    PublicMessage,

    /// <summary>Slack's App Home.</summary>
    Home,
}

/// <summary>What somebody did.</summary>
public abstract record ChatAction
{
    private ChatAction() { } // closed: the cases below are all there are

    /// <summary>A command with its options filled in, as Discord sends them.</summary>
    /// <param name="Name">A command's <see cref="ChatCommand.FullName"/>.</param>
    /// <param name="Arguments">Values by the name of the option; what was left out is missing.</param>
    public sealed record Command(string Name, IReadOnlyDictionary<string, string> Arguments) : ChatAction
    {
        /// <summary>The file that came with it.</summary>
        public ChatFile? File { get; init; }
    }

    /// <summary>A typed line, which says the command and its options in words; a question when it names no command.</summary>
    /// <param name="Text">What was typed, without the slash command or the mention in front, with the platform's escaping undone.</param>
    /// <param name="IsAdministration">Whether it was typed after <c>/deal-admin</c>.</param>
    public sealed record Line(string Text, bool IsAdministration = false) : ChatAction
    {
        /// <summary>The file that came with it.</summary>
        public ChatFile? File { get; init; }
    }

    /// <summary>A button was pressed, or an option of a select menu chosen.</summary>
    /// <param name="Id">The id of the <see cref="Button"/> or <see cref="Menu"/>; text from outside, checked against what is stored.</param>
    /// <param name="Value">The value of the chosen option; null for a button.</param>
    public sealed record Press(string Id, string? Value = null) : ChatAction;

    /// <summary>A form was filled in.</summary>
    /// <param name="FormId">The id of the <see cref="Form"/>; text from outside.</param>
    /// <param name="Fields">What was typed, by the name of the field.</param>
    public sealed record Submit(string FormId, IReadOnlyDictionary<string, string> Fields) : ChatAction
    {
        /// <summary>The file that was chosen in it.</summary>
        public ChatFile? File { get; init; }
    }

    /// <summary>"Find quotes about this" was chosen on a message.</summary>
    /// <param name="Text">The message, as plain text.</param>
    public sealed record FindQuotes(string Text) : ChatAction;

    /// <summary>The home page was opened.</summary>
    public sealed record OpenHome : ChatAction;
}

/// <summary>A file that a user attached; its bytes are fetched only when the command is allowed.</summary>
/// <param name="Name">The file's name, text from outside.</param>
/// <param name="Bytes">Its size in bytes as the platform states it.</param>
/// <param name="OpenAsync">Opens its content; the caller disposes of it. Throws <see cref="IOException"/> when it cannot be had.</param>
public sealed record ChatFile(string Name, long Bytes, Func<CancellationToken, Task<Stream>> OpenAsync);
