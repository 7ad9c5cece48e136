using MeetingHub.Domain;
using MeetingHub.Web.Wikis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>Wikis that are connected, and what was published to them.</summary>
internal sealed class WikiMapping : IEntityTypeConfiguration<WikiConnection>, IEntityTypeConfiguration<WikiPublication>
{
    public void Configure(EntityTypeBuilder<WikiConnection> connection) => connection.HasIndex(c => new { c.Api, c.User }).IsUnique();

    public void Configure(EntityTypeBuilder<WikiPublication> publication)
    {
        publication.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
        // What was published stays known. A session may be gone meanwhile and its page is still there.
        publication.HasOne<WikiConnection>().WithMany().HasForeignKey(p => p.ConnectionId).OnDelete(DeleteBehavior.SetNull);
    }
}
