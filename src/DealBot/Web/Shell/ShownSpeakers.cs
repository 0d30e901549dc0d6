using System.Runtime.CompilerServices;
using DealBot.Core.Articles;
using DealBot.Core.Chat;

namespace DealBot.Web.Shell;

/// <summary>A library's speakers as pages look them up. Made once a list: a search through tens of thousands for each card would cost more than its answer.</summary>
internal sealed class ShownSpeakers
{
    // Views of one revision share their list of speakers.
    private static readonly ConditionalWeakTable<IReadOnlyList<SpeakerEntry>, Lazy<ShownSpeakers>> OfLists = [];

    private readonly Dictionary<string, SpeakerEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    private ShownSpeakers(IReadOnlyList<SpeakerEntry> speakers)
    {
        foreach (var (rank, speaker) in speakers.Index())
        {
            _byName.TryAdd(Visible.Line(speaker.Name), speaker); // of two who are shown alike, the one who is quoted more
            _ranks[speaker.Key] = rank;
        }
    }

    /// <summary>The speakers of a view.</summary>
    public static ShownSpeakers Of(ILibraryView view) => OfLists.GetValue(view.Speakers, static speakers => new(() => new(speakers))).Value;

    /// <summary>Who is shown by a name; null where nobody is.</summary>
    public SpeakerEntry? Named(string shown) => _byName.GetValueOrDefault(shown);

    /// <summary>How many are quoted more, or as much and stand before; null for a speaker of no such key.</summary>
    public int? RankOf(string key) => _ranks.TryGetValue(key, out var rank) ? rank : null;
}
