using System.Text;
using DealBot.Slack.Http;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Http;

public sealed class SlackSignatureTests
{
    // docs.slack.dev/authentication/verifying-requests-from-slack: the example worked out there.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Published = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private const long Second = 1531420618;

    [Fact]
    public void Slacks_published_example_is_valid() => Assert.True(IsValid($"{Second}", Published, Body));

    public static TheoryData<string?, string?, string> Forged =>
    [
        new($"{Second}", Published, Body + " ") { TestDisplayName = "another body" },
        new($"{Second + 1}", Published, Body) { TestDisplayName = "another time" },
        new($"{Second}", Published[..^1] + "4", Body) { TestDisplayName = "the last digit" },
        new($"{Second}", Published.ToUpperInvariant(), Body) { TestDisplayName = "upper case" },
        new($"{Second}", Published[3..], Body) { TestDisplayName = "without its version" },
        new($"{Second}", "v1" + Published[2..], Body) { TestDisplayName = "another version" },
        new($"{Second}", Published + "0", Body) { TestDisplayName = "too long" },
        new($"{Second}", Published[..^1], Body) { TestDisplayName = "too short" },
        new($"{Second}", "v0=" + new string('é', 64), Body) { TestDisplayName = "no digits at all" },
        new($"{Second}", "v0=", Body) { TestDisplayName = "version alone" },
        new($"{Second}", "", Body) { TestDisplayName = "empty" },
        new($"{Second}", null, Body) { TestDisplayName = "no signature" },
        new(null, Published, Body) { TestDisplayName = "no time" },
        new("", Published, Body) { TestDisplayName = "empty time" },
        new("soon", Published, Body) { TestDisplayName = "no number" },
        new($" {Second}", Published, Body) { TestDisplayName = "a blank before the time" },
        new($"+{Second}", Published, Body) { TestDisplayName = "a sign before the time" },
        new($"-{Second}", Published, Body) { TestDisplayName = "long before 1970" },
        new("9223372036854775807", Published, Body) { TestDisplayName = "the end of time" },
        new("99999999999999999999", Published, Body) { TestDisplayName = "after the end of time" },
    ];

    [Theory, MemberData(nameof(Forged))]
    public void Whatever_differs_from_what_Slack_signed_is_refused(string? timestamp, string? signature, string body) =>
        Assert.False(IsValid(timestamp, signature, body));

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(86_400, false)]
    public void A_signature_holds_for_five_minutes_on_either_side(int ageSeconds, bool isValid) =>
        Assert.Equal(isValid, IsValid($"{Second}", Published, Body, now: Second + ageSeconds));

    [Fact]
    public void A_forger_with_another_secret_is_refused() =>
        Assert.False(IsValid($"{Second}", SlackHttpSender.Signature("another", $"{Second}", Body), Body));

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public void Without_a_secret_nothing_starts(string? secret) => Assert.Contains(
        "signing secret is missing",
        Assert.Throws<ArgumentException>(() => new SlackSignature(secret, TimeProvider.System)).Message,
        StringComparison.Ordinal);

    private static bool IsValid(string? timestamp, string? signature, string body, long now = Second) =>
        new SlackSignature(Secret, new ManualClock(DateTimeOffset.FromUnixTimeSeconds(now))).IsValid(timestamp, signature, Encoding.UTF8.GetBytes(body));
}
