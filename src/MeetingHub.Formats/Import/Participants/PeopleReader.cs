using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Participants;

/// <summary>People named for a part in the meeting, and whom they come from.</summary>
internal static partial class PeopleReader
{
    /// <summary>A person as a list of those present writes one, in characters of the passage.</summary>
    public readonly record struct AttendeeMention(Stretch Name, Stretch? Organisation);

    public static PersonList Read(DocumentReading reading)
    {
        var people = new PersonList();
        foreach (var passage in reading.Passages)
        {
            var section = reading.Sections.Of(passage);
            if (section is SectionKind.Absent) continue;
            if (section == SectionKind.Attendees && passage.Block.Kind == BlockKind.TableRow)
            {
                ReadRow(reading, passage, people);
                continue;
            }
            // Below a timed line of the programme, an item "Name, who they are" is somebody who speaks there.
            if (section == SectionKind.Agenda && passage.IsItem && AttendeeOf(passage, reading) is { } speaker && FollowedByRole(passage, speaker.Name))
            {
                people.Add(new PersonDraft(passage.Found(speaker.Name), ParticipationRole.Speaker, speaker.Organisation is { } from ? passage.Found(from) : null));
                continue;
            }
            if (section == SectionKind.Attendees && (passage.IsItem || passage.Block.Kind == BlockKind.TableRow || passage.Text.Length < 90) && !Sections.IsHead(reading.Passages, passage.Index))
            {
                if (AttendeeOf(passage, reading) is { } attendee)
                {
                    people.Add(new PersonDraft(passage.Found(attendee.Name), ParticipationRole.Attendee, attendee.Organisation is { } o ? passage.Found(o) : null));
                    continue;
                }
            }
            if (Meetings.WhenAndWhere.Labelled(passage, "attendee.head") is { } labelled)
                foreach (var item in NameList.Split(passage, labelled))
                    if (PersonIn(passage, item) is { } person) people.Add(new PersonDraft(passage.Found(person), ParticipationRole.Attendee, null));
            ReadProse(reading, passage, people);
        }
        return people;
    }

    /// <summary>The person, and the organisation beside, of an attendee's line: "Name (WMXX)", "Name, Organisation", "Name WMXX".</summary>
    public static AttendeeMention? AttendeeOf(Passage passage, DocumentReading reading)
    {
        var text = passage.Text;
        // Wiki signatures: "--Name (talk) 10:45, 3 April 2018 (UTC) WMXX".
        var signature = Signature().Match(text);
        var start = LeadingMarks().Match(text).Length;
        var cut = signature.Success ? signature.Index : FirstBreak(text, start);
        var name = passage.Trim(new Stretch(start, cut), ",.;:-–—");
        var tokens = passage.TokensIn(name).ToList();
        // "Frans Grijzenhout WMNL": capitals at the end are the organisation's code.
        Stretch? organisation = null;
        if (tokens.Count >= 2 && IsCode(passage, tokens[^1]))
        {
            var first = tokens.Count - 1;
            while (first > 0 && (IsCode(passage, tokens[first - 1]) || passage.Tokens[tokens[first - 1]].Folded == "-")) first--;
            organisation = new Stretch(passage.Tokens[tokens[first]].Start, name.End);
            name = passage.Trim(new Stretch(name.Start, organisation.Value.Start), ",(-");
            tokens = [.. passage.TokensIn(name)];
        }
        // "Pru Mitchell Wikimedia Australia (WMAU)": the organisation's own word begins it.
        var head = tokens.FindIndex(1 < tokens.Count ? 1 : 0, t => Words.Is("organisation.head", passage.Tokens[t].Folded) && passage.Tokens[t].IsCapital);
        if (head > 0)
        {
            organisation = new Stretch(passage.Tokens[tokens[head]].Start, text.IndexOf(')', name.End) is var close and > 0 && close - name.End < 14 ? close + 1 : name.End);
            name = passage.Trim(new Stretch(name.Start, passage.Tokens[tokens[head]].Start), ",(-");
            tokens = [.. passage.TokensIn(name)];
        }
        if (Behalf().Match(passage.Of(name)) is { Success: true } behalf) (name, tokens) = Shorten(passage, name.Start, name.Start + behalf.Index);
        if (tokens.Count == 0) return null;
        var known = NameRecogniser.CouldBePerson(passage, tokens[0], tokens[^1]);
        // A signature proves a person even by one name; so does a list of handles.
        if (!known && !(tokens.Count == 1 && passage.Tokens[tokens[0]].IsCapital && !Words.Is("organisation.head", passage.Tokens[tokens[0]].Folded) && passage.Tokens[tokens[0]].Kind != TokenKind.Capitals
            && Gaz(passage, name, reading) is false && (signature.Success || Words.IsGivenName(passage.Tokens[tokens[0]].Folded) || name.Length == passage.Trim(passage.Whole).Length || text[Math.Min(name.End, text.Length - 1)] is ' ' && text.Contains(" - ", StringComparison.Ordinal)))) return null;
        if (reading.Places(passage).Exists(p => p.Stretch == name)) return null;

        if (organisation is null)
        {
            var rest = new Stretch(name.End, text.Length);
            var bracket = Bracket().Match(text, name.End);
            if (signature.Success) rest = new Stretch(signature.Index + signature.Length, text.Length);
            else if (bracket.Success && bracket.Index - name.End < 3) rest = new Stretch(bracket.Groups["in"].Index, bracket.Groups["in"].Index + bracket.Groups["in"].Length);
            organisation = OrganisationIn(passage, rest, reading);
        }
        return new AttendeeMention(name, organisation);
    }

