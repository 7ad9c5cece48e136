using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Surveys;

public sealed class SurveyTests : IAsyncLifetime
{
    private HubApplication Hub { get; } = new();

    public Task InitializeAsync() => Hub.InStoreAsync(SeedFacts.AddAsync);

    public Task DisposeAsync() => Hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_link_is_good_for_one_answer()
    {
        var (_, id, links) = await OpenAsync(isAnonymous: true, 2);
        var somebody = new Browser(Hub);

        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(somebody, links[0], 0)).StatusCode);
        Assert.Null((await somebody.ReadAsync(links[0])).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAgainAsync(somebody, links[0], links[1])).StatusCode);
        Assert.Equal(1, await Hub.InStoreAsync(d => d.SurveyAnswers.CountAsync(a => a.SurveyId == id)));
    }

    [Fact]
    public async Task Who_has_an_account_answers_once_too()
    {
        var (organizer, id, _) = await OpenAsync(isAnonymous: true, 1);

        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(organizer, $"/surveys/{id}/answer", 1)).StatusCode);
        Assert.Null((await organizer.ReadAsync($"/surveys/{id}/answer")).QuerySelector("main form:not([action*=logout])"));
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(Hub).GetAsync($"/surveys/{id}/answer")).StatusCode);
    }

    [Fact]
    public async Task Nothing_in_the_store_links_an_anonymous_answer_and_a_person()
    {
        var (organizer, id, links) = await OpenAsync(isAnonymous: true, 6);
        foreach (var link in links) await AnswerAsync(new Browser(Hub), link, 0);
        await AnswerAsync(organizer, $"/surveys/{id}/answer", 1);
        var account = await Hub.InStoreAsync(d => d.Users.Select(u => u.Id).SingleAsync());

        var rows = await RowsAsync("SELECT * FROM SurveyAnswers JOIN SurveyReplies ON SurveyReplies.AnswerId = SurveyAnswers.Id");
        var tickets = await RowsAsync("SELECT * FROM SurveyTickets");

        Assert.Equal(7, tickets.Count);
        Assert.DoesNotContain(rows.Concat(tickets).SelectMany(r => r), cell => cell == account || links.Any(l => cell.Contains(l[^20..], StringComparison.Ordinal)));
        // Neither knows a time, or what the other knows it by.
        Assert.Empty(rows.SelectMany(r => r).Intersect(tickets.Select(t => t[0])));
        Assert.DoesNotContain(rows.Concat(tickets).SelectMany(r => r), cell => cell.Contains("20", StringComparison.Ordinal) && DateTime.TryParse(cell, out _));
        // Not even by the order in which they were stored.
        foreach (var table in (string[])["SurveyAnswers", "SurveyReplies", "SurveyTickets"])
            Assert.Contains("WITHOUT ROWID", (await RowsAsync($"SELECT sql FROM sqlite_master WHERE name = '{table}'"))[0][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_answer_names_its_account()
    {
        var (organizer, id, _) = await OpenAsync(isAnonymous: false, 1);

        await AnswerAsync(organizer, $"/surveys/{id}/answer", 0);

        Assert.Equal(await Hub.InStoreAsync(d => d.Users.Select(u => u.Id).SingleAsync()), await Hub.InStoreAsync(d => d.SurveyAnswers.Select(a => a.AccountId).SingleAsync()));
    }

    [Fact]
    public async Task Results_are_the_organizers_until_they_are_published_and_small_numbers_stay_hidden()
    {
        var (organizer, id, links) = await OpenAsync(isAnonymous: true, 6);
        foreach (var link in links.Take(4)) await AnswerAsync(new Browser(Hub), link, 0);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync($"/surveys/{id}")).StatusCode);
        Assert.Null((await organizer.ReadAsync($"/surveys/{id}")).QuerySelector(".bars"));

        await AnswerAsync(new Browser(Hub), links[4], 1);
        await organizer.SendAsync($"/surveys/{id}/edit", [], "Publish");
        // While people answer, two visits one after the other would show one person's answer.
        Assert.Null((await new Browser(Hub).ReadAsync($"/surveys/{id}")).QuerySelector(".bars"));
        await organizer.SendAsync($"/surveys/{id}/edit", [], "Open");

        var rows = (await new Browser(Hub).ReadAsync($"/surveys/{id}")).QuerySelectorAll(".bars tbody tr").Take(2).Select(r => (r.Children[0].Words(), r.Children[1].Words()));
        Assert.Equal([("Andes", "4"), ("Caribe", "1")], rows);
        Assert.Contains("5 of 6", (await new Browser(Hub).ReadAsync($"/surveys/{id}")).QuerySelector(".lede").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_survey_takes_no_answer()
    {
        var (organizer, id, links) = await OpenAsync(isAnonymous: true, 1);
        await organizer.SendAsync($"/surveys/{id}/edit", [], "Open");

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync(links[0])).StatusCode);
    }

    private async Task<(Browser Organizer, int Id, List<string> Links)> OpenAsync(bool isAnonymous, int people)
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var made = await organizer.SendAsync("/meetings/bogota/surveys", new() { ["Moment"] = nameof(SurveyMoment.After), ["IsAnonymous"] = isAnonymous ? "true" : "false" });
        var edit = made.Headers.Location!.ToString();
        await AskAsync(organizer, edit, QuestionKind.Choice, "¿De dónde?", "Andes\nCaribe");
        await AskAsync(organizer, edit, QuestionKind.Text, "¿Qué cambiaría?", "");
        await organizer.SendAsync(edit, [], "Open");
        var links = (await Browser.Parse(await organizer.SendAsync(edit, new() { ["people"] = $"{people}" }, "Invite"))).QuerySelector("#made-links")!.TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (organizer, int.Parse(edit.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture), [.. links.Select(l => new Uri(l).AbsolutePath)]);
    }

    // The form with which one asks has no handler's name, and is not the first.
    private static async Task AskAsync(Browser organizer, string edit, QuestionKind kind, string text, string options)
    {
        var token = (await organizer.ReadAsync(edit)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("Input.Kind", kind.ToString()), new("Input.TextEs", text), new("Input.OptionsEs", options), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await organizer.Client.PostAsync(new Uri(edit, UriKind.Relative), form)).StatusCode);
    }

    private async Task<HttpResponseMessage> AnswerAsync(Browser browser, string address, int option)
    {
        var questions = await Hub.InStoreAsync(d => d.Surveys.SelectMany(s => s.Questions).OrderBy(q => q.Position).Select(q => q.Id).ToListAsync());
        return await browser.SendAsync(address, new() { [$"q{questions[0]}"] = $"{option}", [$"t{questions[1]}"] = "More time." });
    }

    // The form of a link that is used has gone, so another's token is sent.
    private static async Task<HttpResponseMessage> PostAgainAsync(Browser browser, string used, string other)
    {
        var token = (await browser.ReadAsync(other)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("q1", "0"), new("__RequestVerificationToken", token)]);
        return await browser.Client.PostAsync(new Uri(used, UriKind.Relative), form);
    }

    private async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var connection = new SqliteConnection(Hub.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string[]> rows = [];
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString()!)]); // a value that is not null has a text
        return rows;
    }
}
