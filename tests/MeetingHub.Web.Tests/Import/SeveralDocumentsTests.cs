using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Import;

public sealed class SeveralDocumentsTests : IDisposable
{
    private readonly ImportStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_document_about_a_mentioned_meeting_promotes_it_and_keeps_its_address()
    {
        var later = new SourceText("Iberoconf 2013 follows Santiago 2012, where they agreed on transparency.");
        await store.ImportAsync("2013.txt", later,
            new MeetingDraft { Title = later.The("Iberoconf 2013"), Series = later.The("Iberoconf"), Starts = later.As(PartialDate.Of(2013), "2013") },
            later.Mention(MeetingRelation.Previous, "Santiago 2012", "Santiago", 2012, sameSeries: true) with { Outcomes = [later.Outcome("they agreed on transparency")] });
        var own = new SourceText("The Second Ibero-American Encounter, called Iberoconf, met in Santiago de Chile in June 2012.");

        await store.ImportAsync("2012.txt", own, new MeetingDraft
        {
            Title = own.The("Second Ibero-American Encounter"),
            Series = own.The("Iberoconf"),
            City = own.The("Santiago de Chile"),
            Starts = own.As(PartialDate.Of(2012, 6), "June 2012"),
            Status = MeetingStatus.Held,
        });

        var meeting = await store.MeetingAsync("iberoconf-2012");
        Assert.Equal(("Second Ibero-American Encounter", false, "Santiago de Chile", "2012-06", "they agreed on transparency"),
            (meeting.Name, meeting.IsMentionOnly, meeting.City, meeting.Starts?.ToString(), meeting.Outcomes.Single().Text));
        Assert.Equal(2, await store.AskAsync(d => d.Meetings.CountAsync()));
    }

    [Fact]
    public async Task A_mention_of_a_meeting_that_has_its_own_document_changes_nothing_of_it()
    {
        var own = new SourceText("Iberoconf 2012 met in Santiago de Chile.");
        await store.ImportAsync("2012.txt", own, new MeetingDraft { Title = own.The("Iberoconf 2012"), Series = own.The("Iberoconf"), City = own.The("Santiago de Chile"), Starts = own.As(PartialDate.Of(2012), "2012") });
        var later = new SourceText("Iberoconf 2013 follows Santiago 2012.");

        await store.ImportAsync("2013.txt", later,
            new MeetingDraft { Title = later.The("Iberoconf 2013"), Series = later.The("Iberoconf"), Starts = later.As(PartialDate.Of(2013), "2013") },
            later.Mention(MeetingRelation.Previous, "Santiago 2012", "Santiago", 2012, sameSeries: true));

        var meeting = await store.MeetingAsync("iberoconf-2012");
        Assert.Equal(("Iberoconf 2012", "Santiago de Chile", false), (meeting.Name, meeting.City, meeting.IsMentionOnly));
    }

    [Fact]
    public async Task A_report_turns_an_announced_meeting_into_a_held_one()
    {
        static MeetingDraft Draft(SourceText t, MeetingStatus status) => new()
        {
            Title = t.The("Spring Encounter"),
            City = t.The("Cartagena"),
            Starts = t.As(PartialDate.Of(2024), "2024"),
            Status = status,
            Participants = [t.Organisation("Affiliate One")],
        };
        var call = new SourceText("The Spring Encounter will bring Affiliate One to Cartagena in 2024.");
        await store.ImportAsync("call.txt", call, Draft(call, MeetingStatus.Announced));
        var report = new SourceText("Affiliate One was at the Spring Encounter, Cartagena 2024, and liked it.");

        await store.ImportAsync("report.txt", report, Draft(report, MeetingStatus.Held));

        var meeting = await store.MeetingAsync("spring-encounter");
        Assert.Equal((MeetingStatus.Held, Attendance.Attended), (meeting.Status, meeting.Delegations.Single().Attendance));
    }

    [Fact]
    public async Task One_organisation_is_one_affiliate_by_any_of_its_names()
    {
        var first = new SourceText("Spring Encounter with the Fondo de Mujeres del Sur (FMS).");
        await store.ImportAsync("1.txt", first, new MeetingDraft { Title = first.The("Spring Encounter"), Participants = [first.Organisation("Fondo de Mujeres del Sur", acronym: "FMS")] });
        var second = new SourceText("Autumn Encounter organised by FMS and FONDO DE MUJERES DEL SUR.");
        await store.ImportAsync("2.txt", second, new MeetingDraft
        {
            Title = second.The("Autumn Encounter"),
            Hosts = [second.Organisation("FMS", DelegationRole.Organiser)],
            Participants = [second.Organisation("FONDO DE MUJERES DEL SUR")],
        });

        var affiliate = await store.AskAsync(d => d.Affiliates.Include(a => a.Aliases).Include(a => a.Delegations).SingleAsync());
        Assert.Equal(("Fondo de Mujeres del Sur", "FMS", 3), (affiliate.Name, affiliate.Aliases.Single().Name, affiliate.Delegations.Count));
    }

