using System.Security.Cryptography;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Record = MeetingHub.Domain.Record;

namespace MeetingHub.Web.Tests.Pages;

/// <summary>The three seed documents' facts, written by hand so that pages can be tried without the importer.</summary>
internal static class SeedFacts
{
    public static async Task AddAsync(HubDbContext database)
    {
        var affiliates = new Dictionary<string, Affiliate>();
        var writing = new Writing(database, affiliates);
        await writing.BogotaAsync();
        await writing.IberoconfAsync();
        await writing.LeadingFromTheSouthAsync();
    }

    private sealed class Writing(HubDbContext database, Dictionary<string, Affiliate> affiliates)
    {
        private readonly List<(Record Record, string Field, string? Value, string Quote)> quotes = [];

        public async Task BogotaAsync()
        {
            var meeting = Add(new Meeting("bogota", "first in-person meeting", "en"));
            Say(meeting, "title", null, "first in-person meeting");
            Say(meeting, "status", "Held", "gathered");
            Say(meeting, "hostCity", "Bogotá", "Bogotá");
            Say(meeting, "hostCountry", "CO", "Colombia");
            Say(meeting, "venue", "Wikimedia Colombia’s offices", "Wikimedia Colombia’s offices");
            Say(meeting, "timeZone", "America/Bogota", "Bogotá");
            Say(meeting, "dateText", "a day before the EduWiki Conference", "a day before the EduWiki Conference");
            foreach (var (name, country) in new[]
            {
                ("Wikimedia Argentina", "AR"), ("Wikimedistas de Bolivia", "BO"), ("Wikimedia Brasil", "BR"), ("Wikimedia Chile", "CL"),
                ("Wikimedia Colombia", "CO"), ("Wikimedia México", "MX"), ("WikiAccion Perú", "PE"), ("Wikimedistas de Uruguay", "UY"),
            })
                Attend(meeting, Affiliate(name, country), DelegationRole.Participant, name);
            Attend(meeting, Affiliate("Wikimedia Colombia", "CO"), DelegationRole.Host, "Wikimedia Colombia for being such a wonderful host");
            Attend(meeting, Affiliate("Wikimedia Foundation", null), DelegationRole.Guest, "Wikimedia Foundation");
            var person = new Person("manuel-franco-avellaneda", "Manuel Franco-Avellaneda");
            person.NameFromSource();
            var part = meeting.AddParticipation(person, ParticipationRole.Facilitator);
            part.ComeFrom(Affiliate("Wikimedia Colombia", "CO"));
            Say(part, "role", "Facilitator", "facilitated by Manuel Franco-Avellaneda");
            var perspectives = Session(meeting, "perspectives for the region", "building different scenarios for the Wikimedia movement in the region with Lego blocks");
            perspectives.AddFacilitator(person);
            Session(meeting, "strategic planning processes", null);
            Session(meeting, "fundraising", "an overview of the current fundraising landscape, particularly in the Wikimedia movement");
            foreach (var (text, area) in new[]
            {
                ("establishing better connections between Portuguese and Spanish speaking communities", "strengthening communities"),
                ("improving involvement and retention of volunteers", "strengthening communities"),
                ("fostering the development of a technical community", "strengthening communities"),
                ("exchanging knowledge on internal processes and reporting", "strengthening our organizations"),
                ("sharing models and templates for making projects", "strengthening our organizations"),
            })
            {
                var outcome = meeting.AddOutcome(OutcomeKind.Opportunity, text, "en");
                Say(outcome, "text", text, text);
                Say(outcome, "area", area, area);
            }
            var survey = meeting.AddSurvey("Everyone agreed that the meeting happened in amicable terms, and most people found the meeting useful.", "en");
            Say(survey, "statement", survey.Statement, survey.Statement);
            Link(meeting, Mention("oslo", "Executive Director meeting", "Oslo", "NO", null, "Executive Director meeting in Oslo"), MeetingRelation.Previous, "the Executive Director meeting in Oslo, Norway");
            Link(meeting, Mention("sao-paulo", "global DEs meeting", "São Paulo", "BR", null, "São Paulo"), MeetingRelation.Next, "at São Paulo, in Brasil, at the end of the year, for the global DEs meeting");
            await StoreAsync("000", null, meeting, quotes);
        }

