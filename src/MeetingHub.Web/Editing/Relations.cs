using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>What belongs to a record without being one of its fields: the series of a meeting, who leads a session, who promised an outcome, the address of a page.</summary>
public sealed class Relations(HubDbContext database, Texts texts, Viewer viewer)
{
    private const string Series = "series";
    private const string Programme = "programme";
    private const string Session = "session";
    private const string Owners = "owners";
    private const string ResponsiblePeople = "responsiblePeople";
    public const string Facilitators = "facilitators";
    private const string Translation = "text-";
    private const string Organisation = "organisation";
    private const string Organisations = "organisations";
    private const string Person = "person";
    private const string Address = "slug";

    // What a programme's form calls the organisations of each role.
    private static readonly Dictionary<string, ProgrammeRole> Roles = new() { ["funds"] = ProgrammeRole.Fund, ["funders"] = ProgrammeRole.Funder, ["partners"] = ProgrammeRole.Partner };

    private static readonly HashSet<string> All = [Series, Programme, Session, Owners, ResponsiblePeople, Facilitators, Organisation, Organisations, Person, Address, .. Roles.Keys];

    /// <summary>Whether a form's field is a relation.</summary>
    public static bool IsRelation(string name) => All.Contains(name) || name.StartsWith(Translation, StringComparison.Ordinal);

    /// <summary>The relations of a record as fields of its form.</summary>
    public async Task<IReadOnlyList<EditField>> OfAsync(Record record, CancellationToken cancel) => record switch
    {
        Meeting meeting =>
        [
            Choice(Series, meeting.SeriesId, await database.Series.Select(s => new ValueTuple<int, string>(s.Id, s.Name)).ToListAsync(cancel)),
            Choice(Programme, meeting.ProgrammeId, await database.Programmes.Select(p => new ValueTuple<int, string>(p.Id, p.Name)).ToListAsync(cancel)),
            .. AddressOf(meeting, meeting.Slug),
        ],
        MeetingSeries series => AddressOf(series, series.Slug),
        Programme programme => [.. await PartiesAsync(programme, cancel), .. AddressOf(programme, programme.Slug)],
        Affiliate affiliate => AddressOf(affiliate, affiliate.Slug),
        Outcome outcome =>
        [
            Names(Owners, await OwnersAsync(outcome, o => o.Affiliate?.Name, cancel), "Edit.NamesHint"),
            Names(ResponsiblePeople, await OwnersAsync(outcome, o => o.Person?.Name, cancel), "Edit.PeopleHint"),
            Choice(Session, outcome.SessionId, await SessionsAsync(outcome.MeetingId, cancel)),
            .. await TranslationsAsync(outcome, cancel),
        ],
        Session session => [Names(Facilitators, await FacilitatorsAsync(session, cancel), "Edit.PeopleHint")],
        Participation { Id: 0 } => [Name(Person, null, await PeopleAsync(cancel), isRequired: true), Name(Organisation, null, await AffiliatesAsync(cancel), isRequired: false)],
        Participation participation => [Name(Organisation, await NameOfAsync(participation.AffiliateId, cancel), await AffiliatesAsync(cancel), isRequired: false)],
        Delegation delegation => [Name(Organisation, await NameOfAsync(delegation.AffiliateId, cancel), await AffiliatesAsync(cancel), isRequired: delegation.AffiliateId is not null)],
        Exchange exchange => [Names(Organisations, await BetweenAsync(exchange, cancel), "Edit.TwoNamesHint")],
        Visit { Id: 0 } => [Name(Organisation, null, await AffiliatesAsync(cancel), isRequired: true)],
        _ => [],
    };

