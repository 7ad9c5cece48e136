using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The source, its versions and the evidence it gives.</summary>
internal sealed class SourceDocumentMapping :
    IEntityTypeConfiguration<SourceDocument>, IEntityTypeConfiguration<SourceVersion>, IEntityTypeConfiguration<SourceContent>, IEntityTypeConfiguration<SourceUpload>, IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<SourceDocument> source)
    {
        source.HasIndex(s => s.Name);
        source.HasIndex(s => s.Sha256);
        source.HasOne(s => s.Meeting).WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.SetNull);
        source.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.SourceDocumentId);
        source.HasMany(s => s.Evidence).WithOne(e => e.SourceDocument).HasForeignKey(e => e.SourceDocumentId);
    }

    public void Configure(EntityTypeBuilder<SourceVersion> version)
    {
        version.HasIndex(v => new { v.SourceDocumentId, v.Number }).IsUnique();
        version.HasOne(v => v.Content).WithOne().HasForeignKey<SourceContent>(c => c.SourceVersionId);
    }

    public void Configure(EntityTypeBuilder<SourceContent> content) => content.HasKey(c => c.SourceVersionId);

    public void Configure(EntityTypeBuilder<SourceUpload> upload)
    {
        upload.HasIndex(u => u.Sha256);
        upload.HasOne(u => u.Source).WithMany().HasForeignKey(u => u.SourceDocumentId);
    }

    public void Configure(EntityTypeBuilder<Evidence> evidence) => evidence.HasIndex(e => new { e.RecordKind, e.RecordId, e.Field });
}
