using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The frozen agendas of a meeting.</summary>
internal sealed class AgendaReleaseMapping :
    IEntityTypeConfiguration<AgendaRelease>, IEntityTypeConfiguration<ReleasedSession>, IEntityTypeConfiguration<ReleasedFacilitator>, IEntityTypeConfiguration<AgendaStep>
{
    public void Configure(EntityTypeBuilder<AgendaStep> step)
    {
        step.HasIndex(s => new { s.MeetingId, s.AccountId });
        step.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId);
    }

    public void Configure(EntityTypeBuilder<AgendaRelease> release)
    {
        // Some of its sessions, and no relation of its own.
        release.Ignore(r => r.Agenda);
        release.HasIndex(r => new { r.MeetingId, r.Number }).IsUnique();
        release.HasMany(r => r.Sessions).WithOne(s => s.Release).HasForeignKey(s => s.ReleaseId);
    }

    public void Configure(EntityTypeBuilder<ReleasedSession> session)
    {
        // No foreign key: a release outlives the session that it froze.
        session.HasIndex(s => s.SessionId);
        session.HasMany(s => s.Facilitators).WithOne().HasForeignKey(f => f.ReleasedSessionId);
    }

    public void Configure(EntityTypeBuilder<ReleasedFacilitator> facilitator)
    {
        // Who is gone from the store altogether is named nowhere any more.
        facilitator.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
        facilitator.HasOne(f => f.Affiliate).WithMany().HasForeignKey(f => f.AffiliateId).OnDelete(DeleteBehavior.Cascade);
    }
}
