using System.Net;
using System.Net.Http.Json;
using System.Text;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Notes;

/// <summary>Notes that were written elsewhere, and where they go.</summary>
public sealed class BringTests
{
    private const string Page = AgendaHub.Meeting + "/notes/bring";

    [Fact]
    public async Task Each_part_goes_behind_the_notes_of_the_session_that_its_heading_names()
    {
        await using var hub = await StartAsync();
        await hub.Organizer.SendAsync(AgendaHub.Meeting + "/sessions/S1/notes?language=es", new() { ["text"] = "Ya estaba." }, handler: "Save");

        var looked = await LookAsync(hub, Page, "acta.md", "---\nlang: es\n---\n# Acta\n\n## Fundraising for all\n\nACUERDO: juntos\n\n## opening\n\nHola.\n\n## Otra cosa\n\nNo.\n");
        var page = await Browser.Parse(looked);
        var sessions = page.QuerySelectorAll("main select[name$=Session]").Select(s => ((AngleSharp.Html.Dom.IHtmlSelectElement)s).Value);
        var before = await NotesAsync(hub);
        var taken = await TakeAsync(hub, page);

        Assert.Equal(["", "S2", "S1", ""], sessions);
        Assert.Equal(["S1 es Ya estaba."], before);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(["S1 es Ya estaba.\n\nHola.\n", "S2 es ACUERDO: juntos\n"], await NotesAsync(hub));
        Assert.Equal(["juntos"], await hub.Site.InStoreAsync(database => database.Outcomes.Select(o => o.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_whole_document_goes_to_the_session_that_was_chosen()
    {
        await using var hub = await StartAsync();

        var page = await Browser.Parse(await LookAsync(hub, Page + "?session=S2", "x.html", "<h1>Uno</h1><p>a</p><h1>Dos</h1><script>x</script>"));
        await TakeAsync(hub, page);

        Assert.Equal(["S2 en # Uno\n\na\n\n# Dos\n"], await NotesAsync(hub));
    }

    [Fact]
    public async Task A_session_that_is_gone_by_then_loses_nothing_of_what_was_brought()
    {
        await using var hub = await StartAsync();
        var page = await Browser.Parse(await LookAsync(hub, Page, "acta.md", "## Opening\n\nHola.\n\n## Fundraising for all\n\nJuntos.\n"));
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Sessions.SingleAsync(s => s.Code == "S2")).Bin(DateTimeOffset.UnixEpoch);
            await database.SaveChangesAsync();
        });

        var refused = await TakeAsync(hub, page);
        var again = await Browser.Parse(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(await NotesAsync(hub));
        Assert.Equal(["Hola.", "Juntos."], again.QuerySelectorAll("textarea[name$=Text]").Select(t => ((AngleSharp.Html.Dom.IHtmlTextAreaElement)t).Value.Trim()));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7", HttpStatusCode.UnprocessableEntity)]
    [InlineData("a.md", "", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_read_is_said(string name, string content, HttpStatusCode status)
    {
        await using var hub = await StartAsync();

        var refused = await LookAsync(hub, Page, name, content);

        Assert.Equal(status, refused.StatusCode);
        Assert.NotEmpty((await Browser.Parse(refused)).QuerySelectorAll(".errors a"));
        Assert.Empty(await NotesAsync(hub));
    }

    [Fact]
    public async Task What_is_pasted_from_a_word_processor_comes_back_as_Markdown()
    {
        await using var hub = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(AgendaHub.Meeting + "/sessions/S1/notes/paste", UriKind.Relative)) { Content = JsonContent.Create(new { text = "<ul><li><b>uno</b></li></ul><img src=https://example.org/x onerror=y>" }) };
        request.Headers.Add("RequestVerificationToken", (await hub.Organizer.ReadAsync(AgendaHub.Meeting + "/sessions/S1/notes")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));

        Assert.Equal("- **uno**", await (await hub.Organizer.Client.SendAsync(request)).Content.ReadAsStringAsync());
    }

    private static async Task<AgendaHub> StartAsync()
    {
        var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Main hall\n10:00-11:00 Fundraising for all | Main hall");
        await hub.PublishAsync();
        return hub;
    }

    private static async Task<HttpResponseMessage> LookAsync(AgendaHub hub, string address, string name, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await hub.Organizer.ReadAsync(address)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Input.File", name },
        };
        return await hub.Organizer.Client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    private static async Task<HttpResponseMessage> TakeAsync(AgendaHub hub, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var fields = page.QuerySelectorAll("main form input[name], main form select[name], main form textarea[name]").Select(e => KeyValuePair.Create(e.GetAttribute("name")!, e switch
        {
            AngleSharp.Html.Dom.IHtmlSelectElement choice => choice.Value ?? "",
            AngleSharp.Html.Dom.IHtmlTextAreaElement text => text.Value,
            _ => e.GetAttribute("value") ?? "",
        }));
        using var form = new FormUrlEncodedContent(fields);
        return await hub.Organizer.Client.PostAsync(new Uri(page.QuerySelector("button[formaction]")!.GetAttribute("formaction")!, UriKind.Relative), form);
    }

    private static Task<List<string>> NotesAsync(AgendaHub hub) => hub.Site.InStoreAsync(database =>
        database.SessionNotes.Join(database.Sessions, n => n.SessionId, s => s.Id, (n, s) => new { n, s }).OrderBy(p => p.s.Code).Select(p => p.s.Code + " " + p.n.Language + " " + p.n.Text).ToListAsync());
}
