using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The meeting and what exists only as part of it.</summary>
internal sealed class MeetingMapping :
    IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingLink>, IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.HasIndex(m => m.Slug).IsUnique();
        meeting.HasIndex(m => m.Key);
        // Only what is hidden stands in it, which is nearly nothing.
        meeting.HasIndex(m => m.Visibility).HasFilter("\"Visibility\" <> 'Public'");
        meeting.HasIndex(m => new { m.CityKey, m.Year });
        meeting.HasIndex(m => new { m.SeriesId, m.Edition });
        meeting.HasMany(m => m.Delegations).WithOne(d => d.Meeting).HasForeignKey(d => d.MeetingId);
        meeting.HasMany(m => m.Participations).WithOne(p => p.Meeting).HasForeignKey(p => p.MeetingId);
        meeting.HasMany(m => m.Sessions).WithOne(s => s.Meeting).HasForeignKey(s => s.MeetingId);
        meeting.HasMany(m => m.Releases).WithOne(r => r.Meeting).HasForeignKey(r => r.MeetingId);
        meeting.HasIndex(m => m.PublicationPlannedAt).HasFilter("\"PublicationPlannedAt\" IS NOT NULL");
        meeting.HasMany(m => m.Outcomes).WithOne(o => o.Meeting).HasForeignKey(o => o.MeetingId);
        meeting.HasMany(m => m.Goals).WithOne().HasForeignKey(g => g.MeetingId);
        meeting.HasMany(m => m.Surveys).WithOne().HasForeignKey(s => s.MeetingId);
        meeting.HasMany(m => m.Links).WithOne(l => l.Meeting).HasForeignKey(l => l.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MeetingLink> link) =>
        link.HasOne(l => l.Other).WithMany().HasForeignKey(l => l.OtherId);

    public void Configure(EntityTypeBuilder<Delegation> delegation) =>
        // An affiliate's history keeps it from being deleted.
        delegation.HasOne(d => d.Affiliate).WithMany(a => a.Delegations).HasForeignKey(d => d.AffiliateId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Participation> participation)
    {
        participation.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        participation.HasOne(p => p.Affiliate).WithMany().HasForeignKey(p => p.AffiliateId).OnDelete(DeleteBehavior.SetNull);
    }
}
