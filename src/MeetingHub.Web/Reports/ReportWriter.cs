using System.Globalization;
using System.Text.Json;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Commands;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Reports;

/// <summary>What a report is wanted of, and for whom.</summary>
/// <param name="Meeting">The last part of the meeting's address.</param>
/// <param name="Parts">The parts in their order.</param>
/// <param name="Sight">Whose report it is: it holds what they may see.</param>
/// <param name="Absolute">Makes an address of this site that can be followed from anywhere.</param>
public sealed record ReportWish(string Meeting, IReadOnlyList<ReportPart> Parts, Sight Sight, Func<string, string> Absolute);

/// <summary>A summary report in every format, for the site and for the command line.</summary>
public sealed class ReportWriter(HubDbContext database, SummaryReports reports, PdfPrinter printer, Texts texts)
{
    /// <summary>All formats by the end of their address, what most people want first.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["pdf", .. ReportExport.Formats.Select(f => f.Extension), "json"];

    /// <summary>What a format is sent as, and what its files end in.</summary>
    public static (string MediaType, string FileExtension) TypeOf(string format) => format switch
    {
        "pdf" => ("application/pdf", "pdf"),
        "json" => ("application/json; charset=utf-8", "json"),
        _ => ReportExport.Of(format) is { } known ? (known.MediaType, known.FileExtension) : throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    /// <summary>Whether a format can be had here: PDF needs a browser.</summary>
    public bool CanWrite(string format) => format != "pdf" || printer.IsAvailable;

    /// <summary>The report in the language of the moment; null where those it is for see no such meeting.</summary>
    public Task<ReportDocument?> ComposeAsync(ReportWish wish, CancellationToken cancel) => AsReaderAsync(wish, () => ComposeAsync(wish, hasPictures: false, cancel));

    /// <summary>The report as a file; null where those it is for see no such meeting.</summary>
    /// <exception cref="PdfRefusedException">It cannot be printed.</exception>
    public Task<byte[]?> WriteAsync(string format, ReportWish wish, CancellationToken cancel) => AsReaderAsync(wish, async () =>
    {
        if (await ComposeAsync(wish, hasPictures: format is "pdf" or "html", cancel) is not { } document) return null;
        return format switch
        {
            "pdf" => await printer.PrintAsync(ReportPage.Write(document, Word("Contents")), cancel),
            "json" => await WriteJsonAsync(wish, document, cancel),
            _ => ReportExport.Of(format)?.Write(document, Word("Contents")) ?? throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
    });

    private async Task<ReportDocument?> ComposeAsync(ReportWish wish, bool hasPictures, CancellationToken cancel)
    {
        if (await reports.LoadAsync(wish.Meeting, wish.Absolute, cancel) is not { } report) return null;
        var document = new ReportComposer(report, Word, CultureInfo.CurrentCulture).Compose(wish.Parts);
        return hasPictures ? await ReportPictures.EmbedAsync(database, document, cancel) : document;
    }

    private async Task<byte[]?> WriteJsonAsync(ReportWish wish, ReportDocument document, CancellationToken cancel)
    {
        if (await database.DossierAsync(wish.Meeting, cancel) is not { } dossier) return null;
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes, PlainJson.Options)) MeetingJson.Write(json, dossier, CultureInfo.CurrentUICulture, document);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    // The page around a report is the asker's own again.
    private async Task<T> AsReaderAsync<T>(ReportWish wish, Func<Task<T>> work)
    {
        var own = database.Sight;
        database.LookAs(wish.Sight);
        try
        {
            return await work();
        }
        finally
        {
            database.LookAs(own);
        }
    }

    private string Word(string name) => texts["Report." + name];
}
