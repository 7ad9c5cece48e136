namespace MeetingHub.Domain.Tests;

public sealed class RecordTests
{
    private readonly Meeting meeting = new("spring-encounter", "Spring Encounter");

    [Fact]
    public void A_document_fills_an_empty_field()
    {
        var changed = meeting.Import("hostCity", "Oslo", before: null);

        Assert.Equal((true, "Oslo", false), (changed, meeting["hostCity"], meeting.IsCorrected));
    }

    [Fact]
    public void A_documents_new_word_replaces_its_old_one()
    {
        meeting.Import("hostCity", "Oslo", before: null);

        var changed = meeting.Import("hostCity", "Bergen", before: "Oslo");

        Assert.Equal((true, "Bergen"), (changed, meeting["hostCity"]));
    }

    [Fact]
    public void A_persons_correction_stands_against_the_document()
    {
        meeting.Import("hostCity", "Oslo", before: null);
        meeting.Correct("hostCity", "Bergen");

        var changed = meeting.Import("hostCity", "Trondheim", before: "Oslo");

        Assert.Equal((false, "Bergen", true), (changed, meeting["hostCity"], meeting.IsCorrected));
    }

    [Fact]
    public void Another_documents_earlier_word_stands()
    {
        meeting.Import("hostCity", "Oslo", before: null);

        Assert.False(meeting.Import("hostCity", "Bergen", before: null));
    }

    [Fact]
    public void What_a_document_no_longer_says_is_emptied()
    {
        meeting.Import("startDate", "--08-01", before: null);

        Assert.True(meeting.Import("startDate", null, before: "--08-01"));
        Assert.Null(meeting.Starts);
    }

    [Fact]
    public void A_required_field_keeps_its_value_when_emptied()
    {
        meeting.Correct("title", null);

        Assert.Equal("Spring Encounter", meeting.Name);
    }

    [Fact]
    public void A_field_that_a_record_has_not_is_a_mistake() => Assert.Throws<ArgumentException>(() => meeting["facilitators"]);

    [Fact]
    public void Every_field_of_every_record_takes_back_what_it_gives()
    {
        var affiliate = new Affiliate("one", "Affiliate One");
        var programme = new Programme("p", "Programme");
        Record[] records =
        [
            meeting, affiliate, programme, new MeetingSeries("s", "Series"), programme.AddCall("Call", "en"), programme.AddVisit(affiliate), new Exchange(programme),
            meeting.AddDelegation(affiliate, Country.Parse("CO"), DelegationRole.Host), meeting.AddSession("Session", "en"), meeting.AddOutcome(OutcomeKind.Decision, "Outcome", "en"),
            meeting.AddGoal("Aim", "en"), meeting.AddSurvey("Statement", "en"), meeting.AddLink(new Meeting("o", "Other"), MeetingRelation.Next),
            meeting.AddParticipation(new Person("x", "Manuel Franco-Avellaneda"), ParticipationRole.Speaker), new MeetingReport(1, "en"), new MeetingFinances(1),
        ];

        foreach (var record in records)
            foreach (var field in record.Fields)
            {
                var value = record[field.Name];
                field.Write(record, value);
                Assert.Equal(value, record[field.Name]);
            }
        Assert.Equal(Enum.GetValues<RecordKind>().Where(k => k != RecordKind.Person).Order(), records.Select(r => r.Kind).Distinct().Order());
    }
}
