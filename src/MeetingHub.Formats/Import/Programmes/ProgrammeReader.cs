using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Programmes;

/// <summary>A funded programme of several years: its name and period, the funds behind it, its calls, and whom it visited.</summary>
internal static partial class ProgrammeReader
{
    public static ProgrammeDraft? Read(DocumentReading reading)
    {
        ProgrammeDraft? programme = null;
        foreach (var passage in reading.Passages)
        {
            if (Named(passage) is not { } draft) continue;
            programme = draft;
            break;
        }
        var visits = new List<OrganisationDraft>();
        var calls = new List<CallDraft>();
        var (funds, funders) = (new List<OrganisationDraft>(), new List<OrganisationDraft>());
        foreach (var passage in reading.Passages)
            foreach (var sentence in passage.Sentences)
            {
                visits.AddRange(Visits(passage, sentence));
                if (programme is null) continue;
                if (Call(passage, sentence) is { } call) calls.Add(call);
                ReadFunds(reading, passage, sentence, funds, funders);
            }
        if (programme is null && visits.Count == 0) return null;
        programme ??= new ProgrammeDraft { Name = reading.Passages[0].Found(reading.Passages[0].Whole) };
        return programme with { Visits = visits, Calls = calls, Funds = funds, Funders = funders };
    }

    // "The Leading from the South (LFS) programme … (2017-2020)": a name, its short form, the word, and years close by.
    private static ProgrammeDraft? Named(Passage passage)
    {
        if (!Period().IsMatch(passage.Text)) return null;
        var match = NameAndPeriod().Match(passage.Text);
        if (!match.Success || match.Groups["name"].Value.Split(' ').Length > 9) return null;
        var name = match.Groups["name"];
        Found<PartialDate> Year(string group) => new(PartialDate.Of(int.Parse(passage.Folded.AsSpan(match.Groups[group].Index, 4), CultureInfo.InvariantCulture)), passage.Span(new Stretch(match.Groups[group].Index, match.Groups[group].Index + 4)));
        return new ProgrammeDraft
        {
            Name = passage.Found(new Stretch(name.Index, name.Index + name.Length)),
            Acronym = match.Groups["acronym"] is { Success: true } acronym ? passage.Found(new Stretch(acronym.Index, acronym.Index + acronym.Length)) : null,
            Starts = Year("from"),
            Ends = Year("to"),
        };
    }

    /// <summary>Organisations that a sentence says were visited: they are no delegations.</summary>
    private static IEnumerable<OrganisationDraft> Visits(Passage passage, Stretch sentence)
    {
        foreach (var cue in passage.CuesOf("visit", sentence).Take(1))
        {
            var colon = passage.Text.IndexOf(':', cue.Stretch.End, sentence.End - cue.Stretch.End);
            var list = new Stretch(colon > 0 ? colon + 1 : cue.Stretch.End, sentence.End);
            var items = NameList.Split(passage, list);
            if (items.Count < 2) yield break;
            foreach (var item in items)
            {
                var name = Delegations.WithoutBrackets(passage, item);
                var country = Delegations.CountryInBrackets(passage, item, name);
                if (name.Length < 2 || !passage.TokensIn(name).Any(t => passage.Tokens[t].IsCapital)) continue;
                yield return new OrganisationDraft(passage.Found(name), DelegationRole.Participant, country, AffiliateKind.PartnerOrganisation);
            }
        }
    }

    private static CallDraft? Call(Passage passage, Stretch sentence)
    {
        if (CallWords().Match(passage.Folded, sentence.Start, sentence.Length) is not { Success: true } match) return null;
        var selected = Selected().Match(passage.Folded, sentence.Start, sentence.Length);
        return new CallDraft(passage.Found(sentence), Words.Ordinal(match.Groups["number"].Value), selected.Success ? int.Parse(selected.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null);
    }

    // "implementada por cuatro Fondos: el Fondo A (X), …; financiada por el Ministerio …"
    private static void ReadFunds(DocumentReading reading, Passage passage, Stretch sentence, List<OrganisationDraft> funds, List<OrganisationDraft> funders)
    {
        var carried = CarriedOut().Match(passage.Folded, sentence.Start, sentence.Length);
        var financed = passage.CuesOf("funder.after", sentence).LastOrDefault();
        if (!carried.Success) return;
        var paidAt = financed.Topic is null ? sentence.End : financed.Stretch.Start;
        if (paidAt < carried.Index + carried.Length) return;
        var list = new Stretch(carried.Index + carried.Length, paidAt);
        foreach (var item in NameList.Split(passage, list))
            if (passage.TokensIn(item).Any(t => passage.Tokens[t].IsCapital)) funds.Add(Organisation(reading, passage, item, AffiliateKind.Fund));
        if (financed.Topic is not null && reading.Names(passage, new Stretch(financed.Stretch.End, sentence.End)).FirstOrDefault(n => n.Kind == NameKind.Organisation) is { } funder)
            funders.Add(new OrganisationDraft(passage.Found(funder.Stretch), DelegationRole.Funder, null, AffiliateKind.Funder));
    }

    private static OrganisationDraft Organisation(DocumentReading reading, Passage passage, Stretch item, AffiliateKind kind)
    {
        var name = Delegations.WithoutBrackets(passage, item);
        return new OrganisationDraft(passage.Found(name), DelegationRole.Funder, null, kind, Initials(reading, passage, name));
    }

    // "Fondo de Mujeres del Sur" goes by FMS: an acronym that the text uses and the initials spell.
    private static string? Initials(DocumentReading reading, Passage passage, Stretch name)
    {
        var initials = string.Concat(passage.TokensIn(name).Where(t => passage.Tokens[t].IsCapital).Select(t => passage.Text[passage.Tokens[t].Start]));
        var used = reading.Passages.Exists(p => p.Tokens.Exists(t => t.Kind == TokenKind.Capitals && t.End - t.Start == initials.Length && p.Text.AsSpan(t.Start, initials.Length).SequenceEqual(initials)));
        return initials.Length >= 3 && used ? initials : null;
    }

    [GeneratedRegex(@"(?:\b[Tt]he|\b[Ee]l|\b[Oo]|\b[Ll]a|^)?\s*(?:[Pp]rogram(?:me|a)?\s+)?(?<name>\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:of|from|the|de|del|desde|el|la|do|da|para|for|and|y|e)\s+)*\p{Lu}[\p{L}’'-]*){1,6})\s*(?:\((?<acronym>\p{Lu}{2,8})\)\s*)?(?:[Pp]rogram(?:me|a)?\b)[^()]{0,220}\((?<from>(?:19|20)\d\d)\s*[-–]\s*(?<to>(?:19|20)\d\d)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameAndPeriod();

    [GeneratedRegex(@"\((?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\)")]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(?<number>first|second|third|fourth|primera|segunda|tercera|primeira|terceira)\s+(?:call|convocatoria|chamada|edital)\b")]
    private static partial Regex CallWords();

    [GeneratedRegex(@"\b(\d{1,4})\s+(?:organi\w+|projects?|proyectos?|projetos?|grants?)\s+(?:were|fueron|foram)\s+sele\w+")]
    private static partial Regex Selected();

    [GeneratedRegex(@"\b(?:implement\w+|carried out|run|ejecutad\w+|executad\w+|llevad\w+ a cabo|levad\w+ a cabo)\b[^:.]{0,20}\b(?:by|por|pelos?|pelas?)\b[^:.]{0,60}(?::|(?=\s\p{L}))\s*")]
    private static partial Regex CarriedOut();
}
