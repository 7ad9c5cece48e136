using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

internal sealed class FreshnessMapping : IEntityTypeConfiguration<Freshness>
{
    public void Configure(EntityTypeBuilder<Freshness> freshness)
    {
        freshness.HasKey(f => f.Tag);
        freshness.HasIndex(f => f.Version);
    }
}
