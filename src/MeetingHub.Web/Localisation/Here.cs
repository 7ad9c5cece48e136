using MeetingHub.Web.Site;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Localisation;

/// <summary>The page being answered: its language, its address and the same page's address in the other languages.</summary>
public sealed class Here(IHttpContextAccessor accessor, IOptions<SiteOptions> site)
{
    private static readonly string[] QueriesOfTheirOwn = ["part"];

    public SiteLanguage Language => Request.Language;

    /// <summary>Names in the alphabetical order of the language.</summary>
    public StringComparer Alphabet => StringComparer.Create(Language.Culture, ignoreCase: true);

    public string SiteName => site.Value.Name;

    /// <summary>The address that stands for this page in search engines: with its language, without filters.</summary>
    public string Canonical => AddressIn(Language);

    /// <summary>The page without a language, for readers of any other.</summary>
    public string Neutral => Origin + Request.Path.ToUriComponent() + OwnQuery();

    private RequestLanguage Request => Context.Features.Get<RequestLanguage>() ?? throw new InvalidOperationException("The language middleware has not run.");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string Origin => (site.Value.Address?.ToString().TrimEnd('/') ?? $"{Context.Request.Scheme}://{Context.Request.Host}") + Request.SiteBase;

    public string AddressIn(SiteLanguage language) => $"{Origin}/{language.Tag}{Request.Path.ToUriComponent()}{OwnQuery()}";

    /// <summary>The address of a page of this site in this page's language, with host.</summary>
    public string Absolute(string path) => $"{Origin}/{Language.Tag}{path}";

    /// <summary>The address of a page of this site, with host, and with a language where the address that was asked for has one.</summary>
    public string AbsoluteAsAsked(string path) => Context.Request.PathBase == Request.SiteBase ? Origin + path : Absolute(path);

    /// <summary>The address of a file of this site that knows no language, with host.</summary>
    public string AbsoluteFile(string path) => Origin + path;

    /// <summary>An address that calendar programs subscribe to.</summary>
    public string Webcal(string path) => "webcal" + AbsoluteFile(path)[AbsoluteFile(path).IndexOf(':')..];

    /// <summary>Where the switch leads: it remembers the choice and comes back to this page, filters included.</summary>
    public string SwitchTo(SiteLanguage language) =>
        $"{Request.SiteBase}/language/{language.Tag}{QueryString.Create("to", Request.Path + Request.Query.ToString())}";

    /// <summary>The <c>lang</c> of a text, or null when the page's own language holds for it.</summary>
    public string? Lang(string? textLanguage) =>
        textLanguage is null || textLanguage.Split('-')[0].Equals(Language.Tag, StringComparison.OrdinalIgnoreCase) ? null : textLanguage;

    /// <summary>Where the site begins, whatever the language.</summary>
    public string AssetRoot => $"{Request.SiteBase}/";

    /// <summary>The address of a file under wwwroot with its fingerprint; static files know no language.</summary>
    public string Asset(string file)
    {
        var known = Context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{Request.SiteBase}/{known?[file] ?? file}";
    }

    private string OwnQuery() => QueryString.Create(
        from name in QueriesOfTheirOwn
        let value = Context.Request.Query[name].ToString()
        where value is not ("" or "1")
        select KeyValuePair.Create(name, (string?)value)).ToString();
}
