using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonAlias>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.HasIndex(p => p.Slug).IsUnique();
        person.HasIndex(p => p.Key);
        person.HasIndex(p => p.Naming);
        person.HasMany(p => p.Aliases).WithOne().HasForeignKey("PersonId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<PersonAlias> alias) => alias.HasIndex(a => a.Key);
}
