using System.ComponentModel.DataAnnotations;
using System.Text;
using MeetingHub.Web.Import.Review;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>Takes documents in, as files or as pasted text, and leads to their review.</summary>
[Authorize(Policies.Organize)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = 32 * 1024 * 1024)]
public sealed class UploadModel(SourceUploads uploads) : PageModel
{
    // All files of one request together; each has its own limit besides.
    private const long MostBytes = 256L * 1024 * 1024;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SourceUploads.Waiting> Waiting { get; private set; } = [];

    /// <summary>What became of each file of the last request, where not all of it is well.</summary>
    public IReadOnlyList<SourceUploads.Uploaded> Results { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Waiting = await uploads.WaitingAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var hasText = !string.IsNullOrWhiteSpace(Input.Text);
        if (Input.Files.Count == 0 && !hasText) ModelState.AddModelError("Input.Files", "Upload.Nothing");
        if (ModelState.IsValid)
        {
            List<SourceUploads.Uploaded> results = [];
            foreach (var file in Input.Files) results.Add(await AddAsync(file, cancel));
            if (hasText) results.Add(await AddAsync(NameOfText(), Encoding.UTF8.GetBytes(Input.Text!.ReplaceLineEndings("\n")), cancel)); // asked above
            Results = results;
            if (results is [{ IsRecorded: true }]) TempData["Said"] = "Upload.Recorded";
            if (results is [{ SourceId: { } only, IsHeldBack: false }]) return RedirectToPage("/Sources/Review", new { id = only });
        }
        Waiting = await uploads.WaitingAsync(cancel);
        if (Results.Count == 0 || Results.Any(r => r.SourceId is null)) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        else if (Results.Any(r => r.IsHeldBack)) Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<SourceUploads.Uploaded> AddAsync(IFormFile file, CancellationToken cancel)
    {
        // One byte over the limit is enough for the reader to refuse it.
        var bytes = new byte[Math.Min(file.Length, uploads.MaxBytes + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return await AddAsync(Path.GetFileName(file.FileName), bytes, cancel);
    }

    private Task<SourceUploads.Uploaded> AddAsync(string name, byte[] bytes, CancellationToken cancel) =>
        uploads.AddAsync(name, bytes, NullIfEmpty(Input.Origin), NullIfEmpty(Input.Licence), Input.Replaces, cancel);

    // Pasted text has no file; its first words tell it from others in a list.
    private string NameOfText()
    {
        if (NullIfEmpty(Input.Name) is { } name) return name;
        var words = Domain.Slug.From(string.Concat(Input.Text!.TrimStart().TakeWhile(c => c != '\n').Take(60))); // there is text
        return (words.Length == 0 ? "text" : words) + ".txt";
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public sealed class Form
    {
        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        public string? Text { get; set; }

        [StringLength(200, ErrorMessage = "Form.TooLong")]
        public string? Name { get; set; }

        [StringLength(2000, ErrorMessage = "Form.TooLong"), RegularExpression("^\\s*https?://.+$", ErrorMessage = "Form.Address")]
        public string? Origin { get; set; }

        [StringLength(200, ErrorMessage = "Form.TooLong")]
        public string? Licence { get; set; }

        /// <summary>Whether documents may take the place of others of which something is decided already.</summary>
        public bool Replaces { get; set; }
    }
}
