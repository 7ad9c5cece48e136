using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Meetings;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Places;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Participants;

/// <summary>Which organisations and countries are at the meeting, and as what.</summary>
internal sealed partial class Delegations
{
    private readonly DocumentReading reading;
    private readonly WhenAndWhere main;
    private readonly HashSet<(List<OrganisationDraft> List, string Key)> known = [];

    private Delegations(DocumentReading reading, WhenAndWhere main) => (this.reading, this.main) = (reading, main);

    public List<OrganisationDraft> Hosts { get; } = [];

    public List<OrganisationDraft> Participants { get; } = [];

    public List<OrganisationDraft> Guests { get; } = [];

    public List<Found<Country>> Countries { get; } = [];

    public static Delegations Read(DocumentReading reading, WhenAndWhere main)
    {
        var result = new Delegations(reading, main);
        foreach (var passage in reading.Passages)
        {
            result.ReadLabels(passage);
            if (passage.Block.Kind == BlockKind.TableRow)
            {
                if (reading.Sections.Of(passage) == SectionKind.Attendees) result.ReadAttendeeRow(passage);
                continue;
            }
            foreach (var sentence in passage.Sentences)
            {
                result.ReadHosts(passage, sentence);
                result.ReadParticipants(passage, sentence);
            }
            if (reading.Sections.Of(passage) == SectionKind.Attendees && passage.IsItem) result.ReadAttendee(passage);
            if (reading.Sections.Of(passage) == SectionKind.Hosts && (passage.IsItem || passage.Text.Length < 90) && !Sections.IsHead(reading.Passages, passage.Index))
                foreach (var item in NameList.Split(passage, passage.Whole)) result.Add(result.Hosts, passage, item, DelegationRole.Host);
        }
        result.Hosts.Sort((a, b) => a.Name.Span.Start.CompareTo(b.Name.Span.Start));
        // A host is no guest, and a participant neither.
        result.Guests.RemoveAll(g => NameKey.Of(g.Name.Value) is var key && (result.known.Contains((result.Hosts, key)) || result.known.Contains((result.Participants, key))));
        foreach (var participant in result.Participants)
            if (participant.Country is { } country) result.AddCountry(new Found<Country>(country, participant.Name.Span));
        return result;
    }

    private void ReadLabels(Passage passage)
    {
        if (WhenAndWhere.Labelled(passage, "host.head") is { } hosts)
            foreach (var item in NameList.Split(passage, hosts)) Add(Hosts, passage, item, DelegationRole.Host);
        foreach (var (topic, list, role) in new[] { ("attendee.head", Participants, DelegationRole.Participant) })
            if (WhenAndWhere.Labelled(passage, topic) is { } value)
                foreach (var item in NameList.Split(passage, value))
                    if (NameRecogniser.Classify(passage, item, reading.Places(passage)) is NameKind.Organisation) Add(list, passage, item, role);
                    else if (CountryOf(passage, item) is { } country) AddCountry(passage.Found(country, item));
    }

