using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Sources;

public sealed class SourceTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData(1, "000")]
    [InlineData(2, "001")]
    [InlineData(3, "002")]
    public async Task The_whole_document_stands_there_unchanged(int id, string seed)
    {
        var page = await hub.ReadAsync($"/sources/{id}");

        // An HTML parser reads every line end as a line feed.
        Assert.Equal((await File.ReadAllTextAsync(TestFiles.Seed(seed))).ReplaceLineEndings("\n"), page.QuerySelector(".document")!.TextContent);
    }

    [Fact]
    public async Task Every_span_is_marked_and_leads_to_its_record()
    {
        var evidence = await hub.Site.InStoreAsync(database => database.Evidence.AsNoTracking().Where(e => e.SourceDocumentId == 1).ToListAsync());
        var page = await hub.ReadAsync("/es/sources/1");

        Assert.NotEmpty(evidence);
        Assert.All(evidence, e =>
        {
            var mark = page.GetElementById($"e{e.Id}");
            Assert.Equal(("MARK", e.Quote), (mark?.TagName, mark?.TextContent));
            Assert.StartsWith("/es/", (mark!.Closest("a") ?? mark.QuerySelector("a"))?.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Single(page.QuerySelectorAll($".read a[href='#e{e.Id}']"));
        });
        Assert.Empty(page.QuerySelectorAll(".document a a"));
    }

    [Fact]
    public async Task A_fact_shows_the_sentence_it_came_from_and_the_way_back()
    {
        var page = await hub.ReadAsync("/meetings/bogota");
        var where = page.QuerySelectorAll(".facts > div").Single(f => f.QuerySelector("dt").Words() == "Where");

        var quote = where.QuerySelector("blockquote")!;
        Assert.Equal("The Latin American Executive Directors and coordinators gathered in Bogotá, Colombia, a day before the EduWiki Conference.", quote.TextContent);
        Assert.Equal(["Bogotá", "Colombia"], quote.QuerySelectorAll("mark").Select(m => m.TextContent));
        var back = where.QuerySelector("figcaption a")!.GetAttribute("href")!.Split('#');
        Assert.Equal("Bogotá", (await hub.ReadAsync(back[0])).GetElementById(back[1])!.TextContent);
    }

    [Fact]
    public async Task A_long_document_comes_in_parts_and_a_span_is_found_in_its_own()
    {
        await using var site = new HubApplication();
        using var client = site.CreateClient();
        var text = string.Concat(Enumerable.Repeat("Ten words that say nothing at all about any meeting. ", 2_000)) + "They agreed to meet again.";
        await site.InStoreAsync(async database =>
        {
            var meeting = new Meeting("m", "A meeting", "en");
            var outcome = meeting.AddOutcome(OutcomeKind.Agreement, "to meet again", "en");
            var source = new SourceDocument("long.txt", "text/plain");
            source.AddVersion([1], new string('0', 64), text, "Long", "en", true, DateTimeOffset.UnixEpoch);
            database.AddRange(meeting, source);
            await database.SaveChangesAsync();
            source.AddEvidence(new Evidence(RecordKind.Outcome, outcome.Id, "text", outcome.Text, text.Length - 14, 13, "to meet again"));
            await database.SaveChangesAsync();
        });

        var link = (await SeededHub.ReadAsync(client, "/meetings/m/outcomes")).QuerySelector("figcaption a")!.GetAttribute("href")!;
        var parts = new List<string>();
        for (var part = 1; part <= 3; part++) parts.Add((await SeededHub.ReadAsync(client, $"/sources/1?part={part}")).QuerySelector(".document")!.TextContent);

        Assert.Equal("/sources/1?part=3#e1", link);
        Assert.Equal("to meet again", (await SeededHub.ReadAsync(client, "/sources/1?part=3")).GetElementById("e1")!.TextContent);
        Assert.Equal(text, string.Concat(parts));
    }
}