    /// <summary>The organisation that a stretch beside a name gives: the first piece that is neither a role nor a place.</summary>
    public static Stretch? OrganisationIn(Passage passage, Stretch rest, DocumentReading reading)
    {
        foreach (var piece in NameList.Split(passage, rest))
        {
            var trimmed = passage.Trim(piece, "()-–—,.;: ");
            var tokens = passage.TokensIn(trimmed).ToList();
            if (tokens.Count == 0 || reading.Places(passage).Exists(p => p.Stretch == trimmed)) continue;
            var named = reading.Names(passage, trimmed).FirstOrDefault(n => n.Kind is NameKind.Organisation);
            if (named is not null && (tokens.Exists(t => Words.Is("role", passage.Tokens[t].Folded)) || trimmed.Length > named.Stretch.Length + 20)) return named.Stretch;
            if (named is not null) return trimmed;
            if (tokens.Count <= 2 && tokens.TrueForAll(t => IsCode(passage, t) || passage.Tokens[t].Folded == "-")) return trimmed;
        }
        return null;
    }

    /// <summary>The person a stretch is, when it is one: an item of a list, a cell, what stands after a dash.</summary>
    public static Stretch? PersonIn(Passage passage, Stretch item, bool trusted = true)
    {
        var stretch = Delegations.WithoutBrackets(passage, passage.Trim(item, ",.;:-–—*•\"“”"));
        var tokens = passage.TokensIn(stretch).ToList();
        while (tokens.Count > 0 && (Words.Is("title", passage.Tokens[tokens[0]].Folded) || passage.Tokens[tokens[0]].Folded == ".")) tokens.RemoveAt(0);
        if (tokens.Count < 2 || !NameRecogniser.CouldBePerson(passage, tokens[0], tokens[^1])) return null;
        if (!trusted && !Words.IsGivenName(passage.Tokens[tokens[0]].Folded)) return null;
        return new Stretch(passage.Tokens[tokens[0]].Start, stretch.End);
    }

    /// <summary>A row that names columns: its cells are words for a name, a role, an institution.</summary>
    internal static bool IsHeaderRow(Passage passage) => HeaderRow().IsMatch(passage.Folded);

    private static void ReadRow(DocumentReading reading, Passage passage, PersonList people)
    {
        if (IsHeaderRow(passage)) return;
        var cells = passage.Cells;
        var at = cells.FindIndex(cell => PersonIn(passage, passage.Trim(cell, "*")) is not null && !passage.TokensIn(cell).Any(t => Words.Is("organisation.head", passage.Tokens[t].Folded)));
        if (at < 0 || PersonIn(passage, cells[at]) is not { } name) return;
        var organisation = cells.Where((cell, i) => i != at && cell.Length > 2).Select(cell => OrganisationIn(passage, cell, reading)).FirstOrDefault(found => found is not null);
        people.Add(new PersonDraft(passage.Found(name), ParticipationRole.Attendee, organisation is { } o ? passage.Found(o) : null));
    }

