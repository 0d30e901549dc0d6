namespace DealBot.Core.Configuration;

/// <summary>Says whether a chat platform may be spoken to at an address: tokens travel there.</summary>
internal static class ServiceAddress
{
    /// <summary>What is wrong, as the predicate of a sentence about the key; null when nothing is.</summary>
    public static string? ProblemWith(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") ? $"is \"{address}\"; give an address that begins with https://"
        : uri.Scheme is "http" && !uri.IsLoopback ? $"is \"{address}\", which would carry the token unencrypted; give an https address (http is allowed on this machine only)"
        : !address.EndsWith('/') ? $"is \"{address}\"; end the address with a slash"
        : null;
}
