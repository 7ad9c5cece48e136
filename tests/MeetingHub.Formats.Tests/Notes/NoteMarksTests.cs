using MeetingHub.Domain;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class NoteMarksTests
{
    [Theory]
    [InlineData("ACUERDO: Cada llamada tiene notas.", NoteMarkKind.Agreement, "Cada llamada tiene notas.")]
    [InlineData("- **Encaminhamento:** Reunir os modelos.", NoteMarkKind.ActionItem, "Reunir os modelos.")]
    [InlineData("**Decisão 1:** Abrir o grupo.", NoteMarkKind.Decision, "Abrir o grupo.")]
    [InlineData("* [ ] TODO: write to the others", NoteMarkKind.ActionItem, "write to the others")]
    [InlineData("1. Resolved - publish this", NoteMarkKind.Decision, "publish this")]
    [InlineData("#agreed we go on", NoteMarkKind.Agreement, "we go on")]
    [InlineData("20:13:50 <MrBeige> #accepted we will include it", NoteMarkKind.Agreement, "we will include it")]
    [InlineData("ACTION： with a wide colon", NoteMarkKind.ActionItem, "with a wide colon")]
    [InlineData("tâche : écrire aux autres", NoteMarkKind.ActionItem, "écrire aux autres")]
    [InlineData("'''Acuerdo:''' seguimos", NoteMarkKind.Agreement, "seguimos")]
    [InlineData("PREGUNTA: ¿quién decide?", NoteMarkKind.Question, "¿quién decide?")]
    [InlineData("\t* Pendiente: enviar el acta", NoteMarkKind.ActionItem, "enviar el acta")]
    public void A_marker_begins_its_line(string line, NoteMarkKind kind, string text)
    {
        var mark = Assert.Single(NoteMarks.Find("Before\n" + line + "\nAfter"));

        Assert.Equal((1, kind, text), (mark.Line, mark.Kind, mark.Text));
    }

    [Theory]
    [InlineData("La acción: esto es prosa")]
    [InlineData("action-20: look at the documentation.")]
    [InlineData("PROPOSED: resolved: publish")]
    [InlineData("NOTE: bring a pen")]
    [InlineData("\\ACTION: not this one")]
    [InlineData("> ACTION: a quote")]
    [InlineData("```\nACTION: code\n```")]
    [InlineData("    ACTION: code")]
    [InlineData("ACTION:")]
    [InlineData("#agreed")]
    [InlineData("We took action to do this")]
    public void What_only_looks_like_one_is_none(string text) => Assert.Empty(NoteMarks.Find(text));

    [Fact]
    public void What_continues_a_line_belongs_to_it()
    {
        var marks = NoteMarks.Find("- ACTION: write the letter\n  and send it\n- another point\n<ana> ACTION: begin\n<ana> … and end");

        Assert.Equal(["write the letter and send it", "begin and end"], marks.Select(m => m.Text));
    }

    [Theory]
    [InlineData("TAREA: @Wikimedia Chile reúne los modelos antes del 3 de mayo", "Wikimedia Chile", "--05-03")]
    [InlineData("ACUERDO: Wikimedia Chile va a escribir", "Wikimedia Chile", null)]
    [InlineData("ENCAMINHAMENTO: Wikimedia Chile vai traduzir até 30 de junho de 2027", "Wikimedia Chile", "2027-06-30")]
    [InlineData("ACTION (Wikimedia Chile): collect them, due 2027-03-01", "Wikimedia Chile", "2027-03-01")]
    [InlineData("ACTION: somebody asks Wikimedia Chile", null, null)]
    public void Who_and_by_when(string line, string? owner, string? due)
    {
        var mark = Assert.Single(NoteMarks.Find(line));

        Assert.Equal(owner is null ? [] : [owner], NoteMarks.OwnersIn(mark, ["Wikimedia", "Wikimedia Chile", "Wikimedia Argentina"]));
        Assert.Equal(due is null ? null : PartialDate.Parse(due), mark.Due);
    }

    [Fact]
    public void What_was_refused_is_told_apart() => Assert.True(Assert.Single(NoteMarks.Find("#rejected we will not include it")).IsRefused);

    [Fact]
    public void Chats_may_leave_the_colon_out()
    {
        var marks = NoteMarks.Find("<foo>  Action: bar to do this\n<bar> Action baz: do the same\n<baz> action : bar do this, too\n<foo>   ACTION foo to stop giving actions\n<foo> action-20: look");

        Assert.Equal(["bar to do this", "baz: do the same", "bar do this, too", "foo to stop giving actions"], marks.Select(m => m.Text));
    }

    [Fact]
    public void Every_word_that_the_editor_writes_is_read_again() => Assert.All(
        from kind in Enum.GetValues<NoteMarkKind>() from language in "en es pt gn".Split(' ') select (kind, language),
        pair => Assert.Equal(pair.kind, Assert.Single(NoteMarks.Find(NoteMarks.Word(pair.kind, pair.language) + ": text")).Kind));
}
