using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Notes.Bringing;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Notes;

/// <summary>Session notes as <c>HubSite</c> names them, and what their editor asks of the server by script.</summary>
public static class HubNotes
{
    public static IServiceCollection AddHubNotes(this IServiceCollection services) => services
        .AddSingleton<NoteSaver>().AddHostedService(provider => provider.GetRequiredService<NoteSaver>())
        .AddSingleton<NoteWriters>().AddScoped<NoteOutcomes>().AddScoped<NoteDesk>().AddScoped<NoteAttachments>();

    public static void MapHubNotes(this IEndpointRouteBuilder routes)
    {
        var notes = routes.MapGroup("/meetings/{meeting}/sessions/{code}/notes").RequireAuthorization(Policies.TakeNotes);
        notes.MapPost("/save", SaveAsync);
        notes.MapPost("/preview", PreviewAsync);
        notes.MapPost("/paste", PasteAsync);
        notes.MapGet("/state", StateAsync);
        notes.MapGet("/live", LiveForWritersAsync);
        routes.MapGet("/meetings/{meeting}/sessions/{code}/live", LiveForReadersAsync).AllowAnonymous();
        routes.MapNoteFiles();
        NoteAttachments.Map(notes, routes);
    }

    private static async Task<IResult> SaveAsync(string meeting, string code, Sent sent, NoteDesk desk, IAntiforgery antiforgery, HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || sent is not { Language.Length: > 0, Base: not null, Text: not null }) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (sent.Text.Length > SessionNote.LongestText) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await desk.FindSessionAsync(meeting, code, context.RequestAborted) is not { } session) return Results.NotFound();
        var saved = await desk.SaveAsync(session, sent.Language, sent.Base, sent.Text, context.RequestAborted);
        // The text only where it is not what was sent.
        return Results.Json(new { Text = saved.Text == sent.Text ? null : saved.Text, saved.Version, saved.Conflicts });
    }

    private static async Task<IResult> PreviewAsync(Sent sent, IAntiforgery antiforgery, HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var text = sent.Text ?? "";
        return Results.Json(new { Html = NoteView.Html(text, "preview-"), Offers = NoteSuggestions.Find(text).Select(o => new { o.Line, o.Text, Word = NoteMarks.Word(o.Kind, sent.Language) }) });
    }

    // What was copied elsewhere, as Markdown; where it cannot be read, the editor puts in its plain text.
    private static async Task<IResult> PasteAsync(Sent sent, IAntiforgery antiforgery, HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context) || sent.Text is null) return Results.StatusCode(StatusCodes.Status400BadRequest);
        try
        {
            return Results.Text(BroughtNotes.FromPasted(sent.Text));
        }
        catch (DomainRuleException)
        {
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> StateAsync(string meeting, string code, string? language, NoteDesk desk, HttpContext context)
    {
        if (string.IsNullOrEmpty(language)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await desk.FindSessionAsync(meeting, code, context.RequestAborted) is not { } session) return Results.NotFound();
        var note = await desk.FindAsync(session, language, context.RequestAborted);
        return Results.Json(new { Text = note?.Text ?? "", Version = note?.Version ?? 0 });
    }

    private static async Task<IResult> LiveForWritersAsync(string meeting, string code, string? language, NoteDesk desk, NoteWriters writers, StoreWatch watch, Viewer viewer, HttpContext context)
    {
        if (string.IsNullOrEmpty(language)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await desk.FindSessionAsync(meeting, code, context.RequestAborted) is not { } session) return Results.NotFound();
        return await desk.FindAsync(session, language, context.RequestAborted) is { } note
            ? TypedResults.ServerSentEvents(NewsAsync(note.Id, viewer.AccountId ?? "", viewer.Name ?? "", writers, watch, context.RequestAborted))
            : Results.NoContent();
    }

    private static async IAsyncEnumerable<SseItem<string>> NewsAsync(int note, string account, string name, NoteWriters writers, StoreWatch watch, [EnumeratorCancellation] CancellationToken cancel)
    {
        var told = "";
        while (!cancel.IsCancellationRequested)
        {
            writers.Seen(note, account, name);
            var news = JsonSerializer.Serialize(new { Version = watch.VersionOf(FreshnessTags.Note(note)), Writers = writers.Others(note, account) }, JsonSerializerOptions.Web);
            if (news != told) yield return new SseItem<string>(told = news, "notes");
            await Task.Delay(StoreWatch.Moment, cancel);
        }
    }

    private static async Task<IResult> LiveForReadersAsync(string meeting, string code, IServiceScopeFactory scopes, Viewer viewer, StoreWatch watch, HttpContext context) =>
        await FindForReaderAsync(meeting, code, scopes, SightOf.Role(viewer.Role), context.RequestAborted) is { } session
            // Only that there is something new: what it is, the page says to those who may read it.
            ? TypedResults.ServerSentEvents(watch.VersionsOfAsync(FreshnessTags.Notes(session), context.RequestAborted).Select((version, n) => new SseItem<string>(version.ToString(System.Globalization.CultureInfo.InvariantCulture), n == 0 ? "ready" : "notes")))
            : Results.NotFound();

    // In a scope of its own, because a reader stays for hours and the store's contexts are few.
    private static async Task<int?> FindForReaderAsync(string meeting, string code, IServiceScopeFactory scopes, Sight sight, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        database.LookAs(sight);
        return await database.CurrentAgenda.Where(s => s.Release!.Meeting!.Slug == meeting && s.Code == code && !s.IsBreak).Select(s => (int?)s.SessionId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What an editor sends.</summary>
    /// <param name="Language">The language of the notes.</param>
    /// <param name="Base">The text that the editor began from.</param>
    /// <param name="Text">The text in the editor.</param>
    public sealed record Sent(string? Language, string? Base, string? Text);
}
