using MeetingHub.Domain;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Sessions;

/// <summary>An agenda in a table: what each column holds is told by its header, or by what its cells look like.</summary>
internal sealed class AgendaTable
{
    private int? titleColumn;
    private int? speakerColumn;
    private AgendaLine.TimeMark? lastTime;
    private bool timed;

    public void End() => (titleColumn, speakerColumn, lastTime, timed) = (null, null, null, false);

    public IEnumerable<SessionDraft> Read(DocumentReading reading, Passage passage, bool inAgenda, DateOnly? day)
    {
        var cells = Cells(passage);
        if (IsHeader(passage, cells))
        {
            titleColumn = Column(passage, cells, "session.word", "agenda.head");
            speakerColumn = Column(passage, cells, "speaker.label");
            timed = Column(passage, cells, "time.label") is not null || timed;
            yield break;
        }
        var timeColumn = cells.FindIndex(cell => AgendaLine.Time(passage, cell) is { } t && passage.Trim(t.Rest).Length <= 2);
        AgendaLine.TimeMark? time = timeColumn >= 0 ? AgendaLine.Time(passage, cells[timeColumn]) : null;
        if (time is not null) (lastTime, timed) = (time, true);
        else if (!timed && !inAgenda && titleColumn is null) yield break;

        for (var c = 0; c < cells.Count; c++)
        {
            if (c == timeColumn || cells[c].Length < 3 || reading.Dates(passage).Exists(d => cells[c].Contains(d.Stretch) && d.Stretch.Length * 2 > cells[c].Length)) continue;
            if (titleColumn is { } title && cells.Count > title && c != title) continue;
            // The cell after a title may be its speaker.
            if (c == speakerColumn || (c > 0 && titleColumn is null && PeopleReader.PersonIn(passage, cells[c], trusted: false) is not null)) continue;
            if (AgendaLine.Read(reading, passage, cells[c]) is not { } session) continue;
            var speakers = session.Facilitators.ToList();
            foreach (var other in cells.Where((_, k) => k != c && (k == speakerColumn || k == c + 1)))
                foreach (var person in AgendaLine.People(passage, other)) speakers.Add(passage.Found(person));
            yield return session with { Facilitators = speakers, Day = day, Start = time is { } at ? new Found<TimeOnly>(at.Start, passage.Span(at.Stretch)) : null, Minutes = time?.Minutes };
        }
    }

    private static List<Stretch> Cells(Passage passage)
    {
        var cells = new List<Stretch>();
        var start = 0;
        for (var i = 0; i <= passage.Text.Length; i++)
        {
            if (i < passage.Text.Length && passage.Text[i] != '\t') continue;
            cells.Add(passage.Trim(new Stretch(start, i)));
            start = i + 1;
        }
        return cells;
    }

    private static bool IsHeader(Passage passage, List<Stretch> cells)
    {
        var named = cells.Count(cell => cell.Length is > 0 and < 32 && passage.TokensIn(cell).Count() <= 4
            && passage.Cues.Exists(c => c.Topic is "time.label" or "speaker.label" or "session.word" or "agenda.head" or "place.label" or "date.label" or "attendee.head" or "outcome.head" && c.Stretch.Start == cell.Start));
        return named >= 1 && named * 2 >= cells.Count(c => c.Length > 0) && !cells.Exists(cell => AgendaLine.Time(passage, cell) is not null);
    }

    private static int? Column(Passage passage, List<Stretch> cells, params ReadOnlySpan<string> topics)
    {
        foreach (var topic in topics)
            for (var i = 0; i < cells.Count; i++)
                if (passage.CuesOf(topic, cells[i]).Any(c => c.Stretch.Start == cells[i].Start)) return i;
        return null;
    }
}
