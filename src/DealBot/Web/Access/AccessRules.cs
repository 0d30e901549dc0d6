using DealBot.Cli;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace DealBot.Web.Access;

/// <summary>Who gets in, and what they may do: everything is closed unless its endpoint says otherwise.</summary>
internal static class AccessRules
{
    private const string AnyWay = "DealBot";

    /// <summary>Registers how visitors are known.</summary>
    /// <param name="services">Where.</param>
    /// <param name="access">Who may enter.</param>
    /// <param name="dataFolder">Holds the keys that cookies are encrypted with, so that a restart ends no session.</param>
    public static void Add(IServiceCollection services, WebAccess access, string dataFolder)
    {
        services.AddSingleton(access).AddSingleton<Guesses>().AddSingleton<ForeignRequests>();
        services.AddDataProtection().SetApplicationName("DealBot").PersistKeysToFileSystem(KeyFolder(dataFolder));
        services.AddAuthentication(AnyWay)
            .AddPolicyScheme(AnyWay, displayName: null, options => options.ForwardDefaultSelector = http =>
                access.IsOpen ? LoopbackHandler.Name : http.Request.Headers.Authorization.Count > 0 ? BearerHandler.Name : Sessions.Scheme)
            .AddScheme<AuthenticationSchemeOptions, LoopbackHandler>(LoopbackHandler.Name, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, configureOptions: null)
            .AddCookie(Sessions.Scheme, options => Sessions.Configure(options, access));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        Limits.Add(services, access);
        services.AddAntiforgery(options =>
        {
            Sessions.Secure(options.Cookie, "dealbot-forms", access);
            options.SuppressXFrameOptionsHeader = true; // it is sent with every response
        });
    }

    /// <summary>Checks each request before it reaches its endpoint.</summary>
    public static void Use(WebApplication web)
    {
        web.UseHsts();
        web.UseAuthentication();
        Limits.Use(web);
        web.UseAuthorization();
        web.UseMiddleware<ForeignRequests>();
        web.UseAntiforgery(); // without which the framework takes no forms
    }

    /// <summary>Lets only moderators through to these endpoints.</summary>
    public static TBuilder RequireModerator<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(static policy => policy.RequireRole(Visitor.Moderator));

    /// <summary>The folder of the keys, for its owner alone.</summary>
    private static DirectoryInfo KeyFolder(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys");
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.OutsideFailed, $"The keys of the page's cookies cannot be kept in {path}: {fault.Message.TrimEnd('.')}. Make the data folder writable.");
        }
    }
}
