namespace MeetingHub.Formats.Tests.Schedules.Json;

public sealed class ScheduleJsonReaderTests
{
    [Fact]
    public void Days_rooms_and_events_of_the_common_schema_are_read()
    {
        var draft = Drafts.Of("""
            // written by hand
            {"schedule":{"conference":{"title":"Meeting","time_zone_name":"America/Bogota","days":[{"date":"2025-02-08","rooms":{"Hall":[
              {"guid":"g","title":"First","date":"2025-02-08T09:00:00-05:00","start":"09:00","duration":"0:45","language":"ES","persons":[{"full_public_name":"First Facilitator"},{"public_name":"Second"},{"name":"Third"},"Fourth"]}],
              "Empty":[]}},{"date":"2025-02-09","rooms":{}}]}}}
            """);

        Assert.Equal(["02-08 09:00 45 First @Hall by First Facilitator+Second+Third+Fourth"], draft.Lines());
        Assert.Equal(("Meeting", "America/Bogota", "g", "es"), (draft.Title, draft.TimeZone, draft.Sessions[0].Origin, draft.Sessions[0].Language));
        Assert.Equal(["Hall", "Empty"], draft.Rooms);
        Assert.Equal([1, 0], draft.Days.Select(d => d.Sessions));
    }

    [Fact]
    public void Sessionize_names_rooms_and_speakers_by_id_and_gives_times_of_the_place()
    {
        const string file = """{"sessions":[{"id":"1","title":"First","startsAt":"2025-02-08T09:00:00","endsAt":"2025-02-08T09:45:00","roomId":5,"speakers":["a"],"isServiceSession":false},{"id":"2","title":"Registration","startsAt":"2025-02-08T08:00:00","endsAt":"2025-02-08T09:00:00","roomId":5,"speakers":[],"isServiceSession":true}],"speakers":[{"id":"a","firstName":"First","lastName":"Facilitator"}],"rooms":[{"id":5,"name":"Hall"},{"id":6,"name":"Other"}],"categories":[]}""";

        Assert.Equal(["02-08 09:00 45 First @Hall by First Facilitator", "02-08 08:00 60 Registration @Hall (break)"], Drafts.Of(file).Lines());
        Assert.Equal("Schedule.ZoneFloating", Drafts.Of(file).ZoneQuestion?.Why);
        Assert.Null(Drafts.Of(file, Drafts.Meeting).ZoneQuestion);
    }

    [Fact]
    public void Pretalx_submissions_give_a_session_for_each_slot_and_none_when_withdrawn()
    {
        var draft = Drafts.Of("""
            {"count":2,"results":[{"code":"AAA","title":"Deux fois","content_locale":"fr","state":"confirmed","submission_type":{"en":"Talk"},"duration":30,"speakers":[{"code":"S","name":"First Facilitator"}],
            "slots":[{"id":1,"start":"2025-02-08T09:00:00-05:00","room":{"id":3,"name":{"en":"Hall","fr":"Salle"}}},{"id":2,"start":"2025-02-09T09:00:00-05:00","room":{"id":3,"name":{"en":"Hall"}}}]},
            {"code":"BBB","title":"Gone","state":"withdrawn","slots":[]}]}
            """);

        Assert.Equal(["02-08 09:00 30 Deux fois @Hall by First Facilitator", "02-09 09:00 30 Deux fois @Hall by First Facilitator"], draft.Lines());
        Assert.Equal(["AAA-1", "AAA-2"], draft.Sessions.Select(s => s.Origin));
        Assert.Equal(["Schedule.Cancelled"], draft.Keys());
    }

    [Fact]
    public void Days_minutes_and_rooms_may_be_the_keys()
    {
        var draft = Drafts.Of("""{"rooms":[{"id":12,"name":{"en":"Hall"}}],"schedule":{"2025-02-08":{"510":{},"540":{"12":{"code":"A","title":"First","duration":30}}}},"extra":{"2025-02-08":{"750":{"id":"x","title":{"en":"Lunch","fr":"Déjeuner"}}}}}""", Drafts.Meeting);

        Assert.Equal(["02-08 09:00 30 First @Hall", "02-08 12:30  Lunch (break)"], draft.Lines());
    }

    [Fact]
    public void A_file_that_is_cut_off_gives_what_came_before_and_the_line()
    {
        var draft = Drafts.Of("{\"days\":[{\"date\":\"2025-02-08\",\"rooms\":{\"Hall\":[{\"title\":\"First\",\"start\":\"09:00\"},\n{\"title\":\"Sec");

        Assert.Equal(["02-08 09:00  First @Hall"], draft.Lines());
        Assert.Equal(["2 Schedule.CutShort"], draft.Keys());
    }

    [Theory]
    [InlineData("{\"a\": nonsense}", "1 Schedule.NotReadable")]
    [InlineData("{\"a\": 1}", "Schedule.NoSessions")]
    [InlineData("[]", "Schedule.NoSessions")]
    public void Json_without_sessions_is_an_error_and_no_exception(string text, string key) => Assert.Equal([key], Drafts.Of(text).Keys());

    [Fact]
    public void Half_a_character_in_an_escape_is_replaced() => Assert.Equal("A\ufffdB", Drafts.Of("""[{"title":"A\ud800B","start":"2025-02-08T09:00:00"}]""").Sessions[0].Title);
}