    private void ReadHosts(Passage passage, Stretch sentence)
    {
        if (passage.IsItem && reading.Sections.Of(passage) is SectionKind.Agenda or SectionKind.Outcomes or SectionKind.Attendees or SectionKind.Absent) return;
        // Somebody also organises projects: the sentence, or the one before, speaks of the meeting.
        var about = passage.Has("meeting", sentence) || passage.Has("held", sentence) || SpeaksOfEvent().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length)) || (passage.Index <= 3 && passage.Has("meeting"));
        foreach (Match match in Thanks().Matches(passage.Folded))
            if (match.Index >= sentence.Start && match.Index < sentence.End)
                foreach (var name in Names(passage, new Stretch(match.Index, match.Index + match.Length)).Where(n => n.Kind == NameKind.Organisation).Take(1)) Add(Hosts, passage, name.Stretch, DelegationRole.Host);
        foreach (var cue in passage.CuesOf("host.before", sentence))
            // "Wikimedia Ukraine, the organiser, …": the word itself says what for.
            if (SaysHost().IsMatch(passage.Folded.AsSpan(cue.Stretch.Start, cue.Stretch.Length)) && Context.RelationAt(passage, cue.Stretch) is not (MeetingRelation.Previous or MeetingRelation.Next)
                && Names(passage, new Stretch(sentence.Start, cue.Stretch.Start)).LastOrDefault(n => n.Kind == NameKind.Organisation) is { } organiser && cue.Stretch.Start - organiser.Stretch.End < 5 && !IsWeak(passage, organiser))
                Add(Hosts, passage, organiser.Stretch, DelegationRole.Organiser);
        foreach (var cue in passage.CuesOf("host.after", sentence))
        {
            if (!about && passage.Tokens[cue.Last].Folded != ":" && !SaysHost().IsMatch(passage.Folded.AsSpan(cue.Stretch.Start, cue.Stretch.Length))) continue;
            if (passage.CuesOf("session.noun", sentence).Any(s => s.Stretch.End <= cue.Stretch.Start) || passage.CuesOf("session.word", sentence).Any(s => cue.Stretch.Start - s.Stretch.End is >= 0 and < 25)) continue;
            if (Context.RelationAt(passage, cue.Stretch) is MeetingRelation.Previous or MeetingRelation.Next) continue;
            foreach (var item in ListAfter(passage, sentence, cue.Stretch.End)) Add(Hosts, passage, item, DelegationRole.Organiser);
        }
        if (!about) return;
        foreach (var cue in passage.CuesOf("host.before", sentence))
        {
            if (Context.RelationAt(passage, cue.Stretch) is MeetingRelation.Previous or MeetingRelation.Next) continue;
            if (passage.Of(cue.Stretch) is "hosted" or "organised" or "organized" && cue.Last + 1 < passage.Tokens.Count && passage.Tokens[cue.Last + 1].Folded is "by" or "jointly" or "in") continue;
            var before = Names(passage, new Stretch(sentence.Start, cue.Stretch.Start)).LastOrDefault(n => n.Kind != NameKind.Place && cue.Stretch.Start - n.Stretch.End < 32 && !IsWeak(passage, n));
            if (before is not null && before.Kind != NameKind.Person) Add(Hosts, passage, before.Stretch, DelegationRole.Host);
            // "Los convoca la Unidad …", "Organiza la Red …": the subject may follow.
            else if (before is null && Names(passage, new Stretch(cue.Stretch.End, sentence.End)).FirstOrDefault() is { Kind: NameKind.Organisation } after && after.Stretch.Start - cue.Stretch.End < 8 && !IsWeak(passage, after)) Add(Hosts, passage, after.Stretch, DelegationRole.Host);
        }
        // "Wikimedia Ukraine, the organiser, …" stands in the cues; "organising this meeting with FMS" names the second after it.
        foreach (Match match in WithPartner().Matches(passage.Folded))
            if (match.Index >= sentence.Start && match.Index + match.Length <= sentence.End && Names(passage, new Stretch(match.Index + match.Length, sentence.End)).FirstOrDefault() is { } partner && partner.Stretch.Start - match.Index - match.Length < 6)
                Add(Hosts, passage, partner.Stretch, DelegationRole.Organiser);
        foreach (Match match in Welcomes().Matches(passage.Folded))
            if (match.Index >= sentence.Start && match.Index < sentence.End && Names(passage, new Stretch(sentence.Start, match.Index)).LastOrDefault(n => n.Kind != NameKind.Place) is { } host && match.Index - host.Stretch.End < 30)
                Add(Hosts, passage, host.Stretch, DelegationRole.Host);
    }

    private void ReadParticipants(Passage passage, Stretch sentence)
    {
        var section = reading.Sections.Of(passage);
        if (section is SectionKind.Absent or SectionKind.Attendees || (passage.IsItem && section is SectionKind.Agenda or SectionKind.Outcomes)) return;
        var lead = reading.Sections.LeadOf(passage);
        if (passage.IsItem && lead is not null && passage.Has("participate", sentence) && lead.Has("previous")) return;
        var guests = passage.CuesOf("guest", sentence).ToList();
        var participates = passage.CuesOf("participate", sentence).ToList();
        if (participates.Count == 0 && guests.Count == 0) return;
        if (passage.Has("visit", sentence)) return;
        if (participates.Count > 0 && IsElsewhere(passage, sentence, participates[0])) return;

        // "Staff of the Foundation were invited", "with the support of the University": guests.
        foreach (var cue in guests)
        {
            if (Context.RelationAt(passage, cue.Stretch) is MeetingRelation.Previous or MeetingRelation.Next) continue;
            // Who pays for a programme is no guest of its meeting.
            if (Pays().IsMatch(passage.Folded.AsSpan(cue.Stretch.Start, cue.Stretch.Length)) && !(passage.Has("meeting") && (passage.Has("held") || passage.Has("announced"))) && !SpeaksOfEvent().IsMatch(passage.Folded)) continue;
            var invitesOthers = passage.Of(cue.Stretch) is "invited" && !(cue.Last + 3 < passage.Tokens.Count);
            if (invitesOthers) continue;
            foreach (var name in Names(passage, new Stretch(sentence.Start, sentence.End)).Where(n => n.Kind == NameKind.Organisation && !IsWeak(passage, n)))
            {
                var after = name.Stretch.Start - cue.Stretch.End;
                if (after is >= 0 and < 60 || (cue.Stretch.Start - name.Stretch.End is >= 0 and < 90 && SubjectOfGuest(passage, cue))) Add(Guests, passage, name.Stretch, DelegationRole.Guest);
            }
        }

        if (participates.Count == 0) return;
        foreach (var item in Participating(passage, sentence))
        {
            if (item.Mention.Country is { } country && item.Mention.Kind == NameKind.Place) AddCountry(passage.Found(country, item.Mention.Stretch));
            else if (item.Mention.Kind == NameKind.Organisation || item.InList) Add(item.IsGuest ? Guests : Participants, passage, item.Mention.Stretch, item.IsGuest ? DelegationRole.Guest : DelegationRole.Participant);
        }
        foreach (var place in reading.Places(passage, sentence))
            if (!place.IsCity && place.Country is { } from && IsFrom(passage, sentence, place)) AddCountry(passage.Found(from, place.Stretch));
    }

    private IEnumerable<(NameMention Mention, bool InList, bool IsGuest)> Participating(Passage passage, Stretch sentence)
    {
        // The enumeration that a participation word leads into, or that leads up to one: "from A, B and C participated".
        var cues = passage.CuesOf("participate", sentence).ToList();
        var region = passage.Sentences.Count == 0 ? sentence : sentence;
        var commas = passage.Text.AsSpan(region.Start, region.Length).Count(',');
        var guestAt = passage.CuesOf("guest", sentence).Select(c => c.Stretch.Start).DefaultIfEmpty(int.MaxValue).Min();
        if (commas >= 2 && ListRegion(passage, sentence, cues) is { } list)
        {
            var items = NameList.Split(passage, list);
            // An enumeration of countries names no organisations but those that say so.
            var countries = items.Count(item => CountryOf(passage, item) is not null) * 2 >= items.Count;
            foreach (var item in items)
            {
                var name = FromFirstCapital(passage, WithoutBrackets(passage, item));
                if (name.Length is < 2 or > 90 || !passage.TokensIn(name).Any(t => passage.Tokens[t].IsCapital)) continue;
                if (CountryOf(passage, name) is not null || passage.TokensIn(name).All(t => Words.Is("notname", passage.Tokens[t].Folded) || !passage.Tokens[t].IsCapital)) continue;
                if (passage.TokensIn(name).ToList() is not [var firstToken, ..] || !passage.Tokens[firstToken].IsCapital) continue;
                if (passage.TokensIn(name).Any(t => Words.Is("role", passage.Tokens[t].Folded) || Words.Is("title", passage.Tokens[t].Folded) || passage.Tokens[t].Kind == TokenKind.Number)) continue;
                if (passage.TokensIn(name).Count(t => !passage.Tokens[t].IsCapital && !Words.Is("connector", passage.Tokens[t].Folded)) > 3) continue;
                var kind = NameRecogniser.Classify(passage, name, reading.Places(passage));
                if (kind is NameKind.Person or NameKind.Place || (countries && kind != NameKind.Organisation) || passage.Cues.Exists(c => c.Topic is "participate" or "held" or "meeting" && name.Contains(c.Stretch))) continue;
                yield return (new NameMention(name, NameKind.Organisation, NameRecogniser.CountryIn(name, reading.Places(passage))), true, name.Start > guestAt && passage.CuesOf("guest", sentence).Any(c => name.Start > c.Stretch.End));
            }
        }
        foreach (var name in Names(passage, sentence).Where(n => n.Kind == NameKind.Organisation && !IsWeak(passage, n)))
        {
            if (CountryOf(passage, name.Stretch) is not null || Guests.Exists(g => passage.Span(name.Stretch).Contains(g.Name.Span))) continue;
            if (!cues.Exists(c => Math.Min(Math.Abs(name.Stretch.Start - c.Stretch.End), Math.Abs(c.Stretch.Start - name.Stretch.End)) < 50)) continue;
            if (passage.Cues.Exists(c => c.Topic is "host.after" or "host.before" or "guest" && Math.Abs(c.Stretch.End - name.Stretch.Start) < 6)) continue;
            yield return (name, false, false);
        }
    }

    // "Executive directors from A, B, C and D participated": the list starts after "from", or at the first name.
    private static Stretch? ListRegion(Passage passage, Stretch sentence, List<Cue> cues)
    {
        foreach (var cue in cues)
        {
            var text = passage.Folded;
            var from = From().Matches(text[sentence.Start..cue.Stretch.Start]).FirstOrDefault(m => char.IsUpper(passage.Text[Math.Min(sentence.Start + m.Index + m.Length, passage.Text.Length - 1)])
                && text.AsSpan(sentence.Start + m.Index, cue.Stretch.Start - sentence.Start - m.Index).Count(',') >= 2);
            if (from is not null) return new Stretch(sentence.Start + from.Index + from.Length, cue.Stretch.Start);
            var after = new Stretch(cue.Stretch.End, sentence.End);
            if (text.AsSpan(after.Start, after.Length).Count(',') < 2) continue;
            var prefix = AfterPrefix().Match(text[after.Start..after.End]);
            return new Stretch(after.Start + prefix.Length, after.End);
        }
        return null;
    }

    // "Universidad X | Name", "Name | Institute, Country": a cell that is an organisation, and the countries named.
    private void ReadAttendeeRow(Passage passage)
    {
        if (PeopleReader.IsHeaderRow(passage)) return;
        foreach (var cell in passage.Cells)
        {
            var bare = passage.Trim(cell, "*");
            foreach (var place in reading.Places(passage, cell))
                if (!place.IsCity && !place.InName && place.Country is { } country) AddCountry(passage.Found(country, place.Stretch));
            if (bare.Length == 0 || PeopleReader.PersonIn(passage, bare) is not null || reading.Places(passage).Exists(p => p.Stretch == bare)) continue;
            var first = NameList.Split(passage, bare)[0];
            if (NameRecogniser.Classify(passage, WithoutBrackets(passage, first), reading.Places(passage)) == NameKind.Organisation) Add(Participants, passage, first, DelegationRole.Participant);
        }
    }

    private void ReadAttendee(Passage passage)
    {
        // "Guatemala: Grupo de Apoyo Mutuo (GAM) y …": a country with its organisations.
        var colon = passage.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && CountryOf(passage, new Stretch(0, colon)) is { } country)
        {
            AddCountry(passage.Found(country, new Stretch(0, colon)));
            foreach (var item in NameList.Split(passage, new Stretch(colon + 1, passage.Text.Length)))
                if (NameRecogniser.Classify(passage, WithoutBrackets(passage, item), reading.Places(passage)) is not NameKind.Person) Add(Participants, passage, item, DelegationRole.Participant, country);
            return;
        }
        if (CountryOf(passage, passage.Trim(passage.Whole, ".;,")) is { } alone)
        {
            AddCountry(passage.Found(alone, passage.Whole));
            return;
        }
        if (PeopleReader.AttendeeOf(passage, reading) is { } attendee)
        {
            if (attendee.Organisation is { } organisation && !Organ().IsMatch(passage.Folded.AsSpan(organisation.Start, organisation.Length))) Add(Participants, passage, organisation, DelegationRole.Participant);
            return;
        }
        if (NameRecogniser.Classify(passage, WithoutBrackets(passage, passage.Trim(passage.Whole, ".;,")), reading.Places(passage)) is NameKind.Organisation && passage.Text.Length < 110)
            Add(Participants, passage, passage.Trim(passage.Whole, ".;,"), DelegationRole.Participant);
    }

    // Other meetings' participants, beneficiaries, contests: the clause itself says where.
    private static bool IsElsewhere(Passage passage, Stretch sentence, Cue participates) =>
        Context.RelationAt(passage, participates.Stretch) is MeetingRelation.Previous or MeetingRelation.Next && !(passage.Index <= 2 && passage.Has("meeting", sentence))
        || Elsewhere().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length));

    private bool IsFrom(Passage passage, Stretch sentence, PlaceMention place)
    {
        if (main.Country?.Span == passage.Span(place.Stretch) || (main.City is { CountryStretch: { } c } && main.CityPassage == passage && c == place.Stretch)) return false;
        if (reading.Places(passage).Exists(p => p.IsCity && p.CountryStretch == place.Stretch)) return false;
        if (Context.RelationAt(passage, place.Stretch) is MeetingRelation.Next) return false;
        var cues = passage.CuesOf("participate", sentence).ToList();
        var before = passage.Folded.AsSpan(Math.Max(sentence.Start, place.Stretch.Start - 14), place.Stretch.Start - Math.Max(sentence.Start, place.Stretch.Start - 14));
        var prepositional = before.EndsWith(" in ", StringComparison.Ordinal) || before.EndsWith(" en ", StringComparison.Ordinal) || before.EndsWith(" em ", StringComparison.Ordinal) || before.EndsWith(" no ", StringComparison.Ordinal) || before.EndsWith(" na ", StringComparison.Ordinal);
        if (prepositional && !cues.Exists(c => place.Stretch.Start - c.Stretch.End is >= 0 and < 4)) return false;
        return cues.Exists(c => c.Stretch.End <= place.Stretch.Start || passage.Folded.AsSpan(place.Stretch.End, Math.Max(0, c.Stretch.Start - place.Stretch.End)).IndexOf('.') < 0);
    }

    // "besides the Office of …", "así como la Red …": what leads to a name is no part of it.
    private static Stretch FromFirstCapital(Passage passage, Stretch name)
    {
        var tokens = passage.TokensIn(name).ToList();
        var first = tokens.FindIndex(t => passage.Tokens[t].IsCapital);
        return first is > 0 and <= 4 ? new Stretch(passage.Tokens[tokens[first]].Start, name.End) : name;
    }

    private static bool SubjectOfGuest(Passage passage, Cue cue) => passage.Of(cue.Stretch).ToLowerInvariant() is var words && (words.StartsWith("como ", StringComparison.Ordinal) || words.StartsWith("as ", StringComparison.Ordinal) || words.Contains("invitad", StringComparison.Ordinal) || words.Contains("cargo", StringComparison.Ordinal) || words.Contains("came", StringComparison.Ordinal) || words.Contains("particip", StringComparison.Ordinal) || words.Contains("asist", StringComparison.Ordinal) || words.Contains("attend", StringComparison.Ordinal));

    private IEnumerable<Stretch> ListAfter(Passage passage, Stretch sentence, int from)
    {
        var names = Names(passage, new Stretch(from, sentence.End)).Where(n => n.Kind != NameKind.Place).ToList();
        var at = from;
        foreach (var name in names)
        {
            // The list goes on while only commas, "and" and brackets stand between.
            var gap = passage.Folded.AsSpan(at, name.Stretch.Start - at);
            if (at == from ? gap.Length > 150 || gap.ContainsAny('.', ';') : !ListGap().IsMatch(gap)) yield break;
            if (IsWeak(passage, name)) continue;
            if (name.Kind == NameKind.Person) yield break;
            yield return name.Stretch;
            at = name.Stretch.End;
        }
    }

    private IEnumerable<NameMention> Names(Passage passage, Stretch within) => reading.Names(passage, within);

    // A lone capitalised word that begins its sentence, or the meeting's own name, is no organisation.
    private static bool IsWeak(Passage passage, NameMention name) =>
        passage.Cues.Exists(c => c.Topic == "meeting" && name.Stretch.Contains(c.Stretch)) || passage.TokensIn(name.Stretch).All(t => Words.Is("notname", passage.Tokens[t].Folded) || Words.Is("connector", passage.Tokens[t].Folded)) || (name.Kind == NameKind.Unknown && passage.Sentences.Exists(s => s.Start == name.Stretch.Start) && !passage.Of(name.Stretch).Contains(' ', StringComparison.Ordinal))
        || passage.TokensIn(name.Stretch).All(t => Words.Is("organisation.head", passage.Tokens[t].Folded) || Words.Is("connector", passage.Tokens[t].Folded) || Words.Is("role", passage.Tokens[t].Folded)) && !passage.Of(name.Stretch).Contains(' ', StringComparison.Ordinal);

    private Country? CountryOf(Passage passage, Stretch item)
    {
        var bare = passage.Trim(item, ",.;:");
        return Gazetteer.Instance.Country(passage.Of(bare)) ?? reading.Places(passage).Find(p => !p.IsCity && bare.Contains(p.Stretch) && bare.Length - p.Stretch.Length <= 4)?.Country;
    }

    private void Add(List<OrganisationDraft> list, Passage passage, Stretch item, DelegationRole role, Country? country = null)
    {
        var stretch = passage.Trim(item, ",.;:\"“”*");
        var acronym = Acronym().Match(passage.Of(stretch));
        var bracket = WithoutBrackets(passage, stretch);
        // "Wikimedia Australia (WMAU)": the bracket is a short name; "(Chile)": its country; anything else is said beside it.
        country ??= CountryInBrackets(passage, stretch, bracket) ?? NameRecogniser.CountryIn(bracket, reading.Places(passage));
        if (PartOf().Match(passage.Of(bracket)) is { Success: true } part) bracket = new Stretch(bracket.Start + part.Length, bracket.End);
        var name = passage.Found(bracket);
        if (name.Value.Length < 2 || Gazetteer.Instance.Country(name.Value) is not null || name.Value.Length > 120 || !known.Add((list, NameKey.Of(name.Value)))) return;
        list.Add(new OrganisationDraft(name, role, country, KindOf(name.Value), acronym.Success ? acronym.Groups[1].Value : null));
    }

    private void AddCountry(Found<Country> country)
    {
        if (!Countries.Exists(c => c.Value == country.Value)) Countries.Add(country);
    }

    internal static AffiliateKind KindOf(string name)
    {
        var folded = Folding.Fold(name);
        if (UserGroup().IsMatch(folded)) return AffiliateKind.UserGroup;
        if (Ministry().IsMatch(folded)) return AffiliateKind.Funder;
        if (FundWord().IsMatch(folded)) return AffiliateKind.Fund;
        return ChapterWord().IsMatch(folded) ? AffiliateKind.Chapter : AffiliateKind.Other;
    }

    /// <summary>The country that a bracket after a name gives: "Name (Uruguay)".</summary>
    internal static Country? CountryInBrackets(Passage passage, Stretch item, Stretch name)
    {
        var open = passage.Text.IndexOf('(', name.End, item.End - name.End);
        var close = open < 0 ? -1 : passage.Text.IndexOf(')', open, Math.Min(passage.Text.Length, item.End + 1) - open);
        return close < 0 ? null : Gazetteer.Instance.Country(passage.Text[(open + 1)..close]);
    }

    internal static Stretch WithoutBrackets(Passage passage, Stretch item)
    {
        var open = passage.Text.IndexOf('(', item.Start, item.Length);
        return open > item.Start ? passage.Trim(new Stretch(item.Start, open), ",.;:") : passage.Trim(item, ",.;:");
    }

    [GeneratedRegex(@"\bfrom\s+|\bde(?:l| los| las| la)?\s+|\bd[aoe]s?\s+|\bof\s+")]
    private static partial Regex From();

    [GeneratedRegex(@"^(?:[^,.:]{0,60}?:\s*|\s*(?:delegat\w+|representa\w+|members|people|participants|capitulos|organizaciones|organizacoes|asociaciones|a la reunion|a reuniao)?\s*(?:wikimedia\s+)?(?:from|of|de|da|do|the|los|las|el|la|os|as|a)?\s*)")]
    private static partial Regex AfterPrefix();

    [GeneratedRegex(@"^\s*(?:\([^)]*\)\s*)?(?:,|and|y|e|&|;|,\s*(?:and|y|e))\s*(?:(?:the|el|la|los|las|o|a|os|as|by|by the|por|pela|pelo|con|com|with)\s+){0,2}$")]
    private static partial Regex ListGap();

    [GeneratedRegex(@"\((\p{Lu}[\p{Lu}\d&.-]{1,11})\)")]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\bthank\w*\b[^.;]{2,110}\bhost(?:s|ing|ed)?\b|\b(?:gracias|agradece\w*|obrigad\w+)\b[^.;]{2,110}\b(?:anfitri\w+|acog\w+|recib\w+|receb\w+)\b")]
    private static partial Regex Thanks();

    [GeneratedRegex("^(?:the|as|como|la|el|o|a|is our|are our|was our)? ?(?:co-)?(?:organi[sz]er|hosts?$|anfitri|organizador|promocao|realizacao|organizacao)")]
    private static partial Regex SaysHost();

    [GeneratedRegex(@"\b(?:the event|el evento|o evento|the conference|this edition|esta edicion|esta edicao|la actividad|quem organiza|quien organiza)\b|\bedition\b")]
    private static partial Regex SpeaksOfEvent();

    [GeneratedRegex(@"(?:organi[sz]ing|hosting|hosted|organi[sz]ed|organizando|organizar|coordinando)\s+(?:it|this|the|este|esta|el|la|o|a)?\s*\w*\s*(?:with|con|com|junto con|junto a|together with)\s+")]
    private static partial Regex WithPartner();

    [GeneratedRegex(@"\b(?:partners\s+)?(?:will\s+)?(?:welcomes?|hosts?|receives?)\s+us\b|\bnos\s+(?:recib\w+|acog\w+|receb\w+)\b")]
    private static partial Regex Welcomes();

    [GeneratedRegex(@"\b(?:in (?:this|that) (?:international )?(?:contest|competition|project|programme|program|campaign)|beneficiar\w*|at wikimania|of the project)\b")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("financ|fund|spons|patrocin|auspic|apoi|apoyo|support")]
    private static partial Regex Pays();

    // "Board of the X", "staff of X": X is the organisation.
    [GeneratedRegex(@"^(?:Board|Staff|Members?|Deputies|Junta|Directorio|Equipo|Representantes?)\s+(?:of|de|da|do|del|from)\s+(?:the\s+|la\s+|el\s+)?(?=\p{Lu})")]
    private static partial Regex PartOf();

    // A body inside an organisation, where somebody sits: no delegation of its own.
    [GeneratedRegex(@"^(?:consejo|conselho|comite|board|committee|junta|directorio|diretoria|council|secretaria)\b")]
    private static partial Regex Organ();

    [GeneratedRegex(@"\buser group\b|\bgrupo de usu")]
    private static partial Regex UserGroup();

    [GeneratedRegex(@"\bminist(?:ry|erio|ère)\b")]
    private static partial Regex Ministry();

    [GeneratedRegex(@"\b(?:fund|fondo|fundo)\b")]
    private static partial Regex FundWord();

    [GeneratedRegex(@"\bchapter\b|\bcapitulo\b")]
    private static partial Regex ChapterWord();
}
