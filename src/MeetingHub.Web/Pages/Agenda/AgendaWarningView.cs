using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>A warning in words, and the session to look at.</summary>
public sealed record AgendaWarningView(AgendaWarningKind Kind, string Meeting, string? Code, string Text)
{
    /// <summary>What is odd about a meeting's draft.</summary>
    public static IReadOnlyList<AgendaWarningView> Of(Meeting meeting, Texts texts)
    {
        var sessions = meeting.Sessions.Where(s => s.BinnedAt is null).ToDictionary(s => s.Code);
        var slots = sessions.Values.Select(s => new AgendaSlot(s.Code, s.IsBreak, s.Day, s.Start, s.Minutes, s.Room, s.Language, [.. s.Facilitators.Select(f => f.PersonId is { } person ? $"p{person}" : $"a{f.AffiliateId}")]));
        return [.. AgendaWarning.Of(slots, meeting.Starts, meeting.Ends).Select(w => new AgendaWarningView(w.Kind, meeting.Slug, w.Code, TextOf(w, code => (sessions[code].Title, sessions[code].Start, sessions[code].Room), texts)))];
    }

    /// <summary>A warning in words, given what its sessions are called, when they start and where they are.</summary>
    public static string TextOf(AgendaWarning warning, Func<string, (string Title, TimeOnly? Start, string? Room)> session, Texts texts)
    {
        var day = warning.Day?.ToString(texts["Format.Day"], CultureInfo.CurrentCulture) ?? "";
        if (warning.Code is null) return texts[$"AgendaWarning.{warning.Kind}", day];
        var (title, start, room) = session(warning.Code);
        return warning.Other is { } other
            ? texts[$"AgendaWarning.{warning.Kind}", title, session(other).Title, day, start?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", room ?? ""]
            : texts[$"AgendaWarning.{warning.Kind}", title, day];
    }
}
