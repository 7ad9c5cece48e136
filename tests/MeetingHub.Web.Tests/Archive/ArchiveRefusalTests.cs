using System.Text;
using System.Text.Json.Nodes;
using MeetingHub.Domain;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Archive;

/// <summary>An archive is a file like any other: what it says is looked at before it is believed, and of what is refused nothing is stored.</summary>
public sealed class ArchiveRefusalTests
{
    // No writer of JSON writes what this stands for.
    private const string Half = "half a character";

    [Fact]
    public async Task What_is_broken_foreign_newer_or_cannot_be_is_refused_with_a_sentence_and_nothing_is_stored()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        var json = await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, FilledStore.Series);
        await using var other = new HubApplication { WithSeeds = true };
        var before = await other.InStoreAsync(ArchiveRoundTripTests.KeysAsync);
        var taken = new List<string>();

        foreach (var (what, changed) in Changed(json))
        {
            try
            {
                await ArchiveRoundTripTests.ReadAsync(other, changed);
                taken.Add(what);
            }
            catch (ArchiveRefusal refusal)
            {
                if (refusal.Message.Length < 10) taken.Add($"{what}: {refusal.Message}");
            }
        }

        Assert.Equal([], taken);
        Assert.Equal(before.Values.Sum(t => t.Count), (await other.InStoreAsync(ArchiveRoundTripTests.KeysAsync)).Values.Sum(t => t.Count));
        await ArchiveRoundTripTests.ReadAsync(other, json);
    }

    [Fact]
    public async Task What_the_hub_has_already_is_refused_and_stays_as_it_is()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var meeting = await hub.InStoreAsync(database => database.Meetings.Where(m => m.City == "Bogotá").Select(m => m.Slug).SingleAsync());
        var before = await hub.InStoreAsync(ArchiveRoundTripTests.KeysAsync);

        await Assert.ThrowsAsync<ArchiveRefusal>(async () => await ArchiveRoundTripTests.ReadAsync(hub, await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Meeting, meeting)));
        await Assert.ThrowsAsync<ArchiveRefusal>(async () => await ArchiveRoundTripTests.ReadAsync(hub, await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, "iberoconf")));

        Assert.Equal(before.Values.Sum(t => t.Count), (await hub.InStoreAsync(ArchiveRoundTripTests.KeysAsync)).Values.Sum(t => t.Count));
    }

    [Fact]
    public async Task Affiliates_and_people_that_are_here_are_taken_for_those_of_the_archive_and_others_get_an_address_of_their_own()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var meeting = await hub.InStoreAsync(database => database.Meetings.Where(m => m.City == "Bogotá").Select(m => m.Slug).SingleAsync());
        var json = await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Meeting, meeting);
        await using var other = new HubApplication();
        await other.InStoreAsync(async database =>
        {
            database.Affiliates.AddRange(new Affiliate("wikimedia-colombia", "Wikimedia Colombia"), new Affiliate("wikimedia-chile", "Quite another organisation"));
            await database.SaveChangesAsync();
        });

        await ArchiveRoundTripTests.ReadAsync(other, json);

        var slugs = await other.InStoreAsync(database => database.Affiliates.Where(a => a.Slug.StartsWith("wikimedia-c")).OrderBy(a => a.Slug).Select(a => a.Slug).ToListAsync());
        Assert.Equal(["wikimedia-chile", "wikimedia-chile-2", "wikimedia-colombia"], slugs);
        Assert.True(await other.InStoreAsync(database => database.Delegations.AnyAsync(d => d.Affiliate!.Slug == "wikimedia-colombia" && d.Meeting!.Slug == meeting)));
    }

    [Fact]
    public async Task A_meeting_that_was_only_mentioned_becomes_the_one_that_comes_in()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(async database =>
        {
            var (first, second) = (new Meeting("first", "First"), new Meeting("second", "Second"));
            first.AddGoal("An aim", "en");
            second.AddGoal("Another aim", "en");
            first.AddLink(second, MeetingRelation.Next);
            database.Meetings.AddRange(first, second);
            await database.SaveChangesAsync();
        });
        var archives = (await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Meeting, "first"), await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Meeting, "second"));
        await using var other = new HubApplication();

        await ArchiveRoundTripTests.ReadAsync(other, archives.Item1);
        Assert.True(await other.InStoreAsync(database => database.Meetings.AnyAsync(m => m.Slug == "second" && m.IsMentionOnly)));
        await ArchiveRoundTripTests.ReadAsync(other, archives.Item2);

        Assert.Equal(2, await other.InStoreAsync(database => database.Meetings.CountAsync(m => !m.IsMentionOnly)));
        Assert.True(await other.InStoreAsync(database => database.MeetingLinks.AnyAsync(l => l.Other!.Slug == "second" && l.Other.Goals.Any())));
    }

    [Fact]
    public async Task A_dry_run_counts_and_stores_nothing()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        await using var other = new HubApplication();

        var imported = await ArchiveRoundTripTests.ReadAsync(other, await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, FilledStore.Series), isDryRun: true);

        Assert.Equal(3, imported.Rows[nameof(Meeting)]);
        Assert.Equal(0, await other.InStoreAsync(database => database.Meetings.CountAsync()));
    }

    [Fact]
    public async Task What_came_in_is_found_by_searching_and_every_process_learns_of_it()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        await using var other = new HubApplication();
        var before = await other.InStoreAsync(database => database.Freshness.MaxAsync(f => (long?)f.Version));

        await ArchiveRoundTripTests.ReadAsync(other, await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, FilledStore.Series));

        await other.InStoreAsync(async database =>
        {
            foreach (var kind in Enum.GetValues<SearchedKinds>()) Assert.NotEmpty(await SearchIndex.AllAsync(database, kind, kind == SearchedKinds.Affiliates || kind == SearchedKinds.Meetings ? "name" : kind == SearchedKinds.Sessions ? "title" : "text", default));
            var meeting = await database.Meetings.Where(m => m.Slug == "meeting-1").Select(m => m.Id).SingleAsync();
            string[] touched = [FreshnessTags.Names, FreshnessTags.Meetings, FreshnessTags.Sources, FreshnessTags.Meeting(meeting), FreshnessTags.Draft(meeting)];
            Assert.Equal(touched.Length, await database.Freshness.CountAsync(f => touched.Contains(f.Tag) && f.Version > (before ?? 0)));
        });
    }

    [Fact]
    public async Task Who_answered_cannot_be_worked_out_from_an_archive()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);

        var json = Encoding.UTF8.GetString(await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, FilledStore.Series));

        Assert.Contains("\"SurveyAnswer\":[{", json, StringComparison.Ordinal);
        Assert.Contains("\"SurveyTicket\":[{", json, StringComparison.Ordinal);
        Assert.DoesNotContain("account 1", json, StringComparison.Ordinal);
        Assert.DoesNotContain("secret 1", json, StringComparison.Ordinal);
    }

    private static IEnumerable<(string What, byte[] Json)> Changed(byte[] json)
    {
        yield return ("nothing at all", []);
        yield return ("half of it", json[..(json.Length / 2)]);
        yield return ("all but its end", json[..^1]);
        yield return ("another JSON", "{\"title\": \"x\"}"u8.ToArray());
        yield return ("a list", "[1]"u8.ToArray());
        yield return ("the same name twice", [.. "{\"format\":\"meetinghub-archive\","u8, .. json.AsSpan(1)]);
        yield return With("a newer version", root => root["version"] = 2);
        yield return With("no version", root => root.Remove("version"));
        yield return With("no mentions", root => root.Remove("mentions"));
        yield return With("another series", root => root["slug"] = "another");
        yield return With("a kind that is none", root => root["kind"] = "7");
        yield return With("a mention that is not there", root => root["mentions"]!.AsArray().Add(99_999));
        yield return With("an unknown table", root => root["tables"]!["Account"] = new JsonArray());
        yield return With("a table too few", root => root["tables"]!.AsObject().Remove(nameof(Goal)));
        yield return Row("an unknown column", nameof(Goal), row => row["Colour"] = "red");
        yield return Row("a column too few", nameof(Goal), row => row.Remove(nameof(Goal.Aim)));
        yield return Row("a number for a word", nameof(Goal), row => row[nameof(Goal.Aim)] = 5);
        yield return Row("a word for a number", nameof(Goal), row => row[nameof(Goal.Position)] = "5");
        yield return Row("a fraction", nameof(Goal), row => row[nameof(Goal.Position)] = 1.5);
        yield return Row("nothing where something must be", nameof(Goal), row => row[nameof(Goal.Aim)] = null);
        yield return Row("half a character", nameof(Goal), row => row[nameof(Goal.Aim)] = Half);
        yield return Row("a visibility that is none", nameof(Meeting), row => row[nameof(Meeting.Visibility)] = "Everybody");
        yield return Row("a visibility by number", nameof(Meeting), row => row[nameof(Meeting.Visibility)] = "0");
        yield return Row("a visibility beyond the last", nameof(Meeting), row => row[nameof(Meeting.Visibility)] = "99");
        yield return Row("an address with a way out", nameof(Meeting), row => row[nameof(Meeting.Slug)] = "../x");
        yield return Row("a reserved address", nameof(Affiliate), row => row[nameof(Affiliate.Slug)] = "new");
        yield return Row("a country that is none", nameof(Affiliate), row => row[nameof(Affiliate.Country)] = "Bolivia");
        yield return Row("a language that is none", nameof(Goal), row => row[nameof(Goal.Language)] = "\" onclick=\"x");
        yield return Row("a time zone that is none", nameof(Meeting), row => row[nameof(Meeting.TimeZone)] = "Nowhere/Here");
        yield return Row("a date that is none", nameof(Session), row => row[nameof(Session.Day)] = "2024-02-30");
        yield return Row("an instant without its zone", nameof(FollowUp), row => row[nameof(FollowUp.At)] = "2024-02-20T00:00:00.0000000");
        yield return Row("a link that runs", nameof(FollowUp), row => row[nameof(FollowUp.Link)] = "javascript:alert(1)");
        yield return Row("an origin that runs", nameof(SourceDocument), row => row[nameof(SourceDocument.Origin)] = "data:text/html,x");
        yield return Row("bytes that are none", nameof(SourceContent), row => row[nameof(SourceContent.Bytes)] = "%%%");
        yield return Row("other bytes", nameof(SourceContent), row => row[nameof(SourceContent.Bytes)] = "AAAA");
        yield return Row("a page among the attachments", nameof(Attachment), row => row[nameof(Attachment.MediaType)] = "text/html");
        yield return Row("a program among the attachments", nameof(Attachment), row => row[nameof(Attachment.Name)] = "setup.exe");
        yield return Row("a token that is a path", nameof(Attachment), row => row[nameof(Attachment.Token)] = "../../../etc/passwd");
        yield return Row("an option that is none", nameof(SurveyReply), row => row[nameof(SurveyReply.Option)] = 4);
        yield return Row("the same number twice", nameof(Goal), row => row[nameof(Goal.Id)] = row.Parent!.AsArray()[1]![nameof(Goal.Id)]!.DeepClone());
        yield return Row("a part of nothing", nameof(Goal), row => row[nameof(Goal.MeetingId)] = 99_999);
        yield return Row("evidence of nothing", nameof(Evidence), row => row[nameof(Evidence.RecordId)] = 99_999);
        yield return Row("a step that is not there", nameof(Change), row => row[nameof(Change.StepId)] = 99_999);
        yield return Row("a part of what is only mentioned", nameof(Goal), row => row[nameof(Goal.MeetingId)] = row.Root["mentions"]![0]!.DeepClone());
        yield return Row("a note longer than any", nameof(SessionNote), row => row[nameof(SessionNote.Text)] = new string('x', SessionNote.LongestText + 1));

        (string, byte[]) With(string what, Action<JsonObject> change)
        {
            var root = JsonNode.Parse(json)!.AsObject();
            change(root);
            return (what, Encoding.UTF8.GetBytes(root.ToJsonString().Replace(Half, "\\uD800", StringComparison.Ordinal)));
        }

        (string, byte[]) Row(string what, string table, Action<JsonObject> change) => With(what, root => change(root["tables"]![table]![0]!.AsObject()));
    }
}
