using System.Collections.Frozen;

namespace DealBot.Core.Articles.Feeds;

/// <summary>Knows the parameters of addresses that tell the site where a reader came from, and not which page is meant.</summary>
/// <remarks>
/// From the vendors' documentation (Google Analytics and Ads, Microsoft, Meta, X, TikTok, LinkedIn, Yandex, Mailchimp, HubSpot, Marketo,
/// Matomo, Piano, comScore, Adobe), as the lists of Firefox (query stripping), Brave and ClearURLs gather it. Names that sites also
/// use for content (<c>ref</c>, <c>source</c>, <c>id</c>) are not in it.
/// </remarks>
internal static class TrackingParameters
{
    private static readonly string[] Prefixes = ["utm_", "at_", "ns_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "vero_", "oly_"];

    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "_ga", "_gl", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "msclkid", "ocid", "cvid", "fbclid", "fb_action_ids", "fb_action_types",
        "fb_ref", "fb_source", "igshid", "igsh", "twclid", "ref_src", "ref_url", "ttclid", "li_fat_id", "yclid", "ysclid", "_openstat",
        "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "mkt_tok", "xtor", "cmp", "cmpid", "icid",
        "s_cid", "s_kwcid", "ef_id", "wt.mc_id", "wt_mc", "smid", "smtyp", "soc_src", "soc_trk", "guccounter", "guce_referrer",
        "guce_referrer_sig", "rb_clickid", "ml_subscriber", "ml_subscriber_hash", "__s", "ck_subscriber_id", "sr_share", "ftag", "ito");

    /// <summary>Whether a parameter of this name, its percent-encoding undone, is one.</summary>
    public static bool Contains(string name) =>
        Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
