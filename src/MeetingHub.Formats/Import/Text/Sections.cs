using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Text;

/// <summary>What a part of a document is about, by its heading or the sentence that leads into its list.</summary>
internal enum SectionKind
{
    None,
    Agenda,
    Attendees,
    Absent,
    Outcomes,
    Objectives,
    Hosts,
}

/// <summary>Says for each passage in which section it stands.</summary>
internal sealed class Sections
{
    private static readonly (string Topic, SectionKind Kind)[] Heads =
    [
        ("absent.head", SectionKind.Absent), ("attendee.head", SectionKind.Attendees), ("outcome.head", SectionKind.Outcomes),
        ("objective.head", SectionKind.Objectives), ("agenda.head", SectionKind.Agenda), ("host.head", SectionKind.Hosts),
    ];

    private readonly SectionKind[] kinds;
    private readonly Passage?[] leads;

    public Sections(IReadOnlyList<Passage> passages)
    {
        kinds = new SectionKind[passages.Count];
        leads = new Passage?[passages.Count];
        var (section, sectionLevel) = (SectionKind.None, 0);
        Passage? lead = null;
        var leadKind = SectionKind.None;
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            if (IsHead(passages, i))
            {
                // The first heading names the document, and may well say "declaration" or "agenda" of the whole.
                var kind = i == 0 && passage.Has("meeting") ? SectionKind.None : KindOf(passage);
                var level = passage.IsHeading ? passage.Block.Level : 7;
                // A day or a theme below "Programme" is still the programme.
                var deeper = section != SectionKind.None && level > sectionLevel && sectionLevel > 0;
                if (kind != SectionKind.None || !(deeper || IsDay(passage) || (section == SectionKind.Outcomes && !passage.IsHeading)))
                    (section, sectionLevel) = (kind, level);
                // "… make this declaration:" leads over a theme's heading into the list below it.
                if (kind != SectionKind.None || passage.IsHeading || lead is null || lead.Index != i - 1) (lead, leadKind) = (null, SectionKind.None);
            }
            else if (!passage.IsItem && passage.Block.Kind != BlockKind.TableRow)
            {
                (lead, leadKind) = LeadsIntoList(passages, i) ? (passage, KindOfLead(passage)) : (null, SectionKind.None);
                // An introduction in full sentences ends a section that a label, not a heading, opened.
                if (sectionLevel == 7 && passage.Text.Length > 200 && section is SectionKind.Attendees or SectionKind.Absent or SectionKind.Agenda) section = SectionKind.None;
            }
            leads[i] = lead;
            kinds[i] = leadKind != SectionKind.None && passage != lead ? leadKind : section;
        }
    }

    public SectionKind Of(Passage passage) => kinds[passage.Index];

    /// <summary>The sentence with a colon that leads into the list this passage stands in.</summary>
    public Passage? LeadOf(Passage passage) => passage.IsItem || passage.Block.Kind == BlockKind.TableRow ? leads[passage.Index] : null;

    /// <summary>Whether a passage is a heading or a label on a line of its own.</summary>
    public static bool IsHead(IReadOnlyList<Passage> passages, int i)
    {
        var passage = passages[i];
        if (passage.IsHeading) return true;
        if (passage.Block.Kind != BlockKind.Paragraph || passage.Text.Length > 70 || passage.Tokens.Count(t => t.IsWord) is 0 or > 9) return false;
        if (passage.Text[^1] is '.' or '!' or ';' or ',') return false;
        if (passage.Text[^1] == ':' || KindOf(passage) != SectionKind.None) return passage.Tokens.Count(t => t.IsWord) <= 6 || KindOf(passage) != SectionKind.None;
        // A short line over a list, or over a paragraph much longer than itself.
        var next = i + 1 < passages.Count ? passages[i + 1] : null;
        return next is not null && (next.IsItem || (next.Block.Kind == BlockKind.Paragraph && next.Text.Length > 140)) && char.IsUpper(passage.Text[0]) && i > 0;
    }

    private static bool LeadsIntoList(IReadOnlyList<Passage> passages, int i) =>
        i + 1 < passages.Count && (passages[i].Text[^1] is ':' || (char.IsLetter(passages[i].Text[^1]) && passages[i + 1].IsItem)) && (passages[i + 1].IsItem || passages[i + 1].Block.Kind == BlockKind.TableRow || IsHead(passages, i + 1));

    private static bool IsDay(Passage passage) =>
        Dates.DateRecogniser.Find(passage.Folded).Count > 0 || passage.Tokens is [{ Folded: "day" or "dia" }, { Kind: TokenKind.Number }, ..]
        || passage.Tokens.Exists(t => t.Folded is "lunes" or "martes" or "miercoles" or "jueves" or "viernes" or "sabado" or "domingo" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday");

    private static SectionKind KindOf(Passage passage)
    {
        var words = passage.Tokens.Count(t => t.IsWord || t.Kind == TokenKind.Number);
        foreach (var (topic, kind) in Heads)
            foreach (var cue in passage.CuesOf(topic, passage.Whole))
            {
                var covered = cue.Last - cue.First + 1;
                // The phrase opens the heading, closes it, or is most of it.
                if (covered * 2 >= words || (cue.First == 0 && words <= 7) || (words <= 5 && cue.Last >= passage.Tokens.FindLastIndex(t => t.IsWord))) return kind;
            }
        return SectionKind.None;
    }

    // A lead-in is a sentence: the last cue before its colon says what the list holds.
    private static SectionKind KindOfLead(Passage passage)
    {
        var sentence = passage.Sentences[^1];
        if (passage.Has("attendee.head", sentence) && passage.Tokens.Count(t => t.IsWord) <= 4) return SectionKind.Attendees;
        if (passage.Has("outcome.head", sentence) || passage.Has("agree", sentence)) return SectionKind.Outcomes;
        if (passage.Has("absent.head", sentence)) return SectionKind.Absent;
        if (passage.Has("participate", sentence)) return SectionKind.Attendees;
        if (passage.Has("objective.head", sentence)) return SectionKind.Objectives;
        return passage.Has("agenda.head", sentence) ? SectionKind.Agenda : SectionKind.None;
    }
}
