using System.Net;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Reports;

/// <summary>A report as one HTML file that needs nothing beside it: to open from a disk, to send, and to print to PDF.</summary>
public static partial class ReportPage
{
    // Nothing is fetched and nothing runs, whatever stands in it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>How figures look, on any page that has colours for ink, muted text and the thread.</summary>
    public const string FigureStyle = """
        :root { --done: light-dark(#1f6f4e, #7fcfa6); --open: light-dark(#8a5a00, #e3b65c); --dropped: var(--muted) }
        figure { margin: 1rem 0 } svg { max-width: 100%; height: auto } svg text { fill: var(--ink); font-family: inherit } .chart rect { fill: var(--thread) }
        .Done { color: var(--done) } .Open, .InProgress { color: var(--open) } .Dropped, .Superseded { color: var(--dropped) }
        .cord { stroke: var(--thread); fill: none; stroke-width: 5 } .pend { stroke: var(--muted); fill: none; stroke-width: 2.2 } .mentioned { stroke-dasharray: 1 5 } .withdrawn { stroke-dasharray: 5 4 }
        .quipu text { font-size: 12px; text-anchor: middle }
        """;

    private const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#23242b, #e8e4da); --paper: light-dark(#fff, #191b22); --line: light-dark(#d9d3c7, #3a3d48); --muted: light-dark(#5b5d68, #a9abb5); --thread: light-dark(#a8452c, #e89a7c) }
        body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word }
        h1, h2, h3, h4 { font-family: Georgia, "Noto Serif", "DejaVu Serif", serif; line-height: 1.25; break-after: avoid }
        h2 { margin-top: 2.2rem; border-bottom: 3px solid var(--thread); padding-bottom: .2rem }
        a { color: inherit; text-decoration-color: var(--thread) }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem }
        caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
        th, td { text-align: left; vertical-align: top; padding: .35em .6em .35em 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
        thead th { border-bottom: 2px solid var(--muted); overflow-wrap: normal }
        tbody th { font-weight: 500 } .counts tbody th { min-width: 11em } .counts td { min-width: 6.2em } .counts :is(.short, .number) { min-width: 0; white-space: nowrap } .number { padding-right: 1.2em } .counts thead .number { white-space: normal; min-width: 4em }
        .counts:has(th:nth-child(8)) { & tbody th { min-width: 9em } & td { min-width: 5em } & .number { padding-right: .6em; min-width: 0 } }
        img { max-width: 100%; height: auto }
        .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        .number { text-align: right; font-variant-numeric: tabular-nums }
        .decision { border-left: 3px solid var(--thread); padding-left: .6rem; list-style-position: inside }
        pre { white-space: pre-wrap } blockquote { border-left: 3px solid var(--line); margin-left: 0; padding-left: 1rem; color: var(--muted) }
        @media screen and (max-width: 54rem) { table { display: block; overflow-x: auto } }
        @page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
        @media print { :root { color-scheme: light } body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; line-height: 1.4 } h1 { font-size: 20pt } h2 { font-size: 14pt } table { font-size: 8.5pt; line-height: 1.3 } table:has(th:nth-child(6)) { font-size: 8pt } thead { display: table-header-group } tr, figure, caption { break-inside: avoid } caption { break-after: avoid } tbody tr:first-child { break-before: avoid } p, li { orphans: 3; widows: 3 } nav li { break-inside: avoid } }
        """;

    /// <summary>The file, with a table of contents.</summary>
    /// <param name="report">The report.</param>
    /// <param name="contents">What the table of contents is called.</param>
    public static string Write(ReportDocument report, string contents)
    {
        var title = WebUtility.HtmlEncode(report.Title);
        var parts = string.Concat(report.Blocks.OfType<ReportHeading>().Where(h => h.Level == 2).Select(h => $"<li><a href=\"#{WebUtility.HtmlEncode(h.Anchor)}\">{WebUtility.HtmlEncode(h.Text)}</a></li>"));
        return $"""
            <!doctype html>
            <html lang="{WebUtility.HtmlEncode(report.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{title}</title>
            <style>
            {Style}
            {FigureStyle}
            </style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <nav aria-label="{WebUtility.HtmlEncode(contents)}"><ol>{parts}</ol></nav>
            {Picture().Replace(ReportHtml.Write(report), Told)}
            </main>
            </body>
            </html>

            """;
    }

    // A picture that does not come with the page would be asked for elsewhere: its words stand for it.
    private static string Told(Match picture) => picture.Value.Contains(" src=\"data:", StringComparison.Ordinal) ? picture.Value : Words().Match(picture.Value).Groups[1].Value;

    // Cleaned HTML has its attributes in double quotes.
    [GeneratedRegex("<img\\b[^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex(" alt=\"([^\"]*)\"")]
    private static partial Regex Words();
}
