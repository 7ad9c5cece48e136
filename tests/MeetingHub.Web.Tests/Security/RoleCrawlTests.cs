using System.Globalization;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MeetingHub.Web.Tests.Security;

/// <summary>Every route and every handler of every form, asked by each role, with the numbers of records that are there.</summary>
public sealed class RoleCrawlTests(ITestOutputHelper output)
{
    private static readonly string[] Nobodys = ["/sources/{id:int}/review", "/account/setup", "/follow/{token}", "/progress/{token}", "/survey/{token}", "/account/invitation", "/account/recovery", "/health/ready", "/health/live"];

    [Fact]
    public async Task Each_role_opens_what_the_table_says_and_what_is_open_is_there()
    {
        await using var hub = await FilledAsync();
        var (wrong, table) = (new List<string>(), new SortedDictionary<string, List<int>>(StringComparer.Ordinal));
        var visitors = await VisitorsAsync(hub);
        foreach (var endpoint in Pages(hub))
        {
            var policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            var address = await AddressAsync(hub, endpoint);
            table[$"{endpoint.RoutePattern.RawText} ({policy ?? "public"})"] = [];
            foreach (var (name, role, isAssigned, browser) in visitors)
            {
                var status = (int)(await browser.GetAsync(address)).StatusCode;
                table[$"{endpoint.RoutePattern.RawText} ({policy ?? "public"})"].Add(status);
                var isOpen = policy is null || (role is { } has && Policies.Opens(policy, has) && (policy != Policies.TakeNotes || has != AccountRole.NoteTaker || isAssigned));
                // Without their secret these are not there, and an upload is there only while it waits.
                var expected = !isOpen ? role is null ? 302 : 403 : Nobodys.Contains("/" + endpoint.RoutePattern.RawText?.TrimStart('/')) ? status is 200 or 404 ? status : 200 : 200;
                if (status != expected) wrong.Add($"{name} {address} ({policy ?? "public"}): {status} and not {expected}");
            }
        }

        output.WriteLine(string.Join('\t', visitors.Select(v => v.Name)));
        foreach (var (route, statuses) in table) output.WriteLine($"{string.Join('\t', statuses)}\t{route}");
        Assert.Equal([], wrong);
        Assert.True(table.Count > 50, $"{table.Count} routes were asked.");
    }

