using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Sessions;

/// <summary>One line of an agenda: time, title, speakers, whatever order and marks it has.</summary>
internal static partial class AgendaLine
{
    /// <summary>The time a line begins with.</summary>
    /// <param name="Start">When it starts.</param>
    /// <param name="Minutes">How long it lasts, when an end is given.</param>
    /// <param name="Stretch">The time's own characters.</param>
    /// <param name="Rest">What follows it.</param>
    public readonly record struct TimeMark(TimeOnly Start, int? Minutes, Stretch Stretch, Stretch Rest);

    public static TimeMark? Time(Passage passage, Stretch within)
    {
        var match = TimeAtStart().Match(passage.Folded, within.Start, within.Length);
        if (!match.Success) return null;
        if (Clock(match, "h", "m", match.Groups["ap"].Success ? match.Groups["ap"].Value : match.Groups["ap2"].Value) is not { } start) return null;
        var end = match.Groups["h2"].Success ? Clock(match, "h2", "m2", match.Groups["ap2"].Value) : null;
        int? minutes = end is { } to ? (int)(to - start).TotalMinutes : null;
        if (minutes is 0 or > 14 * 60) minutes = null;
        return new TimeMark(start, minutes, new Stretch(match.Index, match.Index + match.Groups["time"].Length), new Stretch(match.Index + match.Length, within.End));
    }

    /// <summary>"Ponencia 3. Title. Speaker": what follows the number of a talk.</summary>
    public static Stretch? Numbered(Passage passage) =>
        NumberedTalk().Match(passage.Folded) is { Success: true } match ? new Stretch(match.Length, passage.Text.Length) : null;

    /// <summary>The session that a stretch describes, without its time; null for a break or nothing.</summary>
    public static SessionDraft? Read(DocumentReading reading, Passage passage, Stretch stretch)
    {
        stretch = passage.Trim(stretch, " -–—:|•*");
        if (stretch.Length < 3) return null;
        if (WithoutKind(passage, stretch) is { Length: >= 3 } bare) stretch = bare;
        var (title, rest) = Divide(reading, passage, stretch);
        if (title.Length < 3 || SessionReader.IsBreak(passage, title) && rest.Length == 0) return null;
        var facilitators = new List<Found<string>>();
        foreach (var person in People(passage, rest))
            if (!facilitators.Exists(f => PersonList.SamePerson(f.Value, passage.Of(person)))) facilitators.Add(passage.Found(person));
        return new SessionDraft(passage.Found(passage.Trim(title, "\"“”«»")), facilitators);
    }

    /// <summary>The people that a stretch names, one after another.</summary>
    public static IEnumerable<Stretch> People(Passage passage, Stretch rest)
    {
        foreach (var item in NameList.Split(passage, rest))
            if (PeopleReader.PersonIn(passage, AfterLabel(passage, item)) is { } person) yield return person;
    }

    // "Mesa redonda: Title", "Keynote: Title", "Panel 2 – Title": the kind of session is no part of its title.
    private static Stretch? WithoutKind(Passage passage, Stretch stretch)
    {
        foreach (var cue in passage.CuesOf("session.word", stretch))
        {
            if (cue.Stretch.Start > stretch.Start + 1) continue;
            var match = KindEnd().Match(passage.Folded, cue.Stretch.End);
            if (match.Success && match.Index == cue.Stretch.End && match.Index + match.Length < stretch.End) return passage.Trim(new Stretch(match.Index + match.Length, stretch.End));
        }
        return null;
    }

    private static Stretch AfterLabel(Passage passage, Stretch item)
    {
        var colon = passage.Text.IndexOf(':', item.Start, item.Length);
        return colon > 0 && passage.CuesOf("speaker.label", new Stretch(item.Start, colon)).Any() ? passage.Trim(new Stretch(colon + 1, item.End)) : item;
    }

