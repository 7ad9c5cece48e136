using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

internal sealed class AffiliateMapping : IEntityTypeConfiguration<Affiliate>, IEntityTypeConfiguration<AffiliateAlias>
{
    public void Configure(EntityTypeBuilder<Affiliate> affiliate)
    {
        affiliate.HasIndex(a => a.Slug).IsUnique();
        affiliate.HasIndex(a => a.Key);
        // Asked for each page: whose names are hidden.
        affiliate.HasIndex(a => a.Visibility).HasFilter("\"Visibility\" <> 'Public'");
        affiliate.HasMany(a => a.Aliases).WithOne().HasForeignKey("AffiliateId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<AffiliateAlias> alias) => alias.HasIndex(a => a.Key);
}
