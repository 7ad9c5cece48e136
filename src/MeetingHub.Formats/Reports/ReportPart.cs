namespace MeetingHub.Formats.Reports;

/// <summary>The parts of a report, in the order in which they usually stand; each can be left out.</summary>
public enum ReportPart
{
    /// <summary>What, where, when, by whom, and the meeting in numbers.</summary>
    Identity,
    /// <summary>What staff say of it in a few words.</summary>
    Summary,
    /// <summary>Goals against results.</summary>
    Goals,
    /// <summary>The agenda as it was held.</summary>
    Agenda,
    /// <summary>Who took part, in numbers.</summary>
    Participation,
    /// <summary>Each session with what its notes come to.</summary>
    Sessions,
    /// <summary>What was agreed.</summary>
    Outcomes,
    /// <summary>What became of what earlier meetings agreed.</summary>
    FollowUps,
    /// <summary>What surveys found.</summary>
    Surveys,
    /// <summary>Visits and exchanges of its programme.</summary>
    Visits,
    /// <summary>What has changed since.</summary>
    Effects,
    /// <summary>What worked, what did not, what would be done differently.</summary>
    Lessons,
    /// <summary>What was planned and what was spent.</summary>
    Finances,
    /// <summary>Where more can be read.</summary>
    Links,
    /// <summary>The notes of its sessions, whole.</summary>
    Annex,
}
