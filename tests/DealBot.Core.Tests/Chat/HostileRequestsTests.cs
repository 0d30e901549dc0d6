using DealBot.Core.Chat;

namespace DealBot.Core.Tests.Chat;

/// <summary>Any string in any action is answered, within the limits of replies and as planned (the room checks both).</summary>
public sealed class HostileRequestsTests(SampleRoom sample) : IClassFixture<SampleRoom>
{
    private static readonly ChatOrigin[] Origins = Enum.GetValues<ChatOrigin>();

    private readonly ChatRoom _room = sample.Room;
    private readonly Random _random = new(7);

    [Fact]
    public async Task Any_line_is_answered()
    {
        for (var round = 0; round < 400; round++)
            await _room.TypeAsync(Text(), Any([ChatRoom.Ann, ChatRoom.Bob]), Any(Origins), Any([ChatRoom.Channel, ChatRoom.Direct, ChatRoom.HomePage]));
    }

    [Fact]
    public async Task Any_value_of_any_option_is_answered()
    {
        foreach (var command in ChatCommands.All.Where(command => !command.IsForModerators && command.Group is null))
        {
            for (var round = 0; round < 30; round++)
            {
                var arguments = command.Options.Where(_ => _random.Next(4) > 0).ToDictionary(option => option.Name, _ => Text(), StringComparer.Ordinal);
                await DoAsync(new ChatAction.Command(command.FullName, arguments));
            }
        }
    }

    [Fact]
    public async Task Any_press_and_any_form_is_answered()
    {
        var answers = new[] { await _room.TypeAsync("timeline Trump"), await _room.TypeAsync("sources"), await _room.TypeAsync("what did Waltz say about lithium") };
        var ids = answers.SelectMany(answer => Limits.Buttons(answer).Select(button => button.Id).Concat(answer.Parts.OfType<Menu>().Select(menu => menu.Id))).ToArray();
        for (var round = 0; round < 300; round++)
        {
            var id = Any(ids);
            if (_random.Next(2) == 0) id = id[.._random.Next(id.Length + 1)] + Any(["", ".", "p1", "c0.2", "w0", "s", "99999999999", Text()]);
            var action = _random.Next(3) switch
            {
                0 => new ChatAction.Submit(id, new Dictionary<string, string> { ["verdict"] = Text(), ["speaker"] = Text() }),
                1 => (ChatAction)new ChatAction.Press(id, Text()),
                _ => new ChatAction.Press(id),
            };
            var request = new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, action, Any(Origins));
            if (_room.Service.Plan(request).Form is null) await _room.DoAsync(request);
        }
    }

    [Fact]
    public async Task Any_message_is_looked_up()
    {
        for (var round = 0; round < 200; round++) await DoAsync(new ChatAction.FindQuotes(Text()));
    }

    [Fact]
    public async Task A_line_of_a_million_characters_is_answered()
    {
        await _room.TypeAsync(string.Concat(Enumerable.Repeat("\"verify and ", 90_000)));
        await DoAsync(new ChatAction.FindQuotes(new string('“', 500_000) + new string('”', 500_000)));
    }

    private Task<Reply> DoAsync(ChatAction action) => _room.DoAsync(new ChatRequest(ChatRoom.Channel, ChatRoom.Ann, action, ChatOrigin.SlashCommand));

    private string Text() => string.Join(_random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, _random.Next(9)).Select(_ => Any(ChatLineTests.Pieces)));

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
