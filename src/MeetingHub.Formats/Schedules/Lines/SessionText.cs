using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;

namespace MeetingHub.Formats.Schedules.Lines;

/// <summary>What a line says after its time: title, room, who leads it.</summary>
internal sealed partial record SessionText(string Title, string? Room, IReadOnlyList<string> Facilitators, int? Minutes, string? Language)
{
    // A line has few parts; what has many is no line of an agenda.
    private const int MaxParts = 12;

    /// <summary>Divides "Title | room | facilitators", "Title (Room 2)", "Title — Ana, Luis" and the like.</summary>
    public static SessionText Divide(string text)
    {
        var parts = Bars().Split(text, MaxParts).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        if (parts.Count == 0) return new SessionText("", null, [], null, null);
        var session = new SessionText(parts[0], null, [], null, null);
        if (parts.Count == 1) return session.WithoutBrackets().WithoutNames().WithoutBrackets();
        session = session.WithoutBrackets();
        for (var i = 1; i < parts.Count; i++) session = session.With(parts[i], i, parts.Count);
        return session;
    }

    // A part says what it is by a label or by its look; else the room stands before the people.
    private SessionText With(string part, int index, int count)
    {
        if (ColumnWords.Label(part) is { } label)
            return label.Meaning switch
            {
                ScheduleColumn.Room => this with { Room = ScheduleText.Name(label.Value) },
                ScheduleColumn.Facilitators => this with { Facilitators = [.. Facilitators, .. NameText.Split(label.Value)] },
                ScheduleColumn.Language => this with { Language = LanguageTags.First(label.Value) },
                ScheduleColumn.Minutes => this with { Minutes = Durations.Minutes(label.Value) },
                _ => this,
            };
        if (Durations.Minutes(part) is { } minutes && part.Any(char.IsLetter)) return this with { Minutes = minutes };
        if (Room is null && LooksLikeRoom(part)) return this with { Room = ScheduleText.Name(part) };
        if (Room is not null || (count == 2 && NameText.LooksLikeNames(part)) || (index == count - 1 && count > 3)) return this with { Facilitators = [.. Facilitators, .. NameText.Split(part)] };
        return index == 1 && count > 2 && NameText.LooksLikeNames(part) ? this with { Facilitators = [.. NameText.Split(part)] } : this with { Room = ScheduleText.Name(part) };
    }

    private SessionText WithoutBrackets()
    {
        var session = this;
        for (var i = 0; i < 3 && Bracket().Match(session.Title) is { Success: true } match && match.Index > 0; i++)
        {
            var inside = match.Groups["inside"].Value.Trim();
            var rest = session with { Title = session.Title[..match.Index].TrimEnd(' ', '-', '–', '—', ',') };
            if (ColumnWords.Label(inside) is { Meaning: ScheduleColumn.Room or ScheduleColumn.Facilitators or ScheduleColumn.Language or ScheduleColumn.Minutes }) session = rest.With(inside, 1, 2);
            else if (Durations.Minutes(inside) is { } minutes && inside.Any(char.IsLetter)) session = rest with { Minutes = minutes };
            else if (session.Room is null && LooksLikeRoom(inside)) session = rest with { Room = ScheduleText.Name(inside) };
            else if (session.Facilitators.Count == 0 && NameText.LooksLikeNames(inside)) session = rest with { Facilitators = [.. NameText.Split(inside)] };
            else break;
        }
        return session;
    }

    // From the right: "Title — Ana, Luis", "Title – Sala 2 – Ana", "Title, con Ana Pérez", "Title. Facilita: Ana".
    private SessionText WithoutNames()
    {
        var session = this;
        for (var i = 0; i < 3; i++)
        {
            var dash = Dash().Match(session.Title);
            if (!dash.Success || dash.Index == 0) break;
            var part = session.Title[(dash.Index + dash.Length)..].Trim();
            var rest = session with { Title = session.Title[..dash.Index].TrimEnd() };
            if (ColumnWords.Label(part) is { Meaning: ScheduleColumn.Room or ScheduleColumn.Facilitators or ScheduleColumn.Language or ScheduleColumn.Minutes }) session = rest.With(part, 1, 2);
            else if (session.Room is null && LooksLikeRoom(part)) session = rest with { Room = ScheduleText.Name(part) };
            else if (session.Facilitators.Count == 0 && NameText.LooksLikeNames(part)) session = rest with { Facilitators = [.. NameText.Split(part)] };
            else break;
        }
        if (session.Facilitators.Count == 0 && WithWord().Matches(session.Title).FirstOrDefault(m => m.Index > 2 && ScheduleWords.Has("with", Folding.Fold(m.Groups["word"].Value))) is { } with && NameText.LooksLikeNames(session.Title[(with.Index + with.Length)..].Trim()))
            session = session with { Title = session.Title[..with.Index].TrimEnd(' ', ',', '-', '–', '—', ':'), Facilitators = [.. NameText.Split(session.Title[(with.Index + with.Length)..])] };
        return session;
    }

    public static bool LooksLikeRoom(string text)
    {
        if (text.Length is 0 or > 60) return false;
        var words = ScheduleWords.WordsOf(text);
        return words.Length is > 0 and <= 6 && (ScheduleWords.Has("room", words[0]) || (words.Length <= 3 && ScheduleWords.Has("room", words[^1])));
    }

    [GeneratedRegex(@"\s*\|\s*|\t+|\s+[·•]\s+")]
    private static partial Regex Bars();

    [GeneratedRegex(@"[(\[](?<inside>[^()\[\]]{1,120})[)\]]\s*\.?$")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+[-–—]{1,3}\s+|\s*—\s*|\s+/\s+|\s*;\s+|\.\s+(?=[\p{L} ]{3,30}:)|,\s+(?=[\p{L} ]{3,30}:)", RegexOptions.RightToLeft)]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?<=[\s,(])(?<word>\p{L}{2,4})(?=\s+\p{Lu})", RegexOptions.RightToLeft)]
    private static partial Regex WithWord();
}
