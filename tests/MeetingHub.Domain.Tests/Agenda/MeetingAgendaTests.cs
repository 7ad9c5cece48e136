namespace MeetingHub.Domain.Tests.Agenda;

public sealed class MeetingAgendaTests
{
    private static readonly DateTimeOffset Now = new(2025, 2, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Meeting meeting = new("encounter", "The Encounter", "en");

    [Fact]
    public void A_release_is_a_copy_that_the_draft_no_longer_touches()
    {
        var session = Session("Opening", "09:00", "Hall");

        var release = Publish(null);
        session.Correct("title", "Welcome");

        Assert.Equal((1, 1), (release.Number, meeting.CurrentRelease));
        Assert.Equal("Opening", release.Sessions.Single().Title);
    }

    [Fact]
    public void A_draft_without_changes_is_not_published_again()
    {
        Session("Opening", "09:00", "Hall");
        var first = Publish(null);

        Assert.Equal("Agenda.NothingChanged", Assert.Throws<DomainRuleException>(() => Publish(first)).Rule);
        Assert.Equal(1, meeting.LastRelease);
    }

    [Fact]
    public void An_empty_draft_is_not_published() =>
        Assert.Equal("Agenda.NothingToPublish", Assert.Throws<DomainRuleException>(() => Publish(null)).Rule);

    [Fact]
    public void What_has_no_time_waits_in_the_tray_unless_it_is_wanted()
    {
        Session("Opening", "09:00", "Hall");
        meeting.AddSession("An idea", "en");

        Assert.Equal(["Opening"], meeting.Draft(withTray: false).Select(s => s.Title));
        Assert.Equal(["Opening", "An idea"], meeting.Draft(withTray: true).Select(s => s.Title));
    }

    [Fact]
    public void A_release_is_in_the_order_of_time_whatever_the_order_of_making()
    {
        Session("Late", "11:00", null);
        Session("Early", "09:00", null);

        Assert.Equal(["Early", "Late"], Publish(null).Agenda.Select(s => s.Title));
    }

    [Fact]
    public void Only_what_changes_counts_up()
    {
        var opening = Session("Opening", "09:00", "Hall");
        Session("Closing", "17:00", "Hall");
        var first = Publish(null);
        opening.Correct("start", "09:15");

        var second = Publish(first, Now.AddDays(1));

        Assert.Equal([("Opening", 1, 2), ("Closing", 0, 1)], second.Agenda.Select(s => (s.Title, s.Sequence, s.ChangedIn)));
        Assert.Equal(Now.AddDays(1), second.Agenda.First().ChangedAt);
        Assert.Equal(Now, second.Agenda.Last().ChangedAt);
    }

    [Fact]
    public void A_dropped_session_is_carried_along_as_dropped_and_can_return()
    {
        var opening = Session("Opening", "09:00", "Hall");
        Session("Closing", "17:00", "Hall");
        var first = Publish(null);
        opening.Bin(Now);
        var second = Publish(first);
        opening.Restore();
        var third = Publish(second);

        Assert.Equal([("Closing", false, 0), ("Opening", true, 1)], second.Sessions.Select(s => (s.Title, s.IsDropped, s.Sequence)));
        Assert.Equal(["Closing"], second.Agenda.Select(s => s.Title));
        Assert.Equal([("Opening", 2), ("Closing", 0)], third.Agenda.Select(s => (s.Title, s.Sequence)));
        Assert.Equal([AgendaChangeKind.Returned], AgendaChange.Between(second.Sessions, third.Sessions).Select(c => c.Kind));
    }

    [Fact]
    public void A_withdrawn_agenda_is_seen_by_nobody_until_it_is_published_again()
    {
        Session("Opening", "09:00", "Hall");
        var first = Publish(null);

        meeting.WithdrawAgenda(Now.AddHours(1));

        Assert.Equal(((int?)null, (DateTimeOffset?)Now.AddHours(1)), (meeting.CurrentRelease, meeting.AgendaWithdrawnAt));
        Assert.Throws<DomainRuleException>(() => meeting.WithdrawAgenda(Now));
        // Nothing in it has changed, and yet it is news.
        Assert.Equal(2, Publish(first).Number);
        Assert.Null(meeting.AgendaWithdrawnAt);
    }

    [Fact]
    public void An_old_release_comes_back_as_a_new_one_and_leaves_the_draft_alone()
    {
        var opening = Session("Opening", "09:00", "Hall");
        var first = Publish(null);
        opening.Correct("title", "Welcome");
        var second = Publish(first);

        var third = meeting.RepublishAgenda(second, first, null, "An organizer", Now);

        Assert.Equal((3, (int?)1, "Opening", 2), (third.Number, third.Republishes, third.Agenda.Single().Title, third.Agenda.Single().Sequence));
        Assert.Equal("Welcome", opening.Title);
        Assert.Equal("Agenda.NothingChanged", Assert.Throws<DomainRuleException>(() => meeting.RepublishAgenda(third, third, null, "An organizer", Now)).Rule);
    }

    [Fact]
    public void Nothing_is_planned_in_the_past()
    {
        Assert.Equal("Agenda.PlannedInThePast", Assert.Throws<DomainRuleException>(() => meeting.PlanPublication(Now, false, null, "An organizer", Now)).Rule);

        meeting.PlanPublication(Now.AddDays(1), true, "At last", "An organizer", Now);
        Assert.Equal((Now.AddDays(1), true, "At last"), (meeting.PublicationPlannedAt, meeting.PlannedWithTray, meeting.PlannedComment));
        meeting.CancelPlannedPublication();
        Assert.Null(meeting.PublicationPlannedAt);
    }

    [Fact]
    public void Each_difference_is_told_once_and_as_what_it_is()
    {
        var opening = Session("Opening", "09:00", "Hall");
        var closing = Session("Closing", "17:00", "Hall");
        var lunch = Session("Lunch", "13:00", null);
        var first = Publish(null);
        opening.Correct("start", "09:15");
        opening.Correct("minutes", "30");
        closing.Correct("title", "Farewell");
        closing.AddFacilitator(new Person("x", "First Facilitator"));
        lunch.Bin(Now);
        Session("Dinner", "20:00", null);

        var changes = AgendaChange.Between(first.Sessions, meeting.Draft(withTray: false));

        Assert.Equal(
        [
            (AgendaChangeKind.Moved, "Opening"), (AgendaChangeKind.Resized, "Opening"), (AgendaChangeKind.Renamed, "Farewell"), (AgendaChangeKind.OtherFacilitators, "Farewell"),
            (AgendaChangeKind.Added, "Dinner"), (AgendaChangeKind.Dropped, "Lunch"),
        ], changes.Select(c => (c.Kind, c.Session.Title)));
    }

    private AgendaRelease Publish(AgendaRelease? latest, DateTimeOffset? at = null) => meeting.PublishAgenda(latest, withTray: false, null, "An organizer", at ?? Now);

    private Session Session(string title, string start, string? room)
    {
        var session = meeting.AddSession(title, "en");
        session.Correct("day", "2025-02-08");
        session.Correct("start", start);
        session.Correct("minutes", "60");
        session.Correct("room", room);
        return session;
    }
}
