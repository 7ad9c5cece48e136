namespace MeetingHub.Web.Archive;

/// <summary>Why an archive is not taken in, as a sentence fit to show.</summary>
internal sealed class ArchiveRefusal(string reason) : Exception(reason);
