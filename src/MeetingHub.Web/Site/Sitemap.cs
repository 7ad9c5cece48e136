using System.Xml;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Site;

/// <summary>Every public page in every language, each with the others as alternates.</summary>
public static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>The protocol allows 50,000 addresses a file, and each page has three.</summary>
    private const int MostPages = 16_000;

    public static async Task Write(HttpContext context, HubDbContext database, Here here, CancellationToken cancel)
    {
        var pages = await PagesAsync(database, cancel);
        context.Response.ContentType = "application/xml; charset=utf-8";
        await using var xml = XmlWriter.Create(context.Response.Body, new XmlWriterSettings { Async = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        foreach (var page in pages.Take(MostPages))
            foreach (var language in SiteLanguage.All)
            {
                await xml.WriteStartElementAsync(null, "url", Namespace);
                await xml.WriteElementStringAsync(null, "loc", Namespace, here.AbsoluteFile($"/{language.Tag}{page}"));
                foreach (var other in SiteLanguage.All) await WriteAlternateAsync(other.Tag, $"/{other.Tag}{page}");
                await WriteAlternateAsync("x-default", page);
                await xml.WriteEndElementAsync();
            }
        await xml.WriteEndElementAsync();
        await xml.FlushAsync();

        async Task WriteAlternateAsync(string tag, string path)
        {
            await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
            await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
            await xml.WriteAttributeStringAsync(null, "hreflang", null, tag);
            await xml.WriteAttributeStringAsync(null, "href", null, here.AbsoluteFile(path));
            await xml.WriteEndElementAsync();
        }
    }

    private static async Task<IEnumerable<string>> PagesAsync(HubDbContext database, CancellationToken cancel)
    {
        var meetings = await database.Meetings.AsNoTracking().OrderBy(m => m.Id)
            .Select(m => new { m.Slug, HasAgenda = m.CurrentRelease != null, HasPeople = m.Delegations.Any() || m.Participations.Any(), HasOutcomes = m.Outcomes.Any() }).ToListAsync(cancel);
        var sessions = await database.CurrentAgenda.AsNoTracking().Where(s => !s.IsBreak).OrderBy(s => s.SessionId).Select(s => new { s.Release!.Meeting!.Slug, s.Code }).ToListAsync(cancel);
        var series = await database.Series.AsNoTracking().OrderBy(s => s.Id).Select(s => s.Slug).ToListAsync(cancel);
        var programmes = await database.Programmes.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Slug).ToListAsync(cancel);
        var affiliates = await database.Affiliates.AsNoTracking().OrderBy(a => a.Id).Select(a => a.Slug).ToListAsync(cancel);
        var sources = await database.Sources.AsNoTracking().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel);
        return
        [
            "/", "/meetings", "/series", "/programmes", "/outcomes", "/affiliates", "/sources",
            .. meetings.SelectMany(m => (string?[])
            [
                $"/meetings/{m.Slug}",
                m.HasAgenda ? $"/meetings/{m.Slug}/agenda" : null,
                m.HasPeople ? $"/meetings/{m.Slug}/participants" : null,
                m.HasOutcomes ? $"/meetings/{m.Slug}/outcomes" : null,
            ]).OfType<string>(),
            .. sessions.Select(s => $"/meetings/{s.Slug}/sessions/{s.Code}"),
            .. series.Select(s => $"/series/{s}"),
            .. programmes.Select(p => $"/programmes/{p}"),
            .. affiliates.Select(a => $"/affiliates/{a}"),
            .. sources.Select(s => $"/sources/{s}"),
        ];
    }
}
