using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The session, who leads it and its notes.</summary>
internal sealed class SessionMapping : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SessionFacilitator>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasIndex(s => new { s.MeetingId, s.Code }).IsUnique();
        session.HasIndex(s => s.Uid);
        session.HasMany(s => s.Facilitators).WithOne().HasForeignKey(f => f.SessionId);
        session.HasMany(s => s.Notes).WithOne().HasForeignKey(n => n.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionFacilitator> facilitator)
    {
        facilitator.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        facilitator.HasOne(f => f.Affiliate).WithMany().HasForeignKey(f => f.AffiliateId).OnDelete(DeleteBehavior.Restrict);
    }
}
