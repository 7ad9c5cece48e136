namespace MeetingHub.Domain.Tests.Agenda;

public sealed class AgendaWarningTests
{
    private static readonly PartialDate First = PartialDate.Of(2025, 2, 8);
    private static readonly PartialDate Last = PartialDate.Of(2025, 2, 10);

    [Fact]
    public void A_room_holds_one_session_at_a_time() => Assert.Equal(
        [(AgendaWarningKind.RoomTaken, "B", "A")],
        Of(Slot("A", "09:00", 60, "Hall"), Slot("B", "09:30", 60, "Hall"), Slot("C", "09:30", 60, "Library"), Slot("D", "10:30", 60, "Hall")));

    [Fact]
    public void Nobody_leads_two_sessions_at_once() => Assert.Equal(
        [(AgendaWarningKind.FacilitatorTaken, "B", "A")],
        Of(Slot("A", "09:00", 60, "Hall", "p1"), Slot("B", "09:59", 60, "Library", "p2", "p1"), Slot("C", "10:59", 60, "Hall", "p1")));

    [Fact]
    public void A_session_that_goes_past_midnight_still_holds_its_room() => Assert.Equal(
        [(AgendaWarningKind.RoomTaken, "B", "A")],
        Of(Slot("A", "23:00", 120, "Hall"), Slot("B", "00:30", 60, "Hall") with { Day = new DateOnly(2025, 2, 9) }));

    [Fact]
    public void Only_exact_days_tell_what_lies_outside_the_meeting()
    {
        var slot = Slot("A", "09:00", 60, "Hall") with { Day = new DateOnly(2025, 2, 11) };

        Assert.Equal([AgendaWarningKind.OutsideMeeting], AgendaWarning.Of([slot], First, Last).Select(w => w.Kind));
        Assert.Equal([AgendaWarningKind.OutsideMeeting], AgendaWarning.Of([slot], First, null).Select(w => w.Kind));
        Assert.Empty(AgendaWarning.Of([slot], PartialDate.Of(2025, 2), PartialDate.Of(2025)));
        Assert.Empty(AgendaWarning.Of([slot], null, null));
    }

    [Fact]
    public void A_session_needs_a_room_and_a_language_and_a_break_needs_neither() => Assert.Equal(
        [(AgendaWarningKind.NoRoom, "A", null), (AgendaWarningKind.NoLanguage, "A", null)],
        Of(Slot("A", "09:00", 60, null) with { Language = null }, Slot("B", "10:00", 30, null) with { Language = null, IsBreak = true }));

    [Fact]
    public void A_long_day_needs_a_break_or_a_pause()
    {
        var morning = Slot("A", "09:00", 180, "Hall");

        Assert.Equal([(AgendaWarningKind.NoBreak, null, null)], Of(morning, Slot("B", "12:00", 180, "Hall")));
        Assert.Empty(Of(morning, Slot("B", "12:00", 30, null) with { IsBreak = true }, Slot("C", "12:30", 180, "Hall")));
        Assert.Empty(Of(morning, Slot("B", "13:00", 180, "Hall")));
        Assert.Empty(Of(morning, Slot("B", "12:00", 90, "Hall")));
    }

    [Fact]
    public void What_has_no_time_collides_with_nothing() => Assert.Empty(Of(Slot("A", "09:00", 60, "Hall"), Slot("B", "09:00", 60, "Hall") with { Start = null }, Slot("C", "09:00", 60, "Hall") with { Day = null }));

    private static IEnumerable<(AgendaWarningKind, string?, string?)> Of(params AgendaSlot[] slots) => AgendaWarning.Of(slots, First, Last).Select(w => (w.Kind, w.Code, w.Other));

    private static AgendaSlot Slot(string code, string start, int minutes, string? room, params string[] facilitators) =>
        new(code, false, new DateOnly(2025, 2, 8), TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), minutes, room, "en", facilitators);
}
