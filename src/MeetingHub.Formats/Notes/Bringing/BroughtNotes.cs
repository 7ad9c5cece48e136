using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Html;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.PlainText;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>What notes came as.</summary>
public enum BroughtAs
{
    /// <summary>Markdown, as HedgeDoc and our own pages give it.</summary>
    Markdown,
    /// <summary>Etherpad's export, as text or with all that it knows of itself.</summary>
    Pad,
    /// <summary>A page: Etherpad's, a word processor's, any.</summary>
    Html,
    /// <summary>A word processor's document.</summary>
    Docx,
    /// <summary>A wiki's source.</summary>
    Wikitext,
}

/// <summary>A part of notes under one heading.</summary>
/// <param name="Heading">The heading's words; null for what stands before the first.</param>
/// <param name="Markdown">What stands below it, without the heading.</param>
public sealed record NotePart(string? Heading, string Markdown);

/// <summary>Notes that were written elsewhere, as the Markdown that they are kept in.</summary>
/// <param name="Title">Their title, where they say it.</param>
/// <param name="Language">The BCP 47 tag of their language, where they say it.</param>
/// <param name="Markdown">The notes.</param>
/// <param name="As">What they came as.</param>
public sealed partial record BroughtNotes(string? Title, string? Language, string Markdown, BroughtAs As)
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly string[] WikiEndings = [".wiki", ".mediawiki", ".wikitext", ".mw"];

    /// <summary>Reads notes from a file.</summary>
    /// <param name="name">The file's name; its ending is believed where the content does not say otherwise.</param>
    /// <param name="bytes">The file.</param>
    /// <exception cref="DomainRuleException">It is too large, or nothing that notes can be read from.</exception>
    public static BroughtNotes Read(string name, byte[] bytes)
    {
        if (bytes.Length > MostBytes) throw new DomainRuleException("Rule.AttachmentTooLarge", "This file is larger than 20 MB.");
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            var (title, language, html) = DocxReader.Read(bytes);
            return new BroughtNotes(title, language, NotTooLong(MarkdownWriter.Write(html)), BroughtAs.Docx);
        }
        // RTF is text to a decoder, and to nobody else.
        if (bytes.AsSpan().StartsWith("%PDF-"u8) || bytes.AsSpan().StartsWith("{\\rtf"u8) || TextDecoding.Decode(bytes).Text is not { } text)
            throw new DomainRuleException("Rule.NotesNotRead", "This document cannot be read. Bring Markdown, text, HTML, DOCX or wikitext.");
        return Read(name, text);
    }

    /// <summary>Reads notes from text.</summary>
    /// <param name="name">The name of the file that it comes from; empty where it was pasted.</param>
    /// <param name="text">The text.</param>
    public static BroughtNotes Read(string name, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (ending is ".html" or ".htm" || HtmlReader.IsPage(text))
        {
            var title = TitleTag().Match(text) is { Success: true } said ? System.Net.WebUtility.HtmlDecode(said.Groups[1].Value).Trim() : null;
            // In pads people type Markdown; Etherpad's own page says "en" whatever is written in it.
            var isPad = Generator().IsMatch(text);
            return new BroughtNotes(NullIfEmpty(title), isPad ? null : LanguageOf(text), NotTooLong(MarkdownWriter.Write(text, isPad ? TypedSigns.Markdown : TypedSigns.Plain)), BroughtAs.Html);
        }
        if (PadExport.Read(text) is { } pad) return new BroughtNotes(null, null, NotTooLong(PadText.ToMarkdown(pad)), BroughtAs.Pad);
        NotTooLong(text);
        var (front, body) = FrontMatterOf(text);
        if (WikiEndings.Contains(ending) || (front.Count == 0 && ending is not (".md" or ".markdown") && WikitextReader.IsOne(body)))
            return new BroughtNotes(null, null, WikitextReader.ToMarkdown(body), BroughtAs.Wikitext);
        if (PadText.IsOne(body, ending)) return new BroughtNotes(null, null, PadText.ToMarkdown(body), BroughtAs.Pad);
        return new BroughtNotes(front.GetValueOrDefault("title"), front.GetValueOrDefault("lang"), body.Trim('\n'), BroughtAs.Markdown);
    }

    /// <summary>The BCP 47 tag of the language that they say they are in, else of the one that they are written in; null where neither can be told.</summary>
    public string? LanguageOrGuess => Language ?? LanguageDetector.Detect(NoteMarkdown.ToText(Markdown));

    /// <summary>Reads notes that were copied in a browser or a word processor.</summary>
    /// <param name="html">What the clipboard holds.</param>
    /// <exception cref="DomainRuleException">It is too long, or set into itself too deeply.</exception>
    public static string FromPasted(string html) => NotTooLong(MarkdownWriter.Write(html));

    /// <summary>The parts under the headings of one level: a document may hold the notes of several sessions.</summary>
    /// <param name="level">The level, from 1; null for the highest that occurs more than once.</param>
    public IReadOnlyList<NotePart> Parts(int? level = null)
    {
        var lines = Markdown.Split('\n');
        var headings = Headings(lines);
        level ??= headings.GroupBy(h => h.Level).Where(g => g.Count() > 1).Select(g => g.Key).DefaultIfEmpty(0).Min();
        var at = headings.Where(h => h.Level == level).ToList();
        if (at.Count == 0) return [new NotePart(null, Markdown)];
        List<NotePart> parts = [];
        if (Body(0, at[0].Line) is { Length: > 0 } before) parts.Add(new NotePart(null, before));
        for (var i = 0; i < at.Count; i++) parts.Add(new NotePart(NoteMarkdown.ToText("# " + at[i].Text), Body(at[i].End, i + 1 < at.Count ? at[i + 1].Line : lines.Length)));
        return parts;

        string Body(int from, int to) => string.Join('\n', lines[from..to]).Trim('\n');
    }

    // Number signs before a line, or signs below it; in code there are none.
    private static List<(int Line, int End, int Level, string Text)> Headings(string[] lines)
    {
        List<(int Line, int End, int Level, string Text)> headings = [];
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var bare = lines[i].Trim();
            if (fence is not null)
            {
                if (bare.StartsWith(fence, StringComparison.Ordinal) && bare.Trim(fence[0]).Length == 0) fence = null;
            }
            else if (Fence().Match(lines[i]) is { Success: true } opened) fence = opened.Groups[1].Value;
            else if (Heading().Match(lines[i]) is { Success: true } heading) headings.Add((i, i + 1, heading.Groups["signs"].Length, heading.Groups["text"].Value));
            else if (i + 1 < lines.Length && Underlined().IsMatch(lines[i]) && (i == 0 || lines[i - 1].Trim().Length == 0) && Underline().Match(lines[i + 1]) is { Success: true } line)
            {
                headings.Add((i, i + 2, line.Groups[1].ValueSpan[0] == '=' ? 1 : 2, bare));
                i++;
            }
        }
        return headings;
    }

    // A page is longer than what it says; what it says is what is kept.
    private static string NotTooLong(string markdown) => markdown.Length <= NoteMarkdown.LongestText ? markdown : throw new DomainRuleException("Rule.NotesTooLong", "These notes are too long to be shown.");

    private static (IReadOnlyDictionary<string, string> Fields, string Body) FrontMatterOf(string text)
    {
        if (FrontMatter().Match(text) is not { Success: true } front) return (new Dictionary<string, string>(), text);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match field in Field().Matches(front.Groups[1].Value))
            if (NullIfEmpty(field.Groups["value"].Value.Trim().Trim('"', '\'')) is { } value) fields.TryAdd(field.Groups["key"].Value, value);
        return (fields, text[front.Length..]);
    }

    private static string? LanguageOf(string html) => LanguageAttribute().Match(html) is { Success: true } language ? language.Groups[1].Value : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"<title[^>]*>([^<]{1,300})</title>", RegexOptions.IgnoreCase)]
    private static partial Regex TitleTag();

    [GeneratedRegex(@"<meta[^>]*name=""generator""[^>]*Etherpad", RegexOptions.IgnoreCase)]
    private static partial Regex Generator();

    [GeneratedRegex(@"<html[^>]*\slang=""([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""", RegexOptions.IgnoreCase)]
    private static partial Regex LanguageAttribute();

    [GeneratedRegex(@"\A---[ ]*\n((?:[ ]*(?:[\w-]+[ ]*:.*|- .*|#.*)?\n)*?)(?:---|\.\.\.)[ ]*(?:\n|\z)")]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(?<key>[\w-]+)[ ]*:[ ]*(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s*(`{3,}(?=[^`]*$)|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}[^\s>|#*+-].*$")]
    private static partial Regex Underlined();

    [GeneratedRegex(@"^ {0,3}(={2,}|-{2,})\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^ {0,3}(?<signs>#{1,6})\s+(?<text>\S.*?)\s*#*$")]
    private static partial Regex Heading();
}
