using DealBot.EndToEnd.Chat;
using DealBot.Testing;
using DealBot.Testing.Discord;

namespace DealBot.EndToEnd.Alerts;

/// <summary>Discord, as <see cref="ChatHouse"/> has it.</summary>
internal sealed class DiscordHouse(DiscordCounterpart discord) : ChatHouse
{
    private readonly Dictionary<string, DiscordChannel> _channels = Names.ToDictionary(
        name => name, name => name is "general" ? discord.General : discord.AddChannel(name), StringComparer.Ordinal);

    private readonly DiscordUser _moderator = discord.AddUser("mona", DiscordPermissions.ManageGuild);

    public static async Task<ChatHouse> OpenAsync() => new DiscordHouse(await PatientPlatforms.DiscordAsync());

    public override IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DEALBOT_DISCORD_TOKEN"] = discord.Token,
        ["DEALBOT_DISCORD_API"] = discord.Api.ToString(),
    };

    public override async Task ConnectedAsync()
    {
        await discord.WaitForReadyAsync();
        await discord.WaitForCommandsAsync();
        discord.Gateway.ForgetIdentifies();
    }

    public override string IdOf(string channel) => _channels[channel].Id;

    public override async Task<string> TypesAsync(string channel, string command, bool isModerator = false)
    {
        var typed = discord.UserTypes(isModerator ? _moderator : discord.Ada, _channels[channel], $"/deal-{command}");
        return (await typed.WaitForReplyAsync(static message => !message.IsLoading)).Text;
    }

    public override IReadOnlyList<Posted> Posts(string channel) =>
        [.. discord.Seen(discord.Ada, _channels[channel]).Where(message => IsPost(message)).Select(Of)];

    public override async Task<string> PressesAsync(string channel, Posted post, string label)
    {
        var message = discord.Seen(discord.Ada, _channels[channel]).Single(message => string.Equals(message.Id, post.Id, StringComparison.Ordinal));
        return (await discord.UserPresses(discord.Ada, message, label).WaitForReplyAsync(static reply => !reply.IsLoading)).Text;
    }

    public override (Task IsThere, Action Release) Hold()
    {
        const string Posting = "POST /channels/{channel_id}/messages";
        var (clock, pause, released) = (new ManualClock(), TimeSpan.FromMinutes(1), new TaskCompletionSource());
        discord.Faults.Delay(Posting, pause, clock); // the first sets a timer, by which it is seen
        discord.Faults.Hold(Posting, released.Task, times: int.MaxValue);
        return (clock.WaitForTimerAsync(pause), () =>
        {
            clock.Advance(pause);
            released.SetResult();
        });
    }

    public override void Lose(string channel) => _channels[channel].BotPermissions = DiscordPermissions.None;

    public override async Task<Posted> SeesAsync(string channel, Func<Posted, bool> wanted, string what) =>
        await discord.Journal.UntilAsync(() => Posts(channel).FirstOrDefault(wanted), what);

    public override ValueTask DisposeAsync() => discord.DisposeAsync();

    // Answers to slash commands are seen by their asker alone.
    private bool IsPost(DiscordMessage message) => !message.IsEphemeral && string.Equals(message.AuthorId, discord.ApplicationId, StringComparison.Ordinal);

    private static Posted Of(DiscordMessage message) => new(message.Id, message.Text, [.. message.Buttons.Select(button => button.Label ?? "")]);
}
