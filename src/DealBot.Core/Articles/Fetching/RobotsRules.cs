using System.Globalization;
using System.Text;

namespace DealBot.Core.Articles.Fetching;

/// <summary>What a site lets us fetch: its <c>robots.txt</c> (RFC 9309).</summary>
internal sealed class RobotsRules
{
    private const string Everybody = "*";
    private const int LongestLine = 2000; // characters; a longer pattern matches no address that is fetched

    private readonly List<(string Pattern, bool IsAllowed)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>Those of a site that has none: everything may be fetched.</summary>
    public static RobotsRules None { get; } = new();

    /// <summary>How many rules there are.</summary>
    public int Count => _rules.Count;

    /// <summary>The pause that the site asks for between two requests (<c>Crawl-delay</c>, in no standard, but in use); zero for none.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>Reads the file: the groups for us, or where there is none, those for everybody (section 2.2.1).</summary>
    /// <param name="file">Any bytes whatever; UTF-8.</param>
    /// <param name="agent">Our name in it.</param>
    public static RobotsRules Read(ReadOnlySpan<byte> file, string agent)
    {
        var (own, everybody, hasOwn) = (new RobotsRules(), new RobotsRules(), false);
        var (isForUs, isForEverybody, isInRules) = (false, false, false);
        foreach (var line in Encoding.UTF8.GetString(file).TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            if (line.Length > LongestLine || !TryRead(line, out var key, out var value)) continue;
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (isInRules) (isForUs, isForEverybody, isInRules) = (false, false, false); // several agents may share a group
                isForUs |= ProductOf(value).Equals(agent, StringComparison.OrdinalIgnoreCase);
                isForEverybody |= value is Everybody;
                hasOwn |= isForUs;
                continue;
            }

            var known = true;
            if (isForUs) known = own.Add(key, value);
            if (isForEverybody) known = everybody.Add(key, value);
            isInRules |= known; // a sitemap's line ends no group
        }

        return hasOwn ? own : everybody;
    }

    /// <summary>Whether an address may be fetched: the longest pattern that matches decides, and of equal ones the one that allows (section 2.2.2).</summary>
    public bool Allows(Uri address)
    {
        var path = Normal(address.PathAndQuery);
        if (path is "/robots.txt") return true;

        var (longest, isAllowed) = (-1, true);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length < longest || (rule.Pattern.Length == longest && isAllowed) || !Matches(rule.Pattern, path)) continue;
            (longest, isAllowed) = (rule.Pattern.Length, rule.IsAllowed);
        }

        return isAllowed;
    }

    private static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out string value)
    {
        if (line.IndexOf('#') is var comment and >= 0) line = line[..comment];
        var colon = line.IndexOf(':');
        key = colon < 0 ? default : line[..colon].Trim();
        value = line[(colon + 1)..].Trim().ToString();
        return colon >= 0;
    }

    /// <summary>Some write <c>DealBot/1.0</c> where the name alone belongs.</summary>
    private static string ProductOf(string value) => value.Split('/', 2)[0].TrimEnd();

    private bool Add(ReadOnlySpan<char> key, string value)
    {
        if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
        {
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, Robots.LongestDelay.TotalSeconds));
            return true;
        }

        var isAllowed = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        if (!isAllowed && !key.Equals("disallow", StringComparison.OrdinalIgnoreCase)) return false;
        if (value.Length > 0) _rules.Add((Normal(value), isAllowed));
        return true;
    }

    /// <summary>One spelling for each path (section 2.2.2): characters beyond ASCII in percent-encoded UTF-8, its digits in upper case, and unreserved characters plain.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = 0; at < path.Length; at++)
        {
            var sign = path[at];
            if (sign is '%' && at + 2 < path.Length && byte.TryParse(path.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') normal.Append((char)octet);
                else normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
                at += 2;
            }
            else if (char.IsAscii(sign))
            {
                normal.Append(sign);
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(at), out var rune, out var units);
                foreach (var unit in utf8[..rune.EncodeToUtf8(utf8)]) normal.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
                at += units - 1;
            }
        }

        return normal.ToString();
    }

    /// <summary>Whether a pattern matches the beginning of a path: <c>*</c> stands for anything, a final <c>$</c> for the end. Without backtracking over more than one star.</summary>
    private static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var signs = isWhole ? pattern.AsSpan(0, pattern.Length - 1) : pattern.AsSpan();
        var (at, sign, star, resume) = (0, 0, -1, 0);
        while (true)
        {
            if (sign == signs.Length && (!isWhole || at == path.Length)) return true;
            if (sign < signs.Length && signs[sign] is '*') (star, resume, sign) = (sign, at, sign + 1);
            else if (sign < signs.Length && at < path.Length && signs[sign] == path[at]) (at, sign) = (at + 1, sign + 1);
            else if (star >= 0 && resume < path.Length) (at, sign, resume) = (resume + 1, star + 1, resume + 1);
            else return false;
        }
    }
}
