using System.Net;
using System.Net.Http.Headers;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;
using static MeetingHub.Web.Tests.Notes.Noting;

namespace MeetingHub.Web.Tests.Notes;

/// <summary>Pictures and files of notes, and who gets them.</summary>
public sealed class AttachmentTests
{
    // A picture of one point.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_file_is_read_by_those_who_read_notes_that_link_to_it()
    {
        await using var hub = await StartAsync();
        var taker = await Browser.AsAsync(hub.Site, AccountRole.NoteTaker);
        var staff = await Browser.AsAsync(hub.Site, AccountRole.Staff);
        await AttachAsync(hub.Organizer, "Foto del día.png", Png);
        var address = await AddressAsync(hub);

        Assert.Equal($"![foto-del-dia]({address})\n", await TextAsync(hub));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (await hub.Visitor.StatusAsync(address), await taker.StatusAsync(address), await staff.StatusAsync(address)));
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Users.SingleAsync(a => a.Email == "notetaker@example.org")).Assignments.Add(new MeetingAssignment(await database.Meetings.Select(m => m.Id).SingleAsync()));
            await database.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.OK, await taker.StatusAsync(address));
        await MoveAsync(hub, NoteState.Published);
        Assert.Equal(HttpStatusCode.OK, await hub.Visitor.StatusAsync(address));
        Assert.Contains($"src=\"{address}\"", await hub.ReadAsync(Page), StringComparison.Ordinal);
        await WriteAsync(hub, "Without it.");
        Assert.Equal(HttpStatusCode.NotFound, await hub.Visitor.StatusAsync(address));
    }

    [Fact]
    public async Task A_picture_is_shown_a_document_is_saved_and_neither_is_sent_twice()
    {
        await using var hub = await StartAsync();
        await AttachAsync(hub.Organizer, "a.png", Png);
        await AttachAsync(hub.Organizer, "<script>.pdf", "%PDF-1.7"u8.ToArray());
        await MoveAsync(hub, NoteState.Published);
        var files = await hub.Site.InStoreAsync(database => database.Attachments.OrderBy(a => a.Id).ToListAsync());

        var picture = await hub.Visitor.GetAsync(files[0].Address);
        var document = await hub.Visitor.GetAsync(files[1].Address);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(files[0].Address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);

        Assert.Equal(("image/png", null), (picture.Content.Headers.ContentType!.MediaType, picture.Content.Headers.ContentDisposition));
        Assert.Equal(("application/pdf", "attachment", "script.pdf"), (document.Content.Headers.ContentType!.MediaType, document.Content.Headers.ContentDisposition!.DispositionType, document.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", document.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotModified, (await hub.Visitor.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_is_taken_away_is_gone_until_it_is_put_back()
    {
        await using var hub = await StartAsync();
        await AttachAsync(hub.Organizer, "a.png", Png);
        await MoveAsync(hub, NoteState.Published);
        var address = await AddressAsync(hub);

        await hub.Organizer.SendAsync(Page + "/notes?language=en", new() { ["keep"] = "false" }, handler: "Keep");
        var gone = await hub.Visitor.StatusAsync(address);
        await hub.Organizer.SendAsync(Page + "/notes?language=en", new() { ["keep"] = "true" }, handler: "Keep");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (gone, await hub.Visitor.StatusAsync(address)));
    }

    [Fact]
    public async Task What_is_not_taken_is_said_in_words_and_loses_nothing()
    {
        await using var hub = await StartAsync();
        await WriteAsync(hub, "Words.");

        var refused = await AttachAsync(hub.Organizer, "page.html", "<script>"u8.ToArray());
        var page = await Browser.Parse(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("no document", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Words.", page.QuerySelector("#text")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AttachAsync(hub.Organizer, "", [])).StatusCode);
        Assert.Empty(await hub.Site.InStoreAsync(database => database.Attachments.ToListAsync()));
    }

    [Fact]
    public async Task The_editor_s_script_gets_what_to_write_and_needs_the_form_s_token()
    {
        await using var hub = await StartAsync();
        var token = (await hub.Organizer.ReadAsync(Page + "/notes")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var without = await PostAsync(null);
        var with = await PostAsync(token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
        Assert.Equal($"{{\"markdown\":\"![a]({await AddressAsync(hub)})\"}}", await with.Content.ReadAsStringAsync());

        async Task<HttpResponseMessage> PostAsync(string? sealedBy)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Page + "/notes/files", UriKind.Relative)) { Content = Form("a.png", Png) };
            if (sealedBy is not null) request.Headers.Add("RequestVerificationToken", sealedBy);
            return await hub.Organizer.Client.SendAsync(request);
        }
    }

    private static async Task<HttpResponseMessage> AttachAsync(Browser browser, string name, byte[] bytes)
    {
        var page = await browser.ReadAsync(Page + "/notes?language=en");
        using var form = Form(name, bytes);
        form.Add(new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        return await browser.Client.PostAsync(new Uri(Page + "/notes?handler=Attach&language=en", UriKind.Relative), form);
    }

    private static MultipartFormDataContent Form(string name, byte[] bytes)
    {
        var form = new MultipartFormDataContent();
        if (name.Length == 0) return form;
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return form;
    }

    private static Task<string> AddressAsync(AgendaHub hub) => hub.Site.InStoreAsync(async database => (await database.Attachments.SingleAsync()).Address);
}
