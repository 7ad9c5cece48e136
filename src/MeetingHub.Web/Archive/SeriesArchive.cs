using System.Globalization;
using System.IO.Compression;
using System.Text;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using MeetingHub.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Archive;

/// <summary>Which archive is wanted.</summary>
/// <param name="Kind">Of a series with all its meetings, or of one meeting.</param>
/// <param name="Slug">The readable part of its address.</param>
/// <param name="IsInternal">With all that organizers see and the complete JSON; else what everybody sees.</param>
/// <param name="Absolute">The address of a page of the site with its host.</param>
public sealed record ArchiveWish(ArchiveKind Kind, string Slug, bool IsInternal, Func<string, string> Absolute);

/// <summary>
/// A series or a meeting as one zip file that needs no site to be read: pages that open from a disk, the reports, the documents and what hangs on notes, and for who may
/// read everything the complete JSON. One file at a time is made.
/// </summary>
public sealed class SeriesArchive(HubDbContext database, ArchiveReports reports, ArchiveJson json, Texts texts, IOptions<SiteOptions> site)
{
    // The first moment that a zip file can name: the same store gives the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether there is such a thing for who is to read it.</summary>
    public async Task<bool> IsThereAsync(ArchiveWish wish, CancellationToken cancel)
    {
        // Before any question: what the public edition holds, everybody may see, whoever asks for it.
        database.LookAs(wish.IsInternal ? Sight.Organizers : Sight.Public);
        return wish.Kind == ArchiveKind.Series ? await database.Series.AnyAsync(s => s.Slug == wish.Slug, cancel) : await database.Meetings.AnyAsync(m => m.Slug == wish.Slug, cancel);
    }

