using DealBot.Cli;
using DealBot.Hosting;
using Microsoft.AspNetCore.Http;

namespace DealBot.Web.Access;

/// <summary>Who may enter: whoever is on this machine, or, once a token is set, whoever has it.</summary>
/// <param name="Tokens">The tokens that open the page; none where it is for this machine alone.</param>
/// <param name="IsEncrypted">Whether it is reached by https alone.</param>
internal sealed record WebAccess(IReadOnlyList<AccessToken> Tokens, bool IsEncrypted)
{
    private const string HowToMakeOne = "\"openssl rand -hex 24\" makes one";

    /// <summary>Whether whoever is on this machine may enter, and nobody else.</summary>
    public bool IsOpen => Tokens.Count == 0;

    /// <summary>Joins where the page is served with the tokens that are set.</summary>
    /// <exception cref="CommandException">A token is too short, or one is missing that these addresses need.</exception>
    public static WebAccess Of(ListenAddresses addresses, Secrets secrets)
    {
        var (token, moderator) = (Read(secrets, Secrets.WebToken), Read(secrets, Secrets.WebModeratorToken));
        if (token is null && moderator is not null)
            throw Wrong($"{Secrets.WebModeratorToken} is set, and {Secrets.WebToken} is not. Set both: the second is for those who only look and ask.");
        if (token is not null && string.Equals(token, moderator, StringComparison.Ordinal))
            throw Wrong($"{Secrets.WebModeratorToken} and {Secrets.WebToken} are the same, so that everybody would be a moderator. Set two different tokens.");

        if (token is null && Array.Find(addresses.Each, static address => !IsLoopback(address)) is { } reachable)
        {
            throw Wrong(
                $"At {reachable} the page could be open to others than this machine. Set {Secrets.WebToken} to a token that visitors must give "
                + $"({HowToMakeOne}), or listen on this machine alone: {ListenAddresses.Option} {ListenAddresses.Default}.");
        }

        var tokens = new[] { token is null ? null : new AccessToken(token, isModerator: false), moderator is null ? null : new AccessToken(moderator, isModerator: true) };
        return new WebAccess([.. tokens.OfType<AccessToken>()], Array.TrueForAll(addresses.Each, static address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The token that these characters are; null where they are none. All are compared, so that the time says nothing.</summary>
    public AccessToken? Find(string given)
    {
        AccessToken? found = null;
        foreach (var token in Tokens)
        {
            if (token.Is(given)) found = token;
        }

        return found;
    }

    private static string? Read(Secrets secrets, string name) => secrets.Read(name) is not { } token ? null
        : token.Length >= AccessToken.FewestCharacters ? token
        : throw Wrong($"{name} has fewer than {AccessToken.FewestCharacters} characters, and could be guessed. Set a longer one: {HowToMakeOne}.");

    private static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        return !binding.IsUnixPipe && !binding.IsNamedPipe && LoopbackHandler.IsLoopback(binding.Host); // behind a pipe stands a proxy, as a rule
    }

    private static CommandException Wrong(string message) => new(ExitCode.Usage, message);
}
