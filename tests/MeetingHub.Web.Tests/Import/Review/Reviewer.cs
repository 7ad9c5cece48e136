using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using MeetingHub.Domain;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;

namespace MeetingHub.Web.Tests.Import.Review;

/// <summary>What somebody does who brings a document and reviews it.</summary>
internal static class Reviewer
{
    public const string Report = """
        # Encuentro Andino de Archivos Libres

        El IV Encuentro Andino de Archivos Libres se realizó en Cuenca, Ecuador, del 3 al 5 de mayo de 2024.

        ## Participantes

        - Wikimedia Chile
        - Wikimedistas de Ecuador
        - Wikimedia Colombia

        ## Acuerdos

        - Compartir un catálogo común de archivos digitalizados.
        - Publicar una guía de licencias antes de diciembre de 2024.
        - Celebrar el próximo encuentro en La Paz.
        """;

    public static async Task<string> UploadAsync(Browser browser, string name, string text)
    {
        var answer = await SendAsync(browser, [(name, Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<HttpResponseMessage> SendAsync(Browser browser, (string Name, byte[] Bytes)[] files, params (string Name, string Value)[] fields)
    {
        var form = await browser.ReadAsync("/sources/upload");
        using var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "Input.Files", name);
        return await browser.Client.PostAsync(new Uri("/sources/upload", UriKind.Relative), content);
    }

    public static async Task CorrectAsync(Browser browser, string address, string label, Dictionary<string, string> values, RecordKind? kind = null)
    {
        var key = Key(await browser.ReadAsync(address), label, kind);
        var page = await browser.ReadAsync($"{address}?open={key}");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, page, address, null, values, [], [])).StatusCode);
    }

    public static async Task PressAsync(Browser browser, IHtmlDocument page, string address, string handler, IEnumerable<string>? unticked = null, IEnumerable<string>? ticked = null) =>
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, page, address, handler, [], [.. unticked ?? []], [.. ticked ?? []])).StatusCode);

    public static async Task<HttpResponseMessage> PostAsync(Browser browser, IHtmlDocument page, string address, string? handler, Dictionary<string, string> values, string[] unticked, string[] ticked)
    {
        var form = page.QuerySelectorAll("main form").First(f => handler is not ("Undo" or "Again") || f.GetAttribute("action")!.EndsWith($"handler={handler}", StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => e is not IHtmlInputElement { Type: "checkbox", IsChecked: false } box || ticked.Contains(box.Value)).Where(e => e.GetAttribute("name") != "accept" || !unticked.Contains(e.GetAttribute("value")))
            .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, e switch { IHtmlInputElement i => i.Value, IHtmlSelectElement s => s.Value, IHtmlTextAreaElement t => t.Value, _ => "" } ?? ""))
            .Where(f => !values.ContainsKey(f.Key)).Concat(values);
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(new Uri(handler is null ? address : $"{address}?handler={handler}", UriKind.Relative), content);
    }

    public static string Key(IHtmlDocument page, string label, RecordKind? kind = null) =>
        page.QuerySelectorAll(".proposal").First(p => (kind is null || p.Id!.StartsWith($"{kind}-", StringComparison.Ordinal)) && p.QuerySelector(".what > span").Words().StartsWith(label, StringComparison.Ordinal)).Id!;
}
