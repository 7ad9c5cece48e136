namespace MeetingHub.Domain.Tests.Outcomes;

public sealed class OutcomeStepTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // Each pair once more by hand, so that the table cannot change by an oversight.
    public static TheoryData<OutcomeStatus, OutcomeStatus, bool> Steps()
    {
        HashSet<(OutcomeStatus, OutcomeStatus)> refused =
        [
            (OutcomeStatus.Done, OutcomeStatus.Dropped), (OutcomeStatus.Done, OutcomeStatus.Superseded),
            (OutcomeStatus.Dropped, OutcomeStatus.Done), (OutcomeStatus.Dropped, OutcomeStatus.Superseded),
            (OutcomeStatus.Superseded, OutcomeStatus.Done), (OutcomeStatus.Superseded, OutcomeStatus.Dropped),
        ];
        var data = new TheoryData<OutcomeStatus, OutcomeStatus, bool>();
        foreach (var from in Enum.GetValues<OutcomeStatus>())
            foreach (var to in Enum.GetValues<OutcomeStatus>()) data.Add(from, to, !refused.Contains((from, to)));
        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Each_step_is_taken_with_an_entry_or_refused_without_a_trace(OutcomeStatus from, OutcomeStatus to, bool isAllowed)
    {
        var outcome = OutcomeThatIs(from);
        var (entries, version) = (outcome.FollowUps.Count, outcome.Version);
        var step = new OutcomeStep(to, " What became of it. ", "en", MeetingId: 7, SuccessorId: 9, Link: "https://example.org/");

        if (!isAllowed)
        {
            Assert.Equal("Rule.OutcomeStep", Assert.Throws<DomainRuleException>(() => outcome.Follow(step, "An organizer", At)).Rule);
            Assert.Equal((from, entries, version), (outcome.Status, outcome.FollowUps.Count, outcome.Version));
            return;
        }
        var entry = outcome.Follow(step, "An organizer", At);

        Assert.Equal((to, to == OutcomeStatus.Superseded ? 9 : null), (outcome.Status, outcome.SuccessorId));
        Assert.Same(entry, outcome.FollowUps[^1]);
        Assert.Equal((At, "What became of it.", "en", "An organizer", from, to, 7, "https://example.org/"), (entry.At, entry.Text, entry.Language, entry.By, entry.From, entry.To, entry.MeetingId, entry.Link));
        Assert.Equal((version + 1, true), (outcome.Version, outcome.IsCorrected));
    }

    [Theory]
    [InlineData(OutcomeStatus.Dropped, " ", null, "Rule.DroppedWithoutReason")]
    [InlineData(OutcomeStatus.Open, "", null, "Rule.FollowUpWithoutWords")]
    [InlineData(OutcomeStatus.Superseded, "There is a better one.", null, "Rule.SupersededByNothing")]
    [InlineData(OutcomeStatus.Superseded, "There is a better one.", 0, "Rule.SupersededByItself")]
    public void A_step_says_what_it_has_to(OutcomeStatus to, string text, int? successor, string rule)
    {
        var outcome = OutcomeThatIs(OutcomeStatus.Open);

        Assert.Equal(rule, Assert.Throws<DomainRuleException>(() => outcome.Follow(new OutcomeStep(to, text, null, SuccessorId: successor), "An organizer", At)).Rule);
        Assert.Empty(outcome.FollowUps);
    }

    [Fact]
    public void What_is_open_goes_along_to_a_later_meeting_once()
    {
        var outcome = OutcomeThatIs(OutcomeStatus.InProgress);
        var later = new Meeting("later", "The later one", "en");
        typeof(Record).GetProperty(nameof(Record.Id))!.SetValue(later, 3); // as the store numbers it

        var entry = outcome.CarryTo(later, "An organizer", At);

        Assert.True(entry is { IsCarriedOver: true, MeetingId: 3, From: OutcomeStatus.InProgress, To: OutcomeStatus.InProgress });
        Assert.Null(outcome.CarryTo(later, "An organizer", At));
    }

    [Theory]
    [InlineData(OutcomeStatus.Done)]
    [InlineData(OutcomeStatus.Dropped)]
    [InlineData(OutcomeStatus.Superseded)]
    public void What_is_settled_stays_where_it_is(OutcomeStatus status) => Assert.Null(OutcomeThatIs(status).CarryTo(new Meeting("later", "The later one", "en"), "An organizer", At));

    private static Outcome OutcomeThatIs(OutcomeStatus status)
    {
        var outcome = new Outcome(OutcomeKind.Agreement, 0, "We meet again.", "en");
        if (status != OutcomeStatus.Open) outcome.Follow(new OutcomeStep(status, "So it was.", "en", SuccessorId: 5), "An organizer", At);
        return outcome;
    }
}