    [Fact]
    public async Task Two_organisations_of_one_name_in_two_countries_stay_two()
    {
        var text = new SourceText("Spring Encounter with Las Ramonas of Paraguay and with Las Ramonas from Argentina.");
        await store.ImportAsync("1.txt", text, new MeetingDraft
        {
            Title = text.The("Spring Encounter"),
            Participants = [text.Organisation("Las Ramonas", country: "PY"), text.Organisation("Las Ramonas", country: "AR")],
        });

        Assert.Equal(["las-ramonas PY", "las-ramonas-2 AR"], await store.AskAsync(async d => (await d.Affiliates.OrderBy(a => a.Id).ToListAsync()).Select(a => $"{a.Slug} {a.Country}")));
    }

    [Fact]
    public async Task A_country_is_a_delegation_only_where_no_affiliate_of_it_takes_part()
    {
        var text = new SourceText("Spring Encounter with Wikimedia Chile (Chile), and delegates of Chile and Peru.");
        await store.ImportAsync("1.txt", text, new MeetingDraft
        {
            Title = text.The("Spring Encounter"),
            Participants = [text.Organisation("Wikimedia Chile", country: "CL")],
            Countries = [text.As(Country.Parse("CL"), "Chile"), text.As(Country.Parse("PE"), "Peru")],
        });

        var meeting = await store.MeetingAsync("spring-encounter");
        Assert.Equal(["CL Wikimedia Chile", "PE "], meeting.Delegations.Select(d => $"{d.Country} {d.Affiliate?.Name}").Order());
    }

    [Fact]
    public async Task A_sentence_that_tells_a_surveys_result_is_no_outcome()
    {
        var text = new SourceText("Spring Encounter. We saw two areas: people and money. For people: mentoring and translation. Everyone found it useful.");
        await store.ImportAsync("1.txt", text, new MeetingDraft
        {
            Title = text.The("Spring Encounter"),
            Outcomes =
            [
                text.Outcome("We saw two areas: people and money.") with { IsGrouping = true },
                text.Outcome("For people: mentoring and translation.", "mentoring", "translation") with { Area = text.The("people") },
                text.Outcome("Everyone found it useful."),
            ],
            Surveys = [text.The("Everyone found it useful.")],
        });

        var meeting = await store.MeetingAsync("spring-encounter");
        Assert.Equal(["mentoring (people)", "translation (people)"], meeting.Outcomes.Select(o => $"{o.Text} ({o.Area})"));
        Assert.Equal(["Everyone found it useful."], meeting.Surveys.Select(s => s.Statement));
    }

    [Fact]
    public async Task A_visited_organisation_is_the_programmes_and_at_no_meeting()
    {
        var text = new SourceText("Leading from the South (LFS) visited Emude (Dominican Republic). 34 were selected in the first call. Paid by the Ministry. The Spring Encounter follows.");
        var draft = SourceText.About(new MeetingDraft { Title = text.The("Spring Encounter") }) with
        {
            Programme = new ProgrammeDraft
            {
                Name = text.The("Leading from the South"),
                Acronym = text.The("LFS"),
                Visits = [text.Organisation("Emude", country: "DO")],
                Calls = [new CallDraft(text.The("34 were selected in the first call."), 1, 34)],
                Funders = [text.Organisation("Ministry", DelegationRole.Funder)],
            },
        };
        await store.ImportAsync("1.txt", text.Text, draft);

        var programme = await store.AskAsync(d => d.Programmes.AsSplitQuery()
            .Include(p => p.Visits).ThenInclude(v => v.Affiliate).Include(p => p.Calls).Include(p => p.Parties).ThenInclude(p => p.Affiliate).Include(p => p.Meetings).SingleAsync());
        Assert.Equal(("Emude", "DO"), (programme.Visits.Single().Affiliate?.Name, programme.Visits.Single().Country?.Code));
        Assert.Equal((1, 34), (programme.Calls.Single().Number, programme.Calls.Single().Selected));
        Assert.Equal(("Ministry", ProgrammeRole.Funder), (programme.Parties.Single().Affiliate?.Name, programme.Parties.Single().Role));
        Assert.Equal("Spring Encounter", programme.Meetings.Single().Name);
        Assert.Equal(0, await store.AskAsync(d => d.Delegations.CountAsync()));
        Assert.Equal([], await store.FaultsAsync());
    }
}
