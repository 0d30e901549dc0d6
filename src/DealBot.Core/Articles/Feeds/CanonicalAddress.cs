namespace DealBot.Core.Articles.Feeds;

/// <summary>Decides whether what a page says of its own address (<c>rel=canonical</c>, RFC 6596) is believed.</summary>
/// <remarks>
/// A page may name a better address of its own site, and not another site's or the front page: templates that say so of every page are
/// the commonest mistake (Google Search Central, "5 common mistakes with rel=canonical").
/// </remarks>
internal static class CanonicalAddress
{
    private const int MaxSuffixLabel = 3; // letters of the second label in co.uk, com.au, gov.ua

    /// <summary>The address to keep for a page.</summary>
    /// <param name="stated">What the page says; null for nothing.</param>
    /// <param name="address">Where it was found.</param>
    public static Uri Of(string? stated, Uri address)
    {
        var isBelieved = Uri.TryCreate(stated, UriKind.Absolute, out var named) && ArticleUrl.IsWeb(named)
            && IsOneSite(named.Host, address.Host) && (named.AbsolutePath is not "/" || address.AbsolutePath is "/");
        return ArticleUrl.Canonical(isBelieved ? named! : address);
    }

    private static bool IsOneSite(string one, string other) => SiteOf(one).Equals(SiteOf(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The name that somebody registered, by rule of thumb: two labels, three where the second is as short as those of countries are.</summary>
    private static string SiteOf(string host)
    {
        if (Uri.CheckHostName(host) is not UriHostNameType.Dns) return host;
        var labels = host.TrimEnd('.').Split('.');
        var isUnderCountry = labels is [.., { Length: <= MaxSuffixLabel }, { Length: 2 }];
        return string.Join('.', labels.TakeLast(isUnderCountry ? 3 : 2));
    }
}
