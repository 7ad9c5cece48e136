using MeetingHub.Domain;
using MeetingHub.Web.Following;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>Whoever follows a meeting or an affiliate.</summary>
internal sealed class FollowerMapping : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> follower)
    {
        follower.HasIndex(f => new { f.MeetingId, f.Email }).IsUnique();
        follower.HasIndex(f => new { f.AffiliateId, f.Email }).IsUnique();
        follower.HasOne<Affiliate>().WithMany().HasForeignKey(f => f.AffiliateId).OnDelete(DeleteBehavior.Cascade);
        follower.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }
}
