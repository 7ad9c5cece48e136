using MeetingHub.Formats.Export;

namespace MeetingHub.Formats.Tests.Export;

/// <summary>The list of formats.</summary>
public sealed class AgendaExportTests
{
    [Fact]
    public void Each_format_writes_any_agenda_the_same_twice_and_names_no_hidden_person()
    {
        Assert.Equal(["ics", "xml", "json", "jsonld"], AgendaExport.Formats.Select(f => f.Extension));
        foreach (var format in AgendaExport.Formats)
            foreach (var (_, agenda) in HardAgendas.All()) Assert.Equal(Agendas.Bytes(s => format.Write(s, agenda)), Agendas.Bytes(s => format.Write(s, agenda)));

        var meeting = Agendas.Meeting();
        var hidden = new Domain.Person("second", "Second Facilitator");
        hidden.WithdrawName();
        meeting.Add("Session", "2025-02-01T09:00").AddFacilitator(hidden);
        var published = meeting.Published();
        Assert.All(AgendaExport.Formats, f => Assert.DoesNotContain("Second", Agendas.Text(s => f.Write(s, published)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_format_is_found_by_its_extension()
    {
        Assert.Equal("text/calendar; charset=utf-8", AgendaExport.Of("ics")?.MediaType);
        Assert.Null(AgendaExport.Of("pdf"));
    }
}