    [Fact]
    public async Task No_handler_of_any_form_takes_anything_without_its_token_or_from_somebody_unknown()
    {
        await using var hub = await FilledAsync();
        var visitors = await VisitorsAsync(hub);
        var nobody = visitors[0].Browser;
        var token = (await nobody.ReadAsync("/account/login")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var wrong = new List<string>();
        var asked = 0;
        var before = Dump(hub);
        foreach (var endpoint in Pages(hub))
            foreach (var handler in await HandlersAsync(hub, endpoint))
            {
                var address = await AddressAsync(hub, endpoint) + (handler.Length == 0 ? "" : $"?handler={handler}");
                asked++;
                var policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
                foreach (var (name, role, isAssigned, browser) in visitors)
                {
                    var status = await PostAsync(browser, address, null);
                    var isOpen = policy is null || (role is { } has && Policies.Opens(policy, has) && (policy != Policies.TakeNotes || has != AccountRole.NoteTaker || isAssigned));
                    if (status != (isOpen ? 400 : role is null ? 401 : 403)) wrong.Add($"{name} without a token {address}: {status}");
                }
                // The ways in are for those who are not known yet; nothing changes there either, because nothing right is sent.
                var withToken = await PostAsync(nobody, address, token);
                if (policy is not null && withToken != 401) wrong.Add($"nobody with a token {address}: {withToken}");
                if (withToken >= 500) wrong.Add($"nobody with a token {address}: {withToken}");
            }

        Assert.Equal([], wrong);
        Assert.True(asked > 50, $"{asked} handlers were asked.");
        Assert.Equal(before, Dump(hub));

        static async Task<int> PostAsync(Browser browser, string address, string? token)
        {
            using var form = new FormUrlEncodedContent([new("Input.Name", "x"), new("kind", "Goal"), new("id", "1"), new("field-title", "x"), .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]);
            return (int)(await browser.Client.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
        }
    }

    private static async Task<IReadOnlyList<(string Name, AccountRole? Role, bool IsAssigned, Browser Browser)>> VisitorsAsync(HubApplication hub)
    {
        var assigned = await Browser.AsAsync(hub, AccountRole.NoteTaker, "assigned@example.org");
        await hub.InStoreAsync(async database =>
        {
            (await database.Users.SingleAsync(a => a.Email == "assigned@example.org")).Assignments.Add(new MeetingAssignment(await database.Meetings.Where(m => m.Slug == "mexico-city-2013").Select(m => m.Id).SingleAsync()));
            await database.SaveChangesAsync();
        });
        return
        [
            ("nobody", null, false, new Browser(hub)),
            ("participant", AccountRole.Participant, false, await Browser.AsAsync(hub, AccountRole.Participant)),
            ("note-taker", AccountRole.NoteTaker, false, await Browser.AsAsync(hub, AccountRole.NoteTaker)),
            ("assigned", AccountRole.NoteTaker, true, assigned),
            ("staff", AccountRole.Staff, false, await Browser.AsAsync(hub, AccountRole.Staff)),
            ("organizer", AccountRole.Organizer, false, await Browser.AsAsync(hub, AccountRole.Organizer)),
        ];
    }

    private static async Task<HubApplication> FilledAsync()
    {
        var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Sessions).Include(m => m.Goals).Include(m => m.Outcomes).SingleAsync(m => m.Slug == "mexico-city-2013");
            var person = new Person("somebody", "Somebody");
            meeting.AddParticipation(person, ParticipationRole.Speaker);
            meeting.AddSession("A session", "en").AddFacilitator(person);
            if (meeting.Goals.Count == 0) meeting.AddGoal("An aim", "en");
            if (meeting.Outcomes.Count == 0) meeting.AddOutcome(OutcomeKind.Decision, "An outcome", "en");
            var programme = await database.Programmes.Include(p => p.Calls).FirstAsync();
            if (programme.Calls.Count == 0) programme.AddCall("A call", "en");
            await database.SaveChangesAsync();
            var survey = new Survey(meeting.Id, SurveyMoment.Before, isAnonymous: true, "secret");
            survey.Ask(QuestionKind.Text, [new QuestionWords("en", "A question?", [])], isAnswered: false);
            survey.Open(true);
            survey.Publish(true);
            database.WikiConnections.Add(new MeetingHub.Web.Wikis.WikiConnection("A wiki", "https://example.org/w/api.php", "Account@hub", "sealed", "An organizer", DateTimeOffset.UnixEpoch));
            database.Surveys.Add(survey);
            await database.SaveChangesAsync();
            database.SessionNotes.Add(new SessionNote(meeting.Sessions[^1].Id, "Notes", "en"));
            await database.SaveChangesAsync();
            meeting.PublishAgenda(null, withTray: true, null, "An organizer", DateTimeOffset.UnixEpoch);
            await database.SaveChangesAsync();
        });
        return hub;
    }

    // Pages alone: what programs ask for is public, and tried where it is made. Some pages have two addresses.
    private static IEnumerable<RouteEndpoint> Pages(HubApplication hub) => hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is { RelativePath: not "/Pages/Errors/Error.cshtml" });

    // "" for the form without a handler's name.
    private static async Task<IReadOnlyList<string>> HandlersAsync(HubApplication hub, RouteEndpoint endpoint)
    {
        var page = await hub.Services.GetRequiredService<PageLoader>().LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, EndpointMetadataCollection.Empty); // asked for above
        return [.. page.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? "")];
    }

    private static Task<string> AddressAsync(HubApplication hub, RouteEndpoint endpoint) => hub.InStoreAsync(async database =>
    {
        var text = endpoint.RoutePattern.RawText ?? "";
        var meeting = await database.Meetings.SingleAsync(m => m.Slug == "mexico-city-2013");
        var session = await database.Sessions.OrderByDescending(s => s.Id).FirstAsync(s => s.MeetingId == meeting.Id);
        var programme = await database.Programmes.FirstAsync();
        var account = await database.Users.Where(a => a.Role == AccountRole.Staff).Select(a => a.Id).FirstAsync();
        var parts = new List<string>();
        foreach (var segment in endpoint.RoutePattern.PathSegments) parts.Add(string.Concat(segment.Parts.Select(Part)));
        return "/" + string.Join('/', parts.Where(p => p.Length > 0));

        string Part(RoutePatternPart part) => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "meeting" } => meeting.Slug,
            RoutePatternParameterPart { Name: "series" } => database.Series.Select(s => s.Slug).First(),
            RoutePatternParameterPart { Name: "programme" } => programme.Slug,
            RoutePatternParameterPart { Name: "affiliate" } => "wikimedia-colombia",
            RoutePatternParameterPart { Name: "code" } => session.Code,
            RoutePatternParameterPart { Name: "kind" } => text.Contains("bin/", StringComparison.Ordinal) ? "Meeting" : text.Contains("programme", StringComparison.Ordinal) ? "calls" : text.Contains("report", StringComparison.Ordinal) ? "words" : "goals",
            RoutePatternParameterPart { Name: "id" } => Id().ToString(CultureInfo.InvariantCulture) is "0" ? account : Id().ToString(CultureInfo.InvariantCulture),
            _ => "1",
        };

        // The number of something that is there, by what the address is about; 0 for an account, which has none.
        int Id() => text.TrimStart('/') switch
        {
            var t when t.StartsWith("people/", StringComparison.Ordinal) => 0,
            var t when t.StartsWith("bin/", StringComparison.Ordinal) => meeting.Id,
            var t when t.Contains("sessions/", StringComparison.Ordinal) => database.SessionFacilitators.Where(f => f.SessionId == session.Id).Select(f => f.PersonId ?? 0).First(),
            var t when t.Contains("/people/", StringComparison.Ordinal) => database.Participations.Where(p => p.MeetingId == meeting.Id).Select(p => p.Id).First(),
            var t when t.Contains("outcomes/", StringComparison.Ordinal) => database.Outcomes.Where(o => o.MeetingId == meeting.Id).Select(o => o.Id).First(),
            var t when t.StartsWith("programmes/", StringComparison.Ordinal) => database.ProgrammeCalls.Where(c => c.ProgrammeId == programme.Id).Select(c => c.Id).First(),
            var t when t.StartsWith("wikis/", StringComparison.Ordinal) => database.WikiConnections.Select(c => c.Id).First(),
            var t when t.StartsWith("sources/", StringComparison.Ordinal) => database.Sources.Select(s => s.Id).First(),
            _ => database.Goals.Where(g => g.MeetingId == meeting.Id).Select(g => g.Id).First(),
        };
    });

    // Every row of every table, but for when somebody was seen and how often they failed.
    private static string Dump(HubApplication hub)
    {
        using var connection = new SqliteConnection(hub.ConnectionString);
        connection.Open();
        var dump = new StringBuilder();
        foreach (var table in Rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('SignIns', 'SignInThrottles') ORDER BY name"))
            dump.AppendLine(table).AppendJoin('\n', Rows($"SELECT * FROM \"{table}\" ORDER BY 1")).AppendLine();
        return dump.ToString();

        List<string> Rows(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            List<string> rows = [];
            while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))));
            return rows;
        }
    }
}
