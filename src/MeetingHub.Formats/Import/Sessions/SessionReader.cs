using MeetingHub.Domain;
using MeetingHub.Formats.Import.Meetings;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Sessions;

/// <summary>The sessions of an agenda: timed lines, tables, numbered items, and those that prose tells of.</summary>
internal static class SessionReader
{
    private const int MaxTitle = 220;

    public static List<SessionDraft> Read(DocumentReading reading, WhenAndWhere main)
    {
        var sessions = new List<SessionDraft>();
        var known = new HashSet<(string, DateOnly?, TimeOnly?)>();
        var table = new AgendaTable();
        DateOnly? day = null;
        var timed = reading.Passages.Count(p => AgendaLine.Time(p, p.Whole) is not null);
        for (var i = 0; i < reading.Passages.Count; i++)
        {
            var passage = reading.Passages[i];
            day = DayOf(reading, passage, main) ?? day;
            var section = reading.Sections.Of(passage);
            if (passage.Block.Kind == BlockKind.TableRow)
            {
                foreach (var session in table.Read(reading, passage, section == SectionKind.Agenda, day)) Add(sessions, known, session);
                continue;
            }
            table.End();
            if (AgendaLine.Time(passage, passage.Whole) is { } time && (timed >= 2 || section == SectionKind.Agenda) && WhenAndWhere.Labelled(passage, "time.label", "date.label", "place.label") is null)
            {
                var line = AgendaLine.Read(reading, passage, time.Rest);
                // "09:00-10:30" on a line of its own titles the next one.
                if (line is null && passage.Trim(time.Rest).Length == 0 && i + 1 < reading.Passages.Count && AgendaLine.Time(reading.Passages[i + 1], reading.Passages[i + 1].Whole) is null)
                {
                    var title = reading.Passages[++i];
                    line = AgendaLine.Read(reading, title, title.Whole);
                }
                if (line is not null) Add(sessions, known, line with { Day = day, Start = new Found<TimeOnly>(time.Start, passage.Span(time.Stretch)), Minutes = time.Minutes });
                continue;
            }
            if (section == SectionKind.Agenda && !Sections.IsHead(reading.Passages, i) && IsItem(reading, passage, timed) && AgendaLine.Read(reading, passage, passage.Whole) is { } item) Add(sessions, known, item with { Day = day });
            else if (section == SectionKind.Agenda && passage.IsHeading && IsTitled(reading, i, timed) && AgendaLine.Read(reading, passage, passage.Whole) is { } headed) Add(sessions, known, headed with { Day = day });
            // In minutes the numbered headings are the points of the agenda.
            else if (passage.IsHeading && passage.Block is { IsNumbered: true, Level: 2 } && section == SectionKind.None && AgendaLine.Read(reading, passage, passage.Whole) is { } point) Add(sessions, known, point);
            else if (AgendaLine.Numbered(passage) is { } rest && AgendaLine.Read(reading, passage, rest) is { } numbered) Add(sessions, known, numbered with { Day = day });
            else if (section is SectionKind.None or SectionKind.Hosts && !passage.IsHeading)
                foreach (var told in ProseSessions.Read(reading, passage)) Add(sessions, known, told);
        }
        return sessions;
    }

    private static bool IsItem(DocumentReading reading, Passage passage, int timed)
    {
        // Below timed lines, items are speakers and topics of the session above.
        if (!passage.IsItem || timed >= 2 || passage.Block.Level > 1 && reading.Passages.Any(p => p.IsItem && p.Block.Level == 1 && reading.Sections.Of(p) == SectionKind.Agenda)) return false;
        return passage.Text.Length <= 400 && !passage.Has("agree");
    }

    // Headings inside a programme are sessions where prose or a speaker follows and no times are given.
    private static bool IsTitled(DocumentReading reading, int i, int timed)
    {
        var passage = reading.Passages[i];
        if (timed > 0 || passage.Block.Level < 3 || i + 1 >= reading.Passages.Count || passage.Dates.Count > 0) return false;
        return !passage.Has("agenda.head", passage.Whole) && !passage.Has("attendee.head", passage.Whole) && !passage.Has("outcome.head", passage.Whole) && !reading.Passages[i + 1].IsHeading;
    }

    private static DateOnly? DayOf(DocumentReading reading, Passage passage, WhenAndWhere main)
    {
        if (!(passage.IsHeading || passage.Text.Length <= 70 || passage.Block.Kind == BlockKind.TableRow)) return null;
        if (passage.Dates is not [{ HasDay: true, End: null } date, ..]) return null;
        var start = date.Start;
        return (start.Year is null && main.Starts?.Value.Year is { } year ? PartialDate.TryOf(year, start.Month, start.Day) : start)?.ToDate();
    }

    private static void Add(List<SessionDraft> sessions, HashSet<(string, DateOnly?, TimeOnly?)> known, SessionDraft session)
    {
        if (session.Title.Value.Length is < 3 or > MaxTitle) return;
        if (known.Add((Slug.From(session.Title.Value), session.Day, session.Start?.Value))) sessions.Add(session);
    }

    /// <summary>Coffee, lunch, registration: in the agenda, but nobody's session.</summary>
    internal static bool IsBreak(Passage passage, Stretch title)
    {
        var words = passage.TokensIn(title).Count(t => passage.Tokens[t].IsWord);
        return words == 0 || passage.CuesOf("break", title).Any(c => c.Stretch.Start <= title.Start + 1 && (c.Last - c.First + 1) * 3 >= words && words <= 7);
    }
}