    // A title ends where a room, a speaker or an explanation begins; a dash inside a title has no name after it.
    private static (Stretch Title, Stretch After) Divide(DocumentReading reading, Passage passage, Stretch stretch)
    {
        var text = passage.Text;
        var quote = QuotedTitle().Match(text, stretch.Start, stretch.Length);
        if (quote.Success && quote.Index == stretch.Start) return (new Stretch(quote.Groups["title"].Index, quote.Groups["title"].Index + quote.Groups["title"].Length), new Stretch(quote.Index + quote.Length, stretch.End));
        for (var i = stretch.Start + 2; i < stretch.End; i++)
        {
            var c = text[i];
            if (c is '|' or '\v' or '\t') return Cut(i, i + 1);
            if (c == '(' && IsPeople(passage, new Stretch(i + 1, Close(text, i, stretch.End)), trusted: true)) return Cut(i, i + 1);
            if (c is '-' or '–' or '—' or '/' && text[i - 1] == ' ' && i + 1 < stretch.End && text[i + 1] == ' ' && IsPeople(passage, new Stretch(i + 1, stretch.End), trusted: true)) return Cut(i, i + 1);
            if (c is ',' or ';' && IsPeople(passage, new Stretch(i + 1, stretch.End)) && !reading.Names(passage, new Stretch(stretch.Start, i)).Any(n => n.Kind == NameKind.Person && n.Stretch.End == i)) return Cut(i, i + 1);
            if (c is '.' or '?' or '!' && i + 2 < stretch.End && text[i + 1] == ' ')
            {
                var after = new Stretch(i + 2, stretch.End);
                if (IsPeople(passage, after) || (passage.Sentences.Exists(s => s.Start == i + 2) && (after.Length > 40 || c == '.'))) return (passage.Trim(new Stretch(stretch.Start, c == '.' ? i : i + 1)), after);
            }
            if (c == ':' && i + 1 < stretch.End && text[i + 1] == ' ' && passage.CuesOf("speaker.label", new Stretch(i > 16 ? i - 16 : stretch.Start, i)).Any(cue => cue.Stretch.End == i) && LabelStart(passage, i) is var label && label > stretch.Start + 3)
                return Cut(label, label);
        }
        foreach (var cue in passage.CuesOf("facilitate", stretch))
            if (cue.Stretch.Start > stretch.Start + 8) return Cut(cue.Stretch.Start, cue.Stretch.End);
        return (passage.Trim(stretch, ",;."), new Stretch(stretch.End, stretch.End));

        (Stretch, Stretch) Cut(int at, int from) => (passage.Trim(new Stretch(stretch.Start, at), " -–—,;:("), new Stretch(from, stretch.End));
    }

    private static int LabelStart(Passage passage, int colon)
    {
        var token = passage.Tokens.FindLastIndex(t => t.End <= colon);
        return token < 0 ? 0 : passage.Tokens[token].Start;
    }

    private static int Close(string text, int open, int end)
    {
        var close = text.IndexOf(')', open);
        return close < 0 || close > end ? end : close;
    }

    // What begins with a person's name, or a title and a name.
    private static bool IsPeople(Passage passage, Stretch rest, bool trusted = false)
    {
        rest = AfterLabel(passage, passage.Trim(rest, " -–—(,.;:"));
        if (rest.Length < 5) return false;
        var first = NameList.Split(passage, rest).FirstOrDefault();
        return first.Length > 0 && PeopleReader.PersonIn(passage, first, trusted) is not null;
    }

    private static TimeOnly? Clock(Match match, string hours, string minutes, string half)
    {
        var hour = int.Parse(match.Groups[hours].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[minutes] is { Success: true } m ? int.Parse(m.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (half.StartsWith('p') && hour < 12) hour += 12;
        if (half.StartsWith('a') && hour == 12) hour = 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex("""
        \G[^\S\v\t]*(?:de\s+|from\s+|das\s+|as\s+|a\s+las\s+)?(?<time>
          (?<h>\d{1,2})(?:(?:[:.h]|[^\S\v\t]?h[^\S\v\t]?)(?<m>\d{2})[^\S\v\t]*(?:h(?:rs?|s|oras)?\.?|uhr)?|[^\S\v\t]*(?:h(?:rs?|s|oras)?\b\.?)(?=\s)|(?=[^\S\v\t]?[ap]\.?m))[^\S\v\t]*(?<ap>[ap]\.?[^\S\v\t]?m\.?)?
          (?:[^\S\v\t]*(?:-|–|—|to|a|ate|as|hasta|until|/)[^\S\v\t]*(?:las\s+)?(?<h2>\d{1,2})(?:(?:[:.h]|[^\S\v\t]?h[^\S\v\t]?)(?<m2>\d{2}))?[^\S\v\t]*(?:h(?:rs?|s|oras)?\b\.?)?[^\S\v\t]*(?<ap2>[ap]\.?[^\S\v\t]?m\.?)?)?
        )(?![\d/])\s*[-–—:|.,)\t]*\s*
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 500)]
    private static partial Regex TimeAtStart();

    [GeneratedRegex(@"^\s*(?:ponencia|comunicacion|charla|conferencia|taller|mesa(?: redonda)?|panel|session|sesion|sessao|talk|workshop|palestra|painel|oficina|keynote|lecture|comunicacao|poster|paper)\s+(?:n[.º°]*\s*)?(?:\d{1,2}|[ivx]{1,5}|[a-d])\s*[.:–—-]\s*")]
    private static partial Regex NumberedTalk();

    [GeneratedRegex(@"\s*(?:\d{1,2}|[ivx]{1,4}|[a-h]\b)?\s*[.:–—|]\s+|\s+\d{1,2}\s*-\s+")]
    private static partial Regex KindEnd();

    [GeneratedRegex("[\"“«](?<title>[^\"”»]{4,200})[\"”»]")]
    private static partial Regex QuotedTitle();
}