    /// <summary>Looks at what only the store can tell: whether an address is free, and whether a name is known to those who may make none.</summary>
    public async Task CheckAsync(EditForm form, CancellationToken cancel)
    {
        foreach (var named in form.Fields.Where(f => (f.Name is Owners or Organisation or Organisations || Roles.ContainsKey(f.Name)) && f.Value != f.Stored))
        {
            var (asked, unknown) = (named.NewNames, await UnknownAsync(Lines(named.Value), cancel));
            named.NewNames = unknown;
            // A slip of the pen would be a public page.
            if (unknown.Count > 0 && (!viewer.IsOrganizer || unknown.Except(asked).Any())) named.Error = viewer.IsOrganizer ? "Edit.NewNames" : "Edit.NameUnknown";
        }
        if (form.Fields.FirstOrDefault(f => f.Name == Organisations) is { Error: null } between && Lines(between.Value).Distinct().Count() != 2) between.Error = "Rule.ExchangeOfTwo";
        if (form.Record is Affiliate affiliate && form.Fields.FirstOrDefault(f => f.Name == "name") is { Value: { } name, Error: null } called && name != called.Stored)
        {
            var key = NameKey.Of(name);
            if (await database.Affiliates.Where(a => a.Id != affiliate.Id && (a.Key == key || a.Aliases.Any(x => x.Key == key))).OrderBy(a => a.Key != key).Select(a => a.Slug).FirstOrDefaultAsync(cancel) is { } taken)
                (called.Error, called.ErrorAt) = ("Edit.NameTaken", "/affiliates/" + taken);
        }
        if (form.Fields.FirstOrDefault(f => f.Name == Address) is not { Value: { } slug } field || slug == field.Stored) return;
        if (Slug.From(slug) != slug || Slug.Reserved.Contains(slug)) field.Error = "Edit.AddressForm";
        else if (await SlugsOf(form.Record.Kind).ContainsAsync(slug, cancel) || await database.OldAddresses.AnyAsync(a => a.RecordKind == form.Record.Kind && a.Slug == slug && a.RecordId != form.Record.Id, cancel)) field.Error = "Edit.AddressTaken";
    }

