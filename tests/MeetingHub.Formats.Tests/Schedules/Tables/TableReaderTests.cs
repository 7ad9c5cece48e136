using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules.Tables;

public sealed class TableReaderTests
{
    [Theory]
    [InlineData("Title,Start,End,Room,Speakers,Date\n\"First, of all\",09:00,10:30,Hall,\"First Facilitator, Second\",2025-02-08", "02-08 09:00 90 First, of all @Hall by First Facilitator+Second")]
    [InlineData("Fecha;Hora;Título de la actividad;Sala;Facilita;Duración\n08/02/2025;9:00;Primera;Salón;First Facilitator;45", "02-08 09:00 45 Primera @Salón by First Facilitator")]
    [InlineData("Dia\tHorário\tAtividade\tLocal\tResponsável\n8/2\t9h às 10h\tPrimeira\tAuditório\tFirst Facilitator", "02-08 09:00 60 Primeira @Auditório by First Facilitator")]
    [InlineData("Salle;Heure de début;Heure de fin;Titre;Intervenants\nB1;9h00;9h30;Accueil;First Facilitator", "02-07 09:00 30 Accueil @B1 by First Facilitator")]
    [InlineData("Uhrzeit,Raum,Titel\n9:00-9:30,Saal,Begrüßung", "02-07 09:00 30 Begrüßung @Saal")]
    [InlineData("| Time | Session | Room |\n|---|---|---|\n| 9:00–10:00 | First | Hall |", "02-07 09:00 60 First @Hall")]
    [InlineData("sep=;\nStart;Title\n2025-02-08 09:00;First", "02-08 09:00  First")]
    [InlineData("09:00,10:00,Opening of it,Room 1\n10:00,11:00,Second of it,Room 2", "02-07 09:00 60 Opening of it @Room 1")]
    public void Columns_are_told_by_headers_in_any_order_and_language_or_by_their_cells(string table, string first) => Assert.Equal(first, Drafts.Of(table, Drafts.Meeting).Lines()[0]);

    [Fact]
    public void The_mapping_is_returned_and_what_a_person_says_of_it_counts()
    {
        const string table = "Foo,When,Name,Where\nFirst,9:00,alpha,Hall\nSecond,10:00,beta,Hall";

        var guessed = Drafts.Of(table, Drafts.Meeting);
        var said = Drafts.Of(table, Drafts.Meeting with { Columns = new Dictionary<int, ScheduleColumn> { [0] = ScheduleColumn.Title, [3] = ScheduleColumn.Ignored } });

        Assert.Equal([(0, "Foo", ScheduleColumn.Ignored), (1, "When", ScheduleColumn.Start), (2, "Name", ScheduleColumn.Title), (3, "Where", ScheduleColumn.Room)], guessed.Columns);
        Assert.Equal(["02-07 09:00 60 First", "02-07 10:00  Second"], said.Lines());
        Assert.Equal([ScheduleColumn.Title, ScheduleColumn.Start, ScheduleColumn.Ignored, ScheduleColumn.Ignored], said.Columns.Select(c => c.Meaning));
    }

    [Fact]
    public void A_day_holds_for_the_rows_below_it_and_a_row_of_its_own_is_a_heading()
    {
        var draft = Drafts.Of("Day;Start;Title\n2025-02-08;9:00;First\n;10:00;Second\nSunday 9 February;;\n;9:00;Third", Drafts.Meeting);

        Assert.Equal(["02-08 09:00 60 First", "02-08 10:00  Second", "02-09 09:00  Third"], draft.Lines());
    }

    [Fact]
    public void One_date_that_has_its_month_first_tells_how_the_others_are_meant()
    {
        var draft = Drafts.Of("Date,Start,Title\n3/4/2025,9:00,First\n3/14/2025,9:00,Second", new ScheduleOptions());

        Assert.Equal(["03-04 09:00  First", "03-14 09:00  Second"], draft.Lines());
    }

    [Fact]
    public void Rows_that_lack_something_are_said_with_their_line()
    {
        var draft = Drafts.Of("Start,Title,Duration\n9:00,,30\nlater,Second,30\n10:00,\"Two\nlines\",long 5\n11:00,Fourth,60", Drafts.Meeting);

        Assert.Equal(["2 Schedule.NoTitle", "3 Schedule.NotATime", "4 Schedule.NotADuration"], draft.Keys());
        Assert.Equal([3, 4, 6], draft.Sessions.Select(s => s.Line));
        Assert.Equal("Two lines", draft.Sessions[1].Title);
    }

    [Fact]
    public void A_quote_that_nobody_closed_does_not_swallow_the_rest()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 400).Select(i => $"{9 + (i % 8)}:00,Session {i}"));

        Assert.Equal(401, Drafts.Of("Start,Title\n9:00,\"Open\n" + rows, Drafts.Meeting).Sessions.Count);
    }
}
