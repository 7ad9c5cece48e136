using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Notes;

/// <summary>
/// Session notes from Markdown to HTML that is safe to show: CommonMark 0.31 with tables, task lists, strike-through, footnotes, definition lists,
/// automatic links and abbreviations. Raw HTML is shown as the text it is.
/// </summary>
public static class NoteMarkdown
{
    /// <summary>The longest text that is rendered, in characters.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>What the highest heading of the notes becomes, because their page has an <c>h1</c> and an <c>h2</c> above them.</summary>
    private const int HighestHeading = 3;

    private const int LowestHeading = 6;
    private const int MostBrackets = 200;
    private const int MostDefinitions = 3_000;

    // Named one by one: the advanced set lets attributes through that run as script.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseFootnotes().UseDefinitionLists().UseAutoLinks().UseAbbreviations()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseSoftlineBreakAsHardlineBreak() // People who write while others talk end a line where it ends.
        .DisableHtml()
        .Build();

    /// <summary>The notes as HTML.</summary>
    /// <param name="markdown">The notes.</param>
    /// <param name="prefix">What the ids of headings and marked lines begin with; unique on the page.</param>
    /// <exception cref="DomainRuleException">The notes are too long, or lists and quotes are set into each other too deeply.</exception>
    public static string ToHtml(string markdown, string prefix)
    {
        if (markdown.Length > LongestText) throw new DomainRuleException("Rule.NotesTooLong", "These notes are too long to be shown.");
        if (IsTangled(markdown)) throw TooDeep();
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            Prepare(document, markdown, prefix);
            using var writer = new StringWriter(new StringBuilder(markdown.Length * 2), CultureInfo.InvariantCulture);
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return SafeHtml.Clean(writer.ToString(), prefix);
        }
        catch (ArgumentException)
        {
            throw TooDeep();
        }
    }

    /// <summary>The notes as plain text: what a reader reads, without its signs.</summary>
    public static string ToText(string markdown)
    {
        if (markdown.Length > LongestText || IsTangled(markdown)) return markdown;
        try
        {
            return Markdown.ToPlainText(markdown, Pipeline).Trim();
        }
        catch (ArgumentException)
        {
            return markdown;
        }
    }

    private static DomainRuleException TooDeep() => new("Rule.NotesTooDeep", "Lists, quotes or brackets in these notes are set into each other too deeply.");

    // What costs the parser time that grows with its square, and nobody writes: hundreds of brackets in one paragraph, thousands of definitions.
    private static bool IsTangled(string markdown)
    {
        var (brackets, definitions) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart();
            if (text.Length == 0 || text[0] is '-' or '*' or '+' || char.IsAsciiDigit(text[0])) brackets = 0;
            if (text is [':', ..]) definitions++;
            brackets += text.Count('[');
            if (brackets > MostBrackets || definitions > MostDefinitions) return true;
        }
        return false;
    }

    // Headings go below the page's, and what can be linked to has an id.
    private static void Prepare(MarkdownDocument document, string markdown, string prefix)
    {
        var marks = NoteMarks.FindLines(markdown).ToDictionary(m => m.Line);
        HashSet<string> taken = [];
        var shift = HighestHeading - document.Descendants<HeadingBlock>().Select(h => h.Level).DefaultIfEmpty(1).Min();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                heading.Level = Math.Min(LowestHeading, heading.Level + shift);
                heading.GetAttributes().Id = prefix + Slug.Unique(TextOf(heading.Inline), s => !taken.Add(s));
            }
            else if (block is ParagraphBlock && marks.TryGetValue(block.Line, out var mark))
            {
                // A list item without a blank line shows no paragraph, so the item itself is what is marked.
                var target = block.Parent is ListItemBlock item && item[0] == block ? (Block)item : block;
                target.GetAttributes().Id = $"{prefix}line-{mark.Line + 1}";
                target.GetAttributes().AddClass("decision");
                if (mark.Kind is NoteMarkKind.ActionItem) target.GetAttributes().AddClass("action");
                if (mark.Kind is NoteMarkKind.Question) target.GetAttributes().AddClass("question");
            }
        }
    }

    private static string TextOf(ContainerInline? inlines) =>
        inlines is null ? "" : string.Concat(inlines.Descendants<Inline>().Select(i => i switch { LiteralInline text => text.Content.ToString(), CodeInline code => code.Content, LineBreakInline => " ", _ => "" }));
}
