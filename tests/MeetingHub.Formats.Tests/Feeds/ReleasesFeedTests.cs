using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using MeetingHub.Formats.Feeds;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.Feeds;

/// <summary>The feed of an agenda's releases.</summary>
public sealed class ReleasesFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly FeedRelease[] Releases =
    [
        new(1, Agendas.PublishedAt, "First Organizer", "Publicación 1", null, ["Nueva: Apertura"]),
        new(2, Agendas.PublishedAt.AddDays(1), "Second Organizer", "Publicación 2", "Cambió\nla sala\u0001", ["«Apertura» se movió", "«Cierre» <no> va"]),
    ];

    [Fact]
    public void A_feed_tells_each_release_newest_first_with_what_Atom_demands()
    {
        var feed = XElement.Parse(Text(Releases));

        Assert.Equal("es", feed.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.Equal("Agenda 2025-01-16T12:00:00Z", $"{feed.Element(Atom + "title")?.Value} {feed.Element(Atom + "updated")?.Value}");
        Assert.Equal(["self https://hub.example/meetings/encuentro-2025/agenda/releases.atom", "alternate https://hub.example/meetings/encuentro-2025/agenda/releases"], feed.Elements(Atom + "link").Select(Link));
        Assert.Equal(
        [
            "Publicación 2|Second Organizer|2025-01-16T12:00:00Z|2025-01-16T12:00:00Z|Cambió\nla sala\n«Apertura» se movió\n«Cierre» <no> va|alternate https://hub.example/meetings/encuentro-2025/agenda/releases/2",
            "Publicación 1|First Organizer|2025-01-15T12:00:00Z|2025-01-15T12:00:00Z|Nueva: Apertura|alternate https://hub.example/meetings/encuentro-2025/agenda/releases/1",
        ], feed.Elements(Atom + "entry").Select(e => string.Join('|', e.Element(Atom + "title")?.Value, e.Element(Atom + "author")?.Element(Atom + "name")?.Value, e.Element(Atom + "published")?.Value, e.Element(Atom + "updated")?.Value, e.Element(Atom + "content")?.Value, Link(e.Element(Atom + "link")!)))); // asserted by being read

        static string Link(XElement link) => $"{link.Attribute("rel")?.Value} {link.Attribute("href")?.Value}";
    }

    [Fact]
    public void Ids_stay_when_releases_follow_and_differ_by_language()
    {
        Assert.Equal(Text(Releases), Text(Releases));
        Assert.Equal(Ids(Releases[..1]), Ids(Releases).Where((_, i) => i is 0 or 2));
        Assert.Equal(3, Ids(Releases).Distinct().Count());
        Assert.Empty(Ids(Releases).Intersect(Ids(Releases, "pt")));
        Assert.All(Ids(Releases), id => Assert.Matches("^urn:uuid:[0-9a-f-]{36}$", id));

        static List<string> Ids(FeedRelease[] releases, string language = "es") => [.. XElement.Parse(Text(releases, language)).Descendants(Atom + "id").Select(i => i.Value)];
    }

    [Fact]
    public void A_feed_without_releases_is_one()
    {
        using var xml = XmlReader.Create(new StringReader(Text([])));
        var feed = SyndicationFeed.Load(xml);

        Assert.Empty(feed.Items);
        Assert.Equal(DateTimeOffset.UnixEpoch, feed.LastUpdatedTime);
    }

    private static string Text(FeedRelease[] releases, string language = "es") => Agendas.Text(s => ReleasesFeed.Write(s, Agendas.Meeting().Published(release: null), "Agenda", language, "MeetingHub", releases));
}
