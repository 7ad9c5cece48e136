namespace MeetingHub.Domain.Tests.Outcomes;

public sealed class ProgressReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_taken_becomes_an_entry_of_the_affiliate()
    {
        var outcome = Outcome();
        var report = new ProgressReport(outcome, 7, new OutcomeStep(OutcomeStatus.Done, " It is done. ", "en", Link: "https://example.org/"), Now);
        Assert.Equal(OutcomeStatus.Open, outcome.Status);

        var entry = report.Accept(outcome, "An organizer", Now.AddDays(1));

        Assert.Equal((OutcomeStatus.Done, OutcomeStatus.Open, OutcomeStatus.Done, 7, "It is done.", "An organizer"), (outcome.Status, entry.From, entry.To, entry.AffiliateId, entry.Text, entry.By));
        Assert.Equal((true, Now.AddDays(1)), (report.IsAccepted, report.DecidedAt));
    }

    [Fact]
    public void What_is_left_out_changes_nothing()
    {
        var outcome = Outcome();
        var report = new ProgressReport(outcome, 7, new OutcomeStep(OutcomeStatus.Done, "", "en"), Now);
        report.Decline(Now);

        Assert.Equal((OutcomeStatus.Open, 0, false), (outcome.Status, outcome.FollowUps.Count, report.IsAccepted));
    }

    [Theory]
    [InlineData(OutcomeStatus.Dropped, "", "Rule.DroppedWithoutReason")]
    [InlineData(OutcomeStatus.Open, " ", "Rule.FollowUpWithoutWords")]
    public void It_says_what_everybody_has_to_say(OutcomeStatus to, string text, string rule) =>
        Assert.Equal(rule, Assert.Throws<DomainRuleException>(() => new ProgressReport(Outcome(), 7, new OutcomeStep(to, text, "en"), Now)).Rule);

    [Fact]
    public void What_cannot_follow_any_more_is_not_taken_and_still_waits()
    {
        var outcome = Outcome();
        var report = new ProgressReport(outcome, 7, new OutcomeStep(OutcomeStatus.Dropped, "No money.", "en"), Now);
        outcome.Follow(new OutcomeStep(OutcomeStatus.Done, "", "en"), "Somebody", Now);

        Assert.Equal("Rule.OutcomeStep", Assert.Throws<DomainRuleException>(() => report.Accept(outcome, "An organizer", Now)).Rule);
        Assert.Equal((null, false), (report.DecidedAt, report.IsAccepted));
    }

    private static Outcome Outcome() => new(OutcomeKind.Agreement, 0, "To meet again", "en");
}
