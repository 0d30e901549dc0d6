using System.Net.Sockets;
using System.Security.Cryptography;
using DealBot.Cli;
using Microsoft.AspNetCore.Http;

namespace DealBot.Hosting;

/// <summary>Where the service listens, as ASP.NET Core writes it (several parted by semicolons), and what says so.</summary>
internal sealed class ListenAddresses
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string Default = "http://localhost:8080";

    /// <summary>The option that chooses the addresses.</summary>
    public const string Option = "--urls";

    /// <summary>The variable that chooses them, where the option does not.</summary>
    public const string Variable = "DEALBOT_URLS";

    private const string VariableOfAspNetCore = "ASPNETCORE_URLS";

    // As ASP.NET Core names them.
    private const string Certificate = "ASPNETCORE_Kestrel__Certificates__Default__";

    private readonly string _chosenBy;

    private ListenAddresses(string urls, string chosenBy)
    {
        (Urls, _chosenBy) = (urls, chosenBy);
        if (Each.Length == 0) throw Refused($"{chosenBy} names no address to listen on.");
        foreach (var url in Each) Check(url);
    }

    /// <summary>All of them, parted by semicolons.</summary>
    public string Urls { get; }

    /// <summary>Each of them.</summary>
    public string[] Each => Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the option, the environment and the default say, in this order.</summary>
    /// <param name="option">The value of <see cref="Option"/>; null where it was not given.</param>
    /// <param name="environment">The value of an environment variable, null where it is not set.</param>
    /// <exception cref="CommandException">One of them is no address.</exception>
    public static ListenAddresses Of(string? option, Func<string, string?> environment)
    {
        if (option is not null) return new ListenAddresses(option, Option);
        foreach (var variable in (string[])[Variable, VariableOfAspNetCore])
        {
            if (environment(variable) is { Length: > 0 } set) return new ListenAddresses(set, variable);
        }

        return new ListenAddresses(Default, Option);
    }

    /// <summary>What to open in a browser on this machine.</summary>
    /// <param name="listening">An address that is listened on, its port known.</param>
    public static string Page(string listening)
    {
        var binding = BindingAddress.Parse(listening);
        return binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{binding.Scheme}://localhost:{binding.Port}" : listening;
    }

    /// <summary>Says why listening failed; null for a fault of another kind.</summary>
    public CommandException? Explain(Exception fault)
    {
        var isEncrypted = Array.Exists(Each, static url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        for (var cause = fault; cause is not null; cause = cause is AggregateException { InnerExceptions: [var first, ..] } ? first : cause.InnerException)
        {
            if (cause is not SocketException socket) continue;
            return Failed(socket.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Cannot listen on {Urls}: another program listens there already. Stop it, or choose another address with {Option}.",
                SocketError.AccessDenied => $"Cannot listen on {Urls}: this user may not. Ports below 1024 belong to the system; choose a higher one with {Option}.",
                SocketError.AddressNotAvailable => $"Cannot listen on {Urls}: this machine has no such address. Use http://*:8080 for all that it has, or {Default}.",
                _ => $"Cannot listen on {Urls}: {socket.Message.TrimEnd('.')}. Choose another address with {Option}.",
            });
        }

        return fault switch
        {
            IOException => Failed($"Cannot listen on {Urls}: {fault.Message.TrimEnd('.')}. Choose another address with {Option}."),
            CryptographicException when isEncrypted => Refused(
                $"The certificate for {Urls} cannot be used: {fault.Message.TrimEnd('.')}. Check {Certificate}Path and {Certificate}Password."),
            InvalidOperationException when isEncrypted => Refused(
                $"An https address needs a certificate, and there is none. Name its file in {Certificate}Path (and its password in {Certificate}Password), "
                + "or listen on an http address behind a proxy that has one."),
            _ => null,
        };
    }

    private void Check(string url)
    {
        if (Parse(url) is not { } binding || !IsHost(binding)) throw Refused($"{url} is no address to listen on. Give one such as {Default} with {_chosenBy}.");
        if (binding.Port is 0 && binding.Host is "localhost") throw Refused($"{url} names two addresses, for which no free port can be chosen together. Give http://127.0.0.1:0 with {_chosenBy}.");
        if (binding.PathBase.Length > 0) throw Refused($"{url} has a path, and the page has none before its own. Leave {binding.PathBase} out of {_chosenBy}.");
    }

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var binding = BindingAddress.Parse(url);
            return binding.Scheme is "http" or "https" && binding.Port is >= 0 and <= ushort.MaxValue ? binding : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // "localhost:80x" would be taken for a name, and every name for all addresses of this machine.
    private static bool IsHost(BindingAddress binding) =>
        binding.IsUnixPipe || binding.IsNamedPipe || binding.Host is "*" or "+" || Uri.CheckHostName(binding.Host) is not UriHostNameType.Unknown;

    private static CommandException Refused(string message) => new(ExitCode.Usage, message);

    private static CommandException Failed(string message) => new(ExitCode.OutsideFailed, message);
}
