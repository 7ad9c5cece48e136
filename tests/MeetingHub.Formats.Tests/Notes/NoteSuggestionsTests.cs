using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class NoteSuggestionsTests
{
    [Fact]
    public void What_is_listed_under_such_a_heading_and_boxes_that_are_not_ticked_are_offered() => Assert.Equal(
        [
            new NoteSuggestion(2, NoteMarkKind.Agreement, "Nos vemos en mayo."),
            new NoteSuggestion(7, NoteMarkKind.ActionItem, "Escribir a los demás"),
            new NoteSuggestion(10, NoteMarkKind.ActionItem, "Reunir os modelos"),
            new NoteSuggestion(14, NoteMarkKind.ActionItem, "Book the room"),
            new NoteSuggestion(18, NoteMarkKind.Decision, "A sede muda."),
        ],
        NoteSuggestions.Find("""
            ## Acuerdos y decisiones

            - Nos vemos en mayo.
            - ACUERDO: esto ya está marcado
            ## Temas
            - Se habló de todo.
            **Próximos pasos**
            1. Escribir a los demás
            ## Ações
            ### Uma pessoa
            - Reunir os modelos
            ## Talk
            Prose.
            - [x] done
            - [ ] Book the room
            - ordinary

            Decisões:
            - A sede muda.
            """));

    [Theory]
    [InlineData("## Not agreed\n- to move")]
    [InlineData("## Sin acuerdo\n- mudarse")]
    [InlineData("## Acuerdos de la reunión anterior\n- Ya se hizo.")]
    [InlineData("```\n- [ ] code\n```")]
    [InlineData("## What happened when we agreed on a place\n- It rained.")]
    [InlineData("## Acuerdos\nProse is none.")]
    public void What_only_looks_like_it_is_not(string text) => Assert.Empty(NoteSuggestions.Find(text));

    [Theory]
    [InlineData("- [ ] Book the room", "- [ ] ACTION: Book the room")]
    [InlineData("  2. Reservar", "  2. ACTION: Reservar")]
    [InlineData("Reservar", "ACTION: Reservar")]
    public void An_offer_that_is_taken_is_a_marked_line(string line, string marked)
    {
        Assert.Equal(marked, NoteMarks.Mark(line, NoteMarkKind.ActionItem, "en"));
        Assert.Equal(NoteMarkKind.ActionItem, Assert.Single(NoteMarks.Find(marked)).Kind);
    }
}
