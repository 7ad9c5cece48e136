using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Import;

public sealed class SeedsTests
{
    [Fact]
    public async Task The_first_start_imports_the_three_documents()
    {
        await using var hub = new HubApplication { WithSeeds = true };

        Assert.Equal(3, await hub.InStoreAsync(d => d.Sources.CountAsync(s => s.IsMeeting)));
        var mentioned = await hub.InStoreAsync(d => d.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.Slug == "iberoconf-2012"));
        Assert.Equal((true, MeetingStatus.Held, 4), (mentioned.IsMentionOnly, mentioned.Status, mentioned.Outcomes.Count));
        var visited = await hub.InStoreAsync(d => d.Visits.Select(v => v.AffiliateId).ToListAsync());
        Assert.Equal(14, visited.Count);
        Assert.Equal(0, await hub.InStoreAsync(d => d.Delegations.CountAsync(x => x.AffiliateId != null && visited.Contains(x.AffiliateId.Value))));
    }
}
