using System.Text.Encodings.Web;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;

namespace MeetingHub.Formats.Tests.Import;

/// <summary>The customer's three documents, each with the traps it teaches.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void A_seed_gives_the_json_that_was_reviewed(string number)
    {
        var expected = Path.Combine(TestFiles.Root, "tests", "MeetingHub.Formats.Tests", "Import", "Specs", number + ".expected.json");
        var actual = Json(Read(number));
        if (Environment.GetEnvironmentVariable("UPDATE_SPECS") == "1") File.WriteAllText(expected, actual);

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    [Fact]
    public void Bogota_has_no_date_but_the_words_that_relate_it_to_another_meeting()
    {
        var meeting = Draft("000").Meeting!; // A seed that is no meeting fails here, as it should.

        Assert.Null(meeting.Starts);
        Assert.Equal("a day before the EduWiki Conference", meeting.DateText?.Value);
        Assert.Equal(MeetingStatus.Held, meeting.Status);
        Assert.Equal("Wikimedia Colombia’s offices", meeting.Venue?.Value);
        Assert.Equal(["Wikimedia Colombia"], meeting.Hosts.Select(h => h.Name.Value));
        Assert.Equal(8, meeting.Participants.Count);
        Assert.Equal(["Wikimedia Foundation"], meeting.Guests.Select(g => g.Name.Value));
    }

    [Fact]
    public void Bogota_saw_three_opportunities_in_one_area_and_two_in_the_other()
    {
        var outcomes = Draft("000").Meeting!.Outcomes;

        var parts = outcomes.Where(o => o.Area is not null).Select(o => (o.Area!.Value, o.Parts.Count));
        Assert.Equal([("strengthening communities", 3), ("strengthening our organizations", 2)], parts);
        Assert.True(outcomes[0].IsGrouping);
    }

    [Fact]
    public void The_four_agreements_of_2012_belong_to_Santiago_and_not_to_Mexico_City()
    {
        var draft = Draft("001");

        Assert.Empty(draft.Meeting!.Outcomes);
        Assert.Equal([("Buenos Aires", 2011, 0), ("Santiago de Chile", 2012, 4)], draft.Related.Select(r => (r.City!.Value, r.Year!.Value, r.Outcomes.Count)));
        Assert.All(draft.Related, related => Assert.True(related is { Relation: MeetingRelation.Previous, SameSeries: true }));
    }

    [Fact]
    public void Mexico_City_takes_its_year_from_the_title_and_names_no_host()
    {
        var meeting = Draft("001").Meeting!;

        Assert.Equal(("2013-10-12", "2013-10-15", 3), (meeting.Starts?.Value.ToString(), meeting.Ends?.Value.ToString(), meeting.Edition?.Value));
        Assert.Equal(("Mexico City", "America/Mexico_City"), (meeting.City?.Value, meeting.TimeZone?.Value));
        Assert.Empty(meeting.Hosts);
        Assert.Equal(11, meeting.Countries.Count);
        Assert.Equal(2, meeting.Objectives.Count);
    }

    [Fact]
    public void Cartagena_gets_no_year_and_its_visited_organisations_do_not_attend()
    {
        var draft = Draft("002");

        Assert.Equal(("--08-01", "--08-02"), (draft.Meeting!.Starts?.Value.ToString(), draft.Meeting.Ends?.Value.ToString()));
        Assert.Equal(["Mamakümba", "FMS"], draft.Meeting.Hosts.Select(h => h.Name.Value));
        Assert.Empty(draft.Meeting.Participants);
        Assert.Empty(draft.Meeting.Countries);
        Assert.Equal(14, draft.Programme?.Visits.Count);
        Assert.Null(draft.Programme!.Visits[0].Country);
        Assert.Equal(11, draft.Programme.Visits.Select(v => v.Country).OfType<Country>().Distinct().Count());
    }

    [Fact]
    public void The_newsletter_tells_of_a_programme_its_funds_its_funder_and_its_calls()
    {
        var programme = Draft("002").Programme!;

        Assert.Equal(("Leading from the South", "LFS", "2017", "2020"), (programme.Name.Value, programme.Acronym?.Value, programme.Starts?.Value.ToString(), programme.Ends?.Value.ToString()));
        Assert.Equal(4, programme.Funds.Count);
        Assert.Single(programme.Funders);
        Assert.Equal([(1, 34), (2, null)], programme.Calls.Select(c => (c.Number, c.Selected)));
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void Page_furniture_becomes_nothing(string number)
    {
        var reading = Read(number);

        Assert.DoesNotContain(DraftEvidence.Of(reading.Draft!), e => e.Span.In(reading.Text) is var quote && (quote.Contains("Jump to content", StringComparison.Ordinal) || quote.Contains("/Contents", StringComparison.Ordinal)));
    }

    internal static SourceReading Read(string number) => SourceImport.Read(number + ".txt", File.ReadAllBytes(TestFiles.Seed(number)));

    private static ImportDraft Draft(string number) => Read(number).Draft!; // A refused seed fails here, as it should.

    internal static string Json(SourceReading reading)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) ImportJson.Write(json, reading);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
