using System.Net;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Import;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static MeetingHub.Web.Tests.Security.Crawl;

namespace MeetingHub.Web.Tests.Security;

/// <summary>What is hidden is nowhere: data that could leak is put in, and every address that anybody can reach is searched for it.</summary>
public sealed class VisibilityTests
{
    private const string Bogota = "/meetings/the-latin-american-executive-directors-and-coordinators-gathered-in-bogota";

    [Fact]
    public async Task Everything_that_is_to_be_hidden_here_is_public_before()
    {
        await using var hub = new HubApplication { WithSeeds = true };

        var found = await SearchAsync(new Browser(hub), "Wikimedia Colombia", "wikimedia-colombia", "Manuel Franco", "iberoconf-2013", "12-15");

        Assert.Equal(["12-15", "Manuel Franco", "Wikimedia Colombia", "iberoconf-2013", "wikimedia-colombia"], found.Select(f => f.Word).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_affiliate_that_is_hidden_is_named_nowhere()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var affiliate = await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia");
            affiliate.Correct("visibility", nameof(Visibility.Organizers));
            var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Outcomes).Include(m => m.Goals).Include(m => m.Surveys).SingleAsync(m => m.City == "Bogotá");
            // What people write may name it too, in any case and over a line end.
            meeting.AddOutcome(OutcomeKind.Decision, "WIKIMEDIA\ncolombia lends its office.", "en").AddOwner(affiliate);
            meeting.AddGoal("To thank (Wikimedia Colombia)", "en");
            meeting.AddSurvey("Everybody liked Wikimedia Colombia's office.", "en");
            await database.SaveChangesAsync();
        });

        Assert.Equal([], await SearchAsync(new Browser(hub), "Wikimedia Colombia", "wikimedia-colombia", "WIKIMEDIA\ncolombia"));
        Assert.Equal([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Participant), "Wikimedia Colombia", "wikimedia-colombia"));
        Assert.NotEqual([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Staff), "Wikimedia Colombia"));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync("/affiliates/wikimedia-colombia")).StatusCode);
        // Ten delegations were there, two of them Wikimedia Colombia's.
        Assert.Equal(8, (await new Browser(hub).ReadAsync(Bogota + "/participants")).QuerySelectorAll("li[id^=delegation] a").Length);
    }

    [Fact]
    public async Task A_person_who_withdrew_their_name_is_named_nowhere_and_still_took_part()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var name = await hub.InStoreAsync(async database =>
        {
            var person = await database.People.FirstAsync(p => p.Name.StartsWith("Manuel"));
            person.WithdrawName();
            await database.SaveChangesAsync();
            return person.Name;
        });

        Assert.Equal([], await SearchAsync(new Browser(hub), name, "Manuel"));
        Assert.Contains("a delegate", await (await new Browser(hub).GetAsync(Bogota + "/sessions/S1")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_while_an_affiliate_is_hidden_has_no_address_that_names_it()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            (await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia")).Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
        });
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        await organizer.SendAsync("/series/new", new() { ["field-name"] = "Friends of Wikimedia Colombia" });
        await organizer.SendAsync("/meetings/new", new() { ["field-title"] = "Wikimedia Colombia at ten" });
        var document = "# Wikimedia Colombia Summit 2021\n\nThe Wikimedia Colombia Summit took place in Cali, Colombia, on 3-4 May 2021.\n"u8.ToArray();
        await using (var scope = hub.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SourceImporter>().ImportAsync(SourceImport.Read("summit.md", document), document);

        Assert.Equal(1, await hub.InStoreAsync(database => database.Meetings.CountAsync(m => m.Name.Contains("Summit"))));
        Assert.Equal([], await SearchAsync(new Browser(hub), "Wikimedia Colombia", "wikimedia-colombia"));
    }

    [Fact]
    public async Task A_withdrawn_name_is_hidden_in_every_spelling_that_it_was_given()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var id = await hub.InStoreAsync(database => database.Participations.Where(p => p.Person!.Name.StartsWith("Manuel")).Select(p => p.Id).FirstAsync());

        var renamed = await organizer.SendAsync($"{Bogota}/people/{id}/name?handler=Rename", new() { ["Name"] = "Somebody Corrected" });
        await organizer.SendAsync($"{Bogota}/people/{id}/name?handler=Withdraw", []);

        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal([], await SearchAsync(new Browser(hub), "Somebody Corrected", "Manuel"));
    }

    [Fact]
    public async Task An_organizer_withdraws_a_name_and_gives_it_back()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var id = await hub.InStoreAsync(database => database.Participations.Where(p => p.Person!.Name.StartsWith("Manuel")).Select(p => p.Id).FirstAsync());

        Assert.NotNull((await organizer.ReadAsync($"{Bogota}/participants")).QuerySelector($"main a[href$='/people/{id}/name']"));
        await organizer.SendAsync($"{Bogota}/people/{id}/name", [], "Withdraw");
        Assert.Equal([], await SearchAsync(new Browser(hub), "Manuel"));

        await organizer.SendAsync($"{Bogota}/people/{id}/name", [], "Forget");
        Assert.NotEqual([], await SearchAsync(new Browser(hub), "Manuel"));
        Assert.Equal(Naming.Source, await hub.InStoreAsync(database => database.People.Select(p => p.Naming).SingleAsync()));
    }

    [Fact]
    public async Task A_person_without_consent_is_a_delegate_in_public_and_has_a_name_for_participants()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Include(m => m.Participations).SingleAsync(m => m.City == "Bogotá");
            var affiliate = await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia");
            meeting.AddParticipation(new Person("quiet-person", "Quiet Person"), ParticipationRole.Attendee).ComeFrom(affiliate);
            await database.SaveChangesAsync();
        });

        Assert.Equal([], await SearchAsync(new Browser(hub), "Quiet Person"));
        Assert.Contains("a delegate of Wikimedia Colombia", await (await new Browser(hub).GetAsync(Bogota + "/participants")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Participant), "Quiet Person"));

        await hub.InStoreAsync(async database =>
        {
            (await database.People.SingleAsync(p => p.Slug == "quiet-person")).Consent(DateTimeOffset.UnixEpoch);
            await database.SaveChangesAsync();
        });
        Assert.NotEqual([], await SearchAsync(new Browser(hub), "Quiet Person"));
    }

    [Fact]
    public async Task A_meeting_for_participants_is_nowhere_in_public()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await HideMeetingAsync(hub, "Mexico City", Visibility.Participants);

        Assert.Equal([], await SearchAsync(new Browser(hub), "iberoconf-2013", "Mexico City", "Tercer Encuentro", "Ibero-Americano"));
        Assert.NotEqual([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Participant), "iberoconf-2013"));
        foreach (var part in new[] { "", "/agenda", "/participants", "/outcomes" })
            Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync("/meetings/iberoconf-2013" + part)).StatusCode);
    }

    [Fact]
    public async Task A_meeting_that_another_document_mentions_is_blacked_out_there()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await HideMeetingAsync(hub, "Santiago de Chile", Visibility.Organizers);

        Assert.Equal([], await SearchAsync(new Browser(hub), "iberoconf-2012", "Santiago de Chile", "second one on"));
        Assert.NotEqual([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Staff), "Santiago de Chile"));
    }

    [Fact]
    public async Task What_lies_in_the_bin_is_nowhere_but_in_the_words_of_its_source()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            (await database.Meetings.SingleAsync(m => m.City == "Bogotá")).Bin(DateTimeOffset.UnixEpoch);
            await database.SaveChangesAsync();
        });

        var found = await SearchAsync(await Browser.AsAsync(hub, AccountRole.Staff), Bogota, "LEGO blocks");

        Assert.DoesNotContain(found, f => f.Word == Bogota);
        Assert.All(found, f => Assert.StartsWith("/es/sources/", f.Address, StringComparison.Ordinal));
    }

    private static Task HideMeetingAsync(HubApplication hub, string city, Visibility visibility) => hub.InStoreAsync(async database =>
    {
        (await database.Meetings.SingleAsync(m => m.City == city)).Correct("visibility", visibility.ToString());
        await database.SaveChangesAsync();
    });
}
