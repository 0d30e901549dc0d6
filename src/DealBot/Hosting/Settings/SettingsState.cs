namespace DealBot.Hosting.Settings;

/// <summary>How the settings stand.</summary>
/// <param name="Loaded">When those in effect were read, UTC.</param>
/// <param name="Waiting">The keys that are set otherwise than at the start, and take effect at the next one: <c>slack.connections</c>.</param>
/// <param name="Problems">What is wrong with the configuration folder as it is now, so that what was read before still holds; sentences, none when all is well.</param>
internal sealed record SettingsState(DateTimeOffset Loaded, IReadOnlyList<string> Waiting, IReadOnlyList<string> Problems);
