namespace MeetingHub.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private readonly Meeting meeting = new("spring-encounter", "Spring Encounter");
    private readonly Affiliate affiliate = new("one", "Affiliate One");

    [Fact]
    public void The_same_affiliate_in_the_same_role_is_one_delegation()
    {
        var host = meeting.AddDelegation(affiliate, null, DelegationRole.Host);

        Assert.Same(host, meeting.AddDelegation(affiliate, null, DelegationRole.Host));
        Assert.NotSame(host, meeting.AddDelegation(affiliate, null, DelegationRole.Participant));
    }

    [Fact]
    public void A_countrys_delegation_is_not_that_of_an_affiliate_of_the_country()
    {
        var country = Country.Parse("CO");
        var ofAffiliate = meeting.AddDelegation(affiliate, country, DelegationRole.Participant);

        var ofCountry = meeting.AddDelegation(null, country, DelegationRole.Participant);

        Assert.NotSame(ofAffiliate, ofCountry);
        Assert.Same(ofCountry, meeting.AddDelegation(null, country, DelegationRole.Participant));
    }

    [Fact]
    public void A_session_code_is_never_given_twice()
    {
        meeting.AddSession("strategy", "en");
        var second = meeting.AddSession("statistics", "en");
        meeting.Remove(second);

        var third = meeting.AddSession("fundraising", "en");

        Assert.Equal(("S2", "S3", 1), (second.Code, third.Code, third.Position));
    }

    [Fact]
    public void A_meeting_links_to_another_once()
    {
        var other = new Meeting("oslo", "Oslo");

        Assert.Same(meeting.AddLink(other, MeetingRelation.Previous), meeting.AddLink(other, MeetingRelation.Other));
    }

    [Fact]
    public void A_mention_stays_one_until_a_document_arrives()
    {
        meeting.KnowFromMention();
        var before = meeting.IsMentionOnly;

        meeting.KnowFromDocument();

        Assert.Equal((true, false), (before, meeting.IsMentionOnly));
    }

    [Fact]
    public void Year_and_keys_follow_what_they_are_made_of()
    {
        meeting.Import("startDate", "2012-06", null);
        meeting.Import("hostCity", "São Paulo", null);
        meeting.Correct("title", "La Cumbre");

        Assert.Equal((2012, "sao-paulo", "cumbre"), (meeting.Year, meeting.CityKey, meeting.Key));
    }

    [Fact]
    public void A_meeting_cannot_take_out_what_it_does_not_hold() => Assert.Throws<ArgumentException>(() => meeting.Remove(affiliate));
}
