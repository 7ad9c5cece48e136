using System.Net;
using System.Net.Http.Json;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static MeetingHub.Web.Tests.Notes.Noting;

namespace MeetingHub.Web.Tests.Notes;

/// <summary>Notes from the first word to the reader, and what must never happen on the way.</summary>
public sealed class NoteTests
{
    private const string Secret = "Giraffe of the draft notes";

    [Fact]
    public async Task Notes_are_read_once_they_are_published_and_whatever_is_saved_from_then_on()
    {
        await using var hub = await StartAsync();

        await WriteAsync(hub, $"## {Secret}\n\nAGREED: We meet again.");
        var before = await hub.ReadAsync(Page);
        await MoveAsync(hub, NoteState.Published);
        var published = await hub.ReadAsync(Page);
        await WriteAsync(hub, $"## {Secret}\n\nAGREED: We meet again.\n\nOne more thing.");

        Assert.DoesNotContain(Secret, before, StringComparison.Ordinal);
        Assert.Contains(Secret, published, StringComparison.Ordinal);
        Assert.Contains("One more thing.", await hub.ReadAsync(Page), StringComparison.Ordinal);
        await MoveAsync(hub, NoteState.Draft);
        Assert.DoesNotContain(Secret, await hub.ReadAsync(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoteState.Draft, Visibility.Public)]
    [InlineData(NoteState.InReview, Visibility.Public)]
    [InlineData(NoteState.Published, Visibility.Organizers)]
    public async Task What_is_not_for_everybody_is_in_no_page_and_no_file(NoteState state, Visibility visibility)
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, $"ACTION: {Secret}");
        await MoveAsync(hub, state, visibility);

