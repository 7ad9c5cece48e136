using MeetingHub.Domain;
using MeetingHub.Web.Import;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Import;

public sealed class ChangedVersionTests : IDisposable
{
    private const string Frame =
        "The Annual Assembly of Affiliates was held in Oslo, Norway. Affiliate One, Affiliate Two and Affiliate Three took part in it, and everyone was welcomed by the hosts with a long dinner. ";

    private readonly ImportStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_record_that_the_document_no_longer_states_is_taken_out()
    {
        await ImportAsync("There was a session on strategy. There was a session on statistics. They agreed to meet again.", t => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Participants = [t.Organisation("Affiliate One"), t.Organisation("Affiliate Two"), t.Organisation("Affiliate Three")],
            Sessions = [t.Session("strategy"), t.Session("statistics")],
            Outcomes = [t.Outcome("They agreed to meet again.")],
        });

        await ImportAsync("There was a session on strategy.", t => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Participants = [t.Organisation("Affiliate One"), t.Organisation("Affiliate Three")],
            Sessions = [t.Session("strategy")],
        });

        var meeting = await store.MeetingAsync("annual-assembly-of-affiliates");
        Assert.Equal(["S1 strategy"], meeting.Sessions.Select(s => $"{s.Code} {s.Title}"));
        Assert.Equal([], meeting.Outcomes);
        Assert.Equal(["Affiliate One", "Affiliate Three"], meeting.Delegations.Select(d => d.Affiliate?.Name).Order());
        Assert.Equal(["Affiliate One", "Affiliate Three"], await store.AskAsync(d => d.Affiliates.Select(a => a.Name).Order().ToListAsync()));
        Assert.Equal([], await store.FaultsAsync());
    }

    [Fact]
    public async Task A_record_that_a_person_has_touched_stays_when_the_document_drops_it()
    {
        await ImportAsync("There was a session on strategy.", t => new() { Title = t.The("Annual Assembly of Affiliates"), Sessions = [t.Session("strategy")] });
        await store.EditAsync(async d => (await d.Sessions.SingleAsync()).Correct("room", "Blue"));

        await ImportAsync("There was no session.", t => new() { Title = t.The("Annual Assembly of Affiliates") });

        Assert.Equal(["strategy Blue"], (await store.MeetingAsync("annual-assembly-of-affiliates")).Sessions.Select(s => $"{s.Title} {s.Room}"));
    }

    [Fact]
    public async Task A_record_that_another_document_states_too_stays_when_one_drops_it()
    {
        await ImportAsync("In 2024 they agreed to meet again in spring.", t => Assembly2024(t, "they agreed to meet again in spring"));
        var report = new SourceText("Minutes of something else entirely: at the Annual Assembly of Affiliates in Oslo in 2024 they agreed to meet again in spring.");
        await store.ImportAsync("minutes.txt", report, Assembly2024(report, "they agreed to meet again in spring"));

        await ImportAsync("In 2024 nothing came of it.", t => Assembly2024(t));

        var meeting = await store.MeetingAsync("annual-assembly-of-affiliates");
        Assert.Equal(["they agreed to meet again in spring"], meeting.Outcomes.Select(o => o.Text));
        Assert.Equal(1, await store.AskAsync(d => d.Meetings.CountAsync()));
    }

    [Fact]
    public async Task A_reworded_session_keeps_its_code_and_a_dropped_ones_code_is_never_given_again()
    {
        await ImportAsync("First: planning the year. Then: fundraising practices of chapters.", t => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Sessions = [t.Session("planning the year"), t.Session("fundraising practices of chapters")],
        });
        await ImportAsync("First: planning the year.", t => new() { Title = t.The("Annual Assembly of Affiliates"), Sessions = [t.Session("planning the year")] });

        await ImportAsync("First: wiki gardening. Then: planning the next year.", t => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Sessions = [t.Session("wiki gardening"), t.Session("planning the next year")],
        });

        var meeting = await store.MeetingAsync("annual-assembly-of-affiliates");
        Assert.Equal(["S1 planning the next year", "S3 wiki gardening"], meeting.Sessions.Select(s => $"{s.Code} {s.Title}").Order());
    }

    [Fact]
    public async Task A_facilitator_whom_a_person_has_taken_out_does_not_come_back()
    {
        MeetingDraft Draft(SourceText t) => new() { Title = t.The("Annual Assembly of Affiliates"), Sessions = [t.Session("strategy", "Manuel Franco-Avellaneda")] };
        await ImportAsync("A session on strategy was led by Manuel Franco-Avellaneda.", Draft);
        await store.EditAsync(async d =>
        {
            var session = await d.Sessions.Include(s => s.Facilitators).SingleAsync();
            session.Remove(session.Facilitators[0]);
        });

        await ImportAsync("A session on strategy was well led by Manuel Franco-Avellaneda.", Draft);

        Assert.Equal([], (await store.MeetingAsync("annual-assembly-of-affiliates")).Sessions.Single().Facilitators);
    }

    [Fact]
    public async Task A_correction_of_a_delegations_role_stands_and_adds_no_second_one()
    {
        MeetingDraft Draft(SourceText t) => new() { Title = t.The("Annual Assembly of Affiliates"), Participants = [t.Organisation("Affiliate One")] };
        await ImportAsync("It rained.", Draft);
        await store.EditAsync(async d => (await d.Delegations.SingleAsync()).Correct("role", nameof(DelegationRole.Host)));

        await ImportAsync("It rained a lot.", Draft);

        Assert.Equal([DelegationRole.Host], (await store.MeetingAsync("annual-assembly-of-affiliates")).Delegations.Select(d => d.Role));
    }

    [Fact]
    public async Task A_mention_that_is_dropped_takes_its_meeting_with_it()
    {
        await ImportAsync("The next one is in Santiago 2025.", t => new() { Title = t.The("Annual Assembly of Affiliates") }, t => t.Mention(MeetingRelation.Next, "Santiago 2025", "Santiago", 2025));
        Assert.Equal(2, await store.AskAsync(d => d.Meetings.CountAsync()));

        await ImportAsync("The next one is not planned.", t => new() { Title = t.The("Annual Assembly of Affiliates") });

        Assert.Equal(["Annual Assembly of Affiliates"], await store.AskAsync(d => d.Meetings.Select(m => m.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_document_that_turns_out_to_be_about_no_meeting_takes_its_meeting_back()
    {
        await ImportAsync("They agreed to meet again.", t => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Series = t.The("Assembly"),
            Participants = [t.Organisation("Affiliate One")],
            People = [new PersonDraft(t.The("hosts"), ParticipationRole.Other, t.The("Affiliate Two"))],
            Outcomes = [t.Outcome("They agreed to meet again.")],
        });

        await ImportAsync("They agreed to meet.", _ => null);

        Assert.Equal((0, 0, 0, 0), await store.AskAsync(async d => (await d.Meetings.CountAsync(), await d.Series.CountAsync(), await d.Affiliates.CountAsync(), await d.People.CountAsync())));
        Assert.Equal((1, false), await store.AskAsync(async d => (await d.Sources.CountAsync(), (await d.Sources.SingleAsync()).IsMeeting)));
    }

    [Fact]
    public async Task Another_text_under_the_same_name_is_another_source()
    {
        await ImportAsync("It rained.", t => new() { Title = t.The("Annual Assembly of Affiliates") });
        var other = new SourceText("A wholly different document that somebody called by the same file name: the Spring Encounter.");

        var result = await store.ImportAsync("assembly.txt", other, new MeetingDraft { Title = other.The("Spring Encounter") });

        Assert.Equal(ImportEffect.Added, result.Effect);
        Assert.Equal(["Annual Assembly of Affiliates", "Spring Encounter"], await store.AskAsync(d => d.Meetings.Select(m => m.Name).Order().ToListAsync()));
    }

    [Fact]
    public async Task Last_years_page_filled_in_for_the_next_edition_is_another_source()
    {
        static MeetingDraft Edition(SourceText t, string ordinal, int edition, int year) => new()
        {
            Title = t.The("Annual Assembly of Affiliates"),
            Series = t.The("Assembly"),
            Edition = t.As(edition, ordinal),
            Starts = t.As(PartialDate.Of(year), year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        await ImportAsync("It was the second, in 2023.", t => Edition(t, "second", 2, 2023));

        await ImportAsync("It was the third, in 2024.", t => Edition(t, "third", 3, 2024));

        Assert.Equal(["assembly-2023", "assembly-2024"], await store.AskAsync(d => d.Meetings.Select(m => m.Slug).Order().ToListAsync()));
    }

    private static MeetingDraft Assembly2024(SourceText t, params string[] outcomes) => new()
    {
        Title = t.The("Annual Assembly of Affiliates"),
        City = t.The("Oslo"),
        Starts = t.As(PartialDate.Of(2024), "2024"),
        Outcomes = [.. outcomes.Select(o => t.Outcome(o))],
    };

    private Task<ImportResult> ImportAsync(string rest, Func<SourceText, MeetingDraft?> draft, params Func<SourceText, RelatedMeetingDraft>[] related)
    {
        var text = new SourceText(Frame + rest);
        return store.ImportAsync("assembly.txt", text, draft(text), [.. related.Select(r => r(text))]);
    }
}
