using MeetingHub.Domain;
using MeetingHub.Web.Tests.Pages;
using MeetingHub.Web.Tests.Pages.Agenda;
using static MeetingHub.Web.Tests.Notes.Noting;

namespace MeetingHub.Web.Tests.Notes;

/// <summary>What notes begin from, what is offered of them, and what becomes of an outcome in another language.</summary>
public sealed class OfferTests
{
    [Fact]
    public async Task A_meeting_has_an_outline_of_its_own()
    {
        await using var hub = await StartAsync();
        var usual = (await hub.Organizer.ReadAsync(Page + "/notes")).QuerySelector("[data-outline]")!.GetAttribute("data-outline");

        await hub.Organizer.SendAsync(AgendaHub.Meeting + "/edit", new() { ["field-notesOutline"] = "## Tema\n\n## Acordado" });

        Assert.Equal("## Topic\n\n## Agreed\n\n## Not agreed\n\n## Actions\n", usual);
        Assert.Equal("## Tema\n\n## Acordado", (await hub.Organizer.ReadAsync(Page + "/notes")).QuerySelector("[data-outline]")!.GetAttribute("data-outline"));
    }

    [Fact]
    public async Task A_line_that_may_be_an_outcome_is_offered_and_is_one_only_once_it_is_taken()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "## Next steps\n\n- Book the room\n- [x] Write to the others");

        var before = await OutcomesAsync(hub);
        var offers = (await hub.Organizer.ReadAsync(Page + "/notes?language=en")).QuerySelectorAll("#offers li > span").Select(s => s.TextContent);
        await hub.Organizer.SendAsync(Page + "/notes?language=en", [], handler: "Offer");

        Assert.Empty(before);
        Assert.Equal(["Book the room"], offers);
        Assert.Equal("## Next steps\n\n- ACTION: Book the room\n- [x] Write to the others", await TextAsync(hub));
        Assert.Equal([(OutcomeKind.ActionItem, "Book the room")], (await OutcomesAsync(hub)).Select(o => (o.OutcomeKind, o.Text)));
    }

    [Fact]
    public async Task An_outcome_that_is_translated_stays_the_one_it_is_and_is_read_in_the_language_of_the_page()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "AGREED: We meet again in the spring.\n\nACTION: Write to all the others");
        await MoveAsync(hub, NoteState.Published);
        var before = await OutcomesAsync(hub);

        await WriteAsync(hub, "ACUERDO: Nos vemos en la primavera.\n\nTAREA: Escribir a todos los demás", "es");
        var hidden = (await hub.Visitor.ReadAsync("/es" + AgendaHub.Meeting + "/outcomes")).QuerySelector(".outcome .text").Words();
        await MoveAsync(hub, NoteState.Published, language: "es");
        // One more comes before them in the original; those that are translated stay what they are.
        await WriteAsync(hub, "AGREED: The chair is rotated.\n\nAGREED: We meet again in the spring.\n\nACTION: Write to all the others");
        await WriteAsync(hub, "ACUERDO: Nos vemos en la primavera.\n\nTAREA: Escribir ya a todos los demás", "es");
        var after = await OutcomesAsync(hub);

        Assert.Equal("We meet again in the spring.", hidden);
        Assert.Equal(before.Select(o => o.Id), after.Take(2).Select(o => o.Id));
        Assert.Equal(["Nos vemos en la primavera.", "Escribir ya a todos los demás", null], after.Select(o => o.Translations.SingleOrDefault()?.Text));
        Assert.Equal("Nos vemos en la primavera.", (await hub.Visitor.ReadAsync("/es" + AgendaHub.Meeting + "/outcomes")).QuerySelector(".outcome .text").Words());
    }
}