    /// <summary>Writes a field that is a relation; false when it is none.</summary>
    public async Task<bool> WriteAsync(Record record, EditField field, CancellationToken cancel)
    {
        switch (record, field.Name)
        {
            case (Meeting meeting, Series):
                meeting.JoinSeries(await FindAsync(database.Series, field.Value, cancel));
                return true;
            case (Meeting meeting, Programme):
                meeting.JoinProgramme(await FindAsync(database.Programmes, field.Value, cancel));
                return true;
            case (Outcome outcome, Session):
                // Who may not see the draft has chosen one of those that are published.
                outcome.ArisesIn(await FindAsync(database.Sessions.IgnoreQueryFilters().Where(s => s.MeetingId == outcome.MeetingId && s.BinnedAt == null), field.Value, cancel));
                return true;
            case (Outcome outcome, Owners):
                outcome.BelongTo(await AffiliatesAsync(Lines(field.Value), cancel));
                return true;
            case (Outcome outcome, ResponsiblePeople):
                outcome.BelongTo(await PeopleAsync(Lines(field.Value), cancel));
                return true;
            case (Outcome outcome, _) when field.Name.StartsWith(Translation, StringComparison.Ordinal):
                // One that is being made has none yet.
                if (outcome.Id != 0) await database.Entry(outcome).Collection(o => o.Translations).LoadAsync(cancel);
                outcome.Translate(field.Name[Translation.Length..], field.Value);
                return true;
            case (Session session, Facilitators):
                await LeadAsync(session, Lines(field.Value), cancel);
                return true;
            case (Participation participation, Person):
                participation.IsBy((await PeopleAsync(Lines(field.Value), cancel))[0]); // it is required
                return true;
            case (Participation participation, Organisation):
                participation.ComeFrom(await AffiliatesAsync(Lines(field.Value), cancel) is [var affiliate, ..] ? affiliate : null);
                return true;
            case (Delegation delegation, Organisation):
                delegation.IsFrom(await AffiliatesAsync(Lines(field.Value), cancel) is [var sender, ..] ? sender : null);
                return true;
            case (Programme programme, _) when Roles.TryGetValue(field.Name, out var role):
                // One that is being made has none yet.
                if (programme.Id != 0) await database.Entry(programme).Collection(p => p.Parties).LoadAsync(cancel);
                programme.IsOf(role, await AffiliatesAsync(Lines(field.Value), cancel));
                return true;
            case (Visit visit, Organisation):
                visit.IsTo((await AffiliatesAsync(Lines(field.Value), cancel))[0]); // it is required
                return true;
            case (Exchange exchange, Organisations):
                exchange.IsBetween(await AffiliatesAsync(Lines(field.Value), cancel));
                return true;
            case (_, Address):
                if (field.Value is { } slug) await MoveAsync(record, slug, field.Stored, cancel);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Puts a new record into the store, with an address made of its name where it has a page.</summary>
    public async Task AddAsync(Record record, CancellationToken cancel)
    {
        if (record is IAddressed addressed) addressed.MoveTo(await FreeAsync(record.Kind, addressed.Name, cancel));
        if (record is Meeting meeting) meeting.KnowFromDocument();
        // What belongs to a meeting or a programme has been added to it.
        if (record is IAddressed or Participation or Visit or Exchange or MeetingReport or MeetingFinances) database.Add(record);
    }

    /// <summary>The affiliates of these names; one that is not known yet is made.</summary>
    public async Task<IReadOnlyList<Affiliate>> AffiliatesAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var keys = names.Select(NameKey.Of).ToArray();
        var known = await database.Affiliates.Include(a => a.Aliases).Where(a => keys.Contains(a.Key) || a.Aliases.Any(x => keys.Contains(x.Key))).ToListAsync(cancel);
        List<Affiliate> found = [];
        foreach (var name in names)
        {
            var affiliate = known.Find(a => a.Key == NameKey.Of(name)) ?? known.Find(a => a.IsCalled(name));
            if (affiliate is null)
            {
                affiliate = new Affiliate(await FreeAsync(RecordKind.Affiliate, name, cancel), name);
                database.Affiliates.Add(affiliate);
                // A second new one may want the same address.
                await database.SaveChangesAsync(cancel);
                known.Add(affiliate);
            }
            if (!found.Contains(affiliate)) found.Add(affiliate);
        }
        return found;
    }

    /// <summary>Who goes by each of these names: an affiliate where one does, else a person, who is made where nobody is known by it.</summary>
    public async Task<IReadOnlyDictionary<string, (Person? Person, Affiliate? Affiliate)>> LeadersAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var people = await UnknownAsync(names, cancel);
        var affiliates = await AffiliatesAsync([.. names.Except(people)], cancel);
        var persons = await PeopleAsync(people, cancel);
        return names.Distinct().ToDictionary(name => name, name => affiliates.FirstOrDefault(a => a.IsCalled(name)) is { } affiliate
            ? ((Person?)null, (Affiliate?)affiliate)
            : (persons.First(p => p.Key == NameKey.Of(name) || p.Aliases.Any(a => a.Key == NameKey.Of(name))), null));
    }

    // Affiliates where a name is one's, else people.
    private async Task LeadAsync(Session session, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var leaders = await LeadersAsync(names, cancel);
        session.BeLedBy([.. leaders.Values.Select(l => l.Person).OfType<Person>()], [.. leaders.Values.Select(l => l.Affiliate).OfType<Affiliate>()]);
    }

