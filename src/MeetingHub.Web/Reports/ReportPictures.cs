using System.Text.RegularExpressions;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Reports;

/// <summary>Puts the pictures of notes into a report itself, for files that fetch nothing.</summary>
internal static partial class ReportPictures
{
    // What makes a file that mail takes no more.
    private const long MostBytes = 15 * 1024 * 1024;

    /// <summary>The report with each picture that its readers may see inside it, as long as there is room; the others keep the words that stand for them.</summary>
    public static async Task<ReportDocument> EmbedAsync(HubDbContext database, ReportDocument report, CancellationToken cancel)
    {
        var tokens = report.Blocks.OfType<ReportNotes>().SelectMany(n => Picture().Matches(n.Html)).Select(m => m.Groups["token"].Value).Distinct().ToList();
        if (tokens.Count == 0) return report;
        var (pictures, left) = (new Dictionary<string, string>(), MostBytes);
        foreach (var token in tokens)
        {
            var picture = await database.Attachments.AsNoTracking().Where(a => a.Token == token && a.MediaType.StartsWith("image/") && a.Length <= left).Select(a => new { a.MediaType, a.Content!.Bytes }).SingleOrDefaultAsync(cancel);
            if (picture is null) continue;
            left -= picture.Bytes.Length;
            pictures[token] = $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Bytes)}";
        }
        return report with
        {
            Blocks = [.. report.Blocks.Select(b => b is ReportNotes notes ? notes with { Html = Picture().Replace(notes.Html, m => pictures.TryGetValue(m.Groups["token"].Value, out var data) ? $"{m.Groups["before"].Value}\"{data}\"" : m.Value) } : b)],
        };
    }

    // Cleaned HTML has its attributes in double quotes.
    [GeneratedRegex(@"(?<before><img\b[^>]*? src=)""[^""]*?/files/(?<token>[0-9a-f]{20})/[^""]*""")]
    private static partial Regex Picture();
}
