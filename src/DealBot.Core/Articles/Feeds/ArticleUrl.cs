namespace DealBot.Core.Articles.Feeds;

/// <summary>The addresses of articles: one form for each, however it was linked to.</summary>
public static class ArticleUrl
{
    /// <summary>The address to open and to show: without fragment and tracking parameters; everything else as it is.</summary>
    public static Uri Canonical(Uri address) => throw new NotSupportedException("Written with the formats.");

    /// <summary>
    /// What is the same for all addresses of one page: besides what <see cref="Canonical"/> leaves out, the scheme, a leading
    /// <c>www.</c>, the default port, the order of parameters, a trailing slash, <c>index.html</c> and the endings <c>.html</c> and <c>.htm</c>.
    /// </summary>
    /// <param name="address">Any string whatever; one that is no address is its own key.</param>
    public static string Key(string address) => throw new NotSupportedException("Written with the formats.");
}
