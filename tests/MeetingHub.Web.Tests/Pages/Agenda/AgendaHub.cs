using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Agenda;

/// <summary>A site with one meeting and an organizer who works on its agenda.</summary>
internal sealed class AgendaHub : IAsyncDisposable
{
    public const string Meeting = "/meetings/encounter";
    public const string DraftTitle = "Zebra of the draft";

    public HubApplication Site { get; } = new();

    public Browser Organizer { get; private set; } = null!; // StartAsync sets them.

    public Browser Visitor { get; private set; } = null!;

    public static async Task<AgendaHub> StartAsync(Dictionary<string, string>? settings = null, Action<Meeting>? also = null)
    {
        var hub = new AgendaHub(settings ?? []);
        await hub.Site.InStoreAsync(database =>
        {
            var meeting = new Meeting("encounter", "The Encounter", "en");
            foreach (var (field, value) in new[] { ("startDate", "2025-02-08"), ("endDate", "2025-02-10"), ("timeZone", "America/Santiago"), ("hostCity", "Santiago"), ("hostCountry", "CL") }) meeting.Import(field, value, null);
            also?.Invoke(meeting);
            database.Meetings.Add(meeting);
            return database.SaveChangesAsync();
        });
        hub.Organizer = await Browser.AsAsync(hub.Site, AccountRole.Organizer);
        hub.Visitor = new Browser(hub.Site);
        return hub;
    }

    private AgendaHub(Dictionary<string, string> settings)
    {
        foreach (var (key, value) in settings) Site.Settings[key] = value;
    }

    /// <summary>Pastes lines into the draft, as an organizer does.</summary>
    public async Task BringAsync(string lines)
    {
        var looked = await Organizer.SendAsync($"{Meeting}/agenda/bring", new() { ["Input.Text"] = lines });
        Assert.Equal(System.Net.HttpStatusCode.OK, looked.StatusCode);
        var taken = await Organizer.SendAsync($"{Meeting}/agenda/bring", new() { ["Input.Text"] = lines }, handlerOf: "Take");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, taken.StatusCode);
    }

    public async Task PublishAsync(string? comment = null)
    {
        var published = await Organizer.SendAsync($"{Meeting}/agenda/publish", new() { ["Input.Comment"] = comment ?? "" });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, published.StatusCode);
    }

    /// <summary>Changes a session of the draft by its code, past the pages.</summary>
    public Task EditAsync(string code, string field, string? value) => Site.InStoreAsync(async database =>
    {
        (await database.Sessions.SingleAsync(s => s.Code == code)).Correct(field, value);
        await database.SaveChangesAsync();
    });

    public async Task<string> ReadAsync(string address) => await (await Visitor.GetAsync(address)).Content.ReadAsStringAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
