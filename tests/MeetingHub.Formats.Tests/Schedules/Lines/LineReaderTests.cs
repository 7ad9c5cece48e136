namespace MeetingHub.Formats.Tests.Schedules.Lines;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("9:00-10:30 Title of it | Room 2 | First Facilitator, Second Facilitator", "02-07 09:00 90 Title of it @Room 2 by First Facilitator+Second Facilitator")]
    [InlineData("09h00 às 10h30 – Título (Sala 2)", "02-07 09:00 90 Título @Sala 2")]
    [InlineData("9.00–9.45 Bienvenida — Ana, Luis", "02-07 09:00 45 Bienvenida by Ana+Luis")]
    [InlineData("* 2:00 pm - 3:15 pm: Strategy", "02-07 14:00 75 Strategy")]
    [InlineData("11-1 pm Lunch", "02-07 11:00 120 Lunch (break)")]
    [InlineData("14h Roda de conversa", "02-07 14:00  Roda de conversa")]
    [InlineData("- de 9:00 a 10:00 hs. Apertura", "02-07 09:00 60 Apertura")]
    [InlineData("| 9:00 | Opening | Main hall |", "02-07 09:00  Opening @Main hall")]
    [InlineData("Opening of it (9:00 - 9:30)", "02-07 09:00 30 Opening of it")]
    [InlineData("23:00-00:30 Party", "02-07 23:00 90 Party")]
    [InlineData("10:00 Mapping / Sala 3 / Luis", "02-07 10:00  Mapping @Sala 3 by Luis")]
    [InlineData("10:00 Wikidata — Taller práctico", "02-07 10:00  Wikidata — Taller práctico")]
    [InlineData("10:00 Mapping, con Luis Prueba", "02-07 10:00  Mapping by Luis Prueba")]
    [InlineData("10:00 Mapping (45 min). Facilita: First Facilitator", "02-07 10:00 45 Mapping by First Facilitator")]
    public void A_line_is_a_time_a_title_and_what_is_beside_them(string line, string expected) => Assert.Equal([expected], Drafts.Of(line, Drafts.Meeting).Lines());

    [Theory]
    [InlineData("Viernes 7 de febrero", "02-07")]
    [InlineData("Sexta-feira, 7/2", "02-07")]
    [InlineData("## Day 2", "02-08")]
    [InlineData("Día 2: talleres", "02-08")]
    [InlineData("Segundo día", "02-08")]
    [InlineData("Sábado 8", "02-08")]
    [InlineData("2025-02-09", "02-09")]
    [InlineData("**Saturday**", "02-08")]
    [InlineData("Sunday, February 9", "02-09")]
    [InlineData("Domingo 9/2/2025", "02-09")]
    public void Days_between_lines_are_the_days_of_what_follows(string heading, string expected)
    {
        var draft = Drafts.Of($"8:00 Start\n{heading}\n9:00 First", Drafts.Meeting);

        Assert.Equal(["02-07 08:00" + (expected == "02-07" ? " 60 Start" : "  Start"), expected + " 09:00  First"], draft.Lines());
        Assert.Empty(draft.Problems);
    }

    [Fact]
    public void A_session_without_an_end_ends_when_the_next_begins()
    {
        var draft = Drafts.Of("9:00 First | Room 1\n9:00 Second | Room 2\n10:30 Coffee break\n11:00-12:00 Third\n13:00 Pausa para o café", Drafts.Meeting);

        Assert.Equal(["02-07 09:00 90 First @Room 1", "02-07 09:00 90 Second @Room 2", "02-07 10:30 30 Coffee break (break)", "02-07 11:00 60 Third", "02-07 13:00  Pausa para o café (break)"], draft.Lines());
    }

    [Fact]
    public void What_cannot_be_read_is_said_with_its_line_and_what_belongs_to_a_session_is_kept_with_it()
    {
        var draft = Drafts.Of("# Meeting of all\n\nDay 1\n9:00 First\n  More about it\nSala: Hall\nNobody knows what this is\n10:00\nSecond\n11:00", Drafts.Meeting);

        Assert.Equal("Meeting of all", draft.Title);
        Assert.Equal(["02-07 09:00 60 First @Hall", "02-07 10:00  Second"], draft.Lines());
        Assert.Equal("More about it", draft.Sessions[0].Abstract);
        Assert.Equal(["7 Schedule.NotRead", "10 Schedule.NoTitle"], draft.Keys());
        Assert.Equal([4, 8], draft.Sessions.Select(s => s.Line));
    }

    [Fact]
    public void Without_a_first_day_a_day_is_known_only_where_it_is_written_in_full()
    {
        Assert.Equal(["Schedule.NoDay"], Drafts.Of("9:00 First").Keys());
        Assert.Equal(["02-08 09:00  First", "02-09 09:00  Second"], Drafts.Of("8 February 2025\n9:00 First\nDay 2\n9:00 Second").Lines());
        Assert.Contains("1 Schedule.DayNotKnown", Drafts.Of("Viernes 7 de febrero\n9:00 First").Keys());
    }

    [Fact]
    public void A_weekday_that_is_not_the_dates_is_said() => Assert.Contains("1 Schedule.WeekdayDiffers", Drafts.Of("Lunes 7 de febrero\n9:00 First", Drafts.Meeting).Keys());

    [Fact]
    public void What_begins_after_midnight_is_on_the_next_calendar_day() => Assert.Equal(["02-07 22:00 150 Music", "02-08 00:30  More music"], Drafts.Of("22:00-0:30 Music\n0:30 More music", Drafts.Meeting).Lines());

    [Theory]
    [InlineData("Lunch", true)]
    [InlineData("Almuerzo en el patio", true)]
    [InlineData("Intervalo", true)]
    [InlineData("Pause café", true)]
    [InlineData("Coffee & networking", true)]
    [InlineData("Petit-déjeuner", true)]
    [InlineData("Registro y café", true)]
    [InlineData("Learn over lunch: sailing", false)]
    [InlineData("Breaking the web", false)]
    [InlineData("Intervalo de confianza", false)]
    [InlineData("Café con editoras nuevas", false)]
    public void Breaks_are_told_by_their_words(string title, bool isBreak) => Assert.Equal(isBreak, Drafts.Of("10:00 " + title, Drafts.Meeting).Sessions[0].IsBreak);
}
