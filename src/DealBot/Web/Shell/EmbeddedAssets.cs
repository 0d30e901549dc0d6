using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DealBot.Web.Shell;

/// <summary>Style sheets, scripts and icons: in the program itself, each under an address that changes with its content.</summary>
internal static class EmbeddedAssets
{
    private const string Prefix = "asset.";

    private static readonly Dictionary<string, Asset> All = Read();

    /// <summary>The address of an asset.</summary>
    /// <param name="name">Its file's name: "base.css".</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static string Url(string name) => All[name].Url;

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Browsers and search engines ask for these two unbidden, under these names.
        routes.MapGet("/favicon.ico", static () => TypedResults.Bytes(All["icon.svg"].Content, All["icon.svg"].Type)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/robots.txt", static () => TypedResults.Text("User-agent: *\nDisallow: /\n")).AllowAnonymous().ExcludeFromDescription();
        foreach (var asset in All.Values)
        {
            routes.MapGet(asset.Url, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return TypedResults.Bytes(asset.Content, asset.Type);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static Dictionary<string, Asset> Read()
    {
        var program = typeof(EmbeddedAssets).Assembly;
        var all = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var resource in program.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = program.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var name = resource[Prefix.Length..];
            all[name] = new Asset($"/assets/{Convert.ToHexStringLower(SHA256.HashData(content)[..6])}/{name}", content, TypeOf(name));
        }

        return all;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type is known for {other}."),
    };

    private sealed record Asset(string Url, byte[] Content, string Type);
}
