using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The programme and what exists only as part of it.</summary>
internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeParty>, IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Exchange>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasIndex(p => p.Slug).IsUnique();
        programme.HasIndex(p => p.Key);
        programme.HasIndex(p => p.Acronym);
        programme.HasMany(p => p.Parties).WithOne().HasForeignKey(p => p.ProgrammeId);
        programme.HasMany(p => p.Calls).WithOne().HasForeignKey(c => c.ProgrammeId);
        programme.HasMany(p => p.Visits).WithOne(v => v.Programme).HasForeignKey(v => v.ProgrammeId);
        programme.HasMany(p => p.Meetings).WithOne(m => m.Programme).HasForeignKey(m => m.ProgrammeId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ProgrammeParty> party) =>
        party.HasOne(p => p.Affiliate).WithMany().HasForeignKey(p => p.AffiliateId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Exchange> exchange)
    {
        exchange.HasOne(x => x.Programme).WithMany().HasForeignKey(x => x.ProgrammeId);
        exchange.HasOne(x => x.First).WithMany().HasForeignKey(x => x.FirstId).OnDelete(DeleteBehavior.Restrict);
        exchange.HasOne(x => x.Second).WithMany().HasForeignKey(x => x.SecondId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Visit> visit) =>
        visit.HasOne(v => v.Affiliate).WithMany().HasForeignKey(v => v.AffiliateId).OnDelete(DeleteBehavior.Restrict);
}
