using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database;

/// <summary>The sorts of things that are searched, in the order of the page.</summary>
public enum SearchedKinds
{
    /// <summary>Session notes.</summary>
    Notes,
    /// <summary>Sessions as published.</summary>
    Sessions,
    /// <summary>Outcomes.</summary>
    Outcomes,
    /// <summary>Meetings.</summary>
    Meetings,
    /// <summary>Affiliates.</summary>
    Affiliates,
    /// <summary>Source documents.</summary>
    Sources,
}

/// <summary>
/// The full-text index: SQLite's FTS5, kept by triggers, so that whatever writes to the store keeps it right. It holds no texts, only what word stands where;
/// what is found is read from the store as the visitor sees it.
/// </summary>
public static class SearchIndex
{
    private const int StepBits = 40;
    private const long Step = 1L << StepBits;

    /// <summary>What to add to the number of a thing of a sort.</summary>
    public static long OffsetOf(SearchedKinds kind) => ((int)kind + 1) * Step;

    /// <summary>The best hits of some sorts, so many after so many of each: their numbers, best first. Only so many, because a common word stands nearly everywhere.</summary>
    public static async Task<ILookup<SearchedKinds, int>> FindAsync(HubDbContext database, IReadOnlyCollection<SearchedKinds> kinds, string expression, int skip, int take, CancellationToken cancel)
    {
        // All sorts at once: going through what a word begins is most of the work.
        var sql = $$"""
            SELECT "Value" FROM (
                SELECT rowid AS "Value", ROW_NUMBER() OVER (PARTITION BY rowid >> {{StepBits}} ORDER BY bm25("SearchIndex", 5.0, 1.0)) AS "Place" FROM "SearchIndex" WHERE "SearchIndex" MATCH {0} AND rowid BETWEEN {1} AND {2}
            ) WHERE "Place" > {3} AND "Place" <= {4} ORDER BY "Value" >> {{StepBits}}, "Place"
            """;
        var rows = await database.Database.SqlQueryRaw<long>(sql, expression, OffsetOf(kinds.Min()), OffsetOf(kinds.Max()) + Step - 1, skip, skip + take).ToListAsync(cancel);
        return rows.ToLookup(row => (SearchedKinds)(row / Step - 1), row => (int)(row % Step));
    }

    /// <summary>All hits of one sort, in no order: ranking them would be most of the work.</summary>
    public static async Task<IReadOnlySet<int>> AllAsync(HubDbContext database, SearchedKinds kind, string expression, CancellationToken cancel)
    {
        var offset = OffsetOf(kind);
        var rows = await database.Database.SqlQueryRaw<long>("""SELECT rowid AS "Value" FROM "SearchIndex" WHERE "SearchIndex" MATCH {0} AND rowid BETWEEN {1} AND {2}""", expression, offset, offset + Step - 1).ToListAsync(cancel);
        return rows.Select(row => (int)(row - offset)).ToHashSet();
    }

    /// <summary>The statements that make the index and fill it from what is there.</summary>
    internal static IEnumerable<string> Statements()
    {
        yield return """CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Title", "Body", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')""";
        foreach (var (kind, table, key, title, body) in Tables)
        {
            var offset = OffsetOf(kind);
            var insert = $"""INSERT INTO "SearchIndex" (rowid, "Title", "Body")""";
            yield return $"""CREATE TRIGGER "{table}_Search_Insert" AFTER INSERT ON "{table}" BEGIN {insert} VALUES (new."{key}" + {offset}, {Of("new", title)}, {Of("new", body)}); END""";
            yield return $"""CREATE TRIGGER "{table}_Search_Update" AFTER UPDATE OF {string.Join(", ", title.Concat(body).Select(c => $"\"{c}\""))} ON "{table}" BEGIN DELETE FROM "SearchIndex" WHERE rowid = old."{key}" + {offset}; {insert} VALUES (new."{key}" + {offset}, {Of("new", title)}, {Of("new", body)}); END""";
            yield return $"""CREATE TRIGGER "{table}_Search_Delete" AFTER DELETE ON "{table}" BEGIN DELETE FROM "SearchIndex" WHERE rowid = old."{key}" + {offset}; END""";
            yield return $"""{insert} SELECT t."{key}" + {offset}, {Of("t", title)}, {Of("t", body)} FROM "{table}" t""";
        }

        static string Of(string row, string[] columns) => columns.Length == 0 ? "''" : string.Join(" || ' ' || ", columns.Select(c => $"COALESCE({row}.\"{c}\", '')"));
    }

    /// <summary>The statements that take it away.</summary>
    internal static IEnumerable<string> Removal()
    {
        foreach (var table in Tables)
            foreach (var moment in Moments) yield return $"""DROP TRIGGER "{table.Table}_Search_{moment}" """;
        yield return """DROP TABLE "SearchIndex" """;
    }

    private static readonly string[] Moments = ["Insert", "Update", "Delete"];

    private static (SearchedKinds Kind, string Table, string Key, string[] Title, string[] Body)[] Tables =>
    [
        (SearchedKinds.Notes, "SessionNotes", "Id", [], [nameof(SessionNote.Text)]),
        (SearchedKinds.Sessions, "ReleasedSessions", "Id", [nameof(ReleasedSession.Title)], [nameof(ReleasedSession.Abstract)]),
        (SearchedKinds.Outcomes, "Outcomes", "Id", [], [nameof(Outcome.Text), nameof(Outcome.Area)]),
        (SearchedKinds.Meetings, "Meetings", "Id", [nameof(Meeting.Name)], [nameof(Meeting.City), nameof(Meeting.Venue)]),
        (SearchedKinds.Affiliates, "Affiliates", "Id", [nameof(Affiliate.Name)], []),
        (SearchedKinds.Sources, "SourceContents", nameof(SourceContent.SourceVersionId), [], [nameof(SourceContent.Text)]),
    ];
}
