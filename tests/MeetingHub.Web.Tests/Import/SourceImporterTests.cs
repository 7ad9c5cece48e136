using MeetingHub.Domain;
using MeetingHub.Web.Import;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Import;

public sealed class SourceImporterTests
{
    private static readonly SourceText Text = new(
        "The Third Gathering of Affiliates met in Bogotá, Colombia, in 2024. It is the third edition of Gathering. Affiliate One and Affiliate Two took part. " +
        "A session on fundraising practices was led by Manuel Franco-Avellaneda. They agreed to share models and templates for projects. " +
        "The second edition, Santiago 2023, agreed to publish all the minutes.");

    private static MeetingDraft Draft(SourceText text, string city = "Bogotá") => new()
    {
        Title = text.The("Third Gathering of Affiliates"),
        Series = text.The("Gathering"),
        Edition = text.As(3, "third edition"),
        Status = MeetingStatus.Held,
        StatusSpan = text.At("met"),
        City = text.The(city),
        Country = text.As(Country.Parse("CO"), "Colombia"),
        Starts = text.As(PartialDate.Of(2024), "2024"),
        Participants = [text.Organisation("Affiliate One", country: "CO"), text.Organisation("Affiliate Two")],
        Sessions = [text.Session("fundraising practices", "Manuel Franco-Avellaneda")],
        Outcomes = [text.Outcome("They agreed to share models and templates for projects.")],
    };

    private static RelatedMeetingDraft Santiago(SourceText text) =>
        text.Mention(MeetingRelation.Previous, "Santiago 2023", "Santiago", 2023, sameSeries: true) with { Outcomes = [text.Outcome("agreed to publish all the minutes")] };

    [Fact]
    public async Task All_that_a_document_says_is_stored_with_its_words()
    {
        using var store = new ImportStore();

        var result = await store.ImportAsync("gathering.txt", Text, Draft(Text), Santiago(Text));

        var meeting = await store.MeetingAsync("gathering-2024");
        Assert.Equal(ImportEffect.Added, result.Effect);
        Assert.Equal(("Third Gathering of Affiliates", 3, MeetingStatus.Held, "Bogotá", "CO", "2024", false),
            (meeting.Name, meeting.Edition, meeting.Status, meeting.City, meeting.Country?.Code, meeting.Starts?.ToString(), meeting.IsMentionOnly));
        Assert.Equal(["Affiliate One Participant Attended", "Affiliate Two Participant Attended"], meeting.Delegations.Select(d => $"{d.Affiliate?.Name} {d.Role} {d.Attendance}").Order());
        Assert.Equal(["S1 fundraising practices Manuel Franco-Avellaneda"], meeting.Sessions.Select(s => $"{s.Code} {s.Title} {s.Facilitators.Single().Person?.Name}"));
        Assert.Equal(["They agreed to share models and templates for projects."], meeting.Outcomes.Select(o => o.Text));
        Assert.Equal([], await store.FaultsAsync());
        var unsupported = await store.AskAsync(d => d.Outcomes.CountAsync(o => !d.Evidence.Any(e => e.RecordKind == RecordKind.Outcome && e.RecordId == o.Id)));
        Assert.Equal(0, unsupported);
    }

    [Fact]
    public async Task A_mentioned_meeting_becomes_a_meeting_of_its_own_with_its_outcomes()
    {
        using var store = new ImportStore();

        await store.ImportAsync("gathering.txt", Text, Draft(Text), Santiago(Text));

        var mentioned = await store.MeetingAsync("gathering-2023");
        var link = (await store.MeetingAsync("gathering-2024")).Links.Single();
        Assert.Equal(("Gathering 2023", true, MeetingStatus.Held, "Santiago", "Gathering"), (mentioned.Name, mentioned.IsMentionOnly, mentioned.Status, mentioned.City, mentioned.Series?.Name));
        Assert.Equal(["agreed to publish all the minutes"], mentioned.Outcomes.Select(o => o.Text));
        Assert.Equal((MeetingRelation.Previous, mentioned.Id), (link.Relation, link.OtherId));
    }

    [Fact]
    public async Task Importing_the_same_document_again_changes_nothing()
    {
        using var store = new ImportStore();
        await store.ImportAsync("gathering.txt", Text, Draft(Text), Santiago(Text));
        var before = store.Dump();

        var again = await store.ImportAsync("gathering.txt", Text, Draft(Text), Santiago(Text));
        var underAnotherName = await store.ImportAsync("copy.txt", Text, Draft(Text), Santiago(Text));

        Assert.Equal((ImportEffect.Unchanged, ImportEffect.Unchanged), (again.Effect, underAnotherName.Effect));
        Assert.Equal(before, store.Dump());
    }

    [Fact]
    public async Task A_refused_document_stores_nothing()
    {
        using var store = new ImportStore();
        var before = store.Dump();

        var result = await store.ImportAsync("gathering.txt", Text.Text, null);

        Assert.Equal((ImportEffect.Refused, before), (result.Effect, store.Dump()));
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing()
    {
        using var store = new ImportStore();
        var before = store.Dump();
        // A span outside the text is found out last, after all records are written.
        var broken = Draft(Text) with { Venue = new Found<string>("Hall", new SourceSpan(100_000, 4)) };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ImportAsync("gathering.txt", Text, broken, Santiago(Text)));

        Assert.Equal(before, store.Dump());
    }

    [Fact]
    public async Task A_changed_version_updates_what_came_from_it_and_keeps_a_correction()
    {
        using var store = new ImportStore();
        await store.ImportAsync("gathering.txt", Text, Draft(Text), Santiago(Text));
        await store.EditAsync(async d => (await d.Meetings.SingleAsync(m => m.Slug == "gathering-2024")).Correct("hostCity", "Bogotá D.C."));
        var changed = new SourceText(Text.Text.Replace("Bogotá, Colombia, in 2024", "Bogota, Colombia, in March 2024", StringComparison.Ordinal));

        var result = await store.ImportAsync("gathering.txt", changed,
            Draft(changed, city: "Bogota") with { Starts = changed.As(PartialDate.Of(2024, 3), "March 2024") }, Santiago(changed));

        var meeting = await store.MeetingAsync("gathering-2024");
        Assert.Equal(ImportEffect.Updated, result.Effect);
        Assert.Equal(("Bogotá D.C.", "2024-03"), (meeting.City, meeting.Starts?.ToString()));
        Assert.Equal("Bogota", await store.AskAsync(d => d.Evidence.Where(e => e.RecordKind == RecordKind.Meeting && e.RecordId == meeting.Id && e.Field == "hostCity").Select(e => e.Value).SingleAsync()));
        Assert.Equal((2, 1), await store.AskAsync(async d => (await d.SourceVersions.CountAsync(), await d.Sources.CountAsync())));
        Assert.Equal([], await store.FaultsAsync());
    }
}
