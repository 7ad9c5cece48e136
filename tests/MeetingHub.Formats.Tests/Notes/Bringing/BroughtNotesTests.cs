using System.Text;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Notes.Bringing;

namespace MeetingHub.Formats.Tests.Notes.Bringing;

public sealed class BroughtNotesTests
{
    [Theory]
    [InlineData("<h2>Agenda &amp; más</h2><p>Uno<br>dos</p><p><b>Fuerte</b>, <i>suave </i>y <s>no</s></p>", "## Agenda & más\n\nUno\ndos\n\n**Fuerte**, *suave* y ~~no~~")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start=3><li>d</li><li>e</li></ol>", "- a\n    - b\n- c\n\n3. d\n4. e")]
    [InlineData("<b style=\"font-weight:normal\"><p><span style=\"font-weight: 700\">Google</span> <span style=\"font-style:italic\">Docs</span></p></b>", "**Google** *Docs*")]
    [InlineData("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>uno</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>dos</p>", "- uno\n    1. dos")]
    [InlineData("<table><tr><th>Quién</th><th>Qué</th></tr><tr><td>Ana | Luz</td><td>lee<br>y escribe</td></tr></table>", "| Quién | Qué |\n| --- | --- |\n| Ana \\| Luz | lee y escribe |")]
    [InlineData("<p>3 * 4, a_b, *no*, 1. no</p><p>1. tampoco</p><p># ni esto</p>", "3 * 4, a_b, \\*no\\*, 1. no\n\n1\\. tampoco\n\n\\# ni esto")]
    [InlineData("<p><a href='https://example.org/a'>aquí</a> <a href='javascript:x'>no</a> <img src=x alt='un mapa'></p>", "[aquí](https://example.org/a) no un mapa")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote><pre>c\n d</pre><hr><script>x</script><p style='display:none'>y</p>", "> a\n> \n> b\n\n```\nc\n d\n```\n\n---")]
    [InlineData("<p>ACUERDO: seguimos</p><p>- [ ] pendiente</p>", "ACUERDO: seguimos\n\n\\- [ ] pendiente")]
    public void What_is_pasted_becomes_Markdown(string html, string markdown) => Assert.Equal(markdown, BroughtNotes.FromPasted(html));

    [Theory]
    [InlineData("== Notas ==\n* uno\n** dos\n# tres\n; Término\n: definición", "## Notas\n\n- uno\n    - dos\n1. tres\n\n**Término**\ndefinición")]
    [InlineData("{{Plantilla|x={{y}}}}__NOTOC__\n'''a''' y ''b'', [[Página|c]], [https://example.org d] [[File:x.jpg|thumb|no [[esto]]]]\n----\n<nowiki>'''e'''</nowiki><!-- f -->", "**a** y *b*, c, [d](https://example.org)\n\n---\n\n'''e'''")]
    [InlineData("{| class=\"wikitable\"\n! Quién !! Qué\n|-\n| colspan=2 | uno\n|-\n| [[a|b]]\n| c | d\n|}", "| Quién | Qué |\n| --- | --- |\n| uno |  |\n| b | d |")]
    [InlineData("Ana: hola\nLuz: hola\n\n<translate><!--T:1--> más</translate>", "Ana: hola\nLuz: hola\n\nmás")]
    public void Wikitext_becomes_Markdown(string wikitext, string markdown) => Assert.Equal(markdown, BroughtNotes.Read("a.wiki", wikitext).Markdown);

    [Fact]
    public void A_pad_s_text_becomes_Markdown_and_what_was_typed_as_such_stays() => Assert.Equal(
        (BroughtAs.Pad, "Notas\n- uno\n    - dos\n        2. tres\n\nsangrado\n\nACUERDO: sí\n- [ ] tarea"),
        BroughtNotes.Read("acta.txt", "Notas\n\t* uno\n\t\t* dos\n\t\t\t1.1.2. tres\n\tsangrado\n\nACUERDO: sí\n- [ ] tarea\n") is var read ? (read.As, read.Markdown) : default);

    [Fact]
    public void Front_matter_says_title_and_language()
    {
        var read = BroughtNotes.Read("x.md", "---\ntitle: \"Acta: primera\"\ntags: a, b\nlang: es\n---\n\n# Tema\n\n---\n\ntexto\n");

        Assert.Equal(("Acta: primera", "es", "# Tema\n\n---\n\ntexto", BroughtAs.Markdown), (read.Title, read.Language, read.Markdown, read.As));
    }

    [Fact]
    public void Parts_stand_under_the_highest_headings_that_there_are_several_of() => Assert.Equal(
        [new NotePart(null, "# Día 1\n\nAntes."), new NotePart("Apertura", "a\n\n### Más\n\nb\n\n```\n## no\n```"), new NotePart("Cierre", "c")],
        BroughtNotes.Read("x.md", "# Día 1\n\nAntes.\n\n## Apertura\n\na\n\n### Más\n\nb\n\n```\n## no\n```\n\n## Cierre ##\n\nc\n").Parts());

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7")]
    [InlineData("a.zip", "PK\u0003\u0004")]
    [InlineData("a.txt", "\u0001\u0002\u0003\u0000")]
    [InlineData("a.txt", "")]
    public void What_is_no_text_is_refused(string name, string content) =>
        Assert.Equal("Rule.NotesNotRead", Assert.Throws<DomainRuleException>(() => BroughtNotes.Read(name, Encoding.UTF8.GetBytes(content))).Rule);

    [Fact]
    public void What_is_set_into_itself_without_end_is_refused_and_ends() =>
        Assert.Equal("Rule.NotesTooDeep", Assert.Throws<DomainRuleException>(() => BroughtNotes.FromPasted(string.Concat(Enumerable.Repeat("<div>", 5_000)) + "x")).Rule);

    [SharedFact("interop/notes")]
    public void A_real_pad_says_the_same_as_text_and_as_a_page()
    {
        var (text, page) = (Pad("txt"), Pad("html"));

        // Each line of the one is a line of the other; emphasis, links and the numbers after a bullet are lost in text.
        Assert.Equal(Bare(text), Bare(page));
        Assert.Equal(NoteMarks.Find(text).Select(m => (m.Kind, m.Text)), NoteMarks.Find(page).Select(m => (m.Kind, m.Text)));
        Assert.Equal(3, NoteMarks.Find(page).Count);

        static string Pad(string ending) => BroughtNotes.Read("acta." + ending, File.ReadAllBytes(Path.Combine(TestFiles.Shared, "interop", "notes", "etherpad-1.8.14-acta." + ending))).Markdown;
        static string[] Bare(string markdown) => [.. markdown.Replace("**negrita", "negrita", StringComparison.Ordinal).Split('\n').Select(l => l.Trim().Replace("3. tres", "1. tres", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal)).Where(l => l.Length > 0)];
    }

    [SharedFact("interop/wikitext")]
    public void Real_wiki_pages_keep_their_headings_and_nearly_all_their_words()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(TestFiles.Shared, "interop", "wikitext"), "*.wiki"))
        {
            var read = BroughtNotes.Read(Path.GetFileName(path), File.ReadAllBytes(path));
            var shown = new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(read.Markdown, "n-"));
            var rendered = new HtmlParser().ParseDocument(File.ReadAllText(Path.ChangeExtension(path, ".mw139.html")));
            foreach (var furniture in rendered.QuerySelectorAll("style, script, .toc, #toc, .mw-editsection, .thumb, .error, a.new[href*='Template']").ToList()) furniture.Remove();
            foreach (var lineEnd in rendered.QuerySelectorAll("br").ToList()) lineEnd.OuterHtml = " ";

