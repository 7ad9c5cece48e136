using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;
using static MeetingHub.Formats.Notes.Bringing.MarkdownPart;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>HTML of pads, word processors and web pages as the Markdown that notes are written in. Pictures become the words that describe them.</summary>
internal sealed partial class MarkdownWriter
{
    private const int Deepest = 100;
    private const int MostWork = 4_000_000;
    private const int MostColumns = 64;

    private static readonly HashSet<string> BlockNames =
        ["p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "address", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "pre", "hr", "center", "form", "fieldset", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"];

    private readonly TypedSigns typed;
    private readonly HtmlStyles styles = new();
    private readonly Dictionary<IElement, int> references = [];
    private readonly List<IElement> notes = [];
    private readonly HashSet<IElement> taken = [];
    private int depth;

    private MarkdownWriter(TypedSigns typed) => this.typed = typed;

    /// <summary>HTML as Markdown.</summary>
    /// <param name="html">A page or a fragment.</param>
    /// <param name="typed">Which signs that people typed into it mean something.</param>
    /// <exception cref="DomainRuleException">There is too much of it, or elements are set into each other too deeply.</exception>
    public static string Write(string html, TypedSigns typed = TypedSigns.Plain)
    {
        var document = Parse(html);
        var writer = new MarkdownWriter(typed);
        foreach (var sheet in document.QuerySelectorAll("style").Take(20)) writer.styles.Read(sheet.TextContent);
        writer.FindNotes(document.Body!); // the parser makes one
        var markdown = new StringBuilder(Joined(writer.Blocks(document.Body!)).Trim('\n')); // the parser makes one
        for (var i = 0; i < writer.notes.Count; i++)
            markdown.Append(i == 0 ? "\n\n" : "\n").Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: {Indented(Joined(writer.Blocks(writer.notes[i], isNote: true)), Indent)}");
        return markdown.ToString().Trim('\n');
    }

