using System.Globalization;
using System.Security.Cryptography;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Remembers for a browser what the columns of a table mean, so that the same table brought again needs no second explanation.</summary>
public sealed class ColumnMemory(IHttpContextAccessor http)
{
    private const string Cookie = "columns";

    public void Remember(byte[] table, IReadOnlyList<(int Column, string Header, ScheduleColumn Meaning)> columns) => http.HttpContext?.Response.Cookies.Append(
        Cookie,
        $"{Signature(table)}:{string.Join('.', columns.Select(c => FormattableString.Invariant($"{c.Column}-{c.Meaning}")))}",
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = http.HttpContext.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });

    /// <summary>What was said of a table with the same headers; null where nothing was.</summary>
    public IReadOnlyDictionary<int, ScheduleColumn>? Recall(byte[] table)
    {
        var parts = http.HttpContext?.Request.Cookies[Cookie]?.Split(':') ?? [];
        if (parts is not [var signature, var all] || signature != Signature(table)) return null;
        Dictionary<int, ScheduleColumn> meanings = [];
        foreach (var pair in all.Split('.').Select(p => p.Split('-')))
            if (pair is [var column, var meaning] && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.TryParse<ScheduleColumn>(meaning, out var known)) meanings[number] = known;
        return meanings;
    }

    // The first line has the headers, also where nobody knew them for that.
    private static string Signature(byte[] table)
    {
        var text = table.AsSpan().TrimStart("\r\n "u8);
        var end = text.IndexOfAny("\r\n"u8);
        return Convert.ToHexStringLower(SHA256.HashData(end < 0 ? text : text[..end]).AsSpan(0, 6));
    }
}
