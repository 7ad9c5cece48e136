using System.Text.RegularExpressions;
using MeetingHub.Formats.Html;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.PlainText;

/// <summary>
/// Reads plain text and text with light structure: headings, bullets, numbered items, tables made of text, front matter,
/// in the dialects that people publish meeting pages in. Wiki and web-page furniture is recognised and set aside.
/// </summary>
internal static partial class PlainTextReader
{
    private const int MaxListDepth = 9;

    public static Document Read(string source)
    {
        var text = MappedText.Of(source);
        var page = HtmlReader.IsPage(source);
        if (page || HtmlReader.HasBlocks(source)) text = HtmlReader.ToLines(text, keepLines: !page);
        var lines = FrontMatter.Take(Lines(text), out var fields);
        lines = WithoutComments(lines);
        var dialect = Dialect.Of(lines);
        var blocks = new List<Block>();
        // What a site generator puts above the page as its title is the page's headline.
        if (fields.TryGetValue("title", out var title) && !lines.Exists(line => line.Text.Contains(title.Text, StringComparison.Ordinal))) blocks.Add(new Block(BlockKind.Heading, 1, title));
        var group = 1;
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].IsBlank)
            {
                group++;
                i++;
                continue;
            }
            i = Element(lines, i, dialect, group, blocks);
        }
        return new Document(source, fields, Chrome.Mark(blocks), []);
    }

    private static List<MappedText> Lines(MappedText text)
    {
        var lines = new List<MappedText>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text.Text[i] is not ('\n' or '\u2028' or '\u2029' or '\f' or '\r')) continue;
            lines.Add(text.Slice(start, i - start));
            if (i + 1 < text.Length && text.Text[i] == '\r' && text.Text[i + 1] == '\n') i++;
            start = i + 1;
        }
        return lines;
    }

    // A comment may run over many lines; what is inside is for editors, not readers.
    private static List<MappedText> WithoutComments(List<MappedText> lines)
    {
        var kept = new List<MappedText>(lines.Count);
        var (inside, code) = (false, false);
        foreach (var line in lines)
        {
            if (line.Text.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
                kept.Add(MappedText.Empty);
                continue;
            }
            var opens = line.Text.LastIndexOf("<!--", StringComparison.Ordinal);
            var closes = line.Text.LastIndexOf("-->", StringComparison.Ordinal);
            kept.Add(inside || code ? MappedText.Empty : opens > closes ? line.Slice(0, opens) : line);
            inside = opens > closes || (inside && closes < 0);
        }
        return kept;
    }

    /// <summary>Reads the element that begins at line <paramref name="i"/> and gives the line after it.</summary>
    private static int Element(List<MappedText> lines, int i, Dialect dialect, int group, List<Block> blocks)
    {
        var line = lines[i];
        var text = line.Text;

        if (Underline(text) && i + 2 < lines.Count && !lines[i + 1].IsBlank && Underline(lines[i + 2].Text) && text.Trim()[0] == lines[i + 2].Text.Trim()[0])
        {
            // A reST title between two lines.
            blocks.Add(new Block(BlockKind.Heading, 1, Inline(lines[i + 1])) { Group = group });
            return i + 3;
        }
        if (i + 1 < lines.Count && Underline(lines[i + 1].Text) && !Item().IsMatch(text) && !text.Contains('|', StringComparison.Ordinal)
            && text.Trim().Length is > 0 and <= 160 && lines[i + 1].Text.Trim().Length >= Math.Min(4, text.Trim().Length))
        {
            var level = lines[i + 1].Text.Trim()[0] switch { '=' or '#' => 2, '-' or '*' => 3, _ => 4 };
            blocks.Add(new Block(BlockKind.Heading, level, Inline(line)) { Group = group });
            return i + 2;
        }
        if (Underline(text) || Skipped().IsMatch(text)) return i + 1;
        if (Directive().IsMatch(text)) return DirectiveEnd(lines, i, blocks, group);

        var heading = dialect.IsWikitext ? WikiHeading().Match(text) : NumberSignHeading().Match(text);
        if (!heading.Success) heading = WikiHeading().Match(text);
        if (heading.Success)
        {
            var inner = heading.Groups["text"];
            blocks.Add(new Block(BlockKind.Heading, heading.Groups["mark"].Length, Inline(line.Slice(inner.Index, inner.Length))) { Group = group });
            return i + 1;
        }
        if (NumberedHeading().Match(text) is { Success: true } numbered && (i == 0 || !Item().IsMatch(lines[i - 1].Text)))
        {
            var title = numbered.Groups["text"];
            blocks.Add(new Block(BlockKind.Heading, numbered.Groups["sub"].Value is "0" or "" ? 2 : 3, Inline(line.Slice(title.Index, title.Length))) { Group = group, IsNumbered = true });
            return i + 1;
        }
        if (text.TrimStart().StartsWith("{|", StringComparison.Ordinal)) return TextTable.ReadWikitext(lines, i, group, blocks);
        if (text.TrimStart().StartsWith("{{", StringComparison.Ordinal) && !text.Contains("}}", StringComparison.Ordinal)) return TemplateEnd(lines, i);
        if (TextTable.IsListTable(lines, i)) return TextTable.ReadListTable(lines, i, group, blocks);
        if (TextTable.IsRow(text))
        {
            TextTable.AddRow(line, group, blocks);
            return i + 1;
        }
        var item = Item().Match(text);
        if (item.Success && !(dialect.IsWikitext is false && item.Groups["mark"].Value[0] == '#'))
        {
            var rest = item.Groups["rest"];
            var mark = item.Groups["mark"].Value;
            var depth = mark[0] is '*' or '#' or ':' or ';' && mark.Length > 1 ? mark.Length : 1 + (item.Groups["indent"].Value.Replace("\t", "    ", StringComparison.Ordinal).Length / 2);
            var end = i + 1;
            var content = line.Slice(rest.Index, rest.Length);
            // An item goes on in indented lines that are no items themselves.
            while (end < lines.Count && !lines[end].IsBlank && char.IsWhiteSpace(lines[end].Text[0]) && !Item().IsMatch(lines[end].Text) && !LabelLine().IsMatch(lines[end].Text))
                content = Join(content, lines[end++]);
            var inline = Inline(content);
            if (!inline.IsBlank)
                blocks.Add(new Block(BlockKind.ListItem, Math.Min(depth, MaxListDepth), inline) { Group = group, IsNumbered = char.IsLetterOrDigit(mark[0]) || mark[0] is '(' or '#' });
            return end;
        }
        return Paragraph(lines, i, group, blocks);
    }

    private static int Paragraph(List<MappedText> lines, int i, int group, List<Block> blocks)
    {
        var end = i + 1;
        while (end < lines.Count && !lines[end].IsBlank && IsPlain(lines, end) && !Chrome.IsFurniture(lines[i].Text)) end++;
        var run = lines.GetRange(i, end - i);
        if (IsHardWrapped(run))
        {
            var whole = run[0];
            foreach (var next in run.Skip(1)) whole = Join(whole, next);
            Add(whole);
        }
        else
        {
            foreach (var line in run) Add(line);
        }
        return end;

        void Add(MappedText line)
        {
            var start = QuoteMark().Match(line.Text).Length;
            var inline = Inline(line.Slice(start, line.Length - start));
            if (!inline.IsBlank) blocks.Add(new Block(BlockKind.Paragraph, 0, inline) { Group = group });
        }
    }

    // A line of its own looks finished or is short; a wrapped one breaks wherever the margin was.
    private static bool IsHardWrapped(List<MappedText> run)
    {
        if (run.Count < 2) return false;
        var inner = run.Take(run.Count - 1).ToList();
        var margin = run.Max(line => line.Text.TrimEnd().Length);
        // Had the next line's first word fitted before the margin, nothing would have wrapped there.
        for (var k = 0; k + 1 < run.Count; k++)
            if (run[k].Text.TrimEnd().Length + 1 + run[k + 1].Text.TrimStart().IndexOf(' ', StringComparison.Ordinal) is var reach && run[k + 1].Text.Trim().Contains(' ', StringComparison.Ordinal) && reach + 4 < margin) return false;
        if (inner.Any(line => line.Text.EndsWith("  ", StringComparison.Ordinal) || line.Text.EndsWith('\\') || LabelLine().IsMatch(line.Text) || TimeLine().IsMatch(line.Text))) return false;
        return inner.All(line => line.Text.Trim().Length is >= 40 and <= 140) && inner.Count(line => line.Text.TrimEnd() is [.., not ('.' or ':' or '!' or '?')]) * 2 >= inner.Count;
    }

    private static bool IsPlain(List<MappedText> lines, int i)
    {
        var text = lines[i].Text;
        return !Item().IsMatch(text) && !NumberSignHeading().IsMatch(text) && !WikiHeading().IsMatch(text) && !Underline(text) && !Directive().IsMatch(text) && !TextTable.IsRow(text)
            && !text.StartsWith("{|", StringComparison.Ordinal) && !Chrome.IsFurniture(text) && !(i + 1 < lines.Count && Underline(lines[i + 1].Text));
    }

    private static MappedText Join(MappedText first, MappedText second)
    {
        var builder = new MappedText.Builder();
        builder.Append(first);
        builder.TrimEnd(' ', '\t', '\\');
        var next = second.Trim();
        var at = next.Length == 0 ? first.Span().End : next.Span().Start;
        builder.Append(' ', at, at);
        builder.Append(next);
        return builder.Build();
    }

    private static MappedText Inline(MappedText text) => InlineMarkup.Strip(text).Trim();

    private static int TemplateEnd(List<MappedText> lines, int i)
    {
        // A template that never closes swallows nothing but its own first line.
        for (var end = i; end < Math.Min(lines.Count, i + 60); end++)
            if (lines[end].Text.Contains("}}", StringComparison.Ordinal)) return end + 1;
        return i + 1;
    }

    // A directive's own line and options are for the renderer; an admonition's indented text is for readers.
    private static int DirectiveEnd(List<MappedText> lines, int i, List<Block> blocks, int group)
    {
        var end = i + 1;
        var drops = Unreadable().IsMatch(lines[i].Text);
        while (end < lines.Count && (lines[end].IsBlank ? end + 1 < lines.Count && lines[end + 1].Text.StartsWith("   ", StringComparison.Ordinal) && drops
            : lines[end].Text.StartsWith("   ", StringComparison.Ordinal) && (drops || OptionLine().IsMatch(lines[end].Text))))
            end++;
        var text = Directive().Match(lines[i].Text).Groups["text"];
        if (!drops && text.Length > 0 && Inline(lines[i].Slice(text.Index, text.Length)) is { IsBlank: false } inline) blocks.Add(new Block(BlockKind.Paragraph, 0, inline) { Group = group });
        return end;
    }

    private static bool Underline(string text)
    {
        var line = text.AsSpan().Trim();
        return line.Length >= 3 && line[0] is '=' or '-' or '~' or '^' or '"' or '#' or '*' or '+' or '_' or '`' && line.IndexOfAnyExcept(line[0]) < 0;
    }

    /// <summary>What tells wikitext, where a number sign is an item, from Markdown, where it is a heading.</summary>
    private readonly record struct Dialect(bool IsWikitext)
    {
        public static Dialect Of(List<MappedText> lines)
        {
            var (wiki, markdown) = (0, 0);
            foreach (var line in lines)
            {
                if (WikiHeading().IsMatch(line.Text) || line.Text.StartsWith("{|", StringComparison.Ordinal) || line.Text.StartsWith("{{", StringComparison.Ordinal)) wiki += 2;
                if (line.Text.Contains("[[", StringComparison.Ordinal) || line.Text.Contains("'''", StringComparison.Ordinal)) wiki++;
                if (line.Text.StartsWith("## ", StringComparison.Ordinal) || line.Text.Contains("](", StringComparison.Ordinal) || line.Text.Contains("**", StringComparison.Ordinal)) markdown++;
            }
            return new Dialect(wiki > markdown);
        }
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?<mark>[*#:;]{1,6}|[•·◦▪●○–—+-]|\d{1,3}[.)]|[a-hA-H][.)]|\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|(?:x{0,2}(?:ix|iv|v?i{1,3}|v|x))[.)])(?:(?<=[*#:;•●])|[ \t]+|(?<=\d[.)])(?=\p{Lu}))(?:\[[ xX]\]\s+)?(?<rest>\S.*)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^ {0,3}(?<mark>\#{1,6})[ \t]*(?<text>[^#\s].*?)[ \t]*\#*[ \t]*(?:\{[^}]*\})?[ \t]*$", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NumberSignHeading();

    [GeneratedRegex(@"^(?<mark>={1,6})[ \t]*(?<text>[^=].*?)[ \t]*={1,6}(?:\s*\[[^\]]*\])?[ \t]*$")]
    private static partial Regex WikiHeading();

    // "2.0 Matters arising": minutes number their points so.
    [GeneratedRegex(@"^\s{0,3}\d{1,2}\.(?<sub>\d{1,2})\.?\s+(?<text>\p{Lu}[^.;|]{2,70}[^.;:,|\s])\s*$")]
    private static partial Regex NumberedHeading();

    [GeneratedRegex(@"^(?:>\s?)+")]
    private static partial Regex QuoteMark();

    // reST: targets, comments and substitutions; Markdown: link definitions; wikitext: categories, behaviour switches.
    [GeneratedRegex(@"^\s*(?:\.\.\s+_.*|\.\.\s*$|\.\.\s+\|.*|\[[^\]]+\]:\s*\S.*|\[\[(?i:category|categoría|categoria|kategorie)\s*:.*\]\]|__[A-Z]+__|<languages\s*/?>|\{\{[^{}]*\}\}|\{%.*%\}|</?translate>|\|\}|\|-.*)\s*$")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"^\s*\.\.\s+(?<name>[a-z][\w-]*)::\s*(?<text>.*)$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*\.\.\s+(?:image|figure|contents|raw|code|code-block|meta|include|toctree|highlight|youtube|author|date|slug|tags|category|link|description|type|class|header|footer|replace)::")]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"^\s+:[\w-]+:")]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"^\s*[\p{L}][\p{L} /]{1,24}:\s+\S")]
    private static partial Regex LabelLine();

    [GeneratedRegex(@"^\s*\d{1,2}[:.h]\d{2}\b")]
    private static partial Regex TimeLine();
}