    // A parser's work grows with the square of what is never closed. Each element is looked at when the next one begins, because only then it stands in the tree.
    private static IDocument Parse(string html)
    {
        IElement? last = null;
        var work = 0;
        return new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => { Weigh(); last = element; } }).ParseDocument(html);

        void Weigh()
        {
            var height = 0;
            for (var above = last; above is not null; above = above.ParentElement) height++;
            if (height > Deepest || (work += height) > MostWork) throw TooDeep();
        }
    }

    private static DomainRuleException TooDeep() => new("Rule.NotesTooDeep", "Lists, quotes or brackets in these notes are set into each other too deeply.");

    private List<MarkdownPart> Blocks(INode parent, bool isNote = false)
    {
        if (++depth > Deepest) throw TooDeep();
        List<MarkdownPart> parts = [];
        var words = new InlineText();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && (IsBlock(element) || taken.Contains(element)))
            {
                End();
                if (!taken.Contains(element)) Block(element, parts);
            }
            else Inline(node, words, Look.Plain, isNote);
        }
        End();
        depth--;
        return parts;

        void End()
        {
            parts.AddRange(Paragraphs(words, isAlone: parent is not IElement { LocalName: "div" or "dd" or "address" }));
            words = new InlineText();
        }
    }

    // Two line ends are an empty line, which is how pads and mails part their paragraphs. A box begins a task.
    private IEnumerable<MarkdownPart> Paragraphs(InlineText words, bool isAlone)
    {
        if (words.IsEmpty) yield break;
        List<string> lines = [];
        foreach (var line in words.Lines(typed, isAlone: isAlone).Append(""))
        {
            var box = Box().Match(line);
            if ((line.Length == 0 || box.Success) && lines.Count > 0)
            {
                yield return new MarkdownPart(string.Join('\n', lines));
                lines.Clear();
            }
            if (box.Success) yield return new MarkdownPart(Boxed(line), Sort.Bullet);
            else if (line.Length > 0) lines.Add(line);
        }
    }

    private static string Boxed(string line) => Box().Replace(line, m => m.Groups["empty"].Success ? "[ ] " : "[x] ");

    private void Block(IElement element, List<MarkdownPart> parts)
    {
        if (ListLevel().Match(element.GetAttribute("style") ?? "") is { Success: true } level && element.LocalName == "p")
        {
            if (WordItem(element, level.Groups[1].ValueSpan[0] - '0') is { } item) parts.Add(item);
            return;
        }
        if (HeadingLevel(element) is { } heading)
        {
            if (OneLine(element, isHeading: true) is { Length: > 0 } text) parts.Add(new MarkdownPart($"{new string('#', heading)} {HeadingEnd().Replace(text, "\\$0")}"));
            return;
        }
        switch (element.LocalName)
        {
            case "ul" when element.ClassList.Contains("indent"):
                foreach (var line in element.Children) parts.AddRange(Blocks(line));
                break;
            case "ul" or "ol":
                List(element, parts);
                break;
            case "table":
                Table(element, parts);
                break;
            case "pre":
                parts.Add(new MarkdownPart(Fenced(Literally(element).ReplaceLineEndings("\n").Trim('\n'))));
                break;
            case "hr":
                if (!StandsBeforeNotes(element)) parts.Add(new MarkdownPart("---"));
                break;
            case "blockquote":
                if (Joined(Blocks(element)) is { Length: > 0 } quoted) parts.Add(new MarkdownPart("> " + quoted.Replace("\n", "\n> ", StringComparison.Ordinal)));
                break;
            case "dt":
                if (OneLine(element, isHeading: true) is { Length: > 0 } term) parts.Add(new MarkdownPart($"**{term}**", Sort.Line));
                break;
            case "dd" or "div" or "address":
                // A line of its own, as pads and mails write them; with anything else in it, a block.
                var inner = Blocks(element);
                parts.AddRange(inner is [{ Sort: Sort.Block } only] && !element.Children.Any(IsBlock) ? [only with { Sort = Sort.Line }] : inner.Count == 0 && element.LocalName == "div" ? [new MarkdownPart("")] : inner);
                break;
            default:
                parts.AddRange(Blocks(element));
                break;
        }
        // An empty line only parts what stands around it.
        if (parts is [.., { Text: "" }])
        {
            parts.RemoveAt(parts.Count - 1);
            if (parts is [.., { Sort: Sort.Line } last]) parts[^1] = last with { IsLast = true };
        }
    }

    private static int? HeadingLevel(IElement element)
    {
        if (element.LocalName is ['h', >= '1' and <= '6' and var number]) return number - '0';
        if (element.GetAttribute("role") == "heading") return int.TryParse(element.GetAttribute("aria-level"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? Math.Clamp(said, 1, 6) : 2;
        if (element.LocalName is not ("p" or "div") || element.ClassName is not { } name) return null;
        // Word, LibreOffice and Google each have names of their own for a heading that is a paragraph.
        return HeadingClass().Match(name) is not { Success: true } heading ? null : heading.Groups["level"] is { Success: true } level ? Math.Clamp(level.ValueSpan[0] - '0', 1, 6) : 1;
    }

    private static string Literally(IElement code) => string.Concat(code.GetDescendants().Select(n => n is IText text ? text.Data : n is IElement { LocalName: "br" } ? "\n" : ""));

    private static string Fenced(string code)
    {
        var fence = new string('`', Math.Max(3, Ticks().Matches(code).Select(m => m.Length).DefaultIfEmpty(0).Max() + 1));
        return $"{fence}\n{code}\n{fence}";
    }

    private void List(IElement list, List<MarkdownPart> parts)
    {
        var isNumbered = list.LocalName == "ol";
        var number = isNumbered && int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 100_000_000 ? start : 1;
        // Google's export writes inner lists beside the outer one and says in the class how deep they are.
        var level = GoogleLevel().Match(list.ClassName ?? "") is { Success: true } google ? google.Groups[1].ValueSpan[0] - '0' : (int?)null;
        List<MarkdownPart> beside = [];
        foreach (var item in list.Children)
        {
            if (styles.IsHidden(item) || taken.Contains(item)) continue;
            // Some writers set the inner list beside its item rather than into it.
            if (item.LocalName is "ul" or "ol")
            {
                Block(item, beside);
                continue;
            }
            Below();
            var content = Blocks(item);
            if (content.Count == 0) continue;
            // An item that has no words only sets its list further in.
            if (content.TrueForAll(c => c.IsItem && !Task().IsMatch(c.Text)))
            {
                parts.AddRange(content);
                continue;
            }
            // The words and the list below them are one item, without a line between; a box in it is its own.
            var text = new StringBuilder(content[0].Text);
            for (var i = 1; i < content.Count; i++) text.Append(content[i - 1].IsItem || !content[i].IsItem || content[i] is { Sort: Sort.Number, Number: not 1 } ? Between(content[i - 1], content[i]) : "\n").Append(content[i] is { IsItem: true } below ? SignOf(below) + Indented(below.Text, WidthOf(below)) : content[i].Text);
            var box = item.GetAttribute("role") == "checkbox" ? item.GetAttribute("aria-checked") == "true" ? "[x] " : "[ ] " : "";
            var words = content[0] is { IsItem: true } first && !Task().IsMatch(first.Text) ? SignOf(first) + Indented(text.ToString(), WidthOf(first)) : text.ToString();
            parts.Add(new MarkdownPart(box + words, isNumbered ? Sort.Number : Sort.Bullet, number++, level));
        }
        Below();

        void Below()
        {
            if (beside.Count == 0) return;
            if (parts is [.., { IsItem: true } above]) parts[^1] = above with { Text = above.Text + (beside[0] is { Sort: Sort.Number, Number: not 1 } ? "\n\n" : "\n") + Joined(beside) };
            else parts.AddRange(beside);
            beside.Clear();
        }
    }

    // Word writes items as paragraphs, with the sign in a stretch that is to be left out.
    private MarkdownPart? WordItem(IElement paragraph, int level)
    {
        var sign = paragraph.QuerySelectorAll("[style]").FirstOrDefault(s => (s.GetAttribute("style") ?? "").Contains("mso-list:Ignore", StringComparison.OrdinalIgnoreCase))?.TextContent.Trim() ?? "";
        var isNumbered = sign.Length > 1 && char.IsLetterOrDigit(sign[0]) && sign[^1] is '.' or ')';
        var number = isNumbered && int.TryParse(sign.TrimEnd('.', ')').Split('.')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said < 100_000_000 ? said : 1;
        return OneLine(paragraph) is { Length: > 0 } text ? new MarkdownPart(Boxed(text), isNumbered ? Sort.Number : Sort.Bullet, number, level) : null;
    }

    private void Table(IElement table, List<MarkdownPart> parts)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table && !styles.IsHidden(r)).Select(r => r.Children.Where(c => c.LocalName is "td" or "th" && !styles.IsHidden(c)).ToList()).Where(r => r.Count > 0).ToList();
        if (rows.All(r => r.Count == 1))
        {
            // A frame around a page, and no table.
            foreach (var cell in rows.SelectMany(r => r)) parts.AddRange(Blocks(cell));
            return;
        }
        var grid = Grid(rows);
        var width = grid.Max(r => r.Count);
        var lines = grid.Select(r => "| " + string.Join(" | ", r.Concat(Enumerable.Repeat("", width - r.Count))) + " |").ToList();
        lines.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        if (table.QuerySelector("caption") is { } caption && OneLine(caption, isHeading: true) is { Length: > 0 } title) parts.Add(new MarkdownPart($"**{title}**"));
        parts.Add(new MarkdownPart(string.Join('\n', lines)));
    }

    // What reaches over several rows or columns is said once, where it begins.
    private List<List<string>> Grid(List<List<IElement>> rows)
    {
        List<List<string>> grid = [];
        var reaching = new int[MostColumns];
        foreach (var row in rows)
        {
            List<string> line = [];
            foreach (var cell in row)
            {
                Skip(line);
                // Nobody reads so many columns, but what stands in them is kept.
                if (line.Count == MostColumns) line[^1] = $"{line[^1]} {OneLine(cell, isTable: true)}".Trim();
                var (across, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                for (var i = 0; i < across && line.Count < MostColumns; i++)
                {
                    reaching[line.Count] = down - 1;
                    line.Add(i == 0 ? OneLine(cell, isTable: true) : "");
                }
            }
            Skip(line);
            grid.Add(line);
        }
        return grid;

        void Skip(List<string> line)
        {
            while (line.Count < MostColumns && reaching[line.Count] > 0)
            {
                reaching[line.Count]--;
                line.Add("");
            }
        }

        static int Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, name == "colspan" ? MostColumns : 1000) : 1;
    }

    private string OneLine(IElement element, bool isHeading = false, bool isTable = false)
    {
        var words = new InlineText();
        foreach (var node in element.ChildNodes) Inline(node, words, Look.Plain, isHeading: isHeading);
        return string.Join(' ', words.Lines(isHeading && typed == TypedSigns.Plain ? TypedSigns.AtLineStarts : typed, isTable).Where(l => l.Length > 0));
    }

    private void Inline(INode node, InlineText words, Look look, bool isNote = false, bool isHeading = false)
    {
        if (node is IText text)
        {
            words.Add(text.Data, look);
            return;
        }
        if (node is not IElement element || styles.IsHidden(element)) return;
        if (++depth > Deepest) throw TooDeep();
        if (references.TryGetValue(element, out var note)) words.Add($"[^{note}]", new Look(IsRaw: true));
        else
            switch (element.LocalName)
            {
                case "br":
                    words.Break();
                    break;
                case "img":
                    words.Add(element.GetAttribute("alt") ?? "", look);
                    break;
                case "input":
                    if (element.GetAttribute("type") == "checkbox") words.Add(element.HasAttribute("checked") ? "☑ " : "☐ ", look);
                    break;
                case "code" or "kbd" or "tt" or "samp":
                    words.Add(Literally(element), look with { Code = true });
                    break;
                // The way back from a note.
                case "a" when isNote && element.GetAttribute("href") is ['#', ..]:
                    break;
                default:
                    // A block where only a line is wanted ends at its words.
                    if (BlockNames.Contains(element.LocalName)) words.Add(" ", Look.Plain);
                    var own = styles.LookOf(element, look, isHeading);
                    foreach (var inner in element.ChildNodes) Inline(inner, words, own, isNote, isHeading);
                    if (BlockNames.Contains(element.LocalName)) words.Add(" ", Look.Plain);
                    break;
            }
        depth--;
    }

    // A raised number that leads to a place further down, as word processors, wikis and Markdown write their notes.
    private void FindNotes(IElement body)
    {
        Dictionary<string, IElement>? places = null;
        foreach (var link in body.QuerySelectorAll("a[href*='#']").Take(20_000))
        {
            var href = link.GetAttribute("href")!; // asked for
            if (!NoteAddress().IsMatch(href) || !NoteNumber().IsMatch(link.TextContent) || taken.Any(t => t.Contains(link))) continue;
            places ??= body.QuerySelectorAll("[id],a[name]").DistinctBy(e => e.Id ?? e.GetAttribute("name")).ToDictionary(e => e.Id ?? e.GetAttribute("name")!); // asked for
            if (!places.TryGetValue(href[(href.IndexOf('#', StringComparison.Ordinal) + 1)..], out var place)) continue;
            var note = place.LocalName is "a" or "span" or "sup" ? place.Closest("li,div[id],p,dd,div") : place;
            if (note is null || note == body || note.Contains(link) || note.TextContent.Length > 20_000) continue;
            if (taken.Add(note)) notes.Add(note);
            references[link] = notes.IndexOf(note) + 1;
            if (notes.Count >= 1_000) break;
        }
    }

    private bool StandsBeforeNotes(IElement rule) => notes.Count > 0 && rule.NextElementSibling is { } next && notes.Exists(n => next == n || next.Contains(n));

    private bool IsBlock(IElement element) => !styles.IsHidden(element) && (BlockNames.Contains(element.LocalName)
        // Google's documents put everything into one element that is to be bold, and is not.
        || (element.ChildElementCount > 0 && element.LocalName is not "code" && element.QuerySelector("p,div,ul,ol,table,h1,h2,h3,h4,h5,h6,blockquote,pre,hr") is not null));

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();

    [GeneratedRegex(@"^(?:(?<empty>[☐□▢❏])|[☑☒✓✔✅])\s*")]
    private static partial Regex Box();

    [GeneratedRegex(@"^\[[ x]\] ")]
    private static partial Regex Task();

    [GeneratedRegex(@"(?<=\s)#+$")]
    private static partial Regex HeadingEnd();

    [GeneratedRegex(@"(?:^|\s)(?:MsoTitle|title|(?:Mso)?heading(?:_20_|[ _-])?(?<level>\d))(?:\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingClass();

    [GeneratedRegex(@"(?:^|\s)lst-kix_\w+-(\d)(?:\s|$)")]
    private static partial Regex GoogleLevel();

    [GeneratedRegex(@"mso-list:\s*\w+\s+level(\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ListLevel();

    [GeneratedRegex(@"#.*?(?:fn|ftn|edn|ftnt|cite_note|note)[\w:.-]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoteAddress();

    [GeneratedRegex(@"^\s*[\[(]?\s*(?:[\d*†‡]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoteNumber();
}
