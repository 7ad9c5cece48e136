using System.Globalization;
using System.Net;
using System.Text;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Archive;

/// <summary>The pages of an archive, which open from a disk: relative links, a style of their own, no scripts. Every text of a person is encoded.</summary>
internal sealed class ArchivePages(Texts texts, string siteName)
{
    private readonly string language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The first page: the editions, what was agreed with what became of it, and where the rest lies.</summary>
    public string Index(string title, string? titleLanguage, string address, bool isInternal, IReadOnlyList<Edition> editions, IReadOnlyList<OutcomeItem> outcomes, bool hasSources)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h1{Lang(titleLanguage)}>{Encoded(title)}</h1>\n<p>{Encoded(texts["Archive.From", siteName])} <a href=\"{Encoded(address)}\">{Encoded(address)}</a></p>\n");
        if (isInternal) html.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\">{Encoded(texts["Archive.InternalWarning"])}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"meetings\">{Encoded(texts["Nav.Meetings"])}</h2>\n<ol>\n");
        foreach (var edition in editions)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{edition.File}\"{Lang(edition.Language)}>{Encoded(edition.Name)}</a> <small>{Encoded(string.Join(" · ", new[] { edition.Label == edition.Name ? null : edition.Label, edition.Dates, edition.Status }.OfType<string>()))}</small></li>\n");
        html.Append("</ol>\n");
        if (outcomes.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"outcomes\">{Encoded(texts["Report.Part.Outcomes"])}</h2>\n<table>\n<thead><tr>");
            foreach (var head in new[] { texts["Report.Outcome"], texts["Report.Meeting"], texts["Report.Status"], texts["Report.Responsible"], texts["Report.Due"], texts["Report.Reported"] }) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Encoded(head)}</th>");
            html.Append("</tr></thead>\n<tbody>\n");
            var files = editions.ToDictionary(e => e.Slug, e => e.File);
            foreach (var outcome in outcomes)
            {
                var meeting = Encoded(outcome.Meeting.Label);
                if (files.TryGetValue(outcome.Meeting.Slug, out var file)) meeting = $"<a href=\"{file}\"{Lang(outcome.Meeting.LabelLanguage)}>{meeting}</a>";
                html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"{Lang(outcome.Translated is null ? outcome.Language : null)}>{Encoded(outcome.Translated ?? outcome.Text)}</th><td>{meeting}</td><td>{Encoded(texts.Of(outcome.Status))}</td><td>{Encoded(string.Join(", ", outcome.Responsible(texts)))}</td><td>{Encoded(Texts.Dates(outcome.Due, null) ?? outcome.Due?.Words ?? "–")}</td><td>{Encoded(outcome.FollowUps.LastOrDefault(f => !f.IsCarriedOver && f.Text.Length > 0)?.Text ?? "–")}</td></tr>\n");
            }
            html.Append("</tbody>\n</table>\n");
        }
        if (hasSources) html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"sources/index.html\">{Encoded(texts["Nav.Sources"])}</a></p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"README.txt\">README.txt</a></p>\n");
        return Page(title, "", html.ToString());
    }

    /// <summary>A meeting's page: its whole report.</summary>
    public string Meeting(string title, string report, IEnumerable<string> files)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<nav><a href=\"../../index.html\">{Encoded(texts["Archive.Contents"])}</a></nav>\n<h1>{Encoded(title)}</h1>\n<p>{Encoded(texts["Report.Formats"])}:");
        foreach (var file in files) html.Append(CultureInfo.InvariantCulture, $" <a href=\"{file}\">{file}</a>");
        html.Append("</p>\n").Append(report);
        return Page(title, "../../", html.ToString());
    }

    /// <summary>The documents that it rests on, and where they are from.</summary>
    public string Sources(IReadOnlyList<Source> sources)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<nav><a href=\"../index.html\">{Encoded(texts["Archive.Contents"])}</a></nav>\n<h1>{Encoded(texts["Nav.Sources"])}</h1>\n<ul>\n");
        foreach (var source in sources)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{source.File}\"{Lang(source.Language)}>{Encoded(source.Title)}</a>");
            // One in which a name is blacked out leads nowhere.
            if (source.Origin is { } origin && Uri.TryCreate(origin, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && !origin.Contains(HiddenNames.Black, StringComparison.Ordinal)) html.Append(CultureInfo.InvariantCulture, $" <small><a href=\"{Encoded(origin)}\">{Encoded(origin)}</a></small>");
            if (source.Licence is { } licence) html.Append(CultureInfo.InvariantCulture, $" <small>{Encoded(licence)}</small>");
            if (!source.IsOriginal) html.Append(CultureInfo.InvariantCulture, $" <small>{Encoded(texts["Archive.BlackedOut"])}</small>");
            html.Append("</li>\n");
        }
        html.Append("</ul>\n");
        return Page(texts["Nav.Sources"], "../", html.ToString());
    }

    private string Page(string title, string up, string body) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encoded(title)}</title>
        <link rel="stylesheet" href="{up}style.css">
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private string Lang(string? textLanguage) => textLanguage is null || textLanguage.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase) ? "" : $" lang=\"{Encoded(textLanguage)}\"";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A meeting in the list.</summary>
    internal sealed record Edition(string Slug, string File, string Name, string? Language, string Label, string? Dates, string Status);

    /// <summary>A document in the list.</summary>
    internal sealed record Source(int Id, string File, string Title, string? Language, string? Origin, string? Licence, bool IsOriginal);
}
