using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Remembers for a browser what the columns of a table mean, so that the same table brought again needs no second explanation.</summary>
public sealed class ColumnMemory(IHttpContextAccessor http)
{
    private const string Cookie = "columns";

    public void Remember(IReadOnlyList<(int Column, string Header, ScheduleColumn Meaning)> columns) => http.HttpContext?.Response.Cookies.Append(
        Cookie,
        $"{Signature(columns)}:{string.Join('.', columns.Select(c => FormattableString.Invariant($"{c.Column}-{c.Meaning}")))}",
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = http.HttpContext.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });

    /// <summary>What was said of a table with the same headers; null where nothing was.</summary>
    public IReadOnlyDictionary<int, ScheduleColumn>? Recall(IReadOnlyList<(int Column, string Header, ScheduleColumn Meaning)> columns)
    {
        var parts = http.HttpContext?.Request.Cookies[Cookie]?.Split(':') ?? [];
        if (parts is not [var signature, var all] || signature != Signature(columns)) return null;
        Dictionary<int, ScheduleColumn> meanings = [];
        foreach (var pair in all.Split('.').Select(p => p.Split('-')))
            if (pair is [var column, var meaning] && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.TryParse<ScheduleColumn>(meaning, out var known)) meanings[number] = known;
        return meanings;
    }

    private static string Signature(IEnumerable<(int, string Header, ScheduleColumn)> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\t', columns.Select(c => c.Header)))).AsSpan(0, 6));
}
