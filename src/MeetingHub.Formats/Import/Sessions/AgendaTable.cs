using MeetingHub.Domain;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Sessions;

/// <summary>An agenda in a table: what each column holds is told by its header, or by what its cells look like.</summary>
internal sealed class AgendaTable
{
    private int? titleColumn;
    private int? speakerColumn;
    private int? timeHeader;
    private bool timed;

    public void End() => (titleColumn, speakerColumn, timeHeader, timed) = (null, null, null, false);

    public IEnumerable<SessionDraft> Read(DocumentReading reading, Passage passage, bool inAgenda, DateOnly? day)
    {
        var cells = passage.Cells;
        if (IsHeader(passage, cells))
        {
            titleColumn = Column(passage, cells, "session.word", "agenda.head");
            speakerColumn = Column(passage, cells, "speaker.label");
            timeHeader = Column(passage, cells, "time.label");
            timed |= timeHeader is not null;
            yield break;
        }
        var timeColumn = cells.FindIndex(cell => AgendaLine.Time(passage, cell) is { } t && (passage.Trim(t.Rest).Length <= 2 || passage.Text[t.Stretch.End..cell.End].TrimStart().Length is var left && left < 40 && passage.Text.IndexOf('\v', t.Stretch.End, cell.End - t.Stretch.End) is >= 0 and var at && at - t.Stretch.End < 3));
        AgendaLine.TimeMark? time = timeColumn >= 0 ? AgendaLine.Time(passage, cells[timeColumn]) : null;
        // A cell that spans rows is missing from the rows below it, which shifts their columns.
        var shift = timeHeader is { } header && timeColumn >= 0 ? header - timeColumn : 0;
        var (title, speaker) = (titleColumn - shift, speakerColumn - shift);
        if (time is not null) timed = true;
        else if (!timed && !inAgenda && titleColumn is null) yield break;

        for (var c = 0; c < cells.Count; c++)
        {
            if (c == timeColumn || cells[c].Length < 3 || reading.Dates(passage).Exists(d => cells[c].Contains(d.Stretch) && d.Stretch.Length * 2 > cells[c].Length)) continue;
            if (title is { } at && at >= 0 && cells.Count > at && c != at) continue;
            // The cell after a title may be its speaker.
            if (c == speaker || (c > 0 && title is null && PeopleReader.PersonIn(passage, cells[c], trusted: false) is not null)) continue;
            if (AgendaLine.Read(reading, passage, cells[c]) is not { } session) continue;
            var speakers = session.Facilitators.ToList();
            foreach (var other in cells.Where((_, k) => k != c && (k == speaker || k == c + 1)))
                foreach (var person in AgendaLine.People(passage, other)) speakers.Add(passage.Found(person));
            yield return session with { Facilitators = speakers, Day = day, Start = time is { } when ? new Found<TimeOnly>(when.Start, passage.Span(when.Stretch)) : null, Minutes = time?.Minutes };
        }
    }

    private bool IsHeader(Passage passage, List<Stretch> cells)
    {
        var named = cells.Count(cell => cell.Length is > 0 and < 32 && passage.TokensIn(cell).Count() <= 4
            && passage.Cues.Exists(c => c.Topic is "time.label" or "speaker.label" or "session.word" or "agenda.head" or "place.label" or "date.label" or "attendee.head" or "outcome.head" && c.Stretch.Start == cell.Start));
        return named >= 1 && (named * 2 >= cells.Count(c => c.Length > 0) || (titleColumn is null && timeHeader is null && cells[0].Length < 32 && passage.CuesOf("time.label", cells[0]).Any(c => c.First == 0))) && !cells.Exists(cell => AgendaLine.Time(passage, cell) is not null);
    }

    private static int? Column(Passage passage, List<Stretch> cells, params ReadOnlySpan<string> topics)
    {
        foreach (var topic in topics)
            for (var i = 0; i < cells.Count; i++)
                if (passage.CuesOf(topic, cells[i]).Any(c => c.Stretch.Start == cells[i].Start)) return i;
        return null;
    }
}
