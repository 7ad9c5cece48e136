namespace MeetingHub.Web.Security;

/// <summary>Where a form or a link may lead back to: only within this site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else the front page. No second slash, backslash, blank or control character: browsers read those as another host.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && address.All(c => c is > ' ' and <= '~' and not '\\') ? address : "/";
}
