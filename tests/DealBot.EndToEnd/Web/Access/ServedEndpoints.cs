using DealBot.Cli;
using DealBot.EndToEnd.Processes;
using DealBot.Hosting;
using DealBot.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DealBot.EndToEnd.Web.Access;

/// <summary>Everything that the program maps, so that what is added later is attacked too.</summary>
internal static class ServedEndpoints
{
    /// <summary>What is served to whoever comes, signed in or not.</summary>
    public static bool IsPublic(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The methods that an endpoint takes.</summary>
    public static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>Reads all of them from a program that is not started.</summary>
    public static IReadOnlyList<RouteEndpoint> Read()
    {
        using var folder = new TemporaryFolder();
        var none = new ChosenFolder(folder.Path, "", IsDefault: true);
        using var opened = OpenedLibrary.Open(new Folders(none, none, none, Database: null));
        using var store = opened.OpenChatStore(TimeProvider.System);
        var addresses = ListenAddresses.Of("http://127.0.0.1:0", static _ => null);
        var host = new ServiceHost(
            opened, store, new Platforms(null, null), WebAccess.Of(addresses, new Secrets(static _ => null)), addresses, TimeProvider.System, NullLoggerFactory.Instance);
        try
        {
            return [.. host.Endpoints.OfType<RouteEndpoint>()];
        }
        finally
        {
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
