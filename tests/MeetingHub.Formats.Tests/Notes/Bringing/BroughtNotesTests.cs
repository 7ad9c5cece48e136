using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
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
    [InlineData("<p><b>Acuer</b><b>do:</b>seguimos <b>así </b>y<i> no</i> <b><i>de</i> otro</b> modo</p>", "**Acuerdo**:seguimos **así** y *no **de*** **otro** modo")]
    [InlineData("<p><strong><span style='font-weight:700'>una</span></strong> <span style='font-weight:400'>vez</span></p><h3><b>Tema</b> #</h3>", "**una** vez\n\n### Tema \\#")]
    [InlineData("<div>Uno: hola</div><div>Dos: hola</div><div><br></div><div>Tres</div>", "Uno: hola\nDos: hola\n\nTres")]
    [InlineData("<p>[Nota]: sí, 5 &lt; 6 &amp;amp; snake_case, [sic], C:\\dir, 2*3*4 y https://example.org/_a_*b*</p>", "\\[Nota]: sí, 5 < 6 \\&amp; snake_case, [sic], C:\\dir, 2\\*3\\*4 y https://example.org/_a_*b*")]
    [InlineData("<p>* nota</p><p>---</p><p>+ más</p><p>¡Mira!<a href='https://example.org/a_(b)'>un [mapa]</a></p>", "\\* nota\n\n\\---\n\n\\+ más\n\n¡Mira\\![un \\[mapa\\]](https://example.org/a_%28b%29)")]
    [InlineData("<ul><li><input type=checkbox checked> hecho</li><li>☐ falta</li><li role=checkbox aria-checked=false>otra</li></ul>", "- [x] hecho\n- [ ] falta\n- [ ] otra")]
    [InlineData("<table><tr><th colspan=2>A</th><th>B</th></tr><tr><td rowspan=2>c</td><td>d</td><td><code>e|f</code></td></tr><tr><td>g</td></tr></table>", "| A |  | B |\n| --- | --- | --- |\n| c | d | `e\\|f` |\n|  | g |  |")]
    [InlineData("<ol start=9><li>a<ul><li>b</li></ul></li><li>c</li></ol><ol><li>d</li></ol>", "9. a\n    - b\n10. c\n\n1) d")]
    [InlineData("<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o</span><![endif]>uno</p><p style='mso-list:l0 level3 lfo1'><span style='mso-list:Ignore'>3.</span>dos</p><p class=Heading2>Fin</p>", "- uno\n\n    3. dos\n\n## Fin")]
    [InlineData("<style>.c1{font-weight:700}</style><p class='title'>Acta</p><ul class='lst-kix_x-0'><li class=c1>a</li></ul><ul class='lst-kix_x-1'><li>b</li></ul><p><a href='https://www.google.com/url?q=https://example.org/x&amp;sa=D'>c</a></p>", "# Acta\n\n- a\n    - b\n\n[c](https://example.org/x)")]
    [InlineData("<p>Uno<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup>.</p><hr><div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> La nota.</p></div>", "Uno[^1].\n\n[^1]: La nota.")]
    [InlineData("<pre>a<br>```\nb</pre><p><code>`</code> y <code>x</code></p>", "````\na\n```\nb\n````\n\n`` ` `` y `x`")]
    public void What_is_pasted_becomes_Markdown(string html, string markdown) => Assert.Equal(markdown, BroughtNotes.FromPasted(html));

    [Theory]
    [InlineData("== Notas ==\n* uno\n** dos\n# tres\n; Término\n: definición", "## Notas\n\n- uno\n    - dos\n\n1. tres\n\n**Término**\ndefinición")]
    [InlineData("{{Plantilla|x={{y}}}}__NOTOC__\n'''a''' y ''b'', [[Página|c]], [https://example.org d] [[File:x.jpg|thumb|no [[esto]]]]\n----\n<nowiki>'''e'''</nowiki><!-- f -->", "**a** y *b*, c, [d](https://example.org)\n\n---\n\n'''e'''")]
    [InlineData("{| class=\"wikitable\"\n! Quién !! Qué\n|-\n| colspan=2 | uno\n|-\n| [[a|b]]\n| c | d\n|}", "| Quién | Qué |\n| --- | --- |\n| uno |  |\n| b | d |")]
    [InlineData("Ana: hola\nLuz: hola\n\n<translate><!--T:1--> más</translate>", "Ana: hola\nLuz: hola\n\nmás")]
    [InlineData("l'''amour''\n'''''a'' b'''\n** x\n#: y\n;c : d\n<s>e</s><br>f<ref>La ''nota''</ref> {{x|title=g}} 2*3*4", "l'*amour*\n***a* b**\n\n- x\n\n1. y\n\n**c**\nd\n\n~~e~~\nf[^1] g 2\\*3\\*4\n\n[^1]: La *nota*")]
    [InlineData("{|\n! A !! colspan=2 | B\n|-\n| rowspan=\"2\" | c || d\n| e<br />f\n|-\n|g\n* h\n|}", "| A | B |  |\n| --- | --- | --- |\n| c | d | e f |\n|  | g h |  |")]
    public void Wikitext_becomes_Markdown(string wikitext, string markdown) => Assert.Equal(markdown, BroughtNotes.Read("a.wiki", wikitext).Markdown);

    [Fact]
    public void A_pad_s_text_becomes_Markdown_and_what_was_typed_as_such_stays() => Assert.Equal(
        (BroughtAs.Pad, "Notas\n- uno\n    - dos\n\n        2. tres\n\nsangrado\n\nACUERDO: sí\n- [ ] tarea"),
        BroughtNotes.Read("acta.txt", "Notas\n\t* uno\n\t\t* dos\n\t\t\t1.1.2. tres\n\tsangrado\n\nACUERDO: sí\n- [ ] tarea\n") is var read ? (read.As, read.Markdown) : default);

    [Fact]
    public void A_table_wider_than_anybody_reads_loses_nothing()
    {
        var row = string.Concat(Enumerable.Range(1, 70).Select(n => $"<td>c{n}</td>"));

        var read = BroughtNotes.FromPasted($"<table><tr>{row}</tr></table>");

        Assert.EndsWith("| c63 | c64 c65 c66 c67 c68 c69 c70 |", read.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_says_title_and_language()
    {
        var read = BroughtNotes.Read("x.md", "---\ntitle: \"Acta: primera\"\ntags: a, b\nlang: es\n---\n\n# Tema\n\n---\n\ntexto\n");

        Assert.Equal(("Acta: primera", "es", "# Tema\n\n---\n\ntexto", BroughtAs.Markdown), (read.Title, read.Language, read.Markdown, read.As));
    }

    [Theory]
    [InlineData("a.md", "---\nlang: qu\n---\nThe notes of the meeting are in English and say otherwise.", "qu")]
    [InlineData("a.md", "Os grupos vão se reunir de novo em maio, e não há mais o que dizer sobre isso.", "pt")]
    [InlineData("a.md", "The groups will meet again in May and there is no more to say about it.", "en")]
    [InlineData("a.md", "12:30", null)]
    public void Their_language_is_the_one_they_say_else_the_one_they_are_written_in(string name, string text, string? language) => Assert.Equal(language, BroughtNotes.Read(name, text).LanguageOrGuess);

    [Fact]
    public void Parts_stand_under_the_highest_headings_that_there_are_several_of() => Assert.Equal(
        [new NotePart(null, "# Día 1\n\nAntes."), new NotePart("Apertura", "a\n\n### Más\n\nb\n\n```\n## no\n```"), new NotePart("Cierre", "c")],
        BroughtNotes.Read("x.md", "# Día 1\n\nAntes.\n\n## Apertura\n\na\n\n### Más\n\nb\n\n```\n## no\n```\n\n## Cierre ##\n\nc\n").Parts());

    [Fact]
    public void Signs_below_a_line_make_a_heading_and_a_level_can_be_said()
    {
        var notes = BroughtNotes.Read("x.md", "Uno\n===\n\na\n\n## **Dos**\n\n~~~\n# no\n```\n~~~\n\nTres\n---\n\nb\n");

        Assert.Equal([new NotePart(null, "Uno\n===\n\na"), new NotePart("Dos", "~~~\n# no\n```\n~~~"), new NotePart("Tres", "b")], notes.Parts());
        Assert.Equal(["Uno"], notes.Parts(level: 1).Select(p => p.Heading));
        Assert.Equal([new NotePart(null, notes.Markdown)], notes.Parts(level: 5));
    }

    [Fact]
    public void What_a_pad_knows_of_itself_is_read_from_its_own_export() => Assert.Equal(
        (BroughtAs.Pad, "**Notas**\n\n- uno\n    1. dos\n    2. tres\n\nACUERDO: sí"),
        BroughtNotes.Read("acta.etherpad", """
            {"pad:x":{"atext":{"text":"Notas\n\n*uno\n*dos\n*tres\nACUERDO: sí\n","attribs":"*0+5|2+2*1*2+1|1+4*1*3+1|1+4*1*3+1|1+5|1+c"},"pool":{"numToAttrib":{"0":["bold","true"],"1":["lmkr","1"],"2":["list","bullet1"],"3":["list","number2"]}}},
            "pad:x:revs:0":{"meta":{"atext":{"text":"nada\n","attribs":"|1+5"},"pool":{}}}}
            """) is var read ? (read.As, read.Markdown) : default);

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7")]
    [InlineData("a.rtf", "{\\rtf1 a}")]
    [InlineData("a.zip", "PK\u0003\u0004")]
    [InlineData("a.txt", "\u0001\u0002\u0003\u0000")]
    [InlineData("a.txt", "")]
    public void What_is_no_text_is_refused(string name, string content) =>
        Assert.Equal("Rule.NotesNotRead", Assert.Throws<DomainRuleException>(() => BroughtNotes.Read(name, Encoding.UTF8.GetBytes(content))).Rule);

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<span>", 100_000)]
    [InlineData("<ul><li>", 100_000)]
    [InlineData("<table><tr><td>", 100_000)]
    [InlineData("<pre><i>", 100_000)]
    [InlineData("<b x={0}><p>", 100_000)]
    public void What_is_set_into_itself_without_end_is_refused_and_ends(string piece, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal("Rule.NotesTooDeep", Assert.Throws<DomainRuleException>(() => BroughtNotes.FromPasted(string.Concat(Enumerable.Range(0, times).Select(n => piece.Replace("{0}", $"{n}", StringComparison.Ordinal))) + "x")).Rule);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("a.html", "<ul><li>a</li></ul>", "<ul>", 40_000)]
    [InlineData("a.html", "a*b* _c_ ", "<p>", 100_000)]
    [InlineData("a.html", "<a href='#fn1'>1</a>", "<p id=fn1>", 40_000)]
    [InlineData("a.wiki", "<ref>", "", 150_000)]
    [InlineData("a.wiki", "<nowiki>", "", 100_000)]
    [InlineData("a.wiki", "{{ [[ ", "", 100_000)]
    public void What_is_repeated_without_end_is_read_or_refused_in_good_time(string name, string piece, string start, int times)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.True(IsReadOrRefused(() => BroughtNotes.Read(name, start + string.Concat(Enumerable.Repeat(piece, times)))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_page_may_be_longer_than_notes_as_long_as_what_it_says_is_not()
    {
        Assert.Equal("a", BroughtNotes.Read("a.html", $"<!doctype html><p>a<!--{new string('x', 2_000_000)}-->").Markdown);
        Assert.Equal("Rule.NotesTooLong", Assert.Throws<DomainRuleException>(() => BroughtNotes.Read("a.html", "<!doctype html><p>" + new string('x', 2_000_000))).Rule);
    }

    [SharedFact("interop/notes")]
    public void A_real_pad_s_own_export_says_what_its_text_says()
    {
        static string[] Lines(string ending) => [.. BroughtNotes.Read("acta." + ending, File.ReadAllBytes(Path.Combine(TestFiles.Shared, "interop", "notes", "etherpad-1.8.14-acta." + ending))).Markdown.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

        Assert.Equal(Lines("txt"), Lines("etherpad").Select(l => l.Replace("**Notas**", "Notas", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal).Replace("*cursiva*", "cursiva", StringComparison.Ordinal)));
    }

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
        string[] pieces = ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td rowspan=3>", "<b>", "</b>", "<a href=http://x.example/(>", "<a href=#fn1>1", "<p id=fn1>", "<pre>", "<br>", "word ", "* ", "# ", "| ", "\n", "&nbsp;", "<blockquote>", "<dl><dd>", "<h2>", "'''", "[[", "]]", "{{", "}}", "<ref>", "</ref>", "{|\n|-\n", "|}\n", "\t* ", "\t3. ", "\\", "`", "\u0001", "☐ ", "<p style='mso-list:l0 level3'>", "<div>", "\ud83d"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().ToArbitrary(), text => Array.TrueForAll(["a.html", "a.wiki", "a.txt", "a.md", "a.etherpad"], name => IsReadOrRefused(() => NoteMarkdown.ToHtml(BroughtNotes.Read(name, string.Concat(text)).Markdown, "n-"))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(80));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_with_a_sentence() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements("", "PK\u0003\u0004", "{\"atext\":", "<html>", "---\n").ToArbitrary(), (bytes, start) => IsReadOrRefused(() => BroughtNotes.Read("a", [.. Encoding.UTF8.GetBytes(start), .. bytes])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_word_of_a_page_is_lost_on_its_way_through_Markdown() =>
        Prop.ForAll(Fragment(3).ToArbitrary(), html =>
        {
            var shown = new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(BroughtNotes.FromPasted(html), "n-")).Body!.TextContent;
            return (Found(html) == Found(shown)).Label($"{html}\n=>\n{BroughtNotes.FromPasted(html)}\n=>\n{shown}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    private static bool IsReadOrRefused(Action read)
    {
        try
        {
            read();
        }
        catch (DomainRuleException)
        {
            // A sentence, which is what they are to say.
        }
        return true;
    }

    // In their order, whatever stands between them.
    private static string Found(string text) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, @"w\d+").Select(m => m.Value));

    private static Gen<string> Fragment(int depth)
    {
        var word = from n in Gen.Choose(0, 99) from sign in Gen.Elements("", "", "", "*", "_", "**", "`", "~~", "[", "](", "<b>", "&", "\\", "!", "|", "#", "- ", "1. ", "> ", ": ", "=== ") from before in Gen.Elements(true, false) select WebUtility.HtmlEncode(before ? $"{sign}w{n}" : $"w{n}{sign}");
        var words = from some in word.NonEmptyListOf() from space in Gen.Elements(" ", " ", "<br>", "") select string.Join(space.Length == 0 ? "&nbsp;" : space, some.Take(6));
        var styled = from name in Gen.Elements("b", "i", "s", "span", "code", "u", "a href='https://example.org/x_y'") from text in words from after in Gen.Elements("", " ") select $"<{name}>{text}</{name.Split(' ')[0]}>{after}";
        var line = Gen.OneOf(words, styled, from a in words from b in styled from c in words select $"{a} {b} {c}");
        var block = from name in Gen.Elements("p", "p", "div", "h2", "blockquote", "pre") from text in line select $"<{name}>{text}</{name}>";
        var cell = from text in line select $"<td>{text}</td>";
        var row = from cells in cell.ArrayOf(3) select $"<tr>{string.Concat(cells)}</tr>";
        var table = from rows in row.NonEmptyListOf() select $"<table>{string.Concat(rows.Take(4))}</table>";
        if (depth == 0) return Gen.OneOf(block, table);
        var item = from text in line from inner in Gen.OneOf(Gen.Constant(""), Gen.Constant(""), Fragment(depth - 1)) select $"<li>{text}{inner}</li>";
        var list = from items in item.NonEmptyListOf() from name in Gen.Elements("ul", "ol", "ol start=4") select $"<{name}>{string.Concat(items.Take(4))}</{name[..2]}>";
        return from blocks in Gen.OneOf(block, block, table, list).NonEmptyListOf() select string.Concat(blocks.Take(4));
    }
}