        public async Task IberoconfAsync()
        {
            var series = Add(new MeetingSeries("iberoconf", "Iberoconf"));
            Say(series, "name", "Iberoconf", "Iberoconf");
            var meeting = Add(new Meeting("mexico-city-2013", "Tercer Encuentro Wikimedia Ibero-Americano", "es"));
            meeting.JoinSeries(series);
            Say(meeting, "title", null, "Tercer Encuentro Wikimedia Ibero-Americano");
            Say(meeting, "edition", "3", "Tercer");
            Say(meeting, "status", "Announced", "will gather");
            Say(meeting, "hostCity", "Mexico City", "Mexico City");
            Say(meeting, "hostCountry", "MX", "Mexico City");
            Say(meeting, "timeZone", "America/Mexico_City", "Mexico City");
            Say(meeting, "startDate", "2013-10-12", "October 12-15");
            Say(meeting, "endDate", "2013-10-15", "October 12-15");
            Say(meeting, "dateText", "October 12-15", "October 12-15");
            foreach (var (country, name) in new[]
            {
                ("AR", "Argentina, Bolivia"), ("BO", "Bolivia, Brazil"), ("BR", "Brazil, Colombia"), ("CO", "Colombia, Chile, Italy"), ("CL", "Chile, Italy"), ("IT", "Italy"),
                ("MX", "Mexico, Portugal"), ("PT", "Portugal"), ("ES", "Spain, Uruguay"), ("UY", "Uruguay"), ("VE", "Venezuela"),
            })
            {
                var delegation = meeting.AddDelegation(null, Country.Parse(country), DelegationRole.Participant);
                Say(delegation, "country", country, name.Split(',')[0], after: "will have delegates");
            }
            Attend(meeting, Affiliate("Wikimedia Foundation", null), DelegationRole.Guest, "Board of the Wikimedia Foundation");
            foreach (var aim in new[] { "talk about the future of Iberocoop and the ideas that our cooperation model represents", "revise together new management models" })
                Say(meeting.AddGoal(aim, "en"), "aim", aim, aim);
            var first = Mention("buenos-aires-2011", "Iberoconf 2011", "Buenos Aires", "AR", 2011, "Buenos Aires");
            var second = Mention("santiago-2012", "Iberoconf 2012", "Santiago de Chile", "CL", 2012, "Santiago de Chile during 2012");
            foreach (var (edition, number) in new[] { (first, 1), (second, 2) })
            {
                edition.JoinSeries(series);
                edition.Import("edition", $"{number}", null);
                edition.Import("status", "Held", null);
            }
            Link(meeting, first, MeetingRelation.Previous, "Its first edition was held in 2011 on Buenos Aires");
            Link(meeting, second, MeetingRelation.Previous, "the second one on Santiago de Chile during 2012");
            foreach (var text in new[]
            {
                "Simultaneous participation, cooperation and technical expertise exchange between the chapters and chapters-to-be for an easier development of Wiki Loves Monuments 2012.",
                "Agreements and common ground before the WCA Constitution and difficulties later expressed during WCA Washington 2012.",
                "Decisions on internal communications and transparency in Iberocoop.",
                "The presence of Wikimedia Foundation, which further helps the Spanish-American chapters integration with the rest of the International Community of Wikimedia.",
            })
                Say(second.AddOutcome(OutcomeKind.Agreement, text, "en"), "text", text, text);
            await StoreAsync("001", "Encuentro Wikimedia Iberoamericano 2013", meeting, quotes);
        }

        public async Task LeadingFromTheSouthAsync()
        {
            var programme = Add(new Programme("leading-from-the-south", "Leading from the South", "en"));
            Say(programme, "name", "Leading from the South", "Leading from the South");
            Say(programme, "acronym", "LFS", "LFS");
            Say(programme, "startDate", "2017", "2017");
            Say(programme, "endDate", "2020", "2020");
            foreach (var fund in new[] { "Fondo de Mujeres del Sur", "Fondo de Mujeres de Asia", "Fondo para el Desarrollo de las Mujeres de África", "Foro Internacional de Mujeres Indígenas" })
                AddParty(programme, fund, AffiliateKind.Fund, ProgrammeRole.Fund, "funds");
            AddParty(programme, "Ministerio de Relaciones Exteriores de los Países Bajos", AffiliateKind.Funder, ProgrammeRole.Funder, "funders");
            var call = programme.AddCall("34 organisations were selected during the first call", "en");
            Say(call, "number", "1", "first call");
            Say(call, "selected", "34", "34 organisations were selected");
            foreach (var (name, country) in new[]
            {
                ("Women & Women Association", null), ("National Association of Rural and Indigenous Women - Anamuri", "CL"), ("Neges Kreyol", "HT"), ("Emude", "DO"), ("Apomuh", "HN"), ("Las Ramonas", "PY"),
                ("Magdalenas Puerto Madryn", "AR"), ("Espacio Encuentro de Mujeres", "PA"), ("Fetradomov", "NI"), ("Coletivo Nega", "BR"), ("Rede Mulheres Negras do Paraná", "BR"),
                ("Juanita Moro Organisation", "AR"), ("Grupo por la Humanización del nacimiento de Minas", "UY"), ("Asociación AMA", "GT"),
            })
                Say(programme.AddVisit(Affiliate(name, country)), "country", country, name);
            var meeting = Add(new Meeting("cartagena", "2nd Regional Meeting of Copart Organisations of Latin America and the Caribbean of Leading from the South \"Creating Collectively from Interculturality\"", "en"));
            meeting.JoinProgramme(programme);
            Say(meeting, "title", null, meeting.Name);
            Say(meeting, "edition", "2", "2nd");
            Say(meeting, "status", "Announced", "we will also be holding");
            Say(meeting, "hostCity", "Cartagena", "Cartagena");
            Say(meeting, "hostCountry", "CO", "Colombia");
            Say(meeting, "timeZone", "America/Bogota", "Cartagena");
            Say(meeting, "startDate", "--08-01", "August 1st and 2nd");
            Say(meeting, "endDate", "--08-02", "August 1st and 2nd");
            Say(meeting, "dateText", "August 1st and 2nd", "August 1st and 2nd");
            Attend(meeting, Affiliate("Mamakümba", "CO"), DelegationRole.Host, "Mamakümba");
            Attend(meeting, Affiliate("FMS", null), DelegationRole.Organiser, "organising this meeting with FMS");
            await StoreAsync("002", "We Lead, We Exchange: A Year of Meetings and Exchanges between the Leaders of Leading from the South", meeting, quotes);
        }

