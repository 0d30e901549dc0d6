using System.Text.Json;

namespace DealBot.Slack.Tests;

public sealed class SlackDeliveryTests
{
    [Theory]
    [InlineData(0, """{"event_id":"Ev1","trigger_id":"T1"}""", "Ev1")]
    [InlineData(1, """{"trigger_id":"T1","text":"x"}""", "T1")]
    [InlineData(2, """{"trigger_id":"T1","type":"block_actions"}""", "T1")]
    public void Is_known_by_the_id_that_its_kind_has(int kind, string payload, string id) =>
        Assert.Equal(id, SlackDelivery.Of((DeliveryKind)kind, JsonElement.Parse(payload), 0).Id);

    [Fact]
    public void What_has_no_id_is_known_by_its_payload()
    {
        var one = SlackDelivery.Of(DeliveryKind.Interaction, JsonElement.Parse("""{"type":"view_closed","view":{"id":"V1"}}"""), 0);
        var again = SlackDelivery.Of(DeliveryKind.Interaction, JsonElement.Parse("""{"type":"view_closed","view":{"id":"V1"}}"""), 1);
        var other = SlackDelivery.Of(DeliveryKind.Interaction, JsonElement.Parse("""{"type":"view_closed","view":{"id":"V2"}}"""), 0);
        Assert.Equal(one.Id, again.Id);
        Assert.NotEqual(one.Id, other.Id);
    }

    [Theory, InlineData(200, true), InlineData(201, false)]
    public void An_id_longer_than_any_of_Slacks_is_not_kept_as_it_is(int length, bool isKept)
    {
        var given = new string('7', length);
        var id = SlackDelivery.Of(DeliveryKind.Event, JsonElement.Parse($$"""{"event_id":"{{given}}"}"""), 0).Id;
        Assert.Equal(isKept, string.Equals(id, given, StringComparison.Ordinal));
        Assert.InRange(id.Length, 1, 200);
    }

    [Fact]
    public void Written_into_a_log_it_says_its_kind_alone() =>
        Assert.Equal("SlackDelivery { Command }", SlackDelivery.Of(DeliveryKind.Command, JsonElement.Parse("""{"response_url":"secret"}"""), 0).ToString());
}
