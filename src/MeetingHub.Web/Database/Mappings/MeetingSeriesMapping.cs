using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

internal sealed class MeetingSeriesMapping : IEntityTypeConfiguration<MeetingSeries>
{
    public void Configure(EntityTypeBuilder<MeetingSeries> series)
    {
        series.HasIndex(s => s.Slug).IsUnique();
        series.HasIndex(s => s.Key);
        // A series that goes leaves its meetings behind.
        series.HasMany(s => s.Editions).WithOne(m => m.Series).HasForeignKey(m => m.SeriesId).OnDelete(DeleteBehavior.SetNull);
    }
}
