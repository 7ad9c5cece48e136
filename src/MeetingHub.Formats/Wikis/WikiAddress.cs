using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Wikis;

/// <summary>Addresses of a wiki, from whichever of them somebody has at hand.</summary>
public static class WikiAddress
{
    private static readonly string[] UsualPlaces = ["api.php", "/w/api.php", "/api.php", "/wiki/api.php"];

    /// <summary>The address that was meant; null where none can be, or where what is sent to it could be read on the way. This computer's own needs no encryption.</summary>
    public static Uri? Parse(string typed)
    {
        var text = typed.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && IsAllowed(address) ? address : null;
    }

    /// <summary>Whether a password may be sent there.</summary>
    public static bool IsAllowed(Uri address) => address.UserInfo.Length == 0 && address.Host.Length > 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Where the wiki's <c>api.php</c> may be, the likeliest first; all on the same host.</summary>
    /// <param name="page">The address of one of its pages.</param>
    /// <param name="html">What that page says.</param>
    public static IReadOnlyList<Uri> Apis(Uri page, string html)
    {
        // Each page of a wiki names it: <link rel="EditURI" href="//example.org/w/api.php?action=rsd">.
        var stated = new HtmlParser().ParseDocument(html).QuerySelectorAll("link[rel=EditURI]").Select(l => l.GetAttribute("href")).OfType<string>().Select(href => Uri.TryCreate(page, href, out var address) ? new Uri(address.GetLeftPart(UriPartial.Path)) : null).OfType<Uri>();
        var guessed = UsualPlaces.Select(path => new Uri(page, path));
        return [.. stated.Concat(guessed).Where(a => IsAllowed(a) && a.Authority == page.Authority).Distinct()];
    }
}
