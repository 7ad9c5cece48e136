using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>What changed in a session, in words that a participant understands.</summary>
public static class AgendaChangeText
{
    /// <summary>"moved from Friday 11:30, Room 2, to Friday 11:15", without the session's title.</summary>
    public static string Of(AgendaChange change, Texts texts) => (change.Kind, change.Session, change.Before) switch
    {
        (AgendaChangeKind.Added, var now, _) => Place(now, texts, withRoom: true) is { Length: > 0 } place ? texts["Change.AddedAt", place] : texts["Change.Added"],
        (AgendaChangeKind.Returned, var now, _) => Place(now, texts, withRoom: true) is { Length: > 0 } place ? texts["Change.ReturnedAt", place] : texts["Change.Returned"],
        (AgendaChangeKind.Moved, var now, { } before) => Moved(now, before, texts),
        (AgendaChangeKind.Resized, { Minutes: { } minutes }, { Minutes: { } old }) => texts["Change.Resized", texts.Duration(minutes), texts.Duration(old)],
        (AgendaChangeKind.Resized, { Minutes: { } minutes }, _) => texts["Change.Takes", texts.Duration(minutes)],
        (AgendaChangeKind.Resized, _, _) => texts["Change.EndOpen"],
        (AgendaChangeKind.Renamed, _, { } before) => texts["Change.Renamed", before.Title],
        (AgendaChangeKind.OtherFacilitators, var now, _) => string.Join(", ", now.Facilitators.Select(f => PublishedAgendaQuery.NameOf(f, texts)).OfType<string>()) is { Length: > 0 } names
            ? texts["Change.LedBy", names]
            : texts["Change.LedByNobody"],
        (AgendaChangeKind.Dropped, _, _) => texts["Change.Dropped"],
        _ => texts["Change.Reworded"],
    };

    private static string Moved(ReleasedSession now, ReleasedSession before, Texts texts)
    {
        var changesRoom = now.Room != before.Room;
        if (now.Starts == before.Starts && now.Day == before.Day) return (before.Room, now.Room) switch
        {
            (null, { } room) => texts["Change.InRoom", room],
            ({ } room, null) => texts["Change.NoRoom", room],
            var (from, to) => texts["Change.MovedRoom", from!, to!], // one is null in the two above
        };
        return (Place(before, texts, changesRoom), Place(now, texts, changesRoom)) switch
        {
            ("", var to) => texts["Change.MovedTo", to],
            (var from, "") => texts["Change.MovedAway", from],
            // A place of two parts ends with a comma, or nobody sees where it ends.
            var (from, to) => texts["Change.Moved", from.Contains(',') ? from + "," : from, to],
        };
    }

    private static string Place(ReleasedSession session, Texts texts, bool withRoom) => string.Join(", ", new[]
    {
        string.Join(' ', new[] { session.Day?.ToString(texts["Format.Day"], CultureInfo.CurrentCulture), session.Start?.ToString("HH:mm", CultureInfo.InvariantCulture) }.OfType<string>()),
        withRoom ? session.Room : null,
    }.Where(part => part is { Length: > 0 }));
}
