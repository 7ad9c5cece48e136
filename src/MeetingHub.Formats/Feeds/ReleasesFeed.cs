using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Feeds;

/// <summary>A release of an agenda as a feed tells it.</summary>
/// <param name="Number">Which release.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="By">The name of whoever published it.</param>
/// <param name="Title">What it is called, in the feed's language.</param>
/// <param name="Comment">What the organizer says about it.</param>
/// <param name="Changes">What changed, one sentence each, in the feed's language.</param>
public sealed record FeedRelease(int Number, DateTimeOffset PublishedAt, string By, string Title, string? Comment, IReadOnlyList<string> Changes);

/// <summary>The releases of a meeting's agenda as an Atom feed (RFC 4287).</summary>
public static class ReleasesFeed
{
    /// <summary>The media type of RFC 4287, section 7.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>Writes the feed, newest release first.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="agenda">Whose agenda; its own release counts for nothing here.</param>
    /// <param name="title">The feed's title, in its language.</param>
    /// <param name="language">The BCP 47 tag of the feed's language.</param>
    /// <param name="releases">The releases, in any order.</param>
    public static void Write(Stream stream, PublishedAgenda agenda, string title, string language, IEnumerable<FeedRelease> releases)
    {
        // The store's number stays when the meeting gets another address. A translation is a feed of its own.
        var id = FormattableString.Invariant($"{agenda.AddressOf("/meetings")}#{agenda.Meeting.Id}/{language}/releases");
        List<FeedRelease> newestFirst = [.. releases.OrderByDescending(r => r.Number)];
        var feed = new SyndicationFeed(newestFirst.Select(r => Entry(agenda, id, r)))
        {
            Id = Uuid(id),
            Title = new TextSyndicationContent(CleanText.Line(title)),
            Language = language,
            // Obligatory (4.1.1) also where nothing has happened yet, and it must not come from a clock.
            LastUpdatedTime = newestFirst.Select(r => r.PublishedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            Generator = "MeetingHub",
        };
        feed.Links.Add(new SyndicationLink(new Uri(agenda.AgendaAddress + "/releases.atom"), "self", null, "application/atom+xml", 0));
        feed.Links.Add(new SyndicationLink(new Uri(agenda.AgendaAddress + "/releases"), "alternate", null, "text/html", 0));
        using var xml = XmlWriter.Create(stream, Settings);
        feed.SaveAsAtom10(xml);
    }

    private static SyndicationItem Entry(PublishedAgenda agenda, string feed, FeedRelease release)
    {
        var lines = release.Changes.Select(CleanText.Line).Prepend(CleanText.Lines(release.Comment)).Where(l => l.Length > 0);
        var entry = new SyndicationItem
        {
            Id = Uuid(FormattableString.Invariant($"{feed}/{release.Number}")),
            Title = new TextSyndicationContent(CleanText.Line(release.Title)),
            Content = new TextSyndicationContent(string.Join('\n', lines)),
            PublishDate = release.PublishedAt,
            LastUpdatedTime = release.PublishedAt,
        };
        entry.Authors.Add(new SyndicationPerson { Name = CleanText.Line(release.By) });
        entry.Links.Add(new SyndicationLink(new Uri(FormattableString.Invariant($"{agenda.AgendaAddress}/releases/{release.Number}")), "alternate", null, "text/html", 0));
        return entry;
    }

    // 4.2.6: permanent, and the same wherever the feed moves to.
    private static string Uuid(string name) => $"urn:uuid:{NameUuid.Of(name)}";
}
