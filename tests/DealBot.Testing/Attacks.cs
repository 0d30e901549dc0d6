namespace DealBot.Testing;

/// <summary>
/// What hostile texts are made of, once for all platforms: whatever one of them would do on either platform, it must be shown as its
/// characters on both, wherever it stands.
/// </summary>
public static class Attacks
{
    /// <summary>Every attack under its name.</summary>
    public static IReadOnlyDictionary<string, string> Table { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["everybody, as Discord writes it"] = "@everyone and @here",
        ["everybody, as Slack writes it"] = "<!channel> <!here> <!everyone>",
        ["a user of Discord"] = "<@123456789012345678> <@!123456789012345678>",
        ["a user of Slack"] = "<@U0ALICE> <@U0ALICE|alice>",
        ["a role and a channel of Discord"] = "<@&123456789012345678> <#123456789012345678>",
        ["a group and a channel of Slack"] = "<!subteam^S0MODS> <#C0GENERAL> <#C0GENERAL|general>",
        ["mentions by name"] = "@channel @alice #general",
        ["a command and a place of Discord"] = "</deal:1> <id:home> <id:customize>",
        ["a time of Discord"] = "<t:1> <t:1:R>",
        ["a date of Slack"] = "<!date^1392734382^{date_long}|then>",
        ["emoji"] = ":smile: <:e:1> <a:e:1> :100::skin-tone-2:",
        ["backticks"] = "`a` ``b`` ```c``` `",
        ["a fence over lines"] = "```js\nalert(1)\n```",
        ["a fence that closes ours"] = "```\n**out**",
        ["a masked link of Discord"] = "[your bank](https://evil.example)",
        ["a masked link that closes ours"] = "a](<https://evil.example>) [b",
        ["a masked link of Slack"] = "<https://evil.example|your bank> <mailto:a@evil.example|me>",
        ["bare addresses"] = "https://evil.example/x http://a.b <https://evil.example> evil.example www.evil.example",
        ["an invitation"] = "discord.gg/abcdef discord.com/invite/abcdef",
        ["addresses that start programs"] = "steam://run/1 discord://-/settings javascript:alert(1) slack://open <+15551234567>",
        ["emphasis"] = "**b** *i* __u__ _i_ ~~s~~ ***bi*** ~x~",
        ["a spoiler"] = "||hidden||",
        ["headings and small text"] = "# One\n## Two\n-# small",
        ["quotes and lists"] = "> one\n>>> all\n- a\n* b\n1. c",
        ["a quote of Slack"] = "&gt; quoted\n>quoted",
        ["escapes of Slack"] = "&lt;!channel&gt; &amp;lt; &",
        ["escapes of Discord"] = @"\*not escaped\* \\ \<@1> \",
        ["JSON"] = "\",\"blocks\":[{\"type\":\"divider\"}],\"x\":\"",
        ["an override of direction"] = "\u202Egnp.exe \u202D\u202C",
        ["isolates that do not end"] = "\u2066left \u2067right \u2068first",
        ["marks of direction"] = "\u200Ea\u200Fb\u061Cc",
        ["right-to-left letters among left-to-right"] = "said שלום (1) مرحبا to",
        ["characters without width"] = "pay\u200Bpal @\u200Beveryone <\u2060!channel> \uFEFF@here \u200D",
        ["codes of a terminal"] = "\u001B[31mred\u001B]8;;https://evil.example\u0007 \u0000 \u0008",
        ["separators of lines"] = "one\rtwo\r\nthree\u2028four\u2029five\u0085six",
        ["halves of a character"] = "\uD83D and \uDE00",
        ["nothing but blanks"] = " \t\n\u00A0 ",
        ["letters that look like others"] = "ｈttps：//evil.example @еveryone",
    };

    /// <summary>The characters that no message may hold, whatever it was made of: they reorder or control what is shown.</summary>
    public static string Unseen { get; } = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u200E\u200F\u061C\u0000\u0007\u0008\u001B\u0085\u2028\u2029";
}
