using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Attachments;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace MeetingHub.Web.Archive;

/// <summary>What must hold of values that the types alone do not say: nothing comes in by a file that no form would take.</summary>
internal static partial class ArchiveChecks
{
    /// <summary>Looks at one row.</summary>
    /// <exception cref="ArchiveRefusal">It cannot be.</exception>
    public static void Check(ArchiveTable table, IReadOnlyDictionary<string, object?> row, string place)
    {
        foreach (var (name, value) in row)
            if (value is string text && !Holds(table.Type.ClrType, name, text)) throw new ArchiveRefusal($"{place}: {name} is not what it must be.");
    }

    /// <summary>Looks at a file that hangs on notes: it must be what it says it is.</summary>
    public static void CheckAttachment(IReadOnlyDictionary<string, object?> attachment, byte[] bytes)
    {
        try
        {
            if (AttachedFile.Read((string)attachment[nameof(Attachment.Name)]!, bytes).MediaType == (string)attachment[nameof(Attachment.MediaType)]! && (int)attachment[nameof(Attachment.Length)]! == bytes.Length) return; // no column of them may be empty
        }
        catch (DomainRuleException)
        {
            // Said below, with its name.
        }
        throw new ArchiveRefusal($"The attachment {attachment[nameof(Attachment.Name)]} is not what it says it is.");
    }

    /// <summary>Looks at a version of a document: its bytes must be those that it had.</summary>
    public static void CheckSource(IReadOnlyDictionary<string, object?> version, byte[] bytes)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != (string?)version[nameof(SourceVersion.Sha256)]) throw new ArchiveRefusal("A document is not what it was: its bytes have another SHA-256.");
    }

    /// <summary>Looks at surveys that came in: counting what was answered must be possible.</summary>
    public static async Task CheckSurveysAsync(HubDbContext database, IReadOnlyCollection<int> surveys, CancellationToken cancel)
    {
        foreach (var survey in await database.Surveys.AsNoTracking().AsSplitQuery().Include(s => s.Questions).ThenInclude(q => q.Words).Where(s => surveys.Contains(s.Id)).ToListAsync(cancel))
        {
            if (survey.Questions.Any(q => q.Words.Count == 0)) throw new ArchiveRefusal("A question of a survey has no words.");
            var options = survey.Questions.ToDictionary(q => q.Id, q => q.OptionCount);
            var replies = await database.SurveyAnswers.AsNoTracking().Where(a => a.SurveyId == survey.Id).SelectMany(a => a.Replies).Where(r => r.Option != null).Select(r => new { r.QuestionId, r.Option }).Distinct().ToListAsync(cancel);
            if (replies.Exists(r => !options.TryGetValue(r.QuestionId, out var count) || r.Option < 0 || r.Option >= count)) throw new ArchiveRefusal("An answer of a survey is none to its question.");
        }
    }

    private static bool Holds(Type table, string name, string text) => name switch
    {
        "Slug" => text.Length <= 100 && Address().IsMatch(text) && !Slug.Reserved.Contains(text),
        "Language" => LanguageTag().IsMatch(text),
        "TimeZone" => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null,
        "Link" or "Origin" when table != typeof(Session) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
        nameof(Session.Code) => Code().IsMatch(text),
        nameof(Attachment.Token) => Token().IsMatch(text),
        nameof(Attachment.Name) when table == typeof(Attachment) => FileName().IsMatch(text),
        nameof(SessionNote.Text) when table == typeof(SessionNote) || table == typeof(NoteRevision) => text.Length <= SessionNote.LongestText,
        _ => true,
    };

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[\w.-]{1,60}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[0-9a-f]{20}\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[a-z0-9-]{1,100}\.[a-z0-9]{2,5}\z")]
    private static partial Regex FileName();
}
