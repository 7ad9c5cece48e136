using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>The session, who leads it, its notes and what is attached to them.</summary>
internal sealed class SessionMapping :
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SessionFacilitator>, IEntityTypeConfiguration<SessionNote>, IEntityTypeConfiguration<NoteRevision>, IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasIndex(s => new { s.MeetingId, s.Code }).IsUnique();
        session.HasIndex(s => s.Uid);
        session.HasMany(s => s.Facilitators).WithOne().HasForeignKey(f => f.SessionId);
        session.HasMany(s => s.Notes).WithOne().HasForeignKey(n => n.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionNote> note)
    {
        note.HasIndex(n => new { n.SessionId, n.Language }).IsUnique();
        note.HasMany(n => n.Revisions).WithOne().HasForeignKey(r => r.NoteId);
        note.HasMany<NoteConflict>().WithOne().HasForeignKey(c => c.NoteId);
    }

    public void Configure(EntityTypeBuilder<NoteRevision> revision) => revision.HasIndex(r => new { r.NoteId, r.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.HasIndex(a => a.Token).IsUnique();
        attachment.HasOne<Session>().WithMany().HasForeignKey(a => a.SessionId);
        attachment.HasOne(a => a.Content).WithOne().HasForeignKey<AttachmentContent>(c => c.AttachmentId);
    }

    public void Configure(EntityTypeBuilder<AttachmentContent> content) => content.HasKey(c => c.AttachmentId);

    public void Configure(EntityTypeBuilder<SessionFacilitator> facilitator)
    {
        facilitator.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        facilitator.HasOne(f => f.Affiliate).WithMany().HasForeignKey(f => f.AffiliateId).OnDelete(DeleteBehavior.Restrict);
    }
}
