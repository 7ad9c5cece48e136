using System.Buffers;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>The addresses of links.</summary>
internal static class Links
{
    private const int MaxLength = 2_000;
    private static readonly SearchValues<char> OfSchemes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-");

    /// <summary>The address in full; null for none and for one that runs a script.</summary>
    /// <param name="written">As the file writes it: in full, without its scheme, or relative.</param>
    /// <param name="baseAddress">What a relative one is relative to.</param>
    public static string? Address(string? written, string? baseAddress = null)
    {
        written = written?.Trim();
        if (string.IsNullOrEmpty(written) || written.Length > MaxLength || written.Any(c => char.IsControl(c) || char.IsSurrogate(c))) return null;
        var scheme = written.AsSpan(0, Math.Max(0, written.IndexOf(':', StringComparison.Ordinal)));
        if (scheme.Length > 0 && !scheme.ContainsAnyExcept(OfSchemes))
            return scheme.Equals("javascript", StringComparison.OrdinalIgnoreCase) || scheme.Equals("vbscript", StringComparison.OrdinalIgnoreCase) || scheme.Equals("data", StringComparison.OrdinalIgnoreCase) ? null : written;
        if (written.StartsWith("//", StringComparison.Ordinal)) return "https:" + written;
        var first = written.Split('/', '?', '#')[0];
        // "www.example.org/page" is a host that lacks its scheme; "page.html" is a page of the site.
        if (first.Contains('.', StringComparison.Ordinal) && !first.Contains(' ', StringComparison.Ordinal) && !first.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && first is not ("." or "..")) return "https://" + written;
        return Uri.TryCreate(baseAddress, UriKind.Absolute, out var root) && root.Scheme is "http" or "https" && Uri.TryCreate(root, written, out var full) ? full.AbsoluteUri : written;
    }
}
