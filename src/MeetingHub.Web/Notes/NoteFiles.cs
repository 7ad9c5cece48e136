using MeetingHub.Domain;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Notes;

/// <summary>Published notes as files to take along.</summary>
public static class NoteFiles
{
    /// <summary>The formats, by the end of their address.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["md", "txt", "wiki", "docx", "html"];

    public static void MapNoteFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in Formats)
            routes.MapGet($"/meetings/{{meeting}}/sessions/{{code}}/notes.{format}", (string meeting, string code, string? language, HubDbContext database, CancellationToken cancel) => WriteAsync(format, meeting, code, language, database, cancel)).AllowAnonymous();
    }

    private static async Task<IResult> WriteAsync(string format, string meeting, string code, string? language, HubDbContext database, CancellationToken cancel)
    {
        // Through the store as the visitor sees it: what is not published for them is not there.
        var sessions = database.CurrentAgenda.Where(s => s.Release!.Meeting!.Slug == meeting && s.Code == code);
        var note = await database.SessionNotes.AsNoTracking().Where(n => n.State == NoteState.Published && n.Text != "" && (language == null || n.Language == language))
            .Join(sessions, n => n.SessionId, s => s.SessionId, (n, s) => new { n.Id, n.Text, n.Language, s.Title }).OrderBy(n => n.Id).FirstOrDefaultAsync(cancel);
        if (note is null) return Results.NotFound();
        if (format == "docx") return Results.File(DocxWriter.Write(note.Title, note.Language, NoteView.Html(note.Text, "n-")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{Slug.From(note.Title)}.docx");
        var (text, type) = format switch
        {
            "md" => ($"# {note.Title}\n\n{note.Text.Trim()}\n", "text/markdown"),
            "txt" => ($"{note.Title}\n\n{NoteMarkdown.ToText(note.Text)}\n", "text/plain"),
            "wiki" => ($"= {WikitextWriter.Escape(note.Title)} =\n\n{WikitextWriter.Write(NoteView.Html(note.Text, "n-"))}\n", "text/plain"),
            _ => (Page(note.Title, note.Language, NoteView.Html(note.Text, "n-")), "text/html"),
        };
        return Results.File(System.Text.Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", $"{Slug.From(note.Title)}.{format}");
    }

    private static string Page(string title, string? language, string html)
    {
        var name = System.Net.WebUtility.HtmlEncode(title);
        return $"<!doctype html>\n<html lang=\"{System.Net.WebUtility.HtmlEncode(language ?? "")}\">\n<head><meta charset=\"utf-8\"><title>{name}</title></head>\n<body>\n<h2>{name}</h2>\n{html}</body>\n</html>\n";
    }
}
