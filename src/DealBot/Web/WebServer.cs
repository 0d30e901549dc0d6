using DealBot.Hosting;
using DealBot.Hosting.Health;
using DealBot.Hosting.Telemetry;
using DealBot.Web.Access;
using DealBot.Web.Api;
using DealBot.Web.Articles;
using DealBot.Web.Ask;
using DealBot.Web.Errors;
using DealBot.Web.Export;
using DealBot.Web.Lists;
using DealBot.Web.Shell;
using DealBot.Web.Speakers;
using DealBot.Web.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web;

/// <summary>The page and its API: what is served over HTTP, and in what order a request passes through.</summary>
internal static class WebServer
{
    /// <summary>Registers what serving needs.</summary>
    public static void Add(IServiceCollection services, IWebHostBuilder server, WebAccess access, string dataFolder)
    {
        server.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(static kestrel =>
        {
            kestrel.Configure(Certificates());
            kestrel.AddServerHeader = false;
            Limits.Apply(kestrel);
        });
        services.AddRoutingCore();
        AccessRules.Add(services, access, dataFolder);
        services.AddRazorComponents();
        AskPages.Add(services);
        ApiRoutes.Add(services);
    }

    /// <summary>Maps all that is served.</summary>
    public static void Map(WebApplication web)
    {
        // Whatever can be got may be asked for its headers alone (RFC 9110, 9.3.2); the server itself leaves the content out.
        web.Use(static (http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        web.UseRouting();
        SecurityHeaders.Use(web);
        HostNames.Use(web);
        RequestIds.Use(web);
        ErrorAnswers.Use(web);
        AccessRules.Use(web);
        // Slack signs what it sends, has no other token, and is bounded by its own endpoints.
        web.Services.GetRequiredService<Connectors>().SlackOverHttp?.Map(web.MapGroup("").AllowAnonymous().DisableAntiforgery().DisableRateLimiting().WithMetadata(new DisableRequestSizeLimitAttribute()));
        LoginPages.Map(web);
        HealthEndpoints.Map(web);
        MetricsEndpoint.Map(web);
        EmbeddedAssets.Map(web);
        AskPages.Map(web);
        ArticlePages.Map(web);
        ExportPages.Map(web);
        SpeakerPages.Map(web);
        ListPages.Map(web);
        StatusPages.Map(web);
        ApiRoutes.Map(web);
    }

    /// <summary>Of what ASP.NET Core reads about Kestrel from the environment, the certificates of https addresses alone.</summary>
    private static IConfiguration Certificates()
    {
        var kestrel = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_Kestrel__").Build();
        return new ConfigurationBuilder().AddInMemoryCollection(kestrel.GetSection("Certificates").AsEnumerable()).Build();
    }
}
