using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The outcome, who is responsible, what became of it, and what affiliates say of it.</summary>
internal sealed class OutcomeMapping : IEntityTypeConfiguration<Outcome>, IEntityTypeConfiguration<OutcomeOwner>, IEntityTypeConfiguration<OutcomeTranslation>, IEntityTypeConfiguration<FollowUp>, IEntityTypeConfiguration<ProgressReport>, IEntityTypeConfiguration<ProgressLink>
{
    public void Configure(EntityTypeBuilder<Outcome> outcome)
    {
        outcome.HasIndex(o => o.Status);
        // Only what is hidden stands in it, which is nearly nothing.
        outcome.HasIndex(o => o.Visibility).HasFilter("\"Visibility\" <> 'Public'");
        outcome.HasOne(o => o.Session).WithMany().HasForeignKey(o => o.SessionId).OnDelete(DeleteBehavior.SetNull);
        outcome.HasIndex(o => o.NoteId).HasFilter("\"NoteId\" IS NOT NULL");
        outcome.HasOne<SessionNote>().WithMany().HasForeignKey(o => o.NoteId).OnDelete(DeleteBehavior.SetNull);
        outcome.HasMany(o => o.Owners).WithOne().HasForeignKey(o => o.OutcomeId);
        outcome.HasMany(o => o.Translations).WithOne().HasForeignKey(t => t.OutcomeId);
        outcome.HasMany(o => o.FollowUps).WithOne().HasForeignKey(f => f.OutcomeId);
    }

    public void Configure(EntityTypeBuilder<OutcomeOwner> owner)
    {
        owner.HasOne(o => o.Affiliate).WithMany().HasForeignKey(o => o.AffiliateId).OnDelete(DeleteBehavior.Restrict);
        owner.HasOne(o => o.Person).WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OutcomeTranslation> translation)
    {
        translation.HasIndex(t => new { t.OutcomeId, t.Language }).IsUnique();
        translation.HasOne<SessionNote>().WithMany().HasForeignKey(t => t.NoteId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.SetNull);
        followUp.HasOne<Outcome>().WithMany().HasForeignKey(f => f.SuccessorId).OnDelete(DeleteBehavior.SetNull);
        followUp.HasOne<Affiliate>().WithMany().HasForeignKey(f => f.AffiliateId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ProgressReport> report)
    {
        report.HasOne<Outcome>().WithMany().HasForeignKey(r => r.OutcomeId).OnDelete(DeleteBehavior.Cascade);
        report.HasOne<Affiliate>().WithMany().HasForeignKey(r => r.AffiliateId).OnDelete(DeleteBehavior.Cascade);
        // Of two organizers who decide, the second is told.
        report.Property(r => r.DecidedAt).IsConcurrencyToken();
        report.HasIndex(r => r.OutcomeId).HasFilter("\"DecidedAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<ProgressLink> link)
    {
        link.HasIndex(l => l.Digest).IsUnique();
        link.HasOne<Affiliate>().WithMany().HasForeignKey(l => l.AffiliateId).OnDelete(DeleteBehavior.Cascade);
    }
}
