using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Feeds;

/// <summary>What an Atom feed says of itself.</summary>
/// <param name="Name">What stays when its address changes; its UUID is made of it (RFC 4287, 4.2.6).</param>
/// <param name="Title">Its title, in its language.</param>
/// <param name="Language">The BCP 47 tag of its language. A translation is a feed of its own.</param>
/// <param name="Self">Its absolute address.</param>
/// <param name="Page">The absolute address of the page that says the same.</param>
/// <param name="Author">Who speaks where an entry does not say.</param>
public sealed record FeedFrame(string Name, string Title, string Language, string Self, string Page, string Author);

/// <summary>One piece of news in a feed.</summary>
/// <param name="Name">What stays when its address changes, unique in the feed.</param>
/// <param name="At">When it happened, or happened last.</param>
/// <param name="By">Who did it; empty where the feed's author speaks.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Lines">What it says, line by line, as plain text.</param>
/// <param name="Address">The absolute address of its page.</param>
public sealed record FeedEntry(string Name, DateTimeOffset At, string By, string Title, IReadOnlyList<string> Lines, string Address);

/// <summary>Writes Atom feeds (RFC 4287).</summary>
public static class AtomFeed
{
    /// <summary>The media type of RFC 4287, section 7.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>Writes the feed, the newest entry first; of one instant, in the order given.</summary>
    public static void Write(Stream stream, FeedFrame frame, IEnumerable<FeedEntry> entries)
    {
        List<FeedEntry> newestFirst = [.. entries.OrderByDescending(e => e.At)];
        var feed = new SyndicationFeed(newestFirst.Select(e => Entry(frame, e)))
        {
            Id = Uuid(frame.Name),
            Title = new TextSyndicationContent(CleanText.Line(frame.Title)),
            Language = frame.Language,
            // Obligatory (4.1.1) also where nothing has happened yet, and it must not come from a clock.
            LastUpdatedTime = newestFirst is [var newest, ..] ? newest.At : DateTimeOffset.UnixEpoch,
            Generator = "MeetingHub",
        };
        // A feed without an author needs one in each entry (4.1.1).
        feed.Authors.Add(new SyndicationPerson { Name = CleanText.Line(frame.Author) });
        feed.Links.Add(new SyndicationLink(new Uri(frame.Self), "self", null, "application/atom+xml", 0));
        feed.Links.Add(new SyndicationLink(new Uri(frame.Page), "alternate", null, "text/html", 0));
        using var xml = XmlWriter.Create(stream, Settings);
        feed.SaveAsAtom10(xml);
    }

    private static SyndicationItem Entry(FeedFrame frame, FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = Uuid($"{frame.Name}/{entry.Name}"),
            Title = new TextSyndicationContent(CleanText.Line(entry.Title)),
            Content = new TextSyndicationContent(string.Join('\n', entry.Lines.Select(l => CleanText.Lines(l)).Where(l => l.Length > 0))),
            PublishDate = entry.At,
            LastUpdatedTime = entry.At,
        };
        if (entry.By.Length > 0) item.Authors.Add(new SyndicationPerson { Name = CleanText.Line(entry.By) });
        item.Links.Add(new SyndicationLink(new Uri(entry.Address), "alternate", null, "text/html", 0));
        return item;
    }

    // 4.2.6: permanent, and the same wherever the feed moves to.
    private static string Uuid(string name) => $"urn:uuid:{NameUuid.Of(name)}";
}
