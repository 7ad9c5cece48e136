using System.Globalization;
using System.Text;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Wikis;

/// <summary>An agenda as a table of a wiki: a head for each day, a row for each session.</summary>
public static class WikiSchedule
{
    /// <summary>The table; empty where nothing is planned.</summary>
    /// <param name="slots">Sessions and breaks, in order.</param>
    /// <param name="word">The words of its heads: <c>Time</c>, <c>Room</c>, <c>Session</c>, <c>Facilitators</c>, <c>NoDay</c>.</param>
    /// <param name="language">How its days are written.</param>
    public static string Write(IReadOnlyList<Slot> slots, Func<string, string> word, CultureInfo language)
    {
        if (slots.Count == 0) return "";
        var (hasRooms, hasDays) = (slots.Any(s => s.Room is not null), slots.Any(s => s.Day is not null));
        string[] heads = [word("Time"), .. hasRooms ? [word("Room")] : Array.Empty<string>(), word("Session"), word("Facilitators")];
        var text = new StringBuilder("{| class=\"wikitable\"\n");
        foreach (var day in slots.GroupBy(s => s.Day).OrderBy(d => d.Key is null).ThenBy(d => d.Key))
        {
            if (hasDays) text.Append("|-\n").Append(CultureInfo.InvariantCulture, $"! colspan=\"{heads.Length}\" | ").Append(WikitextWriter.Cell(day.Key?.ToString("D", language) ?? word("NoDay"))).Append('\n');
            text.Append("|-\n");
            foreach (var head in heads) text.Append("! scope=\"col\" | ").Append(WikitextWriter.Cell(head)).Append('\n');
            foreach (var slot in day)
            {
                text.Append("|-\n| ").Append(Time(slot)).Append('\n');
                if (hasRooms) text.Append("| ").Append(WikitextWriter.Cell(slot.Room ?? "")).Append('\n');
                // With a colon before it, a link is never a category, a file or another language's page.
                text.Append("| ").Append(slot.Page is { } page ? $"[[:{WikitextWriter.Escape(page)}|{WikitextWriter.Escape(slot.Title)}]]" : WikitextWriter.Cell(slot.Title)).Append('\n');
                text.Append("| ").Append(WikitextWriter.Cell(string.Join(", ", slot.Facilitators))).Append('\n');
            }
        }
        return text.Append("|}").ToString();
    }

    private static string Time(Slot slot) => slot.Start is not { } start ? "" : slot.Minutes is { } minutes ? $"{Clock(start)}–{Clock(start.AddMinutes(minutes))}" : Clock(start);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A session or a break.</summary>
    /// <param name="Day">Its day, when known.</param>
    /// <param name="Start">When it starts, when known.</param>
    /// <param name="Minutes">How long it lasts, when known.</param>
    /// <param name="Room">Where, when known.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Page">The page of its notes, where there is one.</param>
    /// <param name="Facilitators">Who leads it.</param>
    public sealed record Slot(DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string Title, string? Page, IReadOnlyList<string> Facilitators);
}
