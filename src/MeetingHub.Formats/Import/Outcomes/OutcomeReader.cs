using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Meetings;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Outcomes;

/// <summary>What was agreed, decided or seen as possible, in the text's own sentences and bullets; surveys and aims beside it.</summary>
internal sealed partial class OutcomeReader
{
    public List<OutcomeDraft> Outcomes { get; } = [];

    public List<Found<string>> Surveys { get; } = [];

    public List<Found<string>> Objectives { get; } = [];

    /// <summary>Lists that the sentence leading into them gives to an earlier meeting.</summary>
    public List<(Passage Lead, List<OutcomeDraft> Outcomes)> Earlier { get; } = [];

    public static OutcomeReader Read(DocumentReading reading)
    {
        var result = new OutcomeReader();
        var areas = new Areas();
        foreach (var passage in reading.Passages)
        {
            var section = reading.Sections.Of(passage);
            if (section is SectionKind.Attendees or SectionKind.Absent || Sections.IsHead(reading.Passages, passage.Index)) continue;
            if (passage.Block.Kind == BlockKind.TableRow && section != SectionKind.Outcomes)
            {
                result.ReadCells(passage);
                continue;
            }
            if (section == SectionKind.Outcomes && (passage.IsItem || passage.Block.Kind == BlockKind.TableRow))
            {
                result.ReadItem(reading, passage);
                continue;
            }
            if (Marker().Match(passage.Folded) is { Success: true } marker && marker.Length < passage.Text.Length)
            {
                result.Add(passage, passage.Whole, KindOf(marker.Groups["word"].Value));
                continue;
            }
            if (section == SectionKind.Objectives && passage.IsItem)
            {
                result.Objectives.Add(passage.Found(passage.Whole));
                continue;
            }
            foreach (var sentence in passage.Sentences) result.ReadSentence(passage, sentence, section, areas);
        }
        return result;
    }

    private void ReadItem(DocumentReading reading, Passage passage)
    {
        var lead = reading.Sections.LeadOf(passage);
        if (passage.Text.Length < 8) return;
        // "During the last Iberoconf …, agreements such as:" belong to that meeting, not to this one.
        if (lead is not null && IsEarlier(lead))
        {
            var known = Earlier.FindIndex(e => e.Lead == lead);
            var outcome = new OutcomeDraft(KindOf(passage, lead), passage.Found(passage.Trim(passage.Whole)), null, []);
            if (known < 0) Earlier.Add((lead, [outcome]));
            else Earlier[known].Outcomes.Add(outcome);
            return;
        }
        if (lead is not null && lead.Has("objective") && !lead.Has("agree")) return;
        Add(passage, passage.Block.Kind == BlockKind.TableRow ? FirstCell(passage) : passage.Whole, KindOf(passage, lead));
    }

    private static Stretch FirstCell(Passage passage)
    {
        var tab = passage.Text.IndexOf('\t', StringComparison.Ordinal);
        return tab > 20 ? new Stretch(0, tab) : passage.Whole;
    }

    private static bool IsEarlier(Passage lead)
    {
        var sentence = lead.Sentences[^1];
        foreach (var cue in lead.CuesOf("previous", sentence))
            if (lead.Of(cue.Stretch).Length > 4 && lead.CuesOf("outcome.head", sentence).Concat(lead.CuesOf("agree", sentence)).Any(o => o.Stretch.Start > cue.Stretch.Start)) return true;
        return false;
    }

    // Minutes in a table keep decisions and tasks in cells.
    private void ReadCells(Passage passage)
    {
        foreach (var sentence in passage.Sentences)
        {
            var start = Math.Max(sentence.Start, passage.Text.LastIndexOf('\t', Math.Max(sentence.End - 1, 0), Math.Max(sentence.End - sentence.Start, 0)) + 1);
            var cell = passage.Trim(new Stretch(start, sentence.End));
            if (passage.Has("agree", cell) && cell.Length > 16) Add(passage, cell, KindOf(passage, null));
        }
    }