    /// <summary>Those of the names that no affiliate goes by.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var keys = names.Select(NameKey.Of).Distinct().ToArray();
        var known = await database.Affiliates.Include(a => a.Aliases).Where(a => keys.Contains(a.Key) || a.Aliases.Any(x => keys.Contains(x.Key))).ToListAsync(cancel);
        return [.. names.Where(name => !known.Exists(a => a.IsCalled(name)))];
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var keys = names.Select(NameKey.Of).ToArray();
        var known = await database.People.Include(p => p.Aliases).Where(p => keys.Contains(p.Key) || p.Aliases.Any(a => keys.Contains(a.Key))).OrderBy(p => p.Id).ToListAsync(cancel);
        var slugs = new FreeSlugs(database.People.Select(p => p.Slug));
        await slugs.LookUpAsync(names, cancel);
        List<Person> found = [];
        foreach (var name in names)
        {
            var person = known.Find(p => p.Key == NameKey.Of(name)) ?? known.Find(p => p.Aliases.Any(a => a.Key == NameKey.Of(name)));
            if (person is null)
            {
                person = new Person(slugs.Take(name), name);
                database.People.Add(person);
                known.Add(person);
            }
            if (!found.Contains(person)) found.Add(person);
        }
        return found;
    }

    private async Task MoveAsync(Record record, string slug, string? old, CancellationToken cancel)
    {
        if (old is not null && await database.OldAddresses.SingleOrDefaultAsync(a => a.RecordKind == record.Kind && a.Slug == slug, cancel) is { } former) database.OldAddresses.Remove(former);
        if (old is not null) database.OldAddresses.Add(new OldAddress(record.Kind, old, record.Id));
        ((IAddressed)record).MoveTo(slug); // only such a record's form has an address
    }

    private async Task<string> FreeAsync(RecordKind kind, string name, CancellationToken cancel)
    {
        var slugs = new FreeSlugs(SlugsOf(kind).Concat(database.OldAddresses.Where(a => a.RecordKind == kind).Select(a => a.Slug)));
        await slugs.LookUpAsync([name], cancel);
        return slugs.Take(name);
    }

    // What is hidden or lies in the bin has its address too.
    private IQueryable<string> SlugsOf(RecordKind kind) => kind switch
    {
        RecordKind.Meeting => database.Meetings.IgnoreQueryFilters().Select(m => m.Slug),
        RecordKind.Series => database.Series.IgnoreQueryFilters().Select(s => s.Slug),
        RecordKind.Programme => database.Programmes.IgnoreQueryFilters().Select(p => p.Slug),
        RecordKind.Affiliate => database.Affiliates.IgnoreQueryFilters().Select(a => a.Slug),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no page of its own."),
    };

    private Task<List<(int, string)>> SessionsAsync(int meeting, CancellationToken cancel) => (database.SeesDrafts
        ? database.Sessions.Where(s => s.MeetingId == meeting && !s.IsBreak).Select(s => new ValueTuple<int, string>(s.Id, s.Title))
        : database.CurrentAgenda.Where(s => s.Release!.MeetingId == meeting && !s.IsBreak).Select(s => new ValueTuple<int, string>(s.SessionId, s.Title))).ToListAsync(cancel);

    private static async Task<T?> FindAsync<T>(IQueryable<T> records, string? number, CancellationToken cancel)
        where T : Record => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await records.SingleOrDefaultAsync(r => r.Id == id, cancel) : null;

    private async Task<string?> OwnersAsync(Outcome outcome, Func<OutcomeOwner, string?> name, CancellationToken cancel)
    {
        if (outcome.Id == 0) return null;
        var found = await database.Outcomes.Include(o => o.Owners).ThenInclude(o => o.Affiliate).Include(o => o.Owners).ThenInclude(o => o.Person).SingleOrDefaultAsync(o => o.Id == outcome.Id, cancel);
        return found is null ? null : Joined(found.Owners.Select(name).OfType<string>());
    }

    private async Task<string?> FacilitatorsAsync(Session session, CancellationToken cancel)
    {
        if (session.Id == 0) return null;
        var found = await database.Sessions.Include(s => s.Facilitators).ThenInclude(f => f.Person).Include(s => s.Facilitators).ThenInclude(f => f.Affiliate).SingleOrDefaultAsync(s => s.Id == session.Id, cancel);
        return found is null ? null : Joined(found.Facilitators.Select(f => f.Person?.Name ?? f.Affiliate?.Name).OfType<string>());
    }

    // In the site's languages but its own.
    private async Task<EditField[]> TranslationsAsync(Outcome outcome, CancellationToken cancel)
    {
        var known = outcome.Id == 0 ? [] : await database.OutcomeTranslations.Where(t => t.OutcomeId == outcome.Id).ToDictionaryAsync(t => t.Language, t => t.Text, cancel);
        return [.. SiteLanguage.All.Where(l => l.Tag != outcome.Language).Select(l => (Name: Translation + l.Tag, Text: known.GetValueOrDefault(l.Tag)))
            .Select(t => new EditField(t.Name, texts.Field(t.Name), FieldSort.Text) { Value = t.Text, Original = t.Text, Stored = t.Text })];
    }

    private async Task<EditField[]> PartiesAsync(Programme programme, CancellationToken cancel)
    {
        var parties = programme.Id == 0 ? [] : await database.ProgrammeParties.Where(p => p.ProgrammeId == programme.Id).OrderBy(p => p.Id).Select(p => new { p.Role, p.Affiliate!.Name }).ToListAsync(cancel);
        return [.. Roles.Select(role => Names(role.Key, Joined(parties.Where(p => p.Role == role.Value).Select(p => p.Name)), "Edit.NamesHint"))];
    }

    private async Task<string?> BetweenAsync(Exchange exchange, CancellationToken cancel) =>
        exchange.Id == 0 ? null : await database.Exchanges.Where(x => x.Id == exchange.Id).Select(x => x.First!.Name + "\n" + x.Second!.Name).SingleOrDefaultAsync(cancel);

    private async Task<string?> NameOfAsync(int? affiliate, CancellationToken cancel) =>
        affiliate is null ? null : await database.Affiliates.Where(a => a.Id == affiliate).Select(a => a.Name).SingleOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<Option>> AffiliatesAsync(CancellationToken cancel) =>
        [.. (await database.Affiliates.OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(cancel)).Select(n => new Option(n, n))];

    private async Task<IReadOnlyList<Option>> PeopleAsync(CancellationToken cancel) =>
        [.. (await database.People.OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancel)).Select(n => new Option(n, n))];

    private EditField Choice(string name, int? number, IEnumerable<(int Id, string Label)> options)
    {
        var value = number?.ToString(CultureInfo.InvariantCulture);
        Option[] all = [new("", texts["Form.NotKnown"]), .. options.OrderBy(o => o.Label, StringComparer.CurrentCultureIgnoreCase).Select(o => new Option(o.Id.ToString(CultureInfo.InvariantCulture), o.Label))];
        return new EditField(name, texts.Field(name), FieldSort.Choice) { Options = all, Value = value, Original = value, Stored = value };
    }

    private EditField Names(string name, string? value, string hint) =>
        new(name, texts.Field(name), FieldSort.Names) { Value = value, Original = value, Stored = value, Hint = hint };

    private EditField Name(string name, string? value, IReadOnlyList<Option> known, bool isRequired) =>
        new(name, texts.Field(name), FieldSort.Name) { Options = known, Value = value, Original = value, Stored = value, IsRequired = isRequired, Hint = "Edit.NameHint" };

    private EditField[] AddressOf(Record record, string slug) =>
        record.Id == 0 ? [] : [new EditField(Address, texts.Field(Address), FieldSort.Line) { Value = slug, Original = slug, Stored = slug, IsRequired = true, Hint = "Edit.AddressHint" }];

    private static string? Joined(IEnumerable<string> names) => string.Join('\n', names) is { Length: > 0 } all ? all : null;

    public static IReadOnlyList<string> Lines(string? text) =>
        text is null ? [] : [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
