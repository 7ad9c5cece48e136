using System.ComponentModel.DataAnnotations;

namespace MeetingHub.Web.Site;

/// <summary>What the configuration's <c>Site</c> section says about this hub.</summary>
public sealed class SiteOptions
{
    /// <summary>The name in titles and in the bar.</summary>
    [Required]
    public string Name { get; set; } = "MeetingHub";

    /// <summary>The language of addresses without a language.</summary>
    [AllowedValues("en", "es", "pt")]
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>Where the world reaches the site, such as <c>https://meetings.example.org</c>; else each request's own host is used. Requests for another host are refused.</summary>
    public Uri? Address { get; set; }

    /// <summary>The network addresses of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</summary>
    public string[] Proxies { get; set; } = [];
}