    private void ReadSentence(Passage passage, Stretch sentence, SectionKind section, Areas areas)
    {
        if (passage.Text[sentence.End - 1] is ':' or '?' && !passage.Has("opportunity", sentence)) return;
        var survey = IsSurvey(passage, sentence);
        if (survey)
        {
            Surveys.Add(passage.Found(sentence));
            if (passage.Has("agree", sentence) || Share().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length))) Add(passage, sentence, OutcomeKind.Agreement);
            return;
        }
        if (areas.Read(passage, sentence) is { } outcome)
        {
            if (!Outcomes.Exists(o => o.Sentence.Span == outcome.Sentence.Span)) Outcomes.Add(outcome);
            return;
        }
        if (IsObjective(passage, sentence, section))
        {
            Objectives.Add(passage.Found(sentence));
            return;
        }
        if (section is SectionKind.Agenda or SectionKind.Objectives || passage.Has("call", sentence)) return;
        if (section == SectionKind.Outcomes && passage.Has("agree", sentence) || IsAgreement(passage, sentence)) Add(passage, sentence, KindOf(passage, null));
    }

    private static bool IsAgreement(Passage passage, Stretch sentence)
    {
        foreach (var cue in passage.CuesOf("agree", sentence))
        {
            if (Context.RelationAt(passage, cue.Stretch) is MeetingRelation.Previous) continue;
            var before = passage.Folded.AsSpan(Math.Max(sentence.Start, cue.Stretch.Start - 26), cue.Stretch.Start - Math.Max(sentence.Start, cue.Stretch.Start - 26));
            if (Unreal().IsMatch(before)) continue;
            // How the meeting came about is not what it agreed.
            if (Prehistory().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length))) continue;
            return true;
        }
        return false;
    }

    private static bool IsSurvey(Passage passage, Stretch sentence)
    {
        foreach (var cue in passage.CuesOf("survey", sentence))
        {
            var words = passage.Of(cue.Stretch).ToLowerInvariant();
            // The word for a survey names it; what it found stands in words of share: "everyone agreed", "most people".
            if (Share().IsMatch(Folding.Fold(words))) return true;
            if (Share().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length)) || Percent().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length))) return true;
        }
        return false;
    }

    private static bool IsObjective(Passage passage, Stretch sentence, SectionKind section)
    {
        if (section == SectionKind.Outcomes || passage.Has("agree", sentence)) return false;
        foreach (var cue in passage.CuesOf("objective", sentence))
        {
            if (Pointer().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length))) continue;
            if (cue.Stretch.Start - sentence.Start > 60 && !passage.Has("meeting", sentence)) continue;
            if (Counted().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length)) && passage.Has("previous", sentence)) continue;
            if (AboutObjective().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length))) return true;
        }
        return false;
    }

    private void Add(Passage passage, Stretch stretch, OutcomeKind kind)
    {
        var found = passage.Found(passage.Trim(stretch, "-–•* "));
        if (found.Value.Length < 8 || Outcomes.Exists(o => o.Sentence.Span == found.Span)) return;
        Outcomes.Add(new OutcomeDraft(kind, found, null, []));
    }

    private static OutcomeKind KindOf(Passage passage, Passage? lead)
    {
        // What leads into a list says what its items are; a single sentence speaks for itself.
        if (lead is not null && Agreed().IsMatch(lead.Folded)) return OutcomeKind.Agreement;
        var words = lead is not null && (Declared().IsMatch(lead.Folded) || Recommended().IsMatch(lead.Folded) || Acted().IsMatch(lead.Folded) || Decided().IsMatch(lead.Folded)) ? lead.Folded : passage.Folded;
        if (Declared().IsMatch(words)) return OutcomeKind.Declaration;
        if (Recommended().IsMatch(words)) return OutcomeKind.Recommendation;
        if (Acted().IsMatch(words)) return OutcomeKind.ActionItem;
        return Decided().IsMatch(words) ? OutcomeKind.Decision : OutcomeKind.Agreement;
    }

    private static OutcomeKind KindOf(string marker) => marker switch
    {
        _ when Acted().IsMatch(marker + ":") => OutcomeKind.ActionItem,
        _ when Decided().IsMatch(marker) => OutcomeKind.Decision,
        _ => OutcomeKind.Agreement,
    };

    // Typed markers at a line's start, in the languages and forms that minutes use.
    [GeneratedRegex(@"^\s*(?:#|\[)?(?<word>action(?: item)?|ai|todo|tarea|accion|compromiso|pendiente|acao|tarefa|encaminhamento|pendencia|decision|agreed|resolved|resolution|consensus|acuerdo|resolucion|decisao|deliberacao|acordo)\]?(?:\s*\d{1,3})?(?:\s*\([^)]{1,40}\))?\s*(?::|\s[-–]\s|：)\s*")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\b(?:should|could|may|might|must|can|would|to be|if|whether|not|never|debe[nr]?|podr\w+|deberi\w+|si|nao|no|se podra|para que se|hopes? to|plans? to|wants? to|want to)\s+(?:\w+\s+)?$")]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\b(?:presented a good opportunity to have|started having conversations|agreements reached in earlier|was born (?:from|as)|has been agreed)\b")]
    private static partial Regex Prehistory();

    [GeneratedRegex(@"\b(?:everyone|everybody|most (?:people|participants|attendees|respondents)|majority|nobody|all (?:participants|respondents)|la mayoria|todas las personas|todos los|a maioria|todas as pessoas|todos os participantes)\b")]
    private static partial Regex Share();

    [GeneratedRegex(@"\d+\s?%")]
    private static partial Regex Percent();

    // A sentence that says where aims can be read states none.
    [GeneratedRegex(@"\b(?:can be found|se pueden? (?:ver|consultar|leer)|podem ser (?:vistos|consultados)|see here|click here|aqui)\b")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\b(?:was|were|fue|fueron|foi|foram)\b")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:objectives?|objetivos?|goals?|aims?|purpose|proposito|finalidad[e]?|la idea|procura-se|pretende|busca|visa|intention)\b")]
    private static partial Regex AboutObjective();

    [GeneratedRegex(@"\b(?:agreements?|acuerdos?|acordos?)\b")]
    private static partial Regex Agreed();

    [GeneratedRegex(@"\bdeclar\w+\b")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\brecom(?:mend|end|iend)\w+\b")]
    private static partial Regex Recommended();

    [GeneratedRegex(@"^\s*(?:action|todo|tarea|accion|acao|tarefa|encaminhamento|compromiso|pendiente)\b|\baction (?:items?|points?)\b|\bproximos passos\b|\bproximos pasos\b|\bnext steps\b|\bencaminhamentos\b|\btareas\b")]
    private static partial Regex Acted();

    [GeneratedRegex(@"\bdeci(?:d|s)\w+\b|\bapro(?:v|b)\w+\b|\bapproved\b|\bresol(?:v|u|ution)\w*\b|\badopt\w+\b|\belect\w+\b|\bdeliber\w+\b")]
    private static partial Regex Decided();
}
