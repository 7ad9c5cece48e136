using MeetingHub.Formats.Export;

namespace MeetingHub.Formats.Feeds;

/// <summary>A release of an agenda as a feed tells it.</summary>
/// <param name="Number">Which release.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="By">The name of whoever published it.</param>
/// <param name="Title">What it is called, in the feed's language.</param>
/// <param name="Comment">What the organizer says about it.</param>
/// <param name="Changes">What changed, one sentence each, in the feed's language.</param>
public sealed record FeedRelease(int Number, DateTimeOffset PublishedAt, string By, string Title, string? Comment, IReadOnlyList<string> Changes);

/// <summary>The releases of a meeting's agenda as an Atom feed.</summary>
public static class ReleasesFeed
{
    /// <summary>Writes the feed, newest release first.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="agenda">Whose agenda; its own release counts for nothing here.</param>
    /// <param name="title">The feed's title, in its language.</param>
    /// <param name="language">The BCP 47 tag of the feed's language.</param>
    /// <param name="author">The site, which speaks where a release does not say who published it.</param>
    /// <param name="releases">The releases, in any order.</param>
    public static void Write(Stream stream, PublishedAgenda agenda, string title, string language, string author, IEnumerable<FeedRelease> releases)
    {
        // The store's number stays when the meeting gets another address.
        var name = FormattableString.Invariant($"{agenda.AddressOf("/meetings")}#{agenda.Meeting.Id}/{language}/releases");
        AtomFeed.Write(
            stream, new FeedFrame(name, title, language, agenda.AgendaAddress + "/releases.atom", agenda.AgendaAddress + "/releases", author),
            releases.OrderByDescending(r => r.Number).Select(r => new FeedEntry(
                FormattableString.Invariant($"{r.Number}"), r.PublishedAt, r.By, r.Title, [r.Comment ?? "", .. r.Changes], FormattableString.Invariant($"{agenda.AgendaAddress}/releases/{r.Number}"))));
    }
}
