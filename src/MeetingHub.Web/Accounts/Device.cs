namespace MeetingHub.Web.Accounts;

/// <summary>A browser as its owner knows it, from what it says of itself.</summary>
public static class Device
{
    // The first that fits: each names those after it, too.
    private static readonly (string Sign, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    private static readonly (string Sign, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as "Firefox, Android"; the browser's own words where none is known, and null where it says nothing.</summary>
    public static string? Name(string userAgent)
    {
        var parts = new[] { Browsers, Systems }.Select(list => Array.Find(list, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name).OfType<string>().ToArray();
        return parts.Length > 0 ? string.Join(", ", parts) : userAgent.Length > 0 ? userAgent : null;
    }
}