        private T Add<T>(T record)
            where T : Record
        {
            database.Add(record);
            return record;
        }

        private Affiliate Affiliate(string name, string? country)
        {
            if (affiliates.TryGetValue(name, out var known)) return known;
            var affiliate = affiliates[name] = Add(new Affiliate(Slug.From(name), name));
            affiliate.Import("country", country, null);
            return affiliate;
        }

        private void AddParty(Programme programme, string name, AffiliateKind kind, ProgrammeRole role, string field)
        {
            var party = affiliates[name] = Add(new Affiliate(Slug.From(name), name, "es"));
            Say(party, "kind", kind.ToString(), name);
            programme.AddParty(party, role);
            quotes.Add((programme, field, name, name));
        }

        private Meeting Mention(string slug, string name, string city, string country, int? year, string quote)
        {
            var meeting = Add(new Meeting(slug, name, "en"));
            meeting.KnowFromMention();
            Say(meeting, "hostCity", city, quote);
            Say(meeting, "hostCountry", country, quote);
            if (year is not null) Say(meeting, "startDate", $"{year}", $"{year}");
            return meeting;
        }

        private void Link(Meeting from, Meeting to, MeetingRelation relation, string quote) => Say(from.AddLink(to, relation), "relation", relation.ToString(), quote);

        private void Attend(Meeting meeting, Affiliate affiliate, DelegationRole role, string quote) => Say(meeting.AddDelegation(affiliate, null, role), "role", role.ToString(), quote);

        private Session Session(Meeting meeting, string title, string? about)
        {
            var session = meeting.AddSession(title, "en");
            Say(session, "title", title, title);
            if (about is not null) Say(session, "abstract", about, about);
            return session;
        }

        private void Say(Record record, string field, string? value, string quote, string? after = null)
        {
            if (value is not null) record.Import(field, value, record[field]);
            quotes.Add((record, field, value, after is null ? quote : $"{after}\n{quote}"));
        }

        private async Task StoreAsync(string number, string? title, Meeting about, List<(Record Record, string Field, string? Value, string Quote)> said)
        {
            var path = TestFiles.Seed(number);
            var bytes = await File.ReadAllBytesAsync(path);
            var text = Encoding.UTF8.GetString(bytes);
            var source = new SourceDocument(Path.GetFileName(path), "text/plain");
            source.AddVersion(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), text, title, "en", true, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
            source.IsAbout(about);
            database.Add(source);
            await database.SaveChangesAsync();
            source.IsAbout(about);
            foreach (var (record, field, value, quote) in said)
            {
                var parts = quote.Split('\n');
                var start = text.IndexOf(parts[^1], parts.Length > 1 ? text.IndexOf(parts[0], StringComparison.Ordinal) : 0, StringComparison.Ordinal);
                Assert.True(start >= 0, quote);
                source.AddEvidence(new Evidence(record.Kind, record.Id, field, value, start, parts[^1].Length, parts[^1]));
            }
            if (about.Sessions.Count > 0) about.PublishAgenda(null, withTray: true, null, source.Name, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
            await database.SaveChangesAsync();
            said.Clear();
        }
    }
}
