namespace MeetingHub.Domain;

/// <summary>What staff say of a meeting in its summary report, beside what the hub knows of it already.</summary>
public sealed class MeetingReport(int meetingId, string? language) : Record
{
    /// <summary>How long the summary may be, in words: a board reads no more.</summary>
    public const int MostSummaryWords = 200;

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; } = meetingId;

    /// <summary>The BCP 47 tag of the language of its words.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>The meeting in a few words, at most <see cref="MostSummaryWords"/>.</summary>
    public string? Summary { get; private set; }

    /// <summary>What has changed since, in the long run too, expected or not.</summary>
    public string? Effects { get; private set; }

    /// <summary>What worked, what did not, what would be done differently.</summary>
    public string? Lessons { get; private set; }

    /// <summary>Where more is documented: one a line, words and an address, or an address alone.</summary>
    public string? Links { get; private set; }

    /// <summary>Who may read them; nobody but organizers and staff until somebody says otherwise.</summary>
    public Visibility Visibility { get; private set; } = Visibility.Organizers;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Report;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    /// <summary>How many words a text has: runs of what is not white space.</summary>
    public static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Reads the links: the last word of a line that is a web address, and what stands before it. A line without one is left out.</summary>
    public static IReadOnlyList<(string Title, string Address)> LinksOf(string? links) =>
        [.. from line in (links ?? "").Split('\n')
            let words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            where words.Length > 0 && Uri.TryCreate(words[^1], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            select (words.Length == 1 ? words[0] : string.Join(' ', words[..^1]).TrimEnd(':', ' '), words[^1])];

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<MeetingReport>("summary", r => r.Summary, (r, v) => r.Summary = v),
        RecordField.Of<MeetingReport>("effects", r => r.Effects, (r, v) => r.Effects = v),
        RecordField.Of<MeetingReport>("lessons", r => r.Lessons, (r, v) => r.Lessons = v),
        RecordField.Of<MeetingReport>("links", r => r.Links, (r, v) => r.Links = v),
        RecordField.Of<MeetingReport>("language", r => r.Language, (r, v) => r.Language = v),
        RecordField.Of<MeetingReport>("visibility", r => r.Visibility.ToString(), (r, v) => r.Visibility = v is null ? Visibility.Organizers : Enum.Parse<Visibility>(v)),
    ];
}
