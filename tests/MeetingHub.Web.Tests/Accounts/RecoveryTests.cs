using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Accounts;

public sealed class RecoveryTests
{
    [Fact]
    public async Task One_recovery_closes_all_other_links_of_the_account_and_so_does_a_new_password()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var (staff, id) = await StaffAsync(hub);
        var (one, two, three) = (await LinkAsync(organizer, id), await LinkAsync(organizer, id), "");

        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(hub).SendAsync(one, new() { ["Input.Password"] = "four yellow llamas dance" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(two)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/account")).StatusCode);

        three = await LinkAsync(organizer, id);
        await staff.SignInAsync("staff@example.org", "four yellow llamas dance");
        Assert.Equal(HttpStatusCode.Redirect, (await staff.SendAsync("/account/password", new() { ["Input.Present"] = "four yellow llamas dance", ["Input.Password"] = "five purple llamas dance" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(three)).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_begins_anew_when_it_is_enabled()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var (staff, id) = await StaffAsync(hub);
        var link = await LinkAsync(organizer, id);

        await organizer.SendAsync($"/people/{id}", [], "Disable");
        await organizer.SendAsync($"/people/{id}", [], "Enable");

        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.SignInAsync("staff@example.org")).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_make_the_first_organizer_at_once_one_does()
    {
        await using var hub = new HubApplication();
        hub.CreateClient().Dispose();
        var address = $"/account/setup?token={((FirstRun)hub.Services.GetService(typeof(FirstRun))!).Secret}";

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => new Browser(hub).SendAsync(address, new() { ["Input.Name"] = "First", ["Input.Email"] = $"first{n}@example.org", ["Input.Password"] = Browser.Password })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await hub.InStoreAsync(database => database.Users.CountAsync()));
    }

    [Fact]
    public async Task A_meeting_that_a_note_taker_could_not_see_is_not_assigned_to_them()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        var meeting = await hub.InStoreAsync(async database =>
        {
            var found = await database.Meetings.SingleAsync(m => m.Slug == "bogota");
            found.Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
            return found.Id;
        });
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var taker = await Browser.MakeAsync(hub, AccountRole.NoteTaker, "notes@example.org");

        var refused = await organizer.SendAsync($"/people/{taker.Id}", new() { ["Input.Meetings"] = $"{meeting}" });

        Assert.Contains("A note-taker does not see", (await Browser.Parse(refused)).QuerySelector("fieldset.wrong .error").Words(), StringComparison.Ordinal);
        Assert.Equal(0, await hub.InStoreAsync(database => database.MeetingAssignments.CountAsync()));
    }

    private static async Task<(Browser Browser, string Id)> StaffAsync(HubApplication hub) =>
        (await Browser.AsAsync(hub, AccountRole.Staff), await hub.InStoreAsync(database => database.Users.Where(a => a.Email == "staff@example.org").Select(a => a.Id).SingleAsync()));

    private static async Task<string> LinkAsync(Browser organizer, string id) =>
        new Uri((await Browser.Parse(await organizer.SendAsync($"/people/{id}", [], "Recover"))).QuerySelector("#made-link")!.GetAttribute("value")!).PathAndQuery;
}