    private static bool FollowedByRole(Passage passage, Stretch name)
    {
        var next = passage.Tokens.FindIndex(t => t.Start >= name.End && t.IsWord);
        return next > 0 && passage.Tokens[next].Start - name.End < 22 && passage.TokensIn(new Stretch(name.End, Math.Min(passage.Text.Length, name.End + 60))).Any(t => Words.Is("role", passage.Tokens[t].Folded) || Words.Is("organisation.head", passage.Tokens[t].Folded) || passage.Tokens[t].Kind == TokenKind.Capitals);
    }

    private static void ReadProse(DocumentReading reading, Passage passage, PersonList people)
    {
        foreach (var name in reading.Names(passage).Where(n => n.Kind == NameKind.Person || ActsLikePerson(reading, passage, n)))
        {
            var sentence = passage.SentenceAt(name.Stretch.Start);
            if (IsByline(passage, name.Stretch) || passage.Folded.AsSpan(Math.Max(0, name.Stretch.Start - 14), Math.Min(14, name.Stretch.Start)).ContainsAny(Behalves)) continue;
            if (reading.Places(passage).Exists(p => p.Stretch.Overlaps(name.Stretch) && p.Stretch.Length * 2 > name.Stretch.Length)) continue;
            var role = RoleOf(passage, sentence, name.Stretch, reading.Sections.Of(passage));
            if (role is null) continue;
            people.Add(new PersonDraft(passage.Found(name.Stretch), role.Value, Beside(passage, name.Stretch, reading)));
        }
    }

    // A name that no list knows is a person's where it leads, speaks or presents.
    private static bool ActsLikePerson(DocumentReading reading, Passage passage, NameMention name)
    {
        if (name.Kind != NameKind.Unknown || name.Country is not null) return false;
        var tokens = passage.TokensIn(name.Stretch).ToList();
        if (tokens.Count is < 2 or > 4 || !NameRecogniser.CouldBePerson(passage, tokens[0], tokens[^1]) || passage.Cues.Exists(c => c.Topic is "meeting" or "break" or "session.word" && name.Stretch.Overlaps(c.Stretch))) return false;
        var sentence = passage.SentenceAt(name.Stretch.Start);
        if (passage.CuesOf("facilitate", sentence).Any(c => name.Stretch.Start - c.Stretch.End is >= 0 and < 3)) return true;
        var end = name.Stretch.End;
        // "A and B came …": what B does, A does.
        if (reading.Names(passage).Find(n => n.Stretch.Start > end && n.Stretch.Start - end <= 5) is { } other && passage.Text.AsSpan(end, other.Stretch.Start - end).Trim() is "and" or "y" or "e") end = other.Stretch.End;
        return passage.CuesOf("speak", sentence).Any(c => c.Stretch.Start - end is >= 0 and < 3);
    }

    private static ParticipationRole? RoleOf(Passage passage, Stretch sentence, Stretch name, SectionKind section)
    {
        if (Authored().IsMatch(passage.Folded.AsSpan(Math.Max(0, name.Start - 30), name.Start - Math.Max(0, name.Start - 30)))) return null;
        foreach (var cue in passage.CuesOf("facilitate", sentence))
            if (name.Start - cue.Stretch.End is >= -1 and < 90 || (cue.Stretch.Start - name.End is >= 0 and < 30 && passage.Of(cue.Stretch) is "modera" or "facilita")) return ParticipationRole.Facilitator;
        foreach (var cue in passage.CuesOf("speak", sentence))
            if (Math.Abs(cue.Stretch.Start - name.End) < 90 || Math.Abs(name.Start - cue.Stretch.End) < 12)
                return Leads().IsMatch(passage.Of(cue.Stretch).ToLowerInvariant()) ? ParticipationRole.Facilitator : ParticipationRole.Speaker;
        if (passage.Has("host.before", sentence) || passage.Has("host.after", sentence)) return ParticipationRole.Organiser;
        if (section == SectionKind.Agenda) return ParticipationRole.Speaker;
        return passage.Has("participate", sentence) ? ParticipationRole.Attendee : ParticipationRole.Other;
    }

