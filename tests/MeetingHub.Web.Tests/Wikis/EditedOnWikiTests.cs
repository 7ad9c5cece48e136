using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Wikis;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>People on a wiki edit, move and delete the pages of a report, and lose nothing by it.</summary>
[Collection(WikiTests.Name)]
public sealed class EditedOnWikiTests : WikiPublishing
{
    [SharedFact("tools")]
    public async Task A_page_that_somebody_moved_is_found_where_it_is()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);
        var moved = $"{Title} moved opening";
        await WikiServer.EditAsync(moved, await WikiServer.ReadAsync($"{Title}/S1 – Opening"));
        await WikiServer.EditAsync($"{Title}/S1 – Opening", $"#REDIRECT [[{moved}]]");
        await NoteAsync(hub, "S1", "Everybody came.\n\nAll of them, and stayed.", Visibility.Public);

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);

        Assert.Contains("and stayed", await WikiServer.ReadAsync(moved), StringComparison.Ordinal);
        Assert.Equal(WikiRefusal.Redirects, (await Assert.ThrowsAsync<WikiRefusedException>(() => WikiServer.ReadAsync($"{Title}/S1 – Opening"))).Refusal);
        Assert.Contains(moved, await hub.Site.InStoreAsync(database => database.WikiPublications.Select(p => p.Title).ToListAsync()));
    }

    [SharedFact("tools")]
    public async Task What_people_write_around_our_section_survives()
    {
        await using var hub = await ConnectedAsync();
        await WikiServer.EditAsync(Title, "Before.\n\n[[Category:Meetings]]");
        await PublishAsync(hub);
        var mixed = "Their introduction.\n" + await WikiServer.ReadAsync(Title) + "\n\n== Their thanks ==\nTo all. ";
        await WikiServer.EditAsync(Title, mixed);
        await EditOutcomeAsync(hub, "A decision that was changed.");

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);

        var after = await WikiServer.ReadAsync(Title);
        Assert.StartsWith("Their introduction.\nBefore.\n\n[[Category:Meetings]]\n\n<!-- MeetingHub: begin encounter -->\n", after, StringComparison.Ordinal);
        Assert.EndsWith("<!-- MeetingHub: end encounter -->\n\n== Their thanks ==\nTo all.", after, StringComparison.Ordinal);
        Assert.Contains("A decision that was changed.", after, StringComparison.Ordinal);
    }

    [SharedFact("tools")]
    public async Task What_people_write_in_our_section_is_shown_before_it_is_written_over()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);
        var theirs = (await WikiServer.ReadAsync(Title)).Replace("The Encounter", "The Encounter, corrected", StringComparison.Ordinal);
        await WikiServer.EditAsync(Title, theirs);

        var refused = await PublishAsync(hub);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(theirs, await WikiServer.ReadAsync(Title));
        var page = await Browser.Parse(refused);
        Assert.Contains("corrected", string.Join('\n', page.QuerySelectorAll(".compare del").Select(d => d.TextContent)), StringComparison.Ordinal);
        var over = page.QuerySelector("input[name=over]")!.GetAttribute("value")!;

        // What was looked at is not what is there any more.
        await WikiServer.EditAsync(Title, theirs.Replace("corrected", "corrected again", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await PublishAsync(hub, over)).StatusCode);

        over = (await Browser.Parse(await PublishAsync(hub))).QuerySelector("input[name=over]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub, over)).StatusCode);
        Assert.DoesNotContain("corrected", await WikiServer.ReadAsync(Title), StringComparison.Ordinal);
    }

    [SharedFact("tools")]
    public async Task A_page_that_was_deleted_comes_back_only_if_somebody_says_so()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);
        await WikiServer.DeleteAsync(Title);

        var refused = await PublishAsync(hub);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("", await WikiServer.ReadAsync(Title));
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub, (await Browser.Parse(refused)).QuerySelector("input[name=over]")!.GetAttribute("value")!)).StatusCode);
        Assert.NotEqual("", await WikiServer.ReadAsync(Title));
    }

    [SharedFact("tools")]
    public async Task Broken_markers_and_translated_pages_are_left_to_people()
    {
        await using var hub = await ConnectedAsync();
        const string Broken = "<!-- MeetingHub: begin encounter -->\nTheirs.";
        await WikiServer.EditAsync(Title, Broken);

        var refused = await PublishAsync(hub);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("markers", (await Browser.Parse(refused)).QuerySelector("table.counts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Broken, await WikiServer.ReadAsync(Title));
    }
}