            Assert.Equal(BroughtAs.Wikitext, read.As);
            // A heading behind a space is none to the wiki, and is one to who wrote it.
            var headings = rendered.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => Plain(h.TextContent)).ToList();
            Assert.Equal(headings, shown.QuerySelectorAll("h3, h4, h5, h6").Select(h => Plain(h.TextContent)).Where(headings.Contains));
            var (there, expected) = (Words(shown.Body!.TextContent).ToHashSet(), Words(rendered.Body!.TextContent).ToList());
            var lost = expected.Where(w => !there.Contains(w)).Distinct().ToList();
            // What a template would write is the wiki's own.
            Assert.True(lost.Count <= Math.Max(4, expected.Distinct().Count() / 50), $"{Path.GetFileName(path)}: {string.Join(' ', lost)}");
        }

        // A wiki without the extension for translations shows its signs.
        static string Plain(string text) => string.Join(' ', Words(text));
        static IEnumerable<string> Words(string text) => text.Split([.. " \t\n\r\u00A0.,;:!?()[]{}|\"“”'’*/=<>-–—_~`#"], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("translate" or "languages"));
    }

    [Fact]
    public void Random_pages_are_read_or_refused_with_a_sentence()
    {
        string[] pieces = ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<b>", "</b>", "<a href=http://x.example/(>", "<pre>", "<br>", "word ", "* ", "# ", "| ", "\n", "&nbsp;", "<blockquote>", "<dl><dd>", "<h2>", "'''", "[[", "{|\n|-\n", "\t* "];
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var name in new[] { "a.html", "a.wiki", "a.txt", "a.md" })
            {
                var thrown = Xunit.Record.Exception(() => NoteMarkdown.ToHtml(BroughtNotes.Read(name, text).Markdown, "n-"));
                Assert.True(thrown is null or DomainRuleException, $"{name} {text}: {thrown}");
            }
        }
    }
}
