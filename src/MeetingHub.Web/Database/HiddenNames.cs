using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Database;

/// <summary>Names of affiliates and people that a reader must not see. Where one stands in a text, it is blacked out in its full length, so that places in the text stay what they are.</summary>
public sealed class HiddenNames
{
    /// <summary>What stands in place of each character.</summary>
    public const char Black = '█';

    private const int MostKept = 16;
    private static readonly ConcurrentDictionary<string, HiddenNames> Kept = [];
    private static readonly HiddenNames None = new(null);

    private readonly Regex? pattern;

    private HiddenNames(Regex? pattern) => this.pattern = pattern;

    /// <summary>Whether there is nothing to hide, as nearly always.</summary>
    public bool IsEmpty => pattern is null;

    /// <summary>The text without the names.</summary>
    public string BlackOut(string text) => pattern is null ? text : pattern.Replace(text, static name => new string(Black, name.Length));

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
        return Kept.GetOrAdd(string.Join('\n', names), _ => new HiddenNames(Pattern(names)));
    }

    // Whole words, in any case, over line ends, and in an address too. The longest first: an alias may be part of the name.
    private static Regex Pattern(IEnumerable<string> names) => new(
        @"(?<![\p{L}\p{N}])(?:" + string.Join('|', names.SelectMany(Spellings).Where(n => n.Length > 0).Distinct().OrderByDescending(n => n.Length).Select(Any)) + @")(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(5));

    // As it is written, and as an address writes it.
    private static IEnumerable<string> Spellings(string name) =>
        // A name without a Latin letter has no address of its own.
        Slug.From(name) is var slug and not "x" ? [name.Trim(), slug.Replace('-', ' ')] : [name.Trim()];

    private static string Any(string name) => string.Join(@"[\s\-_]+", name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));

    private static string HiddenFromThePublic => Names($"<> '{nameof(Visibility.Public)}'", $"IN ('{nameof(Naming.None)}', '{nameof(Naming.Withdrawn)}')");

    private static string HiddenFromParticipants => Names($"= '{nameof(Visibility.Organizers)}'", $"= '{nameof(Naming.Withdrawn)}'");

    // Quoted names are understood by SQLite and PostgreSQL alike.
    private static string Names(string visibility, string naming) => $"""
        SELECT "Name" FROM "Affiliates" WHERE "Visibility" {visibility}
        UNION SELECT l."Name" FROM "AffiliateAliases" l JOIN "Affiliates" a ON a."Id" = l."AffiliateId" WHERE a."Visibility" {visibility}
        UNION SELECT "Name" FROM "People" WHERE "Naming" {naming}
        """;
}
