using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Database;

/// <summary>Names of affiliates, people and meetings that a reader must not see. Where one stands in a text, it is blacked out in its full length, so that places in the text stay what they are.</summary>
public sealed class HiddenNames
{
    /// <summary>What stands in place of each character.</summary>
    public const char Black = '█';

    private const int MostKept = 16;
    private static readonly ConcurrentDictionary<string, HiddenNames> Kept = [];
    private static readonly HiddenNames None = new(null);

    private readonly NameTree? tree;

    private HiddenNames(NameTree? tree) => this.tree = tree;

    /// <summary>Whether there is nothing to hide, as nearly always.</summary>
    public bool IsEmpty => tree is null;

    /// <summary>The text without the names.</summary>
    public string BlackOut(string text)
    {
        if (tree is null) return text;
        StringBuilder? black = null;
        foreach (var (start, end) in tree.Find(text))
        {
            black ??= new StringBuilder(text);
            for (var i = start; i < end; i++) black[i] = Black;
        }
        return black?.ToString() ?? text;
    }

    /// <summary>What this sight must not see, asked of the store itself: it may have changed a moment ago, and in another process.</summary>
    internal static HiddenNames Load(DbConnection connection, DbTransaction? transaction, Sight sight)
    {
        if (sight == Sight.Organizers) return None;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sight == Sight.Public ? HiddenFromThePublic : HiddenFromParticipants;
        using var reader = command.ExecuteReader();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        while (reader.Read()) names.Add(reader.GetString(0));
        return Of(names);
    }

    internal static HiddenNames Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return None;
        if (Kept.Count > MostKept) Kept.Clear();
        return Kept.GetOrAdd(string.Join('\n', names), _ => new NameTree(names) is { IsEmpty: false } tree ? new HiddenNames(tree) : None);
    }

    private static string HiddenFromThePublic => Names($"<> '{nameof(Visibility.Public)}'", $"IN ('{nameof(Naming.None)}', '{nameof(Naming.Withdrawn)}')") + NamedInHiddenSourcesOnly;

    private static string HiddenFromParticipants => Names($"= '{nameof(Visibility.Organizers)}'", $"= '{nameof(Naming.Withdrawn)}'");

    // Quoted names are understood by SQLite and PostgreSQL alike. A hidden edition does not hide the title that it shares with a visible one, or with the series of one.
    private static string Names(string visibility, string naming) => $"""
        SELECT "Name" FROM "Affiliates" WHERE "Visibility" {visibility}
        UNION SELECT l."Name" FROM "AffiliateAliases" l JOIN "Affiliates" a ON a."Id" = l."AffiliateId" WHERE a."Visibility" {visibility}
        UNION SELECT "Name" FROM "People" WHERE "Naming" {naming}
        UNION SELECT l."Name" FROM "PersonAliases" l JOIN "People" p ON p."Id" = l."PersonId" WHERE p."Naming" {naming}
        UNION SELECT h."Name" FROM "Meetings" h WHERE h."Visibility" {visibility}
            AND NOT EXISTS (SELECT 1 FROM "Meetings" o WHERE o."Key" = h."Key" AND o."BinnedAt" IS NULL AND NOT o."Visibility" {visibility})
            AND NOT EXISTS (SELECT 1 FROM "Series" s JOIN "Meetings" o ON o."SeriesId" = s."Id" WHERE s."Key" = h."Key" AND o."BinnedAt" IS NULL AND NOT o."Visibility" {visibility})
        UNION SELECT s."Name" FROM "Meetings" h JOIN "Series" s ON s."Id" = h."SeriesId" WHERE h."Visibility" {visibility}
            AND NOT EXISTS (SELECT 1 FROM "Meetings" o WHERE o."SeriesId" = s."Id" AND o."BinnedAt" IS NULL AND NOT o."Visibility" {visibility})
        """;

    // A document is a ground to name somebody only for who may read it. Asked from the few documents that are not public.
    private static string NamedInHiddenSourcesOnly => $"""

        UNION SELECT p."Name" FROM "People" p WHERE p."Naming" = '{nameof(Naming.Source)}' AND p."Id" IN (
            SELECT n."PersonId" FROM "Meetings" m JOIN "Sources" s ON s."MeetingId" = m."Id" JOIN "Evidence" e ON e."SourceDocumentId" = s."Id" JOIN "Participations" n ON n."Id" = e."RecordId"
                WHERE e."RecordKind" = '{nameof(RecordKind.Participation)}' AND (m."Visibility" <> '{nameof(Visibility.Public)}' OR m."BinnedAt" IS NOT NULL)
            UNION SELECT n."PersonId" FROM "Meetings" m JOIN "Sources" s ON s."MeetingId" = m."Id" JOIN "Evidence" e ON e."SourceDocumentId" = s."Id" JOIN "SessionFacilitators" n ON n."SessionId" = e."RecordId"
                WHERE e."RecordKind" = '{nameof(RecordKind.Session)}' AND e."Field" = 'facilitators' AND (m."Visibility" <> '{nameof(Visibility.Public)}' OR m."BinnedAt" IS NOT NULL))
            AND NOT EXISTS (SELECT 1 FROM "Participations" n JOIN "Evidence" e ON e."RecordKind" = '{nameof(RecordKind.Participation)}' AND e."RecordId" = n."Id" {ReadByAll} AND n."PersonId" = p."Id")
            AND NOT EXISTS (SELECT 1 FROM "SessionFacilitators" n JOIN "Evidence" e ON e."RecordKind" = '{nameof(RecordKind.Session)}' AND e."RecordId" = n."SessionId" AND e."Field" = 'facilitators' AND e."Value" = p."Name" {ReadByAll} AND n."PersonId" = p."Id")
        """;

    private static string ReadByAll => $"""
        JOIN "Sources" s ON s."Id" = e."SourceDocumentId" LEFT JOIN "Meetings" m ON m."Id" = s."MeetingId"
        WHERE s."VersionCount" > 0 AND (s."MeetingId" IS NULL OR (m."Visibility" = '{nameof(Visibility.Public)}' AND m."BinnedAt" IS NULL))
        """;
}
