using System.Text;
using DealBot.Slack.Sockets;
using FsCheck;
using FsCheck.Fluent;

namespace DealBot.Slack.Tests.Sockets;

public sealed class EnvelopeTests
{
    private const string Whole = """{"envelope_id":"e1","type":"events_api","accepts_response_payload":false,"retry_attempt":2,"payload":{"type":"event_callback","event_id":"Ev1","event":{"text":"é 🚗"}}}""";

    [Fact]
    public void An_event_is_known_by_its_own_id_and_says_which_retry_it_is()
    {
        var delivery = Assert.IsType<Envelope.Delivered>(Envelope.Read(Encoding.UTF8.GetBytes(Whole)));
        Assert.Equal("e1", delivery.Id);
        Assert.Equal((DeliveryKind.Event, "Ev1", 2), (delivery.Delivery!.Kind, delivery.Delivery.Id, delivery.Delivery.Attempt));
        Assert.Equal("é 🚗", delivery.Delivery.Payload.Text("event", "text"));
    }

    [Fact]
    public void An_envelope_changed_anywhere_is_read_or_passed_over() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int At, byte With)[]>(),
        changes =>
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            foreach (var (at, with) in changes ?? []) bytes[(uint)at % bytes.Length] = with;
            return Envelope.Read(bytes) is null or Envelope.Delivered or Envelope.Hello or Envelope.Disconnect;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_passed_over_wherever_they_stand()
    {
        for (var at = 0; at < Whole.Length; at++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            bytes[at] = 0xFF; // stands nowhere in UTF-8
            Assert.Null(Envelope.Read(bytes));
        }
    }

    [Fact]
    public void An_envelope_cut_off_anywhere_is_passed_over()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        for (var length = 0; length < bytes.Length; length++) Assert.Null(Envelope.Read(bytes.AsMemory(0, length)));
    }

    [Fact]
    public void A_reason_that_is_no_word_does_not_reach_the_log() =>
        Assert.Equal("no_reason", Assert.IsType<Envelope.Disconnect>(Envelope.Read("""{"type":"disconnect","reason":"\u001b[31mforged"}"""u8.ToArray())).Reason);
}