    /// <summary>Writes it; false, and nothing is written, where there is no such thing for who is to read it.</summary>
    public async Task<bool> WriteAsync(Stream stream, ArchiveWish wish, CancellationToken cancel)
    {
        if (!await IsThereAsync(wish, cancel)) return false;
        await using var complete = wish.IsInternal ? await SpoolAsync(wish, cancel) : null;
        await using (var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancel))
            await WriteAsync(zip, wish, complete, cancel);
        return true;
    }

    private async Task WriteAsync(ZipArchive zip, ArchiveWish wish, Stream? complete, CancellationToken cancel)
    {
        var meetings = await MeetingsAsync(wish, cancel);
        var pages = new ArchivePages(texts, site.Value.Name);
        await AddAsync(zip, "README.txt", Readme(wish), cancel);
        await AddAsync(zip, "style.css", await StyleAsync(cancel), cancel);
        if (complete is not null) await AddAsync(zip, ArchiveDocument.EntryName, complete, cancel);
        var sources = await AddSourcesAsync(zip, wish, meetings, pages, cancel);
        var files = await AddAttachmentsAsync(zip, meetings, cancel);
        foreach (var source in sources) files[string.Create(CultureInfo.InvariantCulture, $"/sources/{source.Id}")] = $"sources/{source.File}";
        foreach (var meeting in meetings) files[$"/meetings/{meeting.Slug}"] = meeting.File;
        await AddAsync(zip, "index.html", await IndexAsync(wish, meetings, pages, sources.Count > 0, cancel), cancel);
        foreach (var meeting in meetings) await AddMeetingAsync(zip, meeting, pages, files, wish, cancel);
    }

    private async Task<List<Meeting>> MeetingsAsync(ArchiveWish wish, CancellationToken cancel)
    {
        var rows = await database.Meetings.AsNoTracking().Where(m => wish.Kind == ArchiveKind.Series ? m.Series!.Slug == wish.Slug : m.Slug == wish.Slug)
            .Select(m => new { m.Id, m.Slug, m.Name, m.Language, m.City, m.Year, m.Starts, m.Ends, m.DateText, m.Status, m.Edition }).ToListAsync(cancel);
        return [.. rows.OrderBy(m => m.Starts is null).ThenBy(m => m.Starts).ThenBy(m => m.Edition).ThenBy(m => m.Id).Select(m => new Meeting(m.Id, m.Slug, new ArchivePages.Edition(
            m.Slug, $"meetings/{ArchiveNames.Folder(m.Slug)}/index.html", m.Name, m.Language, new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year).Label, Texts.Dates(m.Starts, m.Ends) ?? m.DateText ?? m.Starts?.Words, texts.Of(m.Status))))];
    }

    private async Task<string> IndexAsync(ArchiveWish wish, List<Meeting> meetings, ArchivePages pages, bool hasSources, CancellationToken cancel)
    {
        var ids = meetings.ConvertAll(m => m.Id);
        var outcomes = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => ids.Contains(o.MeetingId)).OrderBy(o => o.MeetingId).ThenBy(o => o.Position).ThenBy(o => o.Id).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        var place = meetings.Index().ToDictionary(m => m.Item.Slug, m => m.Index);
        var (name, language) = wish.Kind == ArchiveKind.Series
            ? await database.Series.AsNoTracking().Where(s => s.Slug == wish.Slug).Select(s => new ValueTuple<string, string?>(s.Name, s.Language)).SingleAsync(cancel)
            : (meetings[0].Edition.Name, meetings[0].Edition.Language);
        return pages.Index(name, language, wish.Absolute(AddressOf(wish)), wish.IsInternal, [.. meetings.Select(m => m.Edition)], [.. outcomes.OrderBy(o => place[o.Meeting.Slug])], hasSources);
    }

    private async Task AddMeetingAsync(ZipArchive zip, Meeting meeting, ArchivePages pages, Dictionary<string, string> files, ArchiveWish wish, CancellationToken cancel)
    {
        if (await reports.LoadAsync(meeting.Slug, wish.Absolute, cancel) is not { } report) return;
        // Its sessions are on its own page; its own address leads to where it is on the web.
        var links = files.Where(f => f.Value != meeting.File).ToDictionary(f => f.Key, f => f.Value);
        foreach (var (address, anchor) in await SessionsAsync(meeting, report, cancel)) links[address] = $"{meeting.File}#{anchor}";
        List<string> written = [];
        await foreach (var (name, bytes) in reports.FilesAsync(report, wish.IsInternal, cancel))
        {
            await AddAsync(zip, $"meetings/{ArchiveNames.Folder(meeting.Slug)}/{name}", bytes, cancel);
            written.Add(name);
        }
        await AddAsync(zip, meeting.File, pages.Meeting(report.Title, new ArchiveLinks(links, wish.Absolute).Turn(ArchiveReports.Html(report), "../../"), written), cancel);
    }

    private async Task<List<(string Address, string Anchor)>> SessionsAsync(Meeting meeting, Formats.Reports.ReportDocument report, CancellationToken cancel)
    {
        var headings = report.Blocks.OfType<Formats.Reports.ReportHeading>().ToList();
        var sessions = await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.MeetingId == meeting.Id).Select(s => new { s.Code, s.Title }).ToListAsync(cancel);
        return [.. sessions.Select(s => ($"/meetings/{meeting.Slug}/sessions/{s.Code}", headings.FindLast(h => h.Text == s.Title)?.Anchor)).Where(s => s.Anchor is not null).Select(s => (s.Item1, s.Anchor!))]; // asked for
    }

    private async Task<List<ArchivePages.Source>> AddSourcesAsync(ZipArchive zip, ArchiveWish wish, List<Meeting> meetings, ArchivePages pages, CancellationToken cancel)
    {
        var ids = meetings.ConvertAll(m => m.Id);
        var rows = await database.Sources.AsNoTracking().Where(s => s.MeetingId != null && ids.Contains(s.MeetingId.Value)).OrderBy(s => s.Id).Select(s => new { s.Id, s.Name, s.Title, s.Language, s.Origin, s.Licence, s.VersionCount }).ToListAsync(cancel);
        var sources = new List<ArchivePages.Source>();
        foreach (var row in rows)
        {
            if (await database.SourceVersions.AsNoTracking().Where(v => v.SourceDocumentId == row.Id && v.Number == row.VersionCount).Select(v => new { v.Content!.Bytes, v.Content.Text }).SingleOrDefaultAsync(cancel) is not { } version) continue;
            var text = await database.BlackOutAsync(row.Id, version.Text, cancel);
            // The bytes hold whatever the text does: where anything of that is hidden, only what is left of the text is given.
            var isOriginal = wish.IsInternal || !text.Contains(HiddenNames.Black, StringComparison.Ordinal);
            var source = new ArchivePages.Source(row.Id, ArchiveNames.Source(row.Id, row.Name, isOriginal), row.Title ?? row.Name, row.Language, row.Origin, row.Licence, isOriginal);
            await AddAsync(zip, $"sources/{source.File}", isOriginal ? version.Bytes : Encoding.UTF8.GetBytes(text), cancel);
            sources.Add(source);
        }
        if (sources.Count > 0) await AddAsync(zip, "sources/index.html", pages.Sources(sources), cancel);
        return sources;
    }

    // By their addresses on the site, the files that they are here.
    private async Task<Dictionary<string, string>> AddAttachmentsAsync(ZipArchive zip, List<Meeting> meetings, CancellationToken cancel)
    {
        var ids = meetings.ConvertAll(m => m.Id);
        // Asked by itself: a filter that one part of a question goes without, all of it goes without. The session of published notes may lie in the draft's bin.
        var sessions = await database.Sessions.IgnoreQueryFilters().Where(s => ids.Contains(s.MeetingId)).Select(s => s.Id).ToListAsync(cancel);
        var rows = await database.Attachments.AsNoTracking().Where(a => sessions.Contains(a.SessionId)).OrderBy(a => a.Id).Select(a => new { a.Id, a.Token }).ToListAsync(cancel);
        var files = new Dictionary<string, string>();
        foreach (var row in rows)
        {
            var attachment = await database.Attachments.AsNoTracking().Include(a => a.Content).SingleAsync(a => a.Id == row.Id, cancel);
            files[attachment.Address] = $"attachments/{ArchiveNames.Attachment(attachment.Token, attachment.Name)}";
            await AddAsync(zip, files[attachment.Address], attachment.Content!.Bytes, cancel); // it was asked for
        }
        return files;
    }

    /// <summary>A file that nobody else reads and that is gone once it is closed.</summary>
    internal static FileStream Temporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        // All that nobody else may read lies in it.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    // Whole before the zip is written: its transaction is as long as the store needs.
    private async Task<FileStream> SpoolAsync(ArchiveWish wish, CancellationToken cancel)
    {
        var file = Temporary();
        await json.WriteAsync(file, wish.Kind, wish.Slug, cancel);
        file.Position = 0;
        return file;
    }

    private string Readme(ArchiveWish wish) => string.Join("\n", SiteLanguage.All.Select(language => Texts.In(language.Tag, () => string.Join("\n",
        [texts["Archive.Readme"], wish.Absolute(AddressOf(wish)), "", texts["Archive.Readme.Files"], .. wish.IsInternal ? [texts["Archive.Readme.Json"], texts["Archive.InternalWarning"]] : new[] { texts["Archive.Readme.Public"] }, ""]))));

    private static string AddressOf(ArchiveWish wish) => wish.Kind == ArchiveKind.Series ? $"/series/{wish.Slug}" : $"/meetings/{wish.Slug}";

    private static async Task<byte[]> StyleAsync(CancellationToken cancel)
    {
        await using var style = typeof(SeriesArchive).Assembly.GetManifestResourceStream("MeetingHub.Web.Archive.style.css")!; // it is part of the program
        using var bytes = new MemoryStream();
        await style.CopyToAsync(bytes, cancel);
        bytes.Write(Encoding.UTF8.GetBytes(Formats.Reports.ReportPage.FigureStyle));
        return bytes.ToArray();
    }

    private static Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancel) => AddAsync(zip, name, Encoding.UTF8.GetBytes(text), cancel);

    private static Task AddAsync(ZipArchive zip, string name, byte[] bytes, CancellationToken cancel) => AddAsync(zip, name, new MemoryStream(bytes), cancel);

    private static async Task AddAsync(ZipArchive zip, string name, Stream bytes, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        await using var stream = await entry.OpenAsync(cancel);
        await bytes.CopyToAsync(stream, cancel);
    }

    private sealed record Meeting(int Id, string Slug, ArchivePages.Edition Edition)
    {
        public string File => Edition.File;
    }
}
