using System.IO.Compression;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Formats.Schedules;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Takes an agenda in as pasted lines or a schedule file, shows what it would do to the draft, and does it.</summary>
[Authorize(Policies.Organize)]
[RequestSizeLimit(MostBytes * 3), RequestFormLimits(MultipartBodyLengthLimit = MostBytes * 3, ValueLengthLimit = MostBytes * 2, ValueCountLimit = 10_000)]
public sealed class BringModel(HubDbContext database, AgendaBringing bringing, ColumnMemory columns) : PageModel
{
    private const int MostBytes = 20 * 1024 * 1024;

    private byte[] bytes = []; // What was brought; ReadAsync sets it.

    [BindProperty]
    public Form Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>The file as read; null until there was one.</summary>
    public ScheduleDraft? Draft { get; private set; }

    /// <summary>What it would do.</summary>
    public AgendaBringing.Plan? Plan { get; private set; }

    /// <summary>How many problems a page shows; the rest is counted.</summary>
    public static int MostProblems => 50;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => await FindAsync(meeting, cancel) ? Page() : NotFound();

    /// <summary>Reads what was brought and shows what it would do.</summary>
    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        if (!await ReadAsync(cancel)) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Does what was shown.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        if (!await ReadAsync(cancel) || Plan is null || (Draft?.ZoneQuestion is not null && Input.InstantsCount is null))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await bringing.BringAsync(Plan, Input.TakesOutGone, cancel);
        if (Draft is { Columns.Count: > 0 }) columns.Remember(bytes, Draft.Columns);
        TempData["Said"] = "Agenda.Brought";
        return RedirectToPage("/Agenda/Edit", pageHandler: "", new { meeting });
    }

    /// <summary>Each day that the file has with the number of its sessions.</summary>
    public IEnumerable<(DateOnly? Day, int Sessions)> PerDay() =>
        Draft is null ? [] : Draft.Days.Count > 0 ? Draft.Days.Select(d => ((DateOnly?)d.Day, d.Sessions)) : Draft.Sessions.GroupBy(s => s.Day).OrderBy(g => g.Key is null).ThenBy(g => g.Key).Select(g => (g.Key, g.Count()));

    private async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        if (await database.Meetings.Include(m => m.Sessions).SingleOrDefaultAsync(m => m.Slug == slug, cancel) is not { } meeting) return false;
        Meeting = meeting;
        return true;
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await BytesAsync(cancel) is not { } brought)
        {
            ModelState.AddModelError("Input.Text", "Bring.Nothing");
            return false;
        }
        if (!ModelState.IsValid) return false;
        bytes = brought;
        var options = new ScheduleOptions { TimeZone = Meeting.TimeZone, FirstDay = Meeting.Starts?.ToDate(), InstantsCount = Input.InstantsCount, Columns = Input.Columns.Count == 0 ? null : Input.Columns };
        Draft = ScheduleImport.Read(bytes, Input.Name, options);
        if (Draft.Columns.Count > 0 && Input.Columns.Count == 0 && columns.Recall(bytes) is { } remembered) Draft = ScheduleImport.Read(bytes, Input.Name, options with { Columns = remembered });
        if (Draft.Sessions.Count == 0)
        {
            ModelState.AddModelError("Input.Text", "Bring.NoSessions");
            return false;
        }
        Plan = await bringing.LookAsync(Meeting, Draft, cancel);
        return true;
    }

    // A file is chosen once and then travels with the form, packed, so that nobody has to choose it again.
    private async Task<byte[]?> BytesAsync(CancellationToken cancel)
    {
        if (Input.File is { Length: > 0 } file)
        {
            if (file.Length > MostBytes)
            {
                ModelState.AddModelError("Input.File", "Bring.TooLarge");
                return [];
            }
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancel);
            Input.Name = Path.GetFileName(file.FileName);
            Input.Packed = Pack(content.ToArray());
            ModelState.Remove("Input.Packed");
            ModelState.Remove("Input.Name");
            return content.ToArray();
        }
        if (!string.IsNullOrWhiteSpace(Input.Text)) return Encoding.UTF8.GetBytes(Input.Text);
        return string.IsNullOrEmpty(Input.Packed) ? null : Unpack(Input.Packed);
    }

    private static string Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal)) packer.Write(content);
        return Convert.ToBase64String(packed.ToArray());
    }

    private byte[]? Unpack(string text)
    {
        try
        {
            using var unpacker = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            using var content = new MemoryStream();
            var buffer = new byte[81920];
            // No larger than what could have been sent as a file.
            for (int read; (read = unpacker.Read(buffer)) > 0 && content.Length <= MostBytes;) content.Write(buffer, 0, read);
            if (content.Length <= MostBytes) return content.ToArray();
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            // Answered like a file that is not there.
        }
        Input.Packed = null;
        return null;
    }

    public sealed class Form
    {
        public string? Text { get; set; }

        public IFormFile? File { get; set; }

        public string? Name { get; set; }

        /// <summary>The file, gzip in Base64.</summary>
        public string? Packed { get; set; }

        public bool? InstantsCount { get; set; }

        public bool TakesOutGone { get; set; }

        public Dictionary<int, ScheduleColumn> Columns { get; set; } = [];
    }
}
