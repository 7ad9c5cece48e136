using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Notes;

/// <summary>What an organizer does with the notes of one published session.</summary>
internal static class Noting
{
    public const string Page = AgendaHub.Meeting + "/sessions/S1";

    public static async Task<AgendaHub> StartAsync()
    {
        var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Main hall");
        await hub.PublishAsync();
        return hub;
    }

    public static async Task WriteAsync(AgendaHub hub, string text, string language = "en")
    {
        // Beside what the page asks about stands the form to write in.
        var saved = await hub.Organizer.SendAsync($"{Page}/notes?language={language}", new() { ["text"] = text }, handler: "Save");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    public static async Task SaveAsync(AgendaHub hub, string original, string text) =>
        await hub.Organizer.SendAsync(Page + "/notes?language=en", new() { ["original"] = original, ["text"] = text }, handler: "Save");

    public static Task<HttpResponseMessage> MoveAsync(AgendaHub hub, NoteState state, Visibility visibility = Visibility.Public, string language = "en") =>
        hub.Organizer.SendAsync($"{Page}/notes?language={language}", new() { ["state"] = state.ToString(), ["visibility"] = visibility.ToString() }, handler: "Move");

    public static Task<string> TextAsync(AgendaHub hub) => hub.Site.InStoreAsync(database => database.SessionNotes.OrderBy(n => n.Id).Select(n => n.Text).FirstAsync());

    public static Task<List<Outcome>> OutcomesAsync(AgendaHub hub) =>
        hub.Site.InStoreAsync(database => database.Outcomes.AsSplitQuery().Include(o => o.Translations).Include(o => o.Owners).ThenInclude(o => o.Affiliate).Where(o => o.BinnedAt == null).OrderBy(o => o.Position).ToListAsync());
}