        foreach (var address in new[] { Page, AgendaHub.Meeting, AgendaHub.Meeting + "/outcomes", "/outcomes", "/", Page + "/notes.md", Page + "/notes.txt", Page + "/notes.wiki", Page + "/notes.docx", Page + "/notes.html", Page + "/notes" })
            Assert.DoesNotContain(Secret, await hub.ReadAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await hub.Visitor.StatusAsync(Page + "/notes.md"));
    }

    [Fact]
    public async Task A_note_taker_writes_where_they_are_assigned_and_nowhere_else()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "Begun by another.");
        var taker = await Browser.AsAsync(hub.Site, AccountRole.NoteTaker);
        var refused = await taker.StatusAsync(Page + "/notes");
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Users.SingleAsync(a => a.Email == "notetaker@example.org")).Assignments.Add(new MeetingAssignment(await database.Meetings.Select(m => m.Id).SingleAsync()));
            await database.SaveChangesAsync();
        });

        await taker.SendAsync(Page + "/notes?language=en", new() { ["text"] = "Begun by another.\nGone on with." }, handler: "Save");

        Assert.Equal(HttpStatusCode.Forbidden, refused);
        Assert.Equal("Begun by another.\nGone on with.", await TextAsync(hub));
        Assert.Equal(["A NoteTaker", "A Organizer"], await hub.Site.InStoreAsync(database => database.NoteRevisions.Select(r => r.By).OrderBy(b => b).ToListAsync()));
        await hub.Site.InStoreAsync(database => database.MeetingAssignments.ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await taker.StatusAsync(Page + "/notes"));
    }

    [Fact]
    public async Task A_translation_says_when_its_original_has_changed_since()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "One.");
        await MoveAsync(hub, NoteState.Published);
        hub.Site.Clock.Ahead = TimeSpan.FromMinutes(10);
        await hub.Organizer.SendAsync(Page + "/notes?language=es", new() { ["text"] = "Uno." }, handler: "Save");
        await hub.Organizer.SendAsync(Page + "/notes?language=es", new() { ["state"] = "Published", ["visibility"] = "Public" }, handler: "Move");
        var before = await hub.ReadAsync(Page);
        hub.Site.Clock.Ahead = TimeSpan.FromMinutes(20);
        await WriteAsync(hub, "One.\n\nTwo.");

        const string Words = "The original (English) has changed since.";
        Assert.DoesNotContain(Words, before, StringComparison.Ordinal);
        Assert.Contains(Words, await hub.ReadAsync(Page), StringComparison.Ordinal);
        Assert.Contains(Words, await (await hub.Organizer.GetAsync(Page + "/notes?language=es")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await (await hub.Organizer.GetAsync(Page + "/notes?language=en")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_leads_to_its_line_once_the_notes_are_published()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "AGREED: We meet-up again.");
        var link = "#notes:~:text=We%20meet%2Dup%20again.";

        await MoveAsync(hub, NoteState.InReview);
        Assert.DoesNotContain(link, await (await hub.Organizer.GetAsync(AgendaHub.Meeting + "/outcomes")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await MoveAsync(hub, NoteState.Published);
        Assert.Contains(link, await hub.ReadAsync(AgendaHub.Meeting + "/outcomes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing_and_where_they_contradict_somebody_chooses()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "The vote is on Monday.\n\nEnd.");

        await SaveAsync(hub, "The vote is on Monday.\n\nEnd.", "The vote is on Tuesday.\n\nEnd.");
        await SaveAsync(hub, "The vote is on Monday.\n\nEnd.", "The vote is on Friday.\n\nEnd.\n\nMine too.");

        Assert.Equal("The vote is on Tuesday.\n\nEnd.\n\nMine too.", await TextAsync(hub));
        var page = await hub.Organizer.ReadAsync(Page + "/notes?language=en");
        Assert.Equal(["The vote is on Tuesday.", "The vote is on Friday."], page.QuerySelectorAll(".errors pre").Select(p => p.TextContent));
        await hub.Organizer.SendAsync(Page + "/notes?language=en", new() { ["choice"] = "mine" }, handler: "Settle");
        Assert.Equal("The vote is on Friday.\n\nEnd.\n\nMine too.", await TextAsync(hub));
        Assert.Empty((await hub.Organizer.ReadAsync(Page + "/notes?language=en")).QuerySelectorAll(".errors"));
    }

    [Fact]
    public async Task A_marked_line_is_one_outcome_however_it_is_edited_and_moved()
    {
        await using var hub = await StartAsync();
        await hub.Site.InStoreAsync(database =>
        {
            database.Affiliates.Add(new Affiliate("wikimedia-chile", "Wikimedia Chile"));
            return database.SaveChangesAsync();
        });

        await WriteAsync(hub, "AGREED: We meet again in the spring of next year.\n\nTAREA: @Wikimedia Chile reúne las plantillas de todos antes del 3 de mayo de 2027");
        var first = await OutcomesAsync(hub);
        await WriteAsync(hub, "# Agenda\n\nTAREA: @Wikimedia Chile reúne todas las plantillas de todos antes del 3 de mayo de 2027\n\nAGREED: We meet again in the spring of next year.");
        var second = await OutcomesAsync(hub);

        Assert.Equal([OutcomeKind.Agreement, OutcomeKind.ActionItem], first.Select(o => o.OutcomeKind));
        Assert.Equal(("Wikimedia Chile", "2027-05-03"), (first[1].Owners.Single().Affiliate!.Name, first[1]["due"]));
        Assert.Equal(first.Select(o => o.Id), second.Select(o => o.Id));
        Assert.Equal((5, 3), (second[0].NoteLine, second[1].NoteLine));
        Assert.Contains("todas las plantillas", second[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_corrected_in_an_outcome_stays_when_its_line_is_edited()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "AGREED: We meet again in the spring of next year.");
        var id = (await OutcomesAsync(hub)).Single().Id;
        await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/outcomes/{id}/edit", new() { ["field-text"] = "We meet in Bogotá." });

        await WriteAsync(hub, "AGREED: We meet again in the autumn of next year.");

        Assert.Equal((id, "We meet in Bogotá."), ((await OutcomesAsync(hub)).Single().Id, (await OutcomesAsync(hub)).Single().Text));
    }

    [Fact]
    public async Task An_outcome_that_was_put_into_the_bin_is_not_made_anew_by_its_line()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "AGREED: We meet again.");
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Outcomes.SingleAsync()).Bin(DateTimeOffset.UnixEpoch);
            await database.SaveChangesAsync();
        });

        await WriteAsync(hub, "AGREED: We meet again.\n\nACTION: write to the others");

        Assert.Equal(["write to the others"], (await OutcomesAsync(hub)).Select(o => o.Text));
    }

    [Fact]
    public async Task Notes_that_cannot_be_laid_out_are_read_and_taken_as_they_were_typed()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "Tangled " + new string('[', 500));
        await MoveAsync(hub, NoteState.Published);

        foreach (var address in new[] { Page, AgendaHub.Meeting + "/minutes", Page + "/notes.wiki", Page + "/notes.txt", "/search?q=tangled" })
            Assert.Contains("Tangled", await hub.ReadAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task When_a_line_is_deleted_somebody_says_what_becomes_of_its_outcome(string keep, int left)
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "AGREED: We meet again.");

        await WriteAsync(hub, "Nothing was agreed.");

        Assert.Single(await OutcomesAsync(hub));
        Assert.Contains("We meet again.", (await hub.Organizer.ReadAsync(Page + "/notes?language=en")).QuerySelector(".errors").Words(), StringComparison.Ordinal);
        await hub.Organizer.SendAsync(Page + "/notes?language=en", new() { ["keep"] = keep }, handler: "Line");
        Assert.Equal(left, (await OutcomesAsync(hub)).Count);
        Assert.Empty((await hub.Organizer.ReadAsync(Page + "/notes?language=en")).QuerySelectorAll(".errors"));
    }

    [Fact]
    public async Task Every_version_is_kept_compared_and_brought_back()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "one two");
        hub.Site.Clock.Ahead = TimeSpan.FromMinutes(1);
        await WriteAsync(hub, "one two three");
        hub.Site.Clock.Ahead = TimeSpan.FromMinutes(30);
        await WriteAsync(hub, "one 2 three");
        await MoveAsync(hub, NoteState.Published);

        var compared = await hub.Organizer.ReadAsync(Page + "/notes/history?language=en&from=1&to=2");
        await hub.Organizer.SendAsync(Page + "/notes/history?language=en&from=1&to=2", [], handler: null, handlerOf: null);
        var numbers = await hub.Site.InStoreAsync(database => database.NoteRevisions.OrderBy(r => r.Number).Select(r => new { r.Text, r.MovedTo }).ToListAsync());

        Assert.Equal(["one two three", "one 2 three", "one 2 three"], numbers.Take(3).Select(n => n.Text));
        Assert.Equal(NoteState.Published, numbers[2].MovedTo);
        Assert.Equal(("two", "2"), (compared.QuerySelector(".compare del")!.TextContent, compared.QuerySelector(".compare ins")!.TextContent));
    }

    [Fact]
    public async Task Published_notes_are_compiled_into_minutes_with_what_was_agreed()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, $"# {Secret}\n\nAGREED: We meet again.");
        var before = await hub.ReadAsync(AgendaHub.Meeting + "/minutes");
        await MoveAsync(hub, NoteState.Published);

        var minutes = await hub.Visitor.ReadAsync(AgendaHub.Meeting + "/minutes");

        Assert.DoesNotContain(Secret, before, StringComparison.Ordinal);
        Assert.Equal(Secret, minutes.QuerySelector(".notes h3")!.TextContent);
        Assert.Contains("We meet again.", minutes.QuerySelector("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Contains("/minutes", await hub.ReadAsync(AgendaHub.Meeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_by_script_needs_the_form_s_token()
    {
        await using var hub = await StartAsync();

        var refused = await hub.Organizer.Client.PostAsJsonAsync(new Uri(Page + "/notes/save", UriKind.Relative), new { language = "en", @base = "", text = Secret });
        var signedOut = await hub.Visitor.Client.PostAsJsonAsync(new Uri(Page + "/notes/save", UriKind.Relative), new { language = "en", @base = "", text = Secret });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized), (refused.StatusCode, signedOut.StatusCode));
        Assert.Empty(await hub.Site.InStoreAsync(database => database.SessionNotes.ToListAsync()));
    }

    [Fact]
    public async Task Sixteen_writers_at_once_are_all_there()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "Begin.");
        var note = await hub.Site.InStoreAsync(database => database.SessionNotes.Select(n => n.Id).SingleAsync());
        var saver = hub.Site.Services.GetRequiredService<NoteSaver>();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            var text = "Begin.";
            for (var i = 0; i < 10; i++)
            {
                var mine = $"{text}\nw{writer}n{i}";
                text = (await saver.SaveAsync(new NoteEdit(note, text, mine, $"Writer {writer}", $"w{writer}"), CancellationToken.None))!.Text;
            }
        }));

        var words = (await TextAsync(hub)).Split('\n').Skip(1).Order(StringComparer.Ordinal);
        Assert.Equal((from w in Enumerable.Range(0, 16) from i in Enumerable.Range(0, 10) select $"w{w}n{i}").Order(StringComparer.Ordinal), words);
    }
}