    // "Name, from Wikimedia Colombia", "Name, of X", "Name (X)", "Name, director of X"
    private static Found<string>? Beside(Passage passage, Stretch name, DocumentReading reading)
    {
        var match = BesideName().Match(passage.Text, name.End);
        if (!match.Success || match.Index != name.End) return null;
        var group = match.Groups["rest"];
        var rest = new Stretch(group.Index, group.Index + group.Length);
        var organisation = reading.Names(passage, rest).FirstOrDefault(n => n.Kind == NameKind.Organisation);
        return organisation is null || organisation.Stretch.Start - name.End > 60 ? null : passage.Found(organisation.Stretch);
    }

    private static bool IsByline(Passage passage, Stretch name) => Byline().IsMatch(passage.Folded.AsSpan(0, name.Start)) || (passage.Index < 3 && passage.Text.Length < 60 && passage.Folded.StartsWith("by ", StringComparison.Ordinal));

    private static bool IsCode(Passage passage, int token) => passage.Tokens[token] is { Kind: TokenKind.Capitals } t && t.End - t.Start is >= 3 and <= 10;

    private static bool Gaz(Passage passage, Stretch name, DocumentReading reading) => reading.Places(passage).Exists(p => p.Stretch == name);

    private static int FirstBreak(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
            if (text[i] is ',' or ';' or '(' or '\t' or '\v' or '|' or '/' or ':' || (text[i] is '-' or '–' or '—' && text[i - 1] == ' ')) return i;
        return text.Length;
    }

    private static (Stretch, List<int>) Shorten(Passage passage, int start, int end)
    {
        var stretch = passage.Trim(new Stretch(start, end), ",-");
        return (stretch, [.. passage.TokensIn(stretch)]);
    }

    private static readonly System.Buffers.SearchValues<string> Behalves = System.Buffers.SearchValues.Create(["on behalf of", "en nombre de", "em nome de"], StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:name|nombre|nome|surname|representante|representative|institucion|instituicao|institution|organi[sz]ation|organizacion|organizacao|cargo|role|country|pais)\b.*\t.*|\t.*\b(?:name|nombre|nome|representante|institution|institucion|country|pais)\s*(?:\(|$)")]
    private static partial Regex HeaderRow();

    [GeneratedRegex(@"^[\s\-–—•*.]+")]
    private static partial Regex LeadingMarks();

    [GeneratedRegex(@"\s*(?:\((?:talk|discusión|discussão|discussion|disc\.?|hablar|conversa|contribs)[^)]*\))?\s*\d{1,2}:\d\d,? \d{1,2} (?:de )?\p{L}+ (?:de )?\d{4} \((?:UTC|CES?T)\)|\s*\((?:talk|discusión|discussão|discussion|disc\.?|conversa)[^)]*\)")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\s+(?:on behalf of|en nombre de|em nome de|for|por)\s+")]
    private static partial Regex Behalf();

    [GeneratedRegex(@"\((?<in>[^()]{2,80})\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\G\s*(?:[,–—-]\s*|\()(?:(?:from|of|de|del|da|do|the|la|el)\s+){0,2}(?<rest>[^.;()]{2,110})")]
    private static partial Regex BesideName();

    [GeneratedRegex(@"(?:written|note|article|photo|foto|text|texto|escrit[oa]|nota|author|autor|autora|image|prepared)[^.]{0,18}\b(?:by|por|de)\s*$")]
    private static partial Regex Authored();

    [GeneratedRegex("led|lead|moder|chair|facilit|charge|taught|impart|minist|conduz|coordin")]
    private static partial Regex Leads();

    [GeneratedRegex(@"(?:^|\|\s*)(?:by|por|author|autora?|redacao|texto|text|foto|photo)\s*:?\s*$")]
    private static partial Regex Byline();
}
