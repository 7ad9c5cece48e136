using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>What staff say in a meeting's report, its finances, and the profiles that reports are made by.</summary>
internal sealed class ReportMapping : IEntityTypeConfiguration<MeetingReport>, IEntityTypeConfiguration<MeetingFinances>, IEntityTypeConfiguration<ReportProfile>
{
    public void Configure(EntityTypeBuilder<MeetingReport> report)
    {
        // A meeting has one.
        report.HasIndex(r => r.MeetingId).IsUnique();
        report.HasOne<Meeting>().WithMany().HasForeignKey(r => r.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeetingFinances> finances)
    {
        finances.HasIndex(f => f.MeetingId).IsUnique();
        finances.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReportProfile> profile) => profile.HasIndex(p => p.Key).IsUnique();
}
