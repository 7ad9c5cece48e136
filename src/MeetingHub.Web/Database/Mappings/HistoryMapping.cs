using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>What was changed, and where things were before.</summary>
internal sealed class HistoryMapping : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<OldAddress>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.HasIndex(c => new { c.RecordKind, c.RecordId });
        change.HasIndex(c => c.StepId).HasFilter("\"StepId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<OldAddress> address) => address.HasKey(a => new { a.RecordKind, a.Slug });
}
