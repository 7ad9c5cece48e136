using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Editing;

public sealed class MergingTests
{
    [Fact]
    public async Task What_is_there_is_not_lost_to_what_lies_in_the_bin_and_what_one_lacks_the_other_gives()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(async database =>
        {
            var (one, two) = (new Affiliate("one", "Group One"), new Affiliate("two", "Group Two"));
            var programme = new Programme("programme", "Programme");
            programme.AddVisit(one).Correct("country", "CL");
            programme.AddVisit(two).Correct("country", "PE");
            var (binned, both) = (new Meeting("binned", "Binned"), new Meeting("both", "Both"));
            binned.AddDelegation(one, null, DelegationRole.Host).Bin(DateTimeOffset.UnixEpoch);
            binned.AddDelegation(two, null, DelegationRole.Host);
            both.AddDelegation(one, null, DelegationRole.Host);
            var theirs = both.AddDelegation(two, Country.Parse("CL"), DelegationRole.Host);
            theirs.Correct("attendance", nameof(Attendance.Attended));
            theirs.Correct("headCount", "4");
            database.AddRange(one, two, programme, binned, both);
            await database.SaveChangesAsync();
        });
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var (kept, other) = await hub.InStoreAsync(async database => (await IdAsync(database, "one"), await IdAsync(database, "two")));

        var preview = await organizer.ReadAsync($"/affiliates/one/merge?with={other}");
        await organizer.SendAsync($"/affiliates/one/merge?with={other}", []);

        Assert.Contains("Both", preview.QuerySelectorAll("main ul.rows")[^1].Words(), StringComparison.Ordinal);
        await hub.InStoreAsync(async database =>
        {
            var delegations = await database.Delegations.Include(d => d.Meeting).Where(d => d.AffiliateId == kept).ToListAsync();
            Assert.Equal(["Binned", "Both"], delegations.Where(d => d.BinnedAt is null).Select(d => d.Meeting!.Name).Order());
            var live = delegations.Single(d => d.BinnedAt is null && d.Meeting!.Name == "Both");
            Assert.Equal(("CL", "Attended", "4"), (live["country"], live["attendance"], live["headCount"]));
            Assert.Equal(2, delegations.Count(d => d.BinnedAt is not null));
            Assert.Equal(["CL", "PE"], (await database.Visits.Where(v => v.AffiliateId == kept && v.BinnedAt == null).ToListAsync()).Select(v => v["country"]).Order());
        });

        static Task<int> IdAsync(HubDbContext database, string slug) => database.Affiliates.Where(a => a.Slug == slug).Select(a => a.Id).SingleAsync();
    }

    [Fact]
    public async Task Whom_a_person_comes_from_and_their_consent_survive()
    {
        await using var hub = new HubApplication();
        var (part, other) = await hub.InStoreAsync(async database =>
        {
            var meeting = new Meeting("meeting", "Meeting");
            var (one, two) = (new Person("jane", "Jane Example"), new Person("j", "J. Example"));
            two.Consent(DateTimeOffset.UnixEpoch);
            var mine = meeting.AddParticipation(one, ParticipationRole.Speaker);
            meeting.AddParticipation(two, ParticipationRole.Speaker).ComeFrom(new Affiliate("group", "Group"));
            database.Add(meeting);
            await database.SaveChangesAsync();
            return (mine.Id, two.Id);
        });
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        await organizer.SendAsync($"/meetings/meeting/people/{part}/merge?with={other}", []);

        await hub.InStoreAsync(async database =>
        {
            var live = await database.Participations.Include(p => p.Person).Include(p => p.Affiliate).SingleAsync(p => p.BinnedAt == null);
            Assert.Equal(("Jane Example", Naming.Consent, "Group"), (live.Person!.Name, live.Person.Naming, live.Affiliate?.Name));
            Assert.Equal(1, await database.Participations.CountAsync(p => p.BinnedAt != null && p.PersonId == live.PersonId));
        });
    }
}
