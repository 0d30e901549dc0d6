using DealBot.Core.Chat;
using FsCheck.Fluent;
using FsCheck;

namespace DealBot.Core.Tests.Chat;

/// <summary>What is offered while somebody types.</summary>
public sealed class CompletionTests(SampleRoom sample) : IClassFixture<SampleRoom>
{
    private readonly ChatRoom _room = sample.Room;

    [Theory]
    [InlineData("wal", "Mike Waltz")]
    [InlineData("Besent", "Scott Bessent")]
    [InlineData("zelenskyy", "Volodymyr Zelensky")]
    [InlineData("", "Donald Trump")]
    public void Speakers_are_offered_by_part_alias_and_misspelt(string typed, string first) =>
        Assert.Equal(first, Offer(ChatOptionKind.Speaker, typed)[0]);

    [Fact]
    public void Articles_are_offered_by_title() =>
        Assert.Equal(["On the eve of the visit, Trump softens his tone"], Offer(ChatOptionKind.Article, "softens"));

    [Theory]
    [InlineData("", "what did Donald Trump say")]
    [InlineData("bess", "what did Scott Bessent say")]
    [InlineData("what did wal", "what did Mike Waltz say")]
    [InlineData("minerals bess", "minerals Scott Bessent")]
    public void Questions_are_offered_about_whom_the_last_word_names(string typed, string first) =>
        Assert.Equal(first, Offer(ChatOptionKind.Question, typed)[0]);

    [Fact]
    public async Task Ones_own_recent_questions_come_first_and_never_another_users()
    {
        var (ann, bob) = (new ChatUser("recent-a", "Ann", IsModerator: false), new ChatUser("recent-b", "Bob", IsModerator: false));
        await _room.TypeAsync("what did Waltz say", ann);
        await _room.TypeAsync("what did Bessent say about the signature", bob);

        Assert.Equal("what did Waltz say", Offer(ChatOptionKind.Question, "what", ann)[0]);
        Assert.DoesNotContain("what did Bessent say about the signature", Offer(ChatOptionKind.Question, "", ann));
    }

    [Fact]
    public async Task A_message_that_was_looked_up_is_no_question_of_its_finder()
    {
        var user = new ChatUser("recent-d", "Dan", IsModerator: false);
        await _room.DoAsync(new ChatRequest(ChatRoom.Channel, user, new ChatAction.FindQuotes("what did Waltz say in private"), ChatOrigin.MessageShortcut));

        Assert.DoesNotContain("what did Waltz say in private", Offer(ChatOptionKind.Question, "", user));
    }

    [Fact]
    public async Task A_question_longer_than_a_choice_may_be_is_not_offered_cut()
    {
        var user = new ChatUser("recent-c", "Cat", IsModerator: false);
        await _room.TypeAsync(new string('a', 101), user);
        await _room.TypeAsync(new string('b', 100), user);

        Assert.Contains(new string('b', 100), Offer(ChatOptionKind.Question, "", user));
        Assert.DoesNotContain(Offer(ChatOptionKind.Question, "", user), offer => offer.StartsWith('a'));
    }

    [Fact]
    public void Whatever_is_typed_offers_stay_within_the_limits()
    {
        Prop.ForAll<string>(typed => Holds(typed ?? "")).QuickCheckThrowOnFailure();
        Assert.All(ChatLineTests.Pieces, piece => Assert.True(Holds(piece)));

        bool Holds(string typed) => Enum.GetValues<ChatOptionKind>().All(kind =>
            Offer(kind, typed) is { Count: <= 25 } offers
            && offers.All(offer => offer.Length is >= 1 and <= 100)
            && offers.Distinct(StringComparer.Ordinal).Count() == offers.Count);
    }

    private IReadOnlyList<string> Offer(ChatOptionKind kind, string typed, ChatUser? user = null) =>
        _room.Service.Complete(ChatRoom.Channel, user ?? ChatRoom.Ann, kind, typed);
}
