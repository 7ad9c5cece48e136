using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>
/// Surveys with their questions, who may answer, and what was answered. Between the last two there is no reference, and their tables are kept in the order
/// of random keys (<c>WITHOUT ROWID</c>, which the migration says), so that not even the order of answers tells whose they are.
/// </summary>
internal sealed class SurveyMapping : IEntityTypeConfiguration<SurveyResult>, IEntityTypeConfiguration<Survey>, IEntityTypeConfiguration<SurveyQuestion>, IEntityTypeConfiguration<QuestionWords>, IEntityTypeConfiguration<SurveyAnswer>, IEntityTypeConfiguration<SurveyReply>, IEntityTypeConfiguration<SurveyTicket>
{
    // The table is older than surveys that are held here.
    public void Configure(EntityTypeBuilder<SurveyResult> result) => result.ToTable("Surveys");

    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.ToTable("HeldSurveys");
        survey.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId);
        survey.HasMany(s => s.Questions).WithOne().HasForeignKey(q => q.SurveyId);
    }

    public void Configure(EntityTypeBuilder<SurveyQuestion> question)
    {
        question.ToTable("SurveyQuestions");
        question.HasMany(q => q.Words).WithOne().HasForeignKey(w => w.QuestionId);
    }

    public void Configure(EntityTypeBuilder<QuestionWords> words) => words.Ignore(w => w.Options);

    public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
    {
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.HasOne<Survey>().WithMany().HasForeignKey(a => a.SurveyId);
        answer.HasMany(a => a.Replies).WithOne().HasForeignKey(r => r.AnswerId);
    }

    public void Configure(EntityTypeBuilder<SurveyReply> reply)
    {
        reply.ToTable("SurveyReplies");
        reply.Property(r => r.Id).ValueGeneratedNever();
        reply.HasOne<SurveyQuestion>().WithMany().HasForeignKey(r => r.QuestionId);
    }

    public void Configure(EntityTypeBuilder<SurveyTicket> ticket)
    {
        ticket.HasKey(t => t.Digest);
        ticket.HasOne<Survey>().WithMany().HasForeignKey(t => t.SurveyId);
        // Of two who answer with one link at once, the second is told.
        ticket.Property(t => t.IsUsed).IsConcurrencyToken();
    }
}
